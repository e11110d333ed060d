import { ClinicError } from "../errors.ts";
import type { Countersignature } from "./decision.ts";
import type { PatientRecord } from "./patient-record.ts";
import type { RecordEvent } from "./record-event.ts";

/**
 * Refuses an exception that names its own author as the second physician, and a countersignature of anybody but the one who is
 * named, or under a version that stands no longer (R116).
 */
export function checkSecondPhysician(record: PatientRecord, { author, content }: RecordEvent): void {
  if (content.kind === "gate-exception" && content.secondPhysicianId === author.id) {
    refuse(
      `the exception names ${author.id} as its second physician, who writes it; two persons sign an exception, so name another one`,
    );
  }
  if (content.kind !== "countersignature") return;
  const { signature } = content;
  if (author.role !== "physician" || signature.personId !== author.id || signature.role !== "physician") {
    refuse(
      `${author.id} (${author.role}) signs for ${signature.personId} (${signature.role}); a physician signs in the own name and from the own session`,
    );
  }
  checkAsked(record, content);
}

function checkAsked(record: PatientRecord, { eventId, signature }: Countersignature): void {
  const entry = record.entries.find(({ current, state }) => state === "stands" && current.id === eventId);
  if (entry?.content.kind !== "gate-exception") {
    throw new ClinicError(
      "CLINIC_CORRECTION_STALE",
      `the countersignature is for event ${eventId}, which is no exception that stands; read the record again and sign what it says now`,
    );
  }
  if (entry.content.secondPhysicianId !== signature.personId) {
    refuse(
      `the exception asks ${entry.content.secondPhysicianId} to sign, not ${signature.personId}; have that physician sign in, or correct the exception`,
    );
  }
}

function refuse(message: string): never {
  throw new ClinicError("CLINIC_NOT_THEIRS_TO_SIGN", message);
}
