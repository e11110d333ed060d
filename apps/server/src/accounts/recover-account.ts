import type { Role } from "@isotherm/clinic";
import { sql, type Transaction } from "kysely";
import { advanceAnchor } from "../audit/anchor.ts";
import { openSiteBeside, type SiteAddress } from "../backup/open-site.ts";
import { ServerError } from "../errors.ts";
import { endSessionsOf } from "./account-admin.ts";
import { normalLoginName } from "./account-store.ts";
import type { AccountsSchema } from "./accounts-schema.ts";
import { invite } from "./invitations.ts";
import { removePasskeys } from "./passkeys.ts";
import { removeSecondFactor } from "./second-factor.ts";
import { logSecurityEvent } from "./security-events.ts";

/** [s] The person sits at this machine. */
const codeLifeS: number = 60 * 60;

/** An administrator's account that opens with this code alone. */
export interface RecoveredAccount {
  readonly loginName: string;
  readonly displayName: string;
  /** Good once; with it the person chooses a password. */
  readonly code: string;
  readonly expiresAt: string;
}

/**
 * Lets an administrator in again who has lost password or second factor where no other one can help: whoever owns the data folder
 * does this on the machine itself. Password, second factor, recovery codes, passkeys and open sessions of the account end, and a
 * code takes their place. The audit log says so.
 *
 * @throws ServerError ACCOUNT_NOT_FOUND with the administrators there are.
 */
export async function recoverAccount(address: SiteAddress, loginName: string): Promise<RecoveredAccount> {
  const site = await openSiteBeside(address);
  try {
    const recovered = await site.accounts
      .transaction()
      .execute((transaction) => recoverWithin(transaction, normalLoginName(loginName)));
    // A running server takes the entry up itself.
    if (site.alone) await advanceAnchor(site.database, site.folder);
    return recovered;
  } finally {
    await site.close();
  }
}

async function recoverWithin(
  transaction: Transaction<AccountsSchema>,
  loginName: string,
): Promise<RecoveredAccount> {
  const account = await transaction
    .selectFrom("account")
    .select(["id", "login_name", "display_name", "roles", "suspended_at"])
    .where("login_name", "=", loginName)
    .forUpdate()
    .executeTakeFirst();
  if (!account?.roles.includes("administrator") || account.suspended_at !== null) {
    throw await noSuchAdministrator(transaction, loginName);
  }
  await transaction
    .updateTable("account")
    .set({ password_hash: null })
    .where("id", "=", account.id)
    .execute();
  await removeSecondFactor(transaction, account.id);
  await removePasskeys(transaction, account.id, "all");
  await transaction.deleteFrom("known_device").where("account_id", "=", account.id).execute();
  await endSessionsOf(transaction, account.id, "recovered on the machine");
  const { code, expiresAt } = await invite(transaction, account.id, { createdBy: null, lifeS: codeLifeS });
  await logSecurityEvent(transaction, {
    kind: "account-recovered",
    actorId: null,
    accountId: account.id,
    address: "command line",
  });
  return { loginName: account.login_name, displayName: account.display_name, code, expiresAt };
}

async function noSuchAdministrator(
  transaction: Transaction<AccountsSchema>,
  loginName: string,
): Promise<ServerError> {
  const rows = await transaction
    .selectFrom("account")
    .select("login_name")
    .where("suspended_at", "is", null)
    .where(sql<boolean>`${"administrator" satisfies Role} = any(roles)`)
    .orderBy("login_name")
    .execute();
  const names = rows.map((row) => row.login_name).join(", ");
  return new ServerError(
    "ACCOUNT_NOT_FOUND",
    `There is no administrator ${loginName} who is let in; this site has: ${names || "none yet, so open it and set it up"}. For anybody else an administrator makes a new code under People.`,
    { statusCode: 404 },
  );
}
