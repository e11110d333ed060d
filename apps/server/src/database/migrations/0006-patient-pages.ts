import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import { restrictedRole } from "../roles.ts";

/**
 * What the pages of a patient need: the numbers that the site tells every patient to call, each change kept, and small goals that
 * a patient may set and settle on the phone.
 */
export const patientPages: Migration = {
  async up(database) {
    await sql`
      create table site_contact (
        id bigint generated always as identity primary key, saved_at timestamptz not null default now(),
        account_id text not null, clinic_phone text, emergency_phone text, phone_hours text not null);
      create trigger site_contact_append_only before update or delete or truncate on site_contact
        for each statement execute function refuse_change();
      create or replace function may_write(role text, entry_kind text) returns boolean language sql immutable as $$
        select case role
          when 'physician' then true
          when 'nurse' then entry_kind not in ('plan-approval', 'approval-override', 'gate-exception')
          when 'coordinator' then entry_kind in ('referral-opened', 'referral-step', 'message', 'intake', 'follow-up',
            'patient-question', 'patient-story', 'mini-goal', 'rehabilitation-session')
          when 'patient' then entry_kind in ('pain-component', 'follow-up', 'message', 'patient-question',
            'patient-story', 'mini-goal')
          else false end $$;
      grant execute on function may_write(text, text) to ${sql.ref(restrictedRole)};
    `.execute(database);
  },
};
