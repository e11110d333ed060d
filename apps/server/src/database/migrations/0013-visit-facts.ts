import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { policyText } from "./0002-policies.ts";

const visitTable = `
  create table visit_fact (
    patient_id text not null references patient, entry_id text not null, template_id text not null,
    happened_at timestamptz not null, duration_s numeric not null, primary key (patient_id, entry_id));
  create index visit_fact_by_template on visit_fact (template_id, happened_at);
`;

/** How long visits took, so that what is planned can be held against it. */
export const visitFacts: Migration = {
  async up(database) {
    const readers = "(select acts_as('physician', 'nurse', 'coordinator', 'researcher'))";
    const policy = policyText({ table: "visit_fact", read: readers, add: null });
    await sql.raw(`${visitTable}${policy}`).execute(database);
    await sql`alter table visit_fact force row level security`.execute(database);
  },
};
