import { sql } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";

/** Every table of ours in the order of names; the migrator's own are made by the migrations. */
export async function storedTables(transaction: ActorTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; hidden: boolean }>`
    select c.relname as name, c.relforcerowsecurity and not exists
      (select from pg_policy p where p.polrelid = c.oid and p.polname = 'program') as hidden
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_%'
    order by c.relname`.execute(transaction);
  const hidden = rows.find((row) => row.hidden);
  // Without that policy the table would look empty, and be left out in silence.
  if (hidden) {
    throw new ServerError(
      "BACKUP_FAILED",
      `The table ${hidden.name} has no policy for the program itself, so that it cannot be backed up; this is a defect of this version.`,
    );
  }
  return rows.map(({ name }) => name);
}

/** Name of the newest migration that this database has gone through. */
export async function newestMigration(transaction: ActorTransaction): Promise<string> {
  const { rows } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(
    transaction,
  );
  return rows[0]?.name ?? "";
}
