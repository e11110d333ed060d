import { isothermSurface } from "@isotherm/engine";
import type { PlanOutcome, SurfaceMesh } from "./outcome.ts";
import { edgesInMeters, metersToMm } from "./thermal-problem.ts";

/** An outcome, or what there is of it while it is being computed. */
type Computed = Pick<PlanOutcome, "history">;

/** The kept field nearest to a time; the coldest of all times where none is asked for. */
function fieldAt(outcome: Computed, timeS: number | null): Float32Array {
  const { history } = outcome;
  if (timeS === null) return history.minimumC;
  let best = 0;
  for (const [index, time] of history.timesS.entries()) {
    if (Math.abs(time - timeS) < Math.abs((history.timesS[best] ?? 0) - timeS)) best = index;
  }
  return history.framesC[best] ?? history.minimumC;
}

/**
 * An isotherm as a closed surface, at the kept time nearest to `timeS`, or of the coldest each place ever was (null).
 * Empty where nothing is that cold.
 */
export function isothermMesh(outcome: Computed, temperatureC: number, timeS: number | null): SurfaceMesh {
  const [xEdges, yEdges, zEdges] = edgesInMeters(outcome.history.geometry);
  const surface = isothermSurface({ xEdges, yEdges, zEdges }, fieldAt(outcome, timeS), temperatureC);
  return {
    positionsLpsMm: surface.positions.map(metersToMm),
    normals: surface.normals,
    indices: surface.indices,
  };
}
