import type { Kysely, Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** Runs work in the transaction that is open, or in one of its own. */
export function inTransaction<Result>(
  database: Kysely<Schema> | Transaction<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  // Kysely tells the two apart at run time only.
  return database.isTransaction
    ? work(database as Transaction<Schema>)
    : database.transaction().execute(work);
}
