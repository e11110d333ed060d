import { restrictedRole } from "../roles.ts";

const staff = "(select acts_as('physician', 'nurse', 'coordinator'))";
const clinicians = "(select acts_as('physician', 'nurse'))";
const readers = "(select acts_as('physician', 'nurse', 'coordinator', 'researcher'))";
const own = "patient_id = (select own_patient_id())";
const signed =
  "account_id = (select current_setting('isotherm.account_id', true)) and author_role = (select current_setting('isotherm.role', true))";
const visibleEvent = `${staff} or ((select acts_as('researcher')) and entry_kind <> all (correspondence_kinds()))
  or (${own} and entry_kind = any (patient_visible_kinds()))`;

interface TablePolicy {
  readonly table: string;
  /** Rows that may be seen. */
  readonly read: string;
  /** Rows that may be added; null: none, whatever the role. */
  readonly add: string | null;
}

const policies: readonly TablePolicy[] = [
  { table: "patient", read: `${readers} or ${own}`, add: `${staff} and ${signed}` },
  { table: "person_revision", read: `${staff} or ${own}`, add: `${staff} and ${signed}` },
  {
    table: "record_event",
    read: visibleEvent,
    add: `${signed} and may_write(author_role, entry_kind) and (author_role <> 'patient' or ${own})`,
  },
  { table: "patient_plan", read: `${staff} or ${own}`, add: `${staff} and ${signed}` },
  { table: "person_current", read: `${staff} or ${own}`, add: null },
  { table: "person_word", read: staff, add: null },
  { table: "patient_state", read: `${readers} or ${own}`, add: null },
  { table: "worklist_item", read: staff, add: null },
  { table: "freeze_fact", read: `${readers} or ${own}`, add: null },
  { table: "follow_up_fact", read: `${readers} or ${own}`, add: null },
  { table: "audit_entry", read: "(select acts_as('administrator', 'physician'))", add: null },
  { table: "audit_patient", read: "(select acts_as('administrator', 'physician'))", add: null },
  { table: "blob", read: readers, add: clinicians },
];

/** Plans and images hold no name; held for the owner as well from a later version on. */
const planPolicies: readonly TablePolicy[] = ["plan_revision", "plan_archive", "series", "outcome"].map(
  (table) => ({ table, read: readers, add: clinicians }),
);

/** SQL that puts a table under row-level security for the restricted role; the program itself passes in its own scope. */
export function policyText({ table, read, add }: TablePolicy): string {
  const program = "(select current_setting('isotherm.scope', true)) = 'system'";
  return `
  alter table ${table} enable row level security;
  create policy program on ${table} to current_user using (${program}) with check (${program});
  create policy shown on ${table} for select to ${restrictedRole} using (${read});
  grant select on ${table} to ${restrictedRole};
  ${
    add === null
      ? ""
      : `create policy added on ${table} for insert to ${restrictedRole} with check (${add});
  grant insert on ${table} to ${restrictedRole};`
  }`;
}

/**
 * Who may see and add what, held by the database. \`may_write\` is the same as \`mayWrite\` of the record; a test compares them.
 * A researcher sees no names and no correspondence. An administrator sees who did what, and nothing of a patient.
 */
export function recordPolicies(schema: string): string {
  return `
  grant usage on schema "${schema}" to ${restrictedRole};
  create function acts_as(variadic roles text[]) returns boolean language sql stable as
    $$ select coalesce(current_setting('isotherm.role', true) = any (roles), false) $$;
  create function own_patient_id() returns text language sql stable as
    $$ select case when current_setting('isotherm.role', true) = 'patient'
      then nullif(current_setting('isotherm.patient_id', true), '') end $$;
  create function correspondence_kinds() returns text[] language sql immutable as
    $$ select array['message', 'patient-question'] $$;
  create function patient_visible_kinds() returns text[] language sql immutable as
    $$ select array['pain-component', 'follow-up', 'message', 'patient-question', 'patient-story', 'intake', 'freeze-log',
      'diagnostic-block', 'expectation-talk', 'mini-goal', 'multimodal-plan', 'medication-list', 'rehabilitation-session',
      'treatment-result'] $$;
  create function may_write(role text, entry_kind text) returns boolean language sql immutable as $$
    select case role
      when 'physician' then true
      when 'nurse' then entry_kind not in ('plan-approval', 'approval-override', 'gate-exception')
      when 'coordinator' then entry_kind in ('referral-opened', 'referral-step', 'message', 'intake', 'follow-up',
        'patient-question', 'patient-story', 'mini-goal', 'rehabilitation-session')
      when 'patient' then entry_kind in ('pain-component', 'follow-up', 'message', 'patient-question', 'patient-story')
      else false end $$;
  ${[...policies, ...planPolicies].map(policyText).join("\n")}
  ${policies.map(({ table }) => `alter table ${table} force row level security;`).join("\n")}
  grant execute on function audit_read(text, text[], jsonb) to ${restrictedRole};
`;
}
