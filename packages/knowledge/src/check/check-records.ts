import { targets } from "../atlas.ts";
import { type AnyRecord, placedRecords, placeRecords } from "../live-records.ts";
import { modalityReasons } from "../modalities.ts";
import { rules } from "../rulebook.ts";
import { instruments } from "../score-instrument.ts";
import {
  codeProblems,
  gateProblems,
  instrumentProblems,
  patientTexts,
  reachProblems,
  readingProblems,
  secondReaderProblems,
} from "./care-problems.ts";
import type { KnowledgeFile } from "./knowledge-file.ts";
import { conditionProblems, linkProblems } from "./link-problems.ts";
import { reasonProblems, ruleProblems } from "./rule-problems.ts";
import { idProblems, schemaProblems } from "./schema-problems.ts";
import { textsOfRecords, wordingProblems } from "./wording-problems.ts";

/**
 * What is wrong with a whole set of records whose shapes are right, one sentence each: links that lead nowhere, rules and reasons
 * whose cases do not hold, targets out of reach, texts that patients cannot read, licences, slips of wording. `files` are the
 * records that stand now, ours and a site's.
 */
export function recordProblems(files: readonly KnowledgeFile[]): string[] {
  const links = [...linkProblems(files), ...conditionProblems(files)];
  // A link that leads nowhere would make the checks below throw.
  if (links.length > 0) return links;
  return [
    ...rules().flatMap(ruleProblems),
    ...modalityReasons().flatMap(reasonProblems),
    ...targets().flatMap(reachProblems),
    ...targets().flatMap(gateProblems),
    ...patientTexts().flatMap(readingProblems),
    ...instruments().flatMap(instrumentProblems),
    ...codeProblems(files),
    ...secondReaderProblems(),
    ...wordingProblems(textsOfRecords(files)),
  ];
}

/**
 * Everything that is wrong with the records of a data folder, one sentence each: as ours are checked, and as a correction of
 * ours is. The records stand in the place of the built ones for as long as the check runs.
 */
export function checkRecordFiles(files: readonly KnowledgeFile[]): string[] {
  const shapes = [...schemaProblems(files), ...idProblems(files)];
  if (shapes.length > 0) return shapes;
  const before = placedRecords();
  placeRecords(files.map(({ folder, record }) => ({ folder, record: record as unknown as AnyRecord })));
  try {
    return recordProblems(files);
  } finally {
    placeRecords(before);
  }
}
