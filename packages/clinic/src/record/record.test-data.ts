import { readEvent } from "../document/read-event.ts";
import type { EventContent, RecordEvent } from "./record-event.ts";

/** Patient of the tests; synthetic, as is everything here. */
export const testPatientId = "patient-1";

/** What an event of a test says beyond its content. */
export interface TestEnvelope {
  readonly id: string;
  readonly at: string;
  readonly corrects?: string;
  readonly by?: string;
  readonly patientId?: string;
}

/** An event through the reader, as every event of the product comes. */
export function testEvent(content: EventContent, envelope: TestEnvelope): RecordEvent {
  return readEvent({
    format: "isotherm.record-event",
    version: 1,
    id: envelope.id,
    patientId: envelope.patientId ?? testPatientId,
    recordedAt: envelope.at,
    happenedAt: envelope.at,
    author: { id: envelope.by ?? "dr-one", role: "physician" },
    origin: { kind: "clinic", name: "room 1" },
    correction: envelope.corrects === undefined ? null : { eventId: envelope.corrects, reason: "mistyped" },
    content,
  });
}

/** The patient's words as an event. */
export function story(ownWords: string, envelope: TestEnvelope): RecordEvent {
  return testEvent({ kind: "patient-story", ownWords }, envelope);
}
