import type { Response, Role } from "@isotherm/clinic";
import type { ColumnType, Generated } from "kysely";

type Json<T> = ColumnType<T, string, never>;
type Timestamp = ColumnType<Date, string | undefined, never>;
/** A moment that the program sets; read as a Date. */
type Moment = ColumnType<Date, string, string>;
/** YYYY-MM-DD; read as text because a day has no time zone. */
type Day = ColumnType<string, string, string>;

/** A patient of the site, without a name. */
export interface PatientTable {
  patient_id: string;
  created_at: Timestamp;
  account_id: string;
  author_role: Role;
}

interface PersonColumns {
  patient_id: string;
  revision: number;
  family_name: string;
  given_name: string;
  birth_date: Day;
  sex: string | null;
  phone: string | null;
  email: string | null;
  medical_record_number: string | null;
}

/** Names, as they were at one time; never changed or removed. */
export interface PersonRevisionTable extends PersonColumns {
  recorded_at: Timestamp;
  account_id: string;
  author_role: Role;
}

/** Names as they are now. */
export interface PersonCurrentTable extends PersonColumns {
  recorded_at: Moment;
  /** Folded for sorting: family name, then given name. */
  sort_name: string;
}

/** Folded words of a person's names, birth date and record number, for searching by their beginnings. */
export interface PersonWordTable {
  word: string;
  patient_id: string;
}

/** One event of a record; never changed or removed. */
export interface RecordEventTable {
  patient_id: string;
  /** 1, 2, 3 … within one patient. */
  sequence: number;
  event_id: string;
  kind: string;
  entry_id: string;
  entry_kind: string;
  recorded_at: Moment;
  happened_at: Moment;
  account_id: string;
  author_role: Role;
  document: Json<unknown>;
}

/** A plan that belongs to a patient. */
export interface PatientPlanTable {
  patient_id: string;
  plan_id: string;
  linked_at: Timestamp;
  account_id: string;
  author_role: Role;
}

/** A file that has arrived, by content. */
export interface BlobTable {
  sha256: string;
  size_bytes: string;
  stored_at: Timestamp;
}

/** Where a patient stands, in one row. */
export interface PatientStateTable {
  patient_id: string;
  last_sequence: number;
  last_event_at: ColumnType<Date | null, string | null, string | null>;
  stage: string;
  axis: string | null;
  indication: string | null;
  next_due_on: ColumnType<string | null, string | null, string | null>;
  open_message_count: number;
  flags: string[];
}

/** One line of a worklist. */
export interface WorklistItemTable {
  list: string;
  rank: number;
  sort_at: Moment;
  patient_id: string;
  item_id: string;
  since: Moment;
  due_on: ColumnType<string | null, string | null, string | null>;
  what: string;
  details: ColumnType<Readonly<Record<string, unknown>>, string, string>;
}

/** One freeze in numbers. */
export interface FreezeFactTable {
  patient_id: string;
  entry_id: string;
  freeze_id: string;
  plan_id: string;
  happened_at: Moment;
  target_id: string | null;
  indication: string;
  baseline_worst_score: ColumnType<string | null, number | null, number | null>;
  regrowth_distance_mm: ColumnType<string | null, number | null, number | null>;
  result: string | null;
}

/** One follow-up in numbers. */
export interface FollowUpFactTable {
  patient_id: string;
  entry_id: string;
  freeze_id: string;
  visit_id: string;
  happened_at: Moment;
  manner: string;
  pain_count: number;
  worst_score: ColumnType<string | null, number | null, number | null>;
  average_score: ColumnType<string | null, number | null, number | null>;
  global_impression_score: ColumnType<string | null, number | null, number | null>;
  neuritis_worst_score: ColumnType<string | null, number | null, number | null>;
  horner: string;
  red_flag_count: number;
  rescue: string;
}

/** One adverse event in numbers. */
export interface AdverseEventFactTable {
  patient_id: string;
  entry_id: string;
  happened_at: Moment;
  /** The freeze that it followed; null where it followed none. */
  freeze_id: string | null;
  /** Of that freeze, else of the intake. */
  indication: string | null;
  pick_id: string | null;
  grading_id: string;
  grade_code: string;
  grade_rank: number | null;
  serious_rank: number | null;
  causality: string;
  ended_on: ColumnType<string | null, string | null, string | null>;
}

/** One complaint, without its words. */
export interface ComplaintFactTable {
  patient_id: string;
  entry_id: string;
  happened_at: Moment;
  freeze_id: string | null;
  /** Of that freeze, else of the intake. */
  indication: string | null;
  answered: boolean;
}

/** What became of one pain after one freeze. */
export interface ResponseFactTable {
  patient_id: string;
  freeze_id: string;
  pain_id: string;
  label: string;
  target_id: string;
  indication: string;
  response: Response;
  drop_fraction: ColumnType<string | null, number | null, number | null>;
  told_at: Moment;
}

/** A referral that came in, as whoever sent the patient may see it. */
export interface ReferralFactTable {
  patient_id: string;
  referral_id: string;
  reason: string;
  opened_at: Moment;
  expected_on: ColumnType<string | null, string | null, string | null>;
  state: string;
  waiting_days: number;
  accepted_at: ColumnType<Date | null, string | null, string | null>;
  seen_at: ColumnType<Date | null, string | null, string | null>;
  reported_at: ColumnType<Date | null, string | null, string | null>;
  declined_at: ColumnType<Date | null, string | null, string | null>;
  reports: Json<unknown>;
}

/** A message between the clinic and a referrer. */
export interface ReferrerMessageTable {
  patient_id: string;
  message_id: string;
  sent_at: Moment;
  author: string;
  body: string;
  /** The account that wrote it. */
  writer_id: string;
  /** The account whose message it answers; null where it answers none. */
  answered_id: string | null;
}

/** One change of who outside the clinic sees a referral; only ever appended, the last row counts. */
export interface ReferralAccessTable {
  id: Generated<string>;
  at: Timestamp;
  patient_id: string;
  referral_id: string;
  referrer_id: string;
  state: "shared" | "ended";
  account_id: string;
  author_role: Role;
}

/** A form that the flat rows were once made in. */
export interface FlatRowFormTable {
  /** [1] Number of the form. */
  form: number;
  made_at: Timestamp;
}

/** One visit whose time was taken. */
export interface VisitFactTable {
  patient_id: string;
  entry_id: string;
  template_id: string;
  happened_at: Moment;
  duration_s: ColumnType<string, number, number>;
}

/** One link of the audit chain; written by the database alone. */
export interface AuditEntryTable {
  sequence: string;
  at: Date;
  account_id: string | null;
  role: Role | null;
  origin: unknown;
  action: "write" | "read" | "take-over";
  subject: string;
  patient_id: string | null;
  content_sha256: Buffer | null;
  details: unknown;
  previous_sha256: Buffer;
  entry_sha256: Buffer;
}

/** The patients that a list showed. */
export interface AuditPatientTable {
  patient_id: string;
  sequence: string;
}

/** Tables of persons, records and audit. */
export interface RecordSchema {
  patient: PatientTable;
  person_revision: PersonRevisionTable;
  person_current: PersonCurrentTable;
  person_word: PersonWordTable;
  record_event: RecordEventTable;
  patient_plan: PatientPlanTable;
  blob: BlobTable;
  patient_state: PatientStateTable;
  worklist_item: WorklistItemTable;
  freeze_fact: FreezeFactTable;
  follow_up_fact: FollowUpFactTable;
  adverse_event_fact: AdverseEventFactTable;
  complaint_fact: ComplaintFactTable;
  response_fact: ResponseFactTable;
  referral_fact: ReferralFactTable;
  referrer_message: ReferrerMessageTable;
  referral_access: ReferralAccessTable;
  flat_row_form: FlatRowFormTable;
  visit_fact: VisitFactTable;
  audit_entry: AuditEntryTable;
  audit_patient: AuditPatientTable;
}
