import type { Countersignature, GateException } from "../record/decision.ts";
import { entriesOf, type PatientRecord, type RecordEntry } from "../record/patient-record.ts";
import { isSignedByAuthor } from "./own-signature.ts";

/** An exception from block first, and what the second physician said to it (R116). */
export interface ExceptionStanding {
  readonly exception: RecordEntry<GateException>;
  readonly state: "waits" | "agreed" | "declined";
  /** The countersignature that counts; null while the exception waits for it. */
  readonly answer: RecordEntry<Countersignature> | null;
}

/** Every exception that stands, each with the last answer of the physician whom it names; an answer of anybody else is none. */
export function exceptionStandings(record: PatientRecord): readonly ExceptionStanding[] {
  return entriesOf(record, "gate-exception").map((exception) => {
    const answer = answerTo(record, exception);
    return { exception, answer, state: stateOf(answer) };
  });
}

function answerTo(
  record: PatientRecord,
  { current, content }: RecordEntry<GateException>,
): RecordEntry<Countersignature> | null {
  const { author } = current;
  if (author.role !== "physician" || author.id === content.secondPhysicianId) return null;
  const answers = entriesOf(record, "countersignature").filter(
    (entry) =>
      entry.content.eventId === current.id &&
      entry.current.author.id === content.secondPhysicianId &&
      isSignedByAuthor(entry, entry.content.signature),
  );
  return answers.at(-1) ?? null;
}

function stateOf(answer: RecordEntry<Countersignature> | null): ExceptionStanding["state"] {
  if (answer === null) return "waits";
  return answer.content.answer === "agrees" ? "agreed" : "declined";
}
