import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Plans, images and outcomes are closed to the owner of the tables as well, as patients are. As released; never edited. */
export const plansUnderPolicies: Migration = {
  async up(database) {
    for (const table of ["plan_revision", "plan_archive", "series", "outcome"]) {
      await sql`alter table ${sql.table(table)} force row level security`.execute(database);
    }
  },
};
