import type { Vec3 } from "@isotherm/imaging";
import type { RejectedPath, SuggestedPlacement } from "@isotherm/planning";
import { usePlacementStore } from "../state/placement-store.ts";
import type { SceneLine } from "../view/scene.ts";

const SUGGESTED_COLOR = "#7ee0c0";
const REJECTED_COLOR = "#ff7a5c";
/** [mm] As thin as a needle, thick enough to be seen in 3-D. */
const PATH_RADIUS_MM = 0.8;

/** Paths of the search that are pointed at, drawn on every view; none where the search is stale. */
export function suggestedPaths(): readonly SceneLine[] {
  const { answer, shown, isStale } = usePlacementStore.getState();
  if (answer === null || shown === null || isStale) return [];
  if (shown.kind === "suggestion") {
    const suggestion = answer.suggestions[shown.index];
    return suggestion === undefined ? [] : suggestionLines(suggestion);
  }
  return (answer.rejections[shown.index]?.examples ?? []).map(rejectionLine);
}

function suggestionLines({ cryoprobes }: SuggestedPlacement): readonly SceneLine[] {
  return cryoprobes.map(({ id, entryLpsMm, tipLpsMm }) =>
    pathLine({ id, name: "Suggested", color: SUGGESTED_COLOR }, [entryLpsMm, tipLpsMm]),
  );
}

function rejectionLine({ entryLpsMm, tipLpsMm }: RejectedPath, index: number): SceneLine {
  return pathLine({ id: `rejected-${index}`, name: "", color: REJECTED_COLOR }, [entryLpsMm, tipLpsMm]);
}

function pathLine(path: Pick<SceneLine, "id" | "name" | "color">, pointsLpsMm: readonly Vec3[]): SceneLine {
  return { ...path, pointsLpsMm, radiusMm: PATH_RADIUS_MM, role: "structure", selected: false };
}
