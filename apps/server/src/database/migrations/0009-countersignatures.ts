import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** A countersignature under an exception is a physician's alone, as the exception is. */
export const countersignatures: Migration = {
  async up(database) {
    await sql`
      create or replace function may_write(role text, entry_kind text) returns boolean language sql immutable as $$
        select case role
          when 'physician' then true
          when 'nurse' then entry_kind not in ('plan-approval', 'approval-override', 'gate-exception', 'countersignature')
          when 'coordinator' then entry_kind in ('referral-opened', 'referral-step', 'message', 'intake', 'follow-up',
            'patient-question', 'patient-story', 'mini-goal', 'rehabilitation-session')
          when 'patient' then entry_kind in ('pain-component', 'follow-up', 'message', 'patient-question',
            'patient-story', 'mini-goal')
          else false end $$;
    `.execute(database);
  },
};
