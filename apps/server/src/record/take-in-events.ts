import type { RecordEvent } from "@isotherm/clinic";
import { patientRecord } from "@isotherm/clinic";
import type { ActorTransaction } from "../database/as-actor.ts";
import { insertEvent } from "./event-store.ts";
import { writeProjections } from "./projections.ts";

/**
 * Takes in a record that was written before, with the moments and authors that it has, into a patient without one. Runs as the
 * owner of the tables; for what the program itself brings along, never for what somebody sends.
 */
export async function takeInEvents(
  transaction: ActorTransaction,
  patientId: string,
  events: readonly RecordEvent[],
): Promise<void> {
  const record = patientRecord(patientId, events);
  for (const [index, event] of record.events.entries()) {
    const entry = record.entries.find(({ versions }) => versions.some(({ id }) => id === event.id));
    await insertEvent(transaction, {
      event,
      sequence: index + 1,
      entryId: entry?.entryId ?? event.id,
      entryKind: entry?.content.kind ?? event.content.kind,
    });
  }
  await writeProjections(transaction, patientId, record.events);
}
