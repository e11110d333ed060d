import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { auditTables } from "./0002-audit.ts";
import { recordPolicies } from "./0002-policies.ts";
import { projectionTables } from "./0002-projections.ts";

const recordTables = `
  create table patient (
    patient_id text primary key, created_at timestamptz not null default now(),
    account_id text not null, author_role text not null);
  -- Names live here and nowhere else.
  create table person_revision (
    patient_id text not null references patient, revision integer not null check (revision > 0),
    recorded_at timestamptz not null default now(), account_id text not null, author_role text not null,
    family_name text not null, given_name text not null, birth_date date not null,
    sex text, phone text, email text, medical_record_number text,
    primary key (patient_id, revision));
  create table record_event (
    patient_id text not null references patient, sequence integer not null check (sequence > 0),
    event_id text not null, kind text not null,
    -- The first event of the entry that this one belongs to, and the kind of that entry.
    entry_id text not null, entry_kind text not null check (kind in (entry_kind, 'withdrawal')),
    recorded_at timestamptz not null, happened_at timestamptz not null,
    account_id text not null, author_role text not null,
    document jsonb not null check (
      document ->> 'patientId' = patient_id and document ->> 'id' = event_id
      and document #>> '{content,kind}' = kind and document #>> '{author,id}' = account_id
      and document #>> '{author,role}' = author_role),
    primary key (patient_id, sequence), unique (patient_id, event_id));
  create table patient_plan (
    patient_id text not null references patient, plan_id text not null,
    linked_at timestamptz not null default now(), account_id text not null, author_role text not null,
    primary key (patient_id, plan_id));
  create index patient_plan_by_plan on patient_plan (plan_id);
  create table blob (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), size_bytes bigint not null,
    stored_at timestamptz not null default now());
  insert into blob (sha256, size_bytes, stored_at)
    select file ->> 'sha256', max((file ->> 'sizeBytes')::bigint), min(imported_at)
    from series, jsonb_array_elements(files) as file group by 1;
`;

/** These and the audit entries only ever grow. */
const appendOnly = ["patient", "person_revision", "record_event", "patient_plan", "blob"] as const;

async function currentSchema(database: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database);
  return rows[0]?.name ?? "public";
}

/** Persons, their records, the audit log, the projections, and who may see what. As released; never edited. */
export const patientRecords: Migration = {
  async up(database) {
    const schema = await currentSchema(database);
    await sql.raw(recordTables).execute(database);
    for (const table of [...appendOnly]) {
      await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete or truncate
        on ${sql.table(table)} for each statement execute function refuse_change()`.execute(database);
    }
    await sql.raw(projectionTables).execute(database);
    await sql.raw(auditTables(schema)).execute(database);
    await sql.raw(recordPolicies(schema)).execute(database);
  },
};
