import { sql } from "kysely";
import type { Migration } from "kysely/migration";

const accountTables = [
  "account",
  "session",
  "patient_link",
  "recovery_code",
  "passkey",
  "passkey_challenge",
  "invitation",
  "federated_identity",
  "known_device",
  "guess_limit",
] as const;

/**
 * Accounts, credentials, sessions and links are shown on the connections that are for them, and to the program's upkeep, and to nobody
 * else: a query of a clinical request that strays there finds nothing. As released; never edited.
 */
export const accountsApart: Migration = {
  async up(database) {
    for (const table of accountTables) {
      const shown = sql`(select current_setting('isotherm.scope', true)) in ('accounts', 'system')`;
      await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(
        database,
      );
      await sql`create policy program on ${sql.table(table)} to current_user using (${shown}) with check (${shown})`.execute(
        database,
      );
    }
  },
};
