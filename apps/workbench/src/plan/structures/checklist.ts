import { targets } from "@isotherm/knowledge";
import { missingFromChecklist } from "@isotherm/planning";
import type { StructureKind, TreatmentPlan } from "@isotherm/planning/treatment-plan";

/** One structure that the atlas expects beside the target. */
export interface ExpectedStructure {
  readonly name: string;
  readonly kind: StructureKind;
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

/** Entries of the atlas' list of structures at risk that no marked structure answers yet (R29). */
export function missingStructures(plan: TreatmentPlan): readonly ExpectedStructure[] {
  const record = targets().find((candidate) => candidate.id === plan.target?.knowledgeTargetId);
  const names = plan.structures.map((structure) => structure.name);
  const expected = (record?.structuresAtRisk ?? []).map(({ name }) => name);
  return missingFromChecklist(expected, names).map((name) => ({
    name,
    kind: kindOf(name),
  }));
}

/** Kind of a structure, guessed from its name; the person can change it. */
export function kindOf(name: string): StructureKind {
  const lower = name.toLowerCase();
  return KIND_WORDS.find(([pattern]) => pattern.test(lower))?.[1] ?? "other";
}
