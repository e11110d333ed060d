import { KnowledgeError } from "./errors.ts";

/** The record with this id; a `KnowledgeError` that lists the known ids when there is none. */
export function findById<Entry extends { readonly id: string }>(
  records: readonly Entry[],
  id: string,
  kind: string,
): Entry {
  const record = records.find((candidate) => candidate.id === id);
  if (record === undefined) {
    const known = records.map((candidate) => candidate.id).join(", ");
    throw new KnowledgeError("KNOWLEDGE_UNKNOWN_ID", `no ${kind} has the id "${id}"; known are ${known}`);
  }
  return record;
}
