import type { Role, Specialty } from "@isotherm/clinic";
import type { ColumnType, Generated } from "kysely";
import type { RecordSchema } from "./record-schema.ts";

type Json<T> = ColumnType<T, string, never>;
type Timestamp = ColumnType<Date, string | undefined, never>;

/** One saved state of a plan; never changed or removed. */
export interface PlanRevisionTable {
  plan_id: string;
  revision: number;
  saved_at: Timestamp;
  title: string;
  target_name: string | null;
  image_id: string;
  document: Json<unknown>;
}

/** Putting a plan away or bringing it back; the latest row counts. */
export interface PlanArchiveTable {
  id: Generated<string>;
  plan_id: string;
  archived: boolean;
  at: Timestamp;
}

/** An imported series, de-identified; its files are blobs. */
export interface SeriesTable {
  id: string;
  series_instance_uid: string;
  study_instance_uid: string;
  frame_of_reference_uid: string;
  modality: string;
  description: string;
  slice_count: number;
  size_bytes: string;
  imported_at: Timestamp;
  files: Json<readonly StoredFile[]>;
}

/** A file of a series, by content. */
export interface StoredFile {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What was computed for a plan, with the settings that made it. */
export interface OutcomeTable {
  id: Generated<string>;
  plan_id: string;
  plan_revision: number;
  fingerprint: string;
  computed_at: Timestamp;
  settings: Json<unknown>;
  summary: Json<unknown>;
}

/** Numbers that patients are told to call; only ever appended, the last row counts. */
export interface SiteContactTable {
  id: Generated<string>;
  saved_at: Timestamp;
  account_id: string;
  clinic_phone: string | null;
  emergency_phone: string | null;
  phone_hours: string;
}

/** How the site follows up; only ever appended, the last row counts. */
export interface SiteFollowUpTable {
  id: Generated<string>;
  saved_at: Timestamp;
  account_id: string;
  /** [days] */
  grace_days: number;
}

/** One entry of the referral directory as it was at one time; never changed or removed. */
export interface DirectoryRevisionTable {
  entry_id: string;
  revision: number;
  recorded_at: Timestamp;
  account_id: string;
  author_role: Role;
  specialty: Specialty;
  name: string;
  place: string;
  phone: string | null;
  email: string | null;
  note: string;
  state: "current" | "retired";
  search_text: string;
  sort_name: string;
}

/** One row: this installation. */
export interface SiteTable {
  id: string;
  uid_salt: string;
  created_at: Timestamp;
}

/** Every table but those of accounts and sessions, which are asked on connections of their own. */
export interface Schema extends RecordSchema {
  plan_revision: PlanRevisionTable;
  plan_archive: PlanArchiveTable;
  series: SeriesTable;
  outcome: OutcomeTable;
  site: SiteTable;
  site_contact: SiteContactTable;
  site_follow_up: SiteFollowUpTable;
  directory_revision: DirectoryRevisionTable;
}
