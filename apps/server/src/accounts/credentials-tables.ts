import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Second factors, passkeys, invitations, single sign-on, and what slows guessing down. No code is kept, only hashes. */
export const credentialsTables: Migration = {
  async up(database) {
    await sql`
      alter table account
        add column totp_secret bytea, add column totp_enabled_at timestamptz,
        add column totp_last_step bigint not null default 0;
      alter table session add column authenticated_at timestamptz not null default now();
      create table recovery_code (
        account_id text not null references account (id), code_hash text not null, used_at timestamptz,
        primary key (account_id, code_hash));
      create table passkey (
        credential_id text primary key, account_id text not null references account (id), public_key bytea not null,
        counter bigint not null, transports text[] not null, backed_up boolean not null, name text not null,
        created_at timestamptz not null default now(), last_used_at timestamptz);
      create index passkey_by_account on passkey (account_id);
      create table passkey_challenge (
        id text primary key, challenge text not null, account_id text references account (id),
        expires_at timestamptz not null);
      create table invitation (
        code_hash text primary key, account_id text not null references account (id),
        created_at timestamptz not null default now(), created_by text references account (id),
        expires_at timestamptz not null, used_at timestamptz, revoked_at timestamptz);
      create index invitation_by_account on invitation (account_id, created_at desc);
      create table federated_identity (
        issuer text not null, subject text not null, account_id text references account (id),
        display_name text not null, email text not null, first_seen_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(), primary key (issuer, subject));
      create table known_device (
        token_hash text primary key, account_id text not null references account (id),
        created_at timestamptz not null default now(), expires_at timestamptz not null);
      create table guess_limit (
        key_hash text primary key, failure_count integer not null, last_failed_at timestamptz not null,
        blocked_until timestamptz not null);
      create index guess_limit_by_age on guess_limit (last_failed_at);
    `.execute(database);
  },
};
