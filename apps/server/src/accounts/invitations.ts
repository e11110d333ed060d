import { type Kysely, sql, type Transaction } from "kysely";
import { inTransaction } from "../database/in-transaction.ts";
import { ServerError } from "../errors.ts";
import type { AccountsSchema } from "./accounts-schema.ts";
import { hashCode, newCode } from "./one-time-code.ts";

/** 100 bits: nothing to guess. */
const codeCharacterCount = 20;
/** [s] A week. */
const lifeS: number = 7 * 24 * 60 * 60;

/** A way to choose a password, shown once. */
export interface Invitation {
  readonly code: string;
  readonly expiresAt: string;
}

/** Makes a single-use code for an account, good for a week or as long as is said; earlier ones end. */
export async function invite(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  accountId: string,
  made: { readonly createdBy: string | null; readonly lifeS?: number },
): Promise<Invitation> {
  const code = newCode(codeCharacterCount);
  const expiresAt = new Date(Date.now() + (made.lifeS ?? lifeS) * 1000);
  await inTransaction(database, async (transaction) => {
    await transaction
      .updateTable("invitation")
      .set({ revoked_at: sql<Date>`now()` })
      .where("account_id", "=", accountId)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .execute();
    await transaction
      .insertInto("invitation")
      .values({
        code_hash: hashCode(code),
        account_id: accountId,
        created_by: made.createdBy,
        expires_at: expiresAt,
      })
      .execute();
  });
  return { code, expiresAt: expiresAt.toISOString() };
}

function openInvitation(database: Kysely<AccountsSchema>, code: string) {
  return database
    .selectFrom("invitation")
    .innerJoin("account", "account.id", "invitation.account_id")
    .select(["account.id", "account.login_name", "account.display_name"])
    .where("invitation.code_hash", "=", hashCode(code))
    .where("invitation.used_at", "is", null)
    .where("invitation.revoked_at", "is", null)
    .where("invitation.expires_at", ">", sql<Date>`now()`)
    .where("account.suspended_at", "is", null);
}

function refused(): ServerError {
  return new ServerError(
    "INVITATION_REFUSED",
    "This code is not right, was used, or has expired; ask an administrator for a new one.",
    { statusCode: 401 },
  );
}

/** For whom a code is. */
export async function readInvitation(
  database: Kysely<AccountsSchema>,
  code: string,
): Promise<{ readonly accountId: string; readonly loginName: string; readonly displayName: string }> {
  const row = await openInvitation(database, code).executeTakeFirst();
  if (row === undefined) throw refused();
  return { accountId: row.id, loginName: row.login_name, displayName: row.display_name };
}

/** Uses a code up and keeps the password that was chosen with it; every session and known device of before ends. */
export async function useInvitation(
  database: Kysely<AccountsSchema>,
  code: string,
  passwordHash: string,
): Promise<string> {
  return inTransaction(database, async (transaction) => {
    const used = await transaction
      .updateTable("invitation")
      .set({ used_at: sql<Date>`now()` })
      .where("code_hash", "=", hashCode(code))
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", sql<Date>`now()`)
      .returning("account_id")
      .executeTakeFirst();
    if (used === undefined) throw refused();
    await transaction
      .updateTable("account")
      .set({ password_hash: passwordHash })
      .where("id", "=", used.account_id)
      .execute();
    await transaction
      .updateTable("session")
      .set({ ended_at: sql<Date>`now()`, ended_reason: "password changed" })
      .where("account_id", "=", used.account_id)
      .where("ended_at", "is", null)
      .execute();
    await transaction.deleteFrom("known_device").where("account_id", "=", used.account_id).execute();
    return used.account_id;
  });
}
