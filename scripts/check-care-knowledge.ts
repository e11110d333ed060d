/**
 * What `check-knowledge` asks of the records for the care of a patient: every link leads somewhere, every target can be reached,
 * every reason has its cases, patient texts can be read, instruments and codes keep their licences.
 */
import {
  anticoagulationRows,
  blockGateFor,
  checkConditions,
  explanations,
  findTargets,
  type InstrumentRecord,
  instruments,
  type ModalityReason,
  modalityReasons,
  patientTextSchoolGrade,
  readability,
  riskTexts,
  searchTargets,
  type TargetRecord,
  targets,
} from "@isotherm/knowledge";
import { visit } from "./visit-record.ts";

/** One JSON record and where it stands. */
export interface RecordFile {
  readonly path: string;
  readonly folder: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Everything that is wrong with the care records, one sentence each. */
export function careProblems(files: readonly RecordFile[]): string[] {
  return [
    ...careLinkProblems(files),
    ...conditionProblems(files),
    ...targets().flatMap(reachProblems),
    ...modalityReasons().flatMap(reasonProblems),
    ...patientTexts().flatMap(readingProblems),
    ...instruments().flatMap(instrumentProblems),
    ...codeProblems(files),
    ...targets().flatMap(gateProblems),
    ...secondReaderProblems(),
  ];
}

/** Key of a link and the folder in which its ids live. */
const linkFolders: Readonly<Record<string, string>> = {
  targetId: "targets",
  targetIds: "targets",
  usualForTargetIds: "targets",
  evidenceCardIds: "evidence",
  modalityId: "modalities",
  modalityIds: "modalities",
  adverseEventIds: "adverse-events",
  regions: "body-regions",
  radiation: "body-regions",
  stationIds: "stations",
  findingKindIds: "finding-kinds",
  bleedingClassId: "bleeding-classes",
  pathwayIds: "pathways",
  indication: "indications",
  indications: "indications",
};

/** Links to a record that does not exist. */
export function careLinkProblems(files: readonly RecordFile[]): string[] {
  const ids = new Map<string, Set<unknown>>();
  for (const { folder, record } of files) ids.set(folder, (ids.get(folder) ?? new Set()).add(record["id"]));
  return files.flatMap(({ path, folder: ownFolder, record }) => {
    const problems: string[] = [];
    visit(record, (key, value, parents) => {
      const folder = linkFolderOf(key, ownFolder);
      if (folder === undefined || parents.includes("inputs")) return;
      for (const id of Array.isArray(value) ? value : [value]) {
        if (!ids.get(folder)?.has(id))
          problems.push(`${path}: ${key} names ${String(id)}, which is not in data/${folder}`);
      }
    });
    return problems;
  });
}

/** Where the ids of a link live; the indications of a target are phrases to search in, not ids. */
function linkFolderOf(key: string, ownFolder: string): string | undefined {
  return ownFolder === "targets" && key === "indications" ? undefined : linkFolders[key];
}

/** What a condition may be about, and the folder in which its values live. */
const conditionFolders: Readonly<Record<string, string>> = {
  targetId: "targets",
  indication: "indications",
  modalityId: "modalities",
};

/** Conditions on a target, an indication or a modality that name one that does not exist. */
export function conditionProblems(files: readonly RecordFile[]): string[] {
  return files.flatMap(({ path, record }) =>
    conditionsIn(record).flatMap(({ quantity, value }) => {
      const folder = conditionFolders[quantity];
      if (folder === undefined || value === undefined) return [];
      const known = files.filter((file) => file.folder === folder).map((file) => file.record["id"]);
      return (Array.isArray(value) ? value : [value])
        .filter((id) => !known.includes(id))
        .map(
          (id) => `${path}: a condition on ${quantity} names ${String(id)}, which is not in data/${folder}`,
        );
    }),
  );
}

interface FoundCondition {
  readonly quantity: string;
  readonly value?: unknown;
}

function conditionsIn(value: unknown): FoundCondition[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(conditionsIn);
  return "quantity" in value && "is" in value ? [value as FoundCondition, ...inner] : inner;
}

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

/** Reasons whose cases do not hold, or that lack a case of either kind. */
export function reasonProblems(reason: ModalityReason): string[] {
  const name = `modality reason ${reason.id}`;
  const lacking = [true, false]
    .filter((applies) => reason.when.length > 0 && !reason.cases.some((entry) => entry.applies === applies))
    .map((applies) => `${name} has no case in which it ${applies ? "applies" : "does not apply"}`);
  const wrong = reason.cases.flatMap((entry) => {
    const { state } = checkConditions(reason.id, reason.when, entry.inputs);
    if ((state === "holds") === entry.applies) return [];
    return [
      `${name}: the case "${entry.name}" ${state}, but should ${entry.applies ? "apply" : "not apply"}`,
    ];
  });
  return [...lacking, ...wrong];
}

/** A text for patients. */
export interface PatientText {
  readonly id: string;
  readonly text: string;
}

function patientTexts(): readonly PatientText[] {
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

/** Scores that name items they do not have, bands out of order, items of an instrument whose licence forbids them. */
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
  const allowed =
    record.licence.use === "embedded" || record.items.every(({ text }) => /^Raw sum/u.test(text));
  if (!allowed)
    problems.push(`instrument ${record.id}: its licence is ${record.licence.use}, so no item may stand here`);
  return problems;
}

/** CPT rows that are not held back, and labels too long to be our own. */
export function codeProblems(files: readonly RecordFile[]): string[] {
  return files
    .filter(({ folder }) => folder === "codes")
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
function secondReaderProblems(): string[] {
  return anticoagulationRows()
    .filter(({ status, checkedOn }) => status !== "unverified" && checkedOn === null)
    .map(({ id }) => `${id} is not marked unverified, but nobody has compared it with the primary table`);
}
