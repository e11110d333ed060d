import type { RecordEntry } from "../record/patient-record.ts";
import type { Signature } from "../record/person.ts";

/** A signature counts when the physician who is named wrote the event; nobody signs for another. */
export function isSignedByAuthor({ current }: RecordEntry, signature: Signature): boolean {
  const { author } = current;
  return signature.personId === author.id && signature.role === "physician" && author.role === "physician";
}
