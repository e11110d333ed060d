import { ClinicError } from "../errors.ts";
import type { FollowUp } from "../record/follow-up.ts";
import type { FreezeLog } from "../record/freeze-log.ts";
import { entriesOf, type PatientRecord, type RecordEntry } from "../record/patient-record.ts";

/** One freeze of a record; refused with the known ones when there is none of this id. */
export function freezeEntry(record: PatientRecord, freezeId: string): RecordEntry<FreezeLog> {
  const freezes = entriesOf(record, "freeze-log");
  const entry = freezes.find(({ content }) => content.freezeId === freezeId);
  if (entry !== undefined) return entry;
  const known = freezes.map(({ content }) => content.freezeId).join(", ");
  throw new ClinicError(
    "CLINIC_UNKNOWN_ENTRY",
    `the record has no freeze ${freezeId} (it has ${known === "" ? "none" : known}); pick one of these`,
  );
}

/** Follow-ups of one freeze, in the order in which they happened. */
export function followUpsOf(record: PatientRecord, freezeId: string): readonly RecordEntry<FollowUp>[] {
  return entriesOf(record, "follow-up").filter(({ content }) => content.freezeId === freezeId);
}
