import { structureRegion } from "../geometry/structure-region.ts";
import type { PointLpsMm, StructureAtRisk, StructureKind } from "../treatment-plan.ts";

/** Structures that a needle must not be pushed into. */
const solidKinds: ReadonlySet<StructureKind> = new Set(["bone", "dura", "lung", "vessel", "airway", "bowel"]);

/** Tells of a point whether it lies in a structure that no needle may be pushed into. */
export function solidAt(structures: readonly StructureAtRisk[]): (point: PointLpsMm) => boolean {
  const solid = structures
    .filter((structure) => solidKinds.has(structure.kind))
    .map((structure) => structureRegion(structure.geometry));
  return (point) => solid.some((region) => region.contains(point));
}
