import {
  type Account,
  accountToSignIn,
  normalLoginName,
  setPasswordHash,
} from "../accounts/account-store.ts";
import { hashPassword, isOutdated, passwordMatches } from "../accounts/password.ts";
import { hasSecondFactor } from "../accounts/second-factor.ts";
import { logSecurityEvent } from "../accounts/security-events.ts";
import { ServerError } from "../errors.ts";
import { type Door, enter, enterProven, firstRole } from "./enter.ts";
import { countGuess, forgetOldGuesses, type GuessKey, guessedRight } from "./guess-limit.ts";
import { isKnownDevice } from "./known-device.ts";

/** Wrong passwords from one place before it has to wait, and from everywhere together. */
const freePerPlaceCount = 5;
const freeInAllCount = 50;

/** The same words for a name that nobody has and for a wrong password: a stranger learns nothing of who works here. */
function refused(): ServerError {
  return new ServerError("SIGN_IN_REFUSED", "This sign-in name and password do not belong together.", {
    statusCode: 401,
  });
}

/**
 * Against what a try is counted. A browser that the account knows has a count of its own, so that strangers keep nobody
 * waiting who has been here before; and who sits at the server itself is not kept waiting by the network.
 */
async function guessKeys(
  door: Door,
  loginName: string,
  account: Account | null,
): Promise<readonly GuessKey[]> {
  const { database, request } = door;
  if (account !== null && (await isKnownDevice(database, request, account.id))) {
    return [{ key: `password known-device ${account.id} ${request.ip}`, freeCount: freePerPlaceCount }];
  }
  const name = normalLoginName(loginName);
  const here = { key: `password ${request.ip} ${name}`, freeCount: freePerPlaceCount };
  const inAll = { key: `password everywhere ${name}`, freeCount: freeInAllCount };
  return request.isFromThisMachine ? [here] : [here, inAll];
}

/** Signs in with a name and a password, or refuses with one and the same sentence after the same work. */
export async function signInWithPassword(
  door: Door,
  loginName: string,
  password: string,
): Promise<{ readonly state: "signed-in" | "second-factor" }> {
  const { database } = door;
  const found = await accountToSignIn(database, loginName);
  const keys = await guessKeys(door, loginName, found?.account ?? null);
  for (const key of keys) await countGuess(database, key);
  const matches = await passwordMatches(password, found?.passwordHash ?? null);
  if (found === null || !matches || found.account.suspended) {
    await logSecurityEvent(database, {
      kind: "sign-in-refused",
      actorId: null,
      accountId: found?.account.id ?? null,
      address: door.request.ip,
      details: { method: "password" },
    });
    throw refused();
  }
  await guessedRight(
    database,
    keys.map(({ key }) => key),
  );
  await forgetOldGuesses(database);
  const { account, passwordHash } = found;
  if (passwordHash !== null && isOutdated(passwordHash)) {
    await setPasswordHash(database, account.id, await hashPassword(password));
  }
  if (await hasSecondFactor(database, account.id)) {
    const role = firstRole(account.roles);
    await enter(door, { kind: "second-factor", accountId: account.id, role }, "second factor asked for");
    return { state: "second-factor" };
  }
  return enterProven(door, { accountId: account.id, roles: account.roles, method: "password" });
}
