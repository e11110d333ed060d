import { ClinicError } from "../errors.ts";
import { type PatientRecord, patientRecord } from "./patient-record.ts";
import type { RecordEvent } from "./record-event.ts";
import { checkSecondPhysician } from "./second-physician.ts";

/**
 * The record with one more event. The door for whoever writes: a correction must point at what stands now, so that the second
 * writer sees the first one's change before writing; a countersignature must be of the physician who was asked; the same event
 * sent twice changes nothing.
 */
export function appendEvent(record: PatientRecord, event: RecordEvent): PatientRecord {
  const next = patientRecord(record.patientId, [...record.events, event]);
  if (next.events.length > record.events.length) {
    checkCorrection(record, event);
    checkSecondPhysician(record, event);
  }
  return next;
}

function checkCorrection(record: PatientRecord, event: RecordEvent): void {
  if (event.correction === null) return;
  const { eventId } = event.correction;
  const entry = record.entries.find((candidate) =>
    candidate.versions.some((version) => version.id === eventId),
  );
  if (entry === undefined) {
    throw new ClinicError(
      "CLINIC_CORRECTION_MISMATCH",
      `event ${event.id} corrects ${eventId}, which the record does not hold; read the record again and correct what it holds`,
    );
  }
  if (event.content.kind !== "withdrawal" && event.content.kind !== entry.content.kind) {
    throw new ClinicError(
      "CLINIC_CORRECTION_MISMATCH",
      `event ${event.id} (${event.content.kind}) corrects ${eventId}, which is a ${entry.content.kind}; withdraw that entry and write a new one`,
    );
  }
  if (entry.current.id !== eventId) {
    throw new ClinicError(
      "CLINIC_CORRECTION_STALE",
      `event ${event.id} corrects ${eventId}, but ${entry.current.author.id} corrected it at ${entry.current.recordedAt}; look at event ${entry.current.id} and correct that one`,
    );
  }
}
