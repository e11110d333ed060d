import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { policyText } from "./0002-policies.ts";

const referrerTables = `
  -- Who outside the clinic sees which referral; the last row of a referral and an account counts.
  create table referral_access (
    id bigint generated always as identity primary key, at timestamptz not null default now(),
    patient_id text not null references patient, referral_id text not null, referrer_id text not null,
    state text not null check (state in ('shared', 'ended')), account_id text not null, author_role text not null);
  create index referral_access_by_referrer on referral_access (referrer_id, patient_id, referral_id, id);
  create index referral_access_by_patient on referral_access (patient_id);
  create trigger referral_access_append_only before update or delete or truncate on referral_access
    for each statement execute function refuse_change();
  create trigger referral_access_audit after insert on referral_access for each row execute function audit_row('id');
  create table referral_fact (
    patient_id text not null references patient, referral_id text not null, reason text not null,
    opened_at timestamptz not null, expected_on date, state text not null, waiting_days integer not null,
    accepted_at timestamptz, seen_at timestamptz, reported_at timestamptz, declined_at timestamptz,
    reports jsonb not null, primary key (patient_id, referral_id));
  create table referrer_message (
    patient_id text not null references patient, message_id text not null, sent_at timestamptz not null,
    author text not null, body text not null,
    -- The account that wrote it, and the account whose message it answers.
    writer_id text not null, answered_id text, primary key (patient_id, message_id));
  create function shared_referrals() returns table (patient_id text, referral_id text) language sql stable as $$
    select last.patient_id, last.referral_id from (
      select distinct on (a.patient_id, a.referral_id) a.patient_id, a.referral_id, a.state from referral_access a
      where current_setting('isotherm.role', true) = 'referrer'
        and a.referrer_id = current_setting('isotherm.account_id', true)
      order by a.patient_id, a.referral_id, a.id desc) as last
    where last.state = 'shared' $$;
  create function shared_patient_ids() returns text[] language sql stable as
    $$ select coalesce(array_agg(distinct patient_id), '{}') from shared_referrals() $$;
`;

const staff = "(select acts_as('physician', 'nurse', 'coordinator'))";
const account = "(select current_setting('isotherm.account_id', true))";
const role = "(select current_setting('isotherm.role', true))";
const signed = `account_id = ${account} and author_role = ${role}`;
const shared = "patient_id = any ((select shared_patient_ids())::text[])";

const tables = [
  {
    table: "referral_access",
    read: `${staff} or ((select acts_as('referrer')) and referrer_id = ${account})`,
    add: `${staff} and ${signed}`,
  },
  {
    table: "referral_fact",
    read: `${shared} and (patient_id, referral_id) in (select s.patient_id, s.referral_id from shared_referrals() s)`,
    add: null,
  },
  {
    table: "referrer_message",
    read: `${shared} and (writer_id = ${account} or (author = 'clinic' and coalesce(answered_id, ${account}) = ${account}))`,
    add: null,
  },
] as const;

/** Patients and referrers write as themselves and to the clinic; a referrer only about a patient whose referral is shared. */
const mayAdd = `${signed} and may_write(author_role, entry_kind)
  and (author_role <> 'patient' or patient_id = (select own_patient_id()))
  and (author_role <> 'referrer' or ${shared})
  and (author_role not in ('patient', 'referrer') or kind <> 'message'
    or (document #>> '{content,from}' = author_role and document #>> '{content,to}' = 'clinic'))`;

/**
 * Referrers see what became of the patients whom they sent, once the clinic shares a referral with them: that referral, what was
 * reported back, and messages with them. Nothing else of a record is shown to them by the database.
 */
export const referrers: Migration = {
  async up(database) {
    await sql.raw(referrerTables).execute(database);
    for (const policy of tables) {
      await sql.raw(policyText(policy)).execute(database);
      await sql`alter table ${sql.table(policy.table)} force row level security`.execute(database);
    }
    await sql
      .raw(`
      create policy referred on patient for select to isotherm_app using (${shared});
      drop policy added on record_event;
      create policy added on record_event for insert to isotherm_app with check (${mayAdd});
      create or replace function may_write(role text, entry_kind text) returns boolean language sql immutable as $$
        select case role
          when 'physician' then true
          when 'nurse' then entry_kind not in ('plan-approval', 'approval-override', 'gate-exception', 'countersignature')
          when 'coordinator' then entry_kind in ('referral-opened', 'referral-step', 'message', 'intake', 'follow-up',
            'patient-question', 'patient-story', 'mini-goal', 'rehabilitation-session')
          when 'patient' then entry_kind in ('pain-component', 'follow-up', 'message', 'patient-question',
            'patient-story', 'mini-goal')
          when 'referrer' then entry_kind = 'message'
          else false end $$;
    `)
      .execute(database);
  },
};
