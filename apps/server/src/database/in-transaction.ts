import type { Kysely, Transaction } from "kysely";

/** Runs work in the transaction that is open, or in one of its own. */
export function inTransaction<Tables, Result>(
  database: Kysely<Tables> | Transaction<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  // Kysely tells the two apart at run time only.
  return database.isTransaction
    ? work(database as Transaction<Tables>)
    : database.transaction().execute(work);
}
