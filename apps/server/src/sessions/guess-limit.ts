import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { ServerError } from "../errors.ts";

/** What is guessed at, and how often in vain before each further try has to wait. */
export interface GuessKey {
  /** Such as the sign-in name with the address; hashed before it is stored, as people mistype passwords into names. */
  readonly key: string;
  readonly freeCount: number;
}

/** The wait doubles from eight seconds, and never grows beyond a quarter of an hour: nobody is locked out for good. */
const longestWaitS = 15 * 60;
/** After a day without a failure the count begins anew. */
const forgottenAfterS = 24 * 60 * 60;

const hashed = (key: string): string => createHash("sha256").update(key).digest("hex");

/**
 * Counts a try before it is made, in one statement, so that a thousand at the same moment are a thousand tries; refuses
 * it while the wait of an earlier one lasts. `guessedRight` takes the count back.
 */
export async function countGuess(database: Kysely<AccountsSchema>, guess: GuessKey): Promise<void> {
  const keyHash = hashed(guess.key);
  const { rows } = await sql<{ failure_count: number }>`
    insert into guess_limit as kept (key_hash, failure_count, last_failed_at, blocked_until)
    values (${keyHash}, 1, now(), now())
    on conflict (key_hash) do update set
      failure_count = case when kept.last_failed_at < now() - make_interval(secs => ${forgottenAfterS})
        then 1 else kept.failure_count + 1 end,
      last_failed_at = now(),
      blocked_until = now() + make_interval(secs => case
        when kept.last_failed_at < now() - make_interval(secs => ${forgottenAfterS})
          or kept.failure_count + 1 < ${guess.freeCount} then 0
        else least(${longestWaitS}, power(2, least(kept.failure_count + 4 - ${guess.freeCount}, 20))) end)
    where kept.blocked_until <= now()
    returning failure_count`.execute(database);
  if (rows.length > 0) return;
  throw await mustWait(database, keyHash);
}

async function mustWait(database: Kysely<AccountsSchema>, keyHash: string): Promise<ServerError> {
  const { rows } = await sql<{ wait_s: number }>`
    select ceil(extract(epoch from blocked_until - now()))::int as wait_s from guess_limit
    where key_hash = ${keyHash}`.execute(database);
  const waitS = Math.max(1, rows[0]?.wait_s ?? 1);
  return new ServerError(
    "TOO_MANY_TRIES",
    `That was tried too often; wait ${waitS} s and try again. A passkey, or a browser you have signed in with before, does not wait for other people's tries.`,
    { statusCode: 429, details: { retryAfterS: waitS } },
  );
}

/** It was right: what was counted against this key is forgotten. */
export async function guessedRight(database: Kysely<AccountsSchema>, keys: readonly string[]): Promise<void> {
  await database.deleteFrom("guess_limit").where("key_hash", "in", keys.map(hashed)).execute();
}

/** Drops what is no longer counted; called now and then. */
export async function forgetOldGuesses(database: Kysely<AccountsSchema>): Promise<void> {
  await database
    .deleteFrom("guess_limit")
    .where("last_failed_at", "<", sql<Date>`now() - make_interval(secs => ${forgottenAfterS})`)
    .execute();
}
