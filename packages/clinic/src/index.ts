export { readEvent } from "./document/read-event.ts";
export type { ClinicErrorCode } from "./errors.ts";
export { ClinicError } from "./errors.ts";
export { appendEvent } from "./record/append-event.ts";
export type { PatientRecord, RecordEntry } from "./record/patient-record.ts";
export { contentsOf, entriesOf, latestOf, patientRecord, recordAsOf } from "./record/patient-record.ts";
