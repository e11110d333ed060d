import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EventKind, RecordEvent, Role } from "@isotherm/clinic";

/** Every role of an account. */
export const roles: readonly Role[] = [
  "physician",
  "nurse",
  "coordinator",
  "researcher",
  "patient",
  "referrer",
  "administrator",
];

/** The frozen samples hold one of each kind. */
const samples = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve("@isotherm/clinic/samples/record-events-v2.json")), "utf8"),
) as readonly RecordEvent[];
/** Every kind of entry. */
export const kinds: ReadonlySet<EventKind> = new Set(
  samples.map(({ content }) => content.kind).filter((kind) => kind !== "withdrawal"),
);

/** Every table with data of patients. */
export const patientTables = [
  "patient",
  "person_revision",
  "person_current",
  "person_word",
  "record_event",
  "patient_plan",
  "patient_state",
  "worklist_item",
  "freeze_fact",
  "follow_up_fact",
  "visit_fact",
  "adverse_event_fact",
  "complaint_fact",
  "response_fact",
  "referral_fact",
  "referrer_message",
  "referral_access",
  "plan_revision",
  "plan_archive",
  "series",
  "outcome",
  "blob",
  "audit_entry",
  "audit_patient",
] as const;
