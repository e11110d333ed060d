import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Accounts, sessions and patient links; what happens at the door stands in the audit log. */
export const accountsTables: Migration = {
  async up(database) {
    await sql`
      create table site_identity (
        single_row boolean primary key default true check (single_row), name text not null,
        kind text not null check (kind in ('clinic', 'demo')), chosen_at timestamptz not null default now());
      create table account (
        id text primary key, login_name text not null unique, display_name text not null,
        roles text[] not null check (cardinality(roles) > 0), password_hash text, suspended_at timestamptz,
        created_at timestamptz not null default now(), created_by text references account (id));
      create table patient_link (
        id text primary key, patient_id text not null,
        purpose text not null check (purpose in ('interview', 'follow-up', 'messages')), code_hash text not null,
        created_at timestamptz not null default now(), created_by text not null references account (id),
        expires_at timestamptz not null, failed_tries integer not null default 0, revoked_at timestamptz,
        last_opened_at timestamptz);
      create index patient_link_by_patient on patient_link (patient_id, created_at desc);
      create table session (
        id text primary key, token_hash text not null unique, account_id text references account (id),
        patient_link_id text references patient_link (id), role text not null,
        awaits_second_factor boolean not null, created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(), expires_at timestamptz not null,
        address text not null, user_agent text not null, ended_at timestamptz, ended_reason text,
        check ((account_id is null) <> (patient_link_id is null)));
      create index session_by_account on session (account_id) where ended_at is null;
      create index session_by_link on session (patient_link_id) where ended_at is null;
    `.execute(database);
    await sql`create trigger site_identity_append_only before update or delete or truncate
      on site_identity for each statement execute function refuse_change()`.execute(database);
  },
};
