import type { StructureAtRisk, Target } from "../treatment-plan.ts";
import { atlasRecord } from "./plan-findings.ts";
import { checklistEntryOf } from "./structure-checklist.ts";

/**
 * [mm] How far visible ice must stay from a structure: the larger of what the plan and the atlas record of its target set. Null
 * where neither does, so that only the general alert steps hold (R26).
 */
export function leastIceDistanceMm(target: Target | null, structure: StructureAtRisk): number | null {
  const expected = atlasRecord(target)?.structuresAtRisk ?? [];
  const entry = checklistEntryOf(
    expected.map(({ name }) => name),
    structure.name,
  );
  const recorded = expected.find(({ name }) => name === entry)?.leastIceDistanceMm?.value ?? null;
  if (recorded === null || structure.minimumClearanceMm === null)
    return recorded ?? structure.minimumClearanceMm;
  return Math.max(recorded, structure.minimumClearanceMm);
}
