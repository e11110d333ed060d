import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Rows of these tables are facts; the database itself refuses to change or remove them. */
const appendOnly = ["plan_revision", "plan_archive", "series", "outcome", "site"] as const;

/** As released; never edited. */
export const plansSeriesOutcomes: Migration = {
  async up(database) {
    await sql`
      create table site (
        id text primary key, uid_salt text not null, created_at timestamptz not null default now());
      create table plan_revision (
        plan_id text not null, revision integer not null check (revision > 0),
        saved_at timestamptz not null default now(), title text not null, target_name text,
        image_id text not null, document jsonb not null, primary key (plan_id, revision));
      create table plan_archive (
        id bigint generated always as identity primary key, plan_id text not null, archived boolean not null,
        at timestamptz not null default now());
      create index plan_archive_by_plan on plan_archive (plan_id, id desc);
      create table series (
        id text primary key, series_instance_uid text not null, study_instance_uid text not null,
        frame_of_reference_uid text not null, modality text not null, description text not null,
        slice_count integer not null, size_bytes bigint not null, imported_at timestamptz not null default now(),
        files jsonb not null);
      create table outcome (
        id bigint generated always as identity primary key, plan_id text not null, plan_revision integer not null,
        fingerprint text not null, computed_at timestamptz not null default now(),
        settings jsonb not null, summary jsonb not null,
        foreign key (plan_id, plan_revision) references plan_revision (plan_id, revision));
      create index outcome_by_plan on outcome (plan_id, id desc);
      create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'rows of % are never changed or removed', tg_table_name; end $$;
    `.execute(database);
    for (const table of appendOnly) {
      await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete or truncate
        on ${sql.table(table)} for each statement execute function refuse_change()`.execute(database);
    }
  },
};
