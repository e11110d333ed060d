import { threshold } from "@isotherm/knowledge";
import type { StructureKind } from "../treatment-plan.ts";
import type { PathMargin } from "./placement-suggestions.ts";

/** Kinds that a path may not pass near; fluid, skin, nodes and whatever has no kind stand in no path's way. */
const missedKinds: readonly StructureKind[] = [
  "bone",
  "vessel",
  "lung",
  "airway",
  "bowel",
  "dura",
  "nerve",
  "organ",
];

/** What `knowledge` says that a path should keep away from each kind of structure. */
export function pathMargins(): readonly PathMargin[] {
  return missedKinds.map((kind) => {
    const { id, fact } = threshold(`threshold/path/${kind}`);
    return {
      kind,
      marginMm: fact.value,
      thresholdId: id,
      status: fact.status,
      sources: fact.sources,
      note: fact.note ?? "",
    };
  });
}
