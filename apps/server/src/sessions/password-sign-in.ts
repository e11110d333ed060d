import { accountToSignIn, setPasswordHash } from "../accounts/account-store.ts";
import { hashPassword, isOutdated, passwordMatches } from "../accounts/password.ts";
import { logSecurityEvent } from "../accounts/security-events.ts";
import { ServerError } from "../errors.ts";
import { type Door, enter, firstRole } from "./enter.ts";

/** The same words for a name that nobody has and for a wrong password: a stranger learns nothing of who works here. */
function refused(): ServerError {
  return new ServerError("SIGN_IN_REFUSED", "This sign-in name and password do not belong together.", {
    statusCode: 401,
  });
}

/** Signs in with a name and a password, or refuses with one and the same sentence after the same work. */
export async function signInWithPassword(
  door: Door,
  loginName: string,
  password: string,
): Promise<{ readonly state: "signed-in" }> {
  const { database, request } = door;
  const found = await accountToSignIn(database, loginName);
  const matches = await passwordMatches(password, found?.passwordHash ?? null);
  const address = request.ip;
  if (found === null || !matches || found.account.suspended) {
    await logSecurityEvent(database, {
      kind: "sign-in-refused",
      actorId: null,
      accountId: found?.account.id ?? null,
      address,
      details: { method: "password" },
    });
    throw refused();
  }
  const { account, passwordHash } = found;
  if (passwordHash !== null && isOutdated(passwordHash)) {
    await setPasswordHash(database, account.id, await hashPassword(password));
  }
  await enter(door, { kind: "account", accountId: account.id, role: firstRole(account.roles) }, "signed in");
  await logSecurityEvent(database, {
    kind: "signed-in",
    actorId: account.id,
    accountId: account.id,
    address,
    details: { method: "password" },
  });
  return { state: "signed-in" };
}
