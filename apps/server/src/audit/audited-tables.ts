/**
 * Tables whose every row is in the audit log, with the columns that name a row there. A migration that adds a table of facts hangs
 * the trigger `audit_row` on it and names it here.
 */
export const auditedTables: readonly (readonly [table: string, keys: readonly string[]])[] = [
  ["site", ["id"]],
  ["plan_revision", ["plan_id", "revision"]],
  ["plan_archive", ["id"]],
  ["series", ["id"]],
  ["outcome", ["id"]],
  ["patient", ["patient_id"]],
  ["person_revision", ["patient_id", "revision"]],
  ["record_event", ["patient_id", "sequence"]],
  ["patient_plan", ["patient_id", "plan_id"]],
  ["blob", ["sha256"]],
  ["directory_revision", ["entry_id", "revision"]],
  ["referral_access", ["id"]],
];
