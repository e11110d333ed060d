/** The second door: checks of records, which need every record and the schemas, and which a page never loads. */
export {
  codeProblems,
  instrumentProblems,
  reachProblems,
  readingProblems,
} from "./check/care-problems.ts";
export { type CheckedOverlay, checkOverlay, type OverlayText } from "./check/check-overlay.ts";
export { checkRecordFiles } from "./check/check-records.ts";
export { type KnowledgeFile, ourFiles } from "./check/knowledge-file.ts";
export { conditionProblems, linkProblems } from "./check/link-problems.ts";
export { reasonProblems, ruleProblems } from "./check/rule-problems.ts";
export { idProblems, schemaProblems } from "./check/schema-problems.ts";
export { visit } from "./check/visit-record.ts";
export { type PlacedText, wordingProblems } from "./check/wording-problems.ts";
