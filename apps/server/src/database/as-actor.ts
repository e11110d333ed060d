import { type Kysely, sql, type Transaction } from "kysely";
import type { Actor } from "../actor.ts";
import { ServerError } from "../errors.ts";
import { restrictedRole } from "./roles.ts";
import type { Schema } from "./schema.ts";
import { withoutText } from "./without-text.ts";

/** One transaction in which row-level security shows and takes only what the actor may see and write. */
export type ActorTransaction = Transaction<Schema>;

/**
 * One transaction under the restricted database role, with account, role and patient of the actor set for it alone. Code that
 * forgets a check in here is shown nothing by the database.
 */
export async function asActor<Result>(
  database: Kysely<Schema>,
  actor: Actor,
  work: (transaction: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await sql`select set_config('isotherm.owner', current_user, true),
        set_config('isotherm.account_id', ${actor.accountId}, true),
        set_config('isotherm.role', ${actor.role}, true),
        set_config('isotherm.patient_id', ${actor.patientId ?? ""}, true),
        set_config('isotherm.origin', ${JSON.stringify(actor.origin)}, true),
        set_config('role', ${restrictedRole}, true)`.execute(transaction);
      return await work(actor.role === "researcher" ? transaction.withPlugin(withoutText) : transaction);
    });
  } catch (cause) {
    // 42501: a policy or a missing grant of the database refused it.
    if ((cause as { code?: unknown }).code !== "42501") throw cause;
    throw roleNotAllowed(actor, cause);
  }
}

/** The refusal for a role that may not do this. */
export function roleNotAllowed(actor: Actor, cause?: unknown): ServerError {
  return new ServerError(
    "ROLE_NOT_ALLOWED",
    `The role ${actor.role} may not do this; switch to a role that may, or ask somebody who has it.`,
    { statusCode: 403, cause },
  );
}

/** One transaction of the program itself, as the owner of the tables: upkeep, checks, projections. Never on behalf of a request. */
export function asSystem<Result>(
  database: Kysely<Schema>,
  work: (transaction: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute((transaction) => inSystemScope(transaction, work));
}

/** The same, and everything is read as it was at one moment. */
export function asSystemSnapshot<Result>(
  database: Kysely<Schema>,
  work: (transaction: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  return database
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute((transaction) => inSystemScope(transaction, work));
}

async function inSystemScope<Result>(
  transaction: ActorTransaction,
  work: (transaction: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('isotherm.scope', 'system', true)`.execute(transaction);
  return work(transaction);
}

/**
 * A step of an actor's transaction that the program itself does, as the owner: what the actor may not see but has to agree with,
 * such as the whole record under a correction, and the projections. Afterwards the restricted role holds again.
 */
export async function asOwnerWithin<Result>(
  transaction: ActorTransaction,
  work: () => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('role', current_setting('isotherm.owner'), true),
    set_config('isotherm.scope', 'system', true)`.execute(transaction);
  const result = await work();
  await sql`select set_config('isotherm.scope', '', true), set_config('role', ${restrictedRole}, true)`.execute(
    transaction,
  );
  return result;
}
