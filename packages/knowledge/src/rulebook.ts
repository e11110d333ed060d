import type { EvidenceCard, WordingRow } from "./evidence.ts";
import { findById } from "./find-by-id.ts";
import {
  evidenceRecords,
  referenceRecords,
  ruleRecords,
  thresholdRecords,
  wordingRecords,
} from "./generated/records.ts";
import type { Reference } from "./reference.ts";
import type { Rule, Threshold } from "./rule.ts";

/** All sources. */
export function references(): readonly Reference[] {
  return referenceRecords;
}

/** One source by key; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function reference(key: string): Reference {
  return findById(referenceRecords, key, "reference");
}

/** All rules of planning. */
export function rules(): readonly Rule[] {
  return ruleRecords;
}

/** One rule by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function rule(id: string): Rule {
  return findById(ruleRecords, id, "rule");
}

/** All numbers that the display and the rules compare with. */
export function thresholds(): readonly Threshold[] {
  return thresholdRecords;
}

/**
 * One threshold by id; throws `KNOWLEDGE_UNKNOWN_ID` when there is none.
 *
 * @example
 * threshold("threshold/temperature/lesion").fact.value // => -20
 */
export function threshold(id: string): Threshold {
  return findById(thresholdRecords, id, "threshold");
}

/** Practice beside published evidence, E1–E20. */
export function evidenceCards(): readonly EvidenceCard[] {
  return [...evidenceRecords].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

/** One evidence card by id, such as `E1`; throws `KNOWLEDGE_UNKNOWN_ID` when there is none. */
export function evidenceCard(id: string): EvidenceCard {
  return findById(evidenceRecords, id, "evidence card");
}

/** Slips of the source material and what to say in their place, W1–W19. */
export function wordingRows(): readonly WordingRow[] {
  return wordingRecords;
}
