import { findById } from "./find-by-id.ts";
import { targetRecords } from "./generated/records.ts";
import { searchRecords } from "./search-records.ts";
import type { TargetRecord } from "./target.ts";

/** All nerve targets, T1 to T23. */
export function targets(): readonly TargetRecord[] {
  return [...targetRecords].sort((a, b) => Number(a.atlasNumber.slice(1)) - Number(b.atlasNumber.slice(1)));
}

/** One target by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function target(id: string): TargetRecord {
  return findById(targetRecords, id, "target");
}

/**
 * Targets whose name, synonym, id or indication matches the text, best first: case, accents, word order, British spelling and
 * one wrong letter in a word are forgiven, except in the words of a dangerous slip (wording row W4), which finds nothing. All
 * targets for an empty text.
 *
 * @example
 * searchTargets("tibal posterior")[0]?.id // => "posterior-tibial-nerve"
 */
export function searchTargets(text: string): readonly TargetRecord[] {
  return searchRecords(targets(), text, ({ name, id, atlasNumber, synonyms, indications }) => ({
    names: [name, id, atlasNumber, ...synonyms],
    rest: indications,
  }));
}
