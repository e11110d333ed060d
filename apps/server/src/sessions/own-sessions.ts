import { type Kysely, sql } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { ServerError } from "../errors.ts";

/** One place where a person is signed in; its token is known to that browser alone. */
export interface SessionEntry {
  readonly sessionId: string;
  readonly isThisOne: boolean;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** Where this account is signed in now. */
export async function listOwnSessions(
  database: Kysely<AccountsSchema>,
  accountId: string,
  thisSessionId: string,
): Promise<readonly SessionEntry[]> {
  const rows = await database
    .selectFrom("session")
    .select(["id", "address", "user_agent", "created_at", "last_seen_at"])
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("awaits_second_factor", "=", false)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("last_seen_at", "desc")
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    isThisOne: row.id === thisSessionId,
    address: row.address,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}

/** Ends one of the account's own sessions. */
export async function endOwnSession(
  database: Kysely<AccountsSchema>,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const ended = await database
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()`, ended_reason: "ended from another browser" })
    .where("id", "=", sessionId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (ended) return;
  throw new ServerError("SESSION_NOT_FOUND", "This session has ended already; reload the list.", {
    statusCode: 404,
  });
}
