/** A table of facts whose every row is in the audit log. */
export interface AuditedTable {
  readonly table: string;
  /** Columns that name a row there. */
  readonly keys: readonly string[];
  /** The migration from which on its rows are in the log; a backup of before does not have them there. */
  readonly since: string;
}

/**
 * Tables whose every row is in the audit log. A migration that adds a table of facts hangs the trigger `audit_row` on it and names it
 * here.
 */
export const auditedTables: readonly AuditedTable[] = [
  { table: "site", keys: ["id"], since: "0002" },
  { table: "plan_revision", keys: ["plan_id", "revision"], since: "0002" },
  { table: "plan_archive", keys: ["id"], since: "0002" },
  { table: "series", keys: ["id"], since: "0002" },
  { table: "outcome", keys: ["id"], since: "0002" },
  { table: "patient", keys: ["patient_id"], since: "0002" },
  { table: "person_revision", keys: ["patient_id", "revision"], since: "0002" },
  { table: "record_event", keys: ["patient_id", "sequence"], since: "0002" },
  { table: "patient_plan", keys: ["patient_id", "plan_id"], since: "0002" },
  { table: "blob", keys: ["sha256"], since: "0002" },
  { table: "directory_revision", keys: ["entry_id", "revision"], since: "0007" },
  { table: "referral_access", keys: ["id"], since: "0015" },
  { table: "site_contact", keys: ["id"], since: "0017" },
  { table: "site_follow_up", keys: ["id"], since: "0017" },
];
