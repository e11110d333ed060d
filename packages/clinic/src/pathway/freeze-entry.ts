import { ClinicError } from "../errors.ts";
import type { FollowUp } from "../record/follow-up.ts";
import type { FreezeLog } from "../record/freeze-log.ts";
import { compareMoments } from "../record/moment.ts";
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

/** [h] Freezes that began within this time of the first one are one sitting; a choice of this project. */
const SITTING_HOURS = 12;

/** Freezes by sitting, such as a nerve and a node on one day: they are followed by one row of visits. */
export function sittingsOf(record: PatientRecord): readonly (readonly RecordEntry<FreezeLog>[])[] {
  const sittings: RecordEntry<FreezeLog>[][] = [];
  for (const freeze of entriesOf(record, "freeze-log")) {
    const sitting = sittings.at(-1);
    const first = sitting?.[0];
    const isSame =
      first !== undefined && compareMoments(freeze.happenedAt, first.happenedAt) < SITTING_HOURS * 3_600_000;
    if (isSame) sitting?.push(freeze);
    else sittings.push([freeze]);
  }
  return sittings;
}

/** Follow-ups of the sitting of one freeze, in the order in which they happened, whichever freeze of it they name. */
export function followUpsOf(record: PatientRecord, freezeId: string): readonly RecordEntry<FollowUp>[] {
  const sitting = sittingsOf(record).find((freezes) =>
    freezes.some(({ content }) => content.freezeId === freezeId),
  );
  const freezeIds = new Set(sitting?.map(({ content }) => content.freezeId));
  return entriesOf(record, "follow-up").filter(({ content }) => freezeIds.has(content.freezeId));
}
