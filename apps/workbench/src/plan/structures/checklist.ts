import { targets } from "@isotherm/knowledge";
import type { StructureAtRisk, StructureKind, TreatmentPlan } from "@isotherm/planning/treatment-plan";

/** One structure that the atlas expects beside the target. */
export interface ExpectedStructure {
  readonly name: string;
  readonly kind: StructureKind;
  /** The marked structure that answers it, or null: not yet marked. */
  readonly marked: StructureAtRisk | null;
}

const KIND_WORDS: readonly (readonly [RegExp, StructureKind])[] = [
  [/nerve|plexus|ganglion|root/u, "nerve"],
  [/dura/u, "dura"],
  [/artery|arteries|vein|aorta|vessel|cava/u, "vessel"],
  [/trachea|airway|bronch/u, "airway"],
  [/lung|pleura/u, "lung"],
  [/bowel|esophagus|colon|duoden|stomach/u, "bowel"],
  [/bone|vertebra|rib/u, "bone"],
  [/node/u, "node"],
  [/skin/u, "skin"],
  [/thyroid|kidney|liver|pancreas|spleen|crura|ureter/u, "organ"],
];

/** Words that say nothing about which structure is meant. */
const EMPTY_WORDS = new Set([
  "and",
  "the",
  "of",
  "left",
  "right",
  "nerve",
  "artery",
  "vein",
  "arteries",
  "roots",
]);

/** The atlas' list of structures at risk beside what is marked (R29). */
export function structureChecklist(plan: TreatmentPlan): readonly ExpectedStructure[] {
  const record = targets().find((candidate) => candidate.id === plan.target?.knowledgeTargetId);
  return (record?.structuresAtRisk ?? []).map((name) => ({
    name,
    kind: kindOf(name),
    marked: plan.structures.find((structure) => isSame(structure.name, name)) ?? null,
  }));
}

/** Kind of a structure, guessed from its name; the person can change it. */
export function kindOf(name: string): StructureKind {
  const lower = name.toLowerCase();
  return KIND_WORDS.find(([pattern]) => pattern.test(lower))?.[1] ?? "other";
}

/** The same structure under a longer or shorter name: “Vertebral artery, left” is the “vertebral artery”. */
function isSame(marked: string, expected: string): boolean {
  const have = new Set(wordsOf(marked));
  const wanted = wordsOf(expected);
  const telling = wanted.filter((word) => !EMPTY_WORDS.has(word));
  return (
    telling.length > 0 && telling.slice(0, 2).every((word) => have.has(word)) && sameVessel(marked, expected)
  );
}

/** An artery is not answered by a vein of the same name. */
function sameVessel(marked: string, expected: string): boolean {
  return !/vein/iu.test(marked) || !/arter/iu.test(expected);
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replaceAll("oesophagus", "esophagus")
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
}
