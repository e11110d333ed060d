import { anticoagulationRows } from "../anticoagulation.ts";
import { searchTargets } from "../atlas.ts";
import { blockGateFor } from "../block-gate.ts";
import { findTargets } from "../find-targets.ts";
import { explanations, riskTexts } from "../guidance-catalog.ts";
import type { InstrumentRecord } from "../instrument.ts";
import { patientTextSchoolGrade, readability } from "../readability.ts";
import { isOfSite } from "../site-overlay.ts";
import type { TargetRecord } from "../target.ts";
import type { KnowledgeFile } from "./knowledge-file.ts";

/** Targets that neither a symptom, nor a finding, nor a search leads to. */
export function reachProblems(target: TargetRecord): string[] {
  const problems: string[] = [];
  if (!searchTargets(target.name.split(",")[0] ?? target.name).some(({ id }) => id === target.id))
    problems.push(`the target ${target.id} is not found by its own name`);
  const bySymptom = findTargets({ regions: target.regions, radiation: target.radiation });
  const byFinding = target.findingLinks.flatMap(({ findingKindIds, stationIds }) =>
    findTargets({
      imagingFindings: [{ kindId: findingKindIds[0] ?? "", stationId: stationIds[0] ?? null }],
    }).matches.map((match) => match.target.id),
  );
  const reached = [...bySymptom.matches.map((match) => match.target.id), ...byFinding];
  if (!reached.includes(target.id))
    problems.push(`the target ${target.id} is reached from no symptom and no finding: give it regions`);
  return problems;
}

/** A text for patients. */
export interface PatientText {
  readonly id: string;
  readonly text: string;
}

/** Every text that is written for patients. */
export function patientTexts(): readonly PatientText[] {
  return [
    ...explanations(),
    ...riskTexts().map(({ id, plainText }) => ({ id: `risk text ${id}`, text: plainText })),
  ];
}

/** Patient texts above the reading age (Flesch–Kincaid grade). */
export function readingProblems({ id, text }: PatientText): string[] {
  const { schoolGrade } = readability(text);
  if (schoolGrade <= patientTextSchoolGrade) return [];
  return [
    `${id} reads at school grade ${schoolGrade.toFixed(1)}, above ${patientTextSchoolGrade}: shorten its sentences and words`,
  ];
}

/** Scores that name items they do not have, bands out of order, items that no licence of ours covers. */
export function instrumentProblems(record: InstrumentRecord): string[] {
  const items = new Set(record.items.map(({ id }) => id));
  const named = [
    ...record.scores.flatMap(({ itemIds }) => itemIds),
    ...(record.criteria ?? []).flatMap(({ required, groups }) => [
      ...required,
      ...groups.flatMap(({ itemIds }) => itemIds),
    ]),
  ];
  const problems = named
    .filter((id) => !items.has(id))
    .map((id) => `instrument ${record.id}: a score names the item ${id}, which it does not have`);
  for (const { id, bands } of record.scores) {
    const sorted = bands.every((band, index) => band.atLeastScore > (bands[index - 1]?.atLeastScore ?? -1e9));
    if (!sorted) problems.push(`instrument ${record.id}: the bands of ${id} are not in rising order`);
  }
  if (!mayHoldItems(record))
    problems.push(`instrument ${record.id}: its licence is ${record.licence.use}, so no item may stand here`);
  return problems;
}

/** A slot is filled by a site that holds the licence; a link stays a link. */
function mayHoldItems({ id, licence, items }: InstrumentRecord): boolean {
  if (licence.use === "embedded" || items.every(({ text }) => /^Raw sum/u.test(text))) return true;
  return licence.use === "site-slot" && isOfSite("instruments", id);
}

/** CPT rows of ours that are not held back, and labels too long to be our own; a site loads its own licensed table. */
export function codeProblems(files: readonly KnowledgeFile[]): string[] {
  return files
    .filter(({ folder, record }) => folder === "codes" && !isOfSite("codes", String(record["id"])))
    .flatMap(({ path, record }) => {
      const problems: string[] = [];
      const licensed = record["release"] === "counsel-and-site-licence";
      if ((record["system"] === "CPT") !== licensed)
        problems.push(`${path}: a CPT row, and no other, waits for counsel and the site's licence`);
      if (String(record["ourLabel"]).length > 90)
        problems.push(`${path}: the label is long for one of our own; give a few words, never official text`);
      return problems;
    });
}

/** Targets whose block threshold is not that of their gate. */
export function gateProblems({ id, block }: TargetRecord): string[] {
  const gate = blockGateFor(id, null);
  if (block === null || block.minimumReliefFraction === null) return [];
  if (gate.minimumReliefFraction === block.minimumReliefFraction) return [];
  return [
    `the target ${id} asks ${block.minimumReliefFraction} of its block, but its gate ${gate.id} asks ${gate.minimumReliefFraction}: make them agree`,
  ];
}

/** Society rows marked sure before a second reader has compared them. */
export function secondReaderProblems(): string[] {
  return anticoagulationRows()
    .filter(({ status, checkedOn }) => status !== "unverified" && checkedOn === null)
    .map(
      ({ id }) =>
        `${id} is not marked unverified, but nobody has compared it with the primary table: enter checkedOn`,
    );
}
