import type { BioheatProblem, LabelGrid, Medium, Vessel } from "@isotherm/engine";
import type { ThermalProblem } from "../thermal-problem.ts";
import { knowledgeIdOfClass, tissueClasses } from "./planning-defaults.ts";

/** Media that no cell is made of cost a table each: they are left out, and the labels renumbered. */
function presentMedia(
  problem: BioheatProblem,
  labels: LabelGrid,
): Pick<BioheatProblem, "media" | "background" | "labels"> & { readonly places: readonly number[] } {
  const places = [...new Set([problem.background, ...labels.labels])].sort((a, b) => a - b);
  const renumbered = new Uint8Array(256);
  places.forEach((place, index) => {
    renumbered[place] = index;
  });
  return {
    places,
    media: places.flatMap((place): Medium[] => problem.media.slice(place, place + 1)),
    background: renumbered[problem.background] ?? 0,
    labels: { ...labels, labels: labels.labels.map((label) => renumbered[label] ?? 0) },
  };
}

/** Whether a vessel comes near the box at all. */
function isInBox(vessel: Vessel, problem: BioheatProblem): boolean {
  return ([0, 1, 2] as const).every((axis) => {
    const low = Math.min(...vessel.points.map((point) => point[axis])) - vessel.radius;
    const high = Math.max(...vessel.points.map((point) => point[axis])) + vessel.radius;
    return high >= problem.origin[axis] && low <= problem.origin[axis] + problem.size[axis];
  });
}

/** A problem with nothing in it that no cell is made of, for many runs that differ a little. */
export interface LeanProblem {
  /** The plan as drawn, reduced to the media and vessels that the box holds; one report, at the end. */
  readonly problem: BioheatProblem;
  /** Tissue id of each medium of `problem`; null where it is not a tissue. */
  readonly tissueIds: readonly (string | null)[];
}

/** Leaves out of a problem what its box does not hold, and every field but the last. */
export function leanProblem({ problem }: Pick<ThermalProblem, "problem">): LeanProblem {
  const endS = problem.protocol.reduce((sum, step) => sum + step.duration, 0);
  const lean: BioheatProblem = {
    ...problem,
    // A vessel's name is whatever somebody wrote: it stays with the plan.
    vessels: problem.vessels
      .filter((vessel) => isInBox(vessel, problem))
      .map((vessel, index) => ({ ...vessel, name: `vessel ${index + 1}` })),
    reportTimes: [endS],
    thresholds: [],
  };
  if (!problem.labels) return { problem: lean, tissueIds: [] };
  const { places, ...media } = presentMedia(problem, problem.labels);
  const tissueIds = places.map((place) => {
    const name = tissueClasses[place];
    if (name === undefined || name === "outside") return null;
    const { kind, id } = knowledgeIdOfClass[name];
    return kind === "tissue" ? id : null;
  });
  return { problem: { ...lean, ...media }, tissueIds };
}
