import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { policyText } from "./0002-policies.ts";

const outcomeTables = `
  create table adverse_event_fact (
    patient_id text not null references patient, entry_id text not null, happened_at timestamptz not null,
    freeze_id text, indication text, pick_id text, grading_id text not null, grade_code text not null,
    -- Place in the list of grades and of criteria of seriousness; null: a grade that is not known, or not serious.
    grade_rank integer, serious_rank integer,
    causality text not null, ended_on date, primary key (patient_id, entry_id));
  create index adverse_event_fact_by_indication on adverse_event_fact (indication);
  create table response_fact (
    patient_id text not null references patient, freeze_id text not null, pain_id text not null, label text not null,
    target_id text not null, indication text not null, response text collate "C" not null, drop_fraction numeric,
    told_at timestamptz not null, primary key (patient_id, freeze_id, pain_id));
  create index response_fact_by_response on response_fact (response, told_at, patient_id, freeze_id, pain_id);
  create index response_fact_by_indication on response_fact (indication, response);
  create index freeze_fact_by_indication on freeze_fact (indication);
  -- The forms that the flat rows were made in; the last one is what they are in now.
  create table flat_row_form (form integer primary key, made_at timestamptz not null default now());
`;

const readers =
  "(select acts_as('physician', 'nurse', 'coordinator', 'researcher')) or patient_id = (select own_patient_id())";

/** Adverse events and responses in numbers, for lists and counts across all patients. */
export const outcomeFacts: Migration = {
  async up(database) {
    await sql.raw(outcomeTables).execute(database);
    for (const table of ["adverse_event_fact", "response_fact"]) {
      await sql.raw(policyText({ table, read: readers, add: null })).execute(database);
      await sql`alter table ${sql.table(table)} force row level security`.execute(database);
    }
  },
};
