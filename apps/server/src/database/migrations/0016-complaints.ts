import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { policyText } from "./0002-policies.ts";

const readers =
  "(select acts_as('physician', 'nurse', 'coordinator', 'researcher')) or patient_id = (select own_patient_id())";

/** Complaints are written down by everybody who cares for patients, and counted beside adverse events. */
export const complaints: Migration = {
  async up(database) {
    await sql`
      create table complaint_fact (
        patient_id text not null references patient, entry_id text not null, happened_at timestamptz not null,
        freeze_id text, indication text, answered boolean not null, primary key (patient_id, entry_id));
      create or replace function may_write(role text, entry_kind text) returns boolean language sql immutable as $$
        select case role
          when 'physician' then true
          when 'nurse' then entry_kind not in ('plan-approval', 'approval-override', 'gate-exception', 'countersignature')
          when 'coordinator' then entry_kind in ('referral-opened', 'referral-step', 'message', 'intake', 'follow-up',
            'patient-question', 'patient-story', 'mini-goal', 'rehabilitation-session', 'complaint')
          when 'patient' then entry_kind in ('pain-component', 'follow-up', 'message', 'patient-question',
            'patient-story', 'mini-goal')
          when 'referrer' then entry_kind = 'message'
          else false end $$;
      alter table complaint_fact force row level security;
    `.execute(database);
    await sql.raw(policyText({ table: "complaint_fact", read: readers, add: null })).execute(database);
  },
};
