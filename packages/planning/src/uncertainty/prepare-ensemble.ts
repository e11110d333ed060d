import type { BioheatProblem } from "@isotherm/engine";
import type { Volume, VolumeGeometry } from "@isotherm/imaging";
import { prepareStructure } from "../assessment/clearance.ts";
import { planFingerprint } from "../document/plan-fingerprint.ts";
import type { PlacedCryoprobe } from "../problem/freeze-box.ts";
import { leanProblem } from "../problem/lean-problem.ts";
import { planningDefaults } from "../problem/planning-defaults.ts";
import { displayGeometry } from "../simulate-plan.ts";
import { thermalProblem } from "../thermal-problem.ts";
import type { LineGeometry, PointLpsMm, TreatmentPlan } from "../treatment-plan.ts";
import { type EnsembleMember, uncertaintyMembers } from "./ensemble-members.ts";
import type { EnsembleSettings } from "./ensemble-settings.ts";
import { type EnsembleUnknown, ensembleUnknowns } from "./ensemble-unknowns.ts";

/** The points of one structure at risk, under its id: no word of the plan. */
export interface EnsembleStructure {
  readonly id: string;
  readonly surface: readonly PointLpsMm[];
  readonly inside: readonly PointLpsMm[];
}

/**
 * What all members share: tissue, box, grid, cryoprobes, points of nerve and structures. Plain data, made once and posted
 * to workers, also to other machines: it holds neither the image nor any word, name or UID of the plan.
 */
export interface EnsembleCase {
  readonly planFingerprint: string;
  readonly settings: EnsembleSettings;
  readonly unknowns: readonly EnsembleUnknown[];
  readonly members: readonly EnsembleMember[];
  readonly nerve: LineGeometry | null;
  readonly bodyTemperatureC: number;
  /** As drawn. */
  readonly cryoprobes: readonly PlacedCryoprobe[];
  /** The plan as drawn, reduced to the media and vessels that the box holds. */
  readonly problem: BioheatProblem;
  /** Tissue id of each medium of `problem`; null where it is not a tissue. */
  readonly tissueIds: readonly (string | null)[];
  readonly geometry: VolumeGeometry;
  /** Structures with the points that lie inside `geometry` or not far from it; the others are out of reach. */
  readonly structures: readonly EnsembleStructure[];
}

/** Clearances up to this far are kept: points beyond the grid count so far out, as warm ones, which makes them exact. */
export const farthestClearanceMm: number = 2 * planningDefaults.thermalMarginMm.value;

/** The points of a structure inside a box that is this much wider than a grid. */
function pointsInside(
  points: readonly PointLpsMm[],
  geometry: VolumeGeometry,
  widerMm: number,
): readonly PointLpsMm[] {
  const { originLpsMm, spacingMm, dimensions } = geometry;
  return points.filter((point) =>
    ([0, 1, 2] as const).every((axis) => {
      const fromMm = point[axis] - originLpsMm[axis];
      return fromMm >= -widerMm && fromMm <= (dimensions[axis] - 1) * spacingMm[axis] + widerMm;
    }),
  );
}

/**
 * Prepares the members of an ensemble. The box, the labels and the display grid are those of the plan as drawn; a
 * displaced cryoprobe moves inside them (the box has `thermalMarginMm` to spare beyond the expected ice).
 */
export function prepareEnsemble(
  plan: TreatmentPlan,
  volume: Volume,
  settings: EnsembleSettings,
): EnsembleCase {
  const thermal = thermalProblem(plan, volume);
  const geometry = displayGeometry(plan, thermal);
  return {
    planFingerprint: planFingerprint(plan),
    settings,
    unknowns: ensembleUnknowns(plan, settings),
    members: uncertaintyMembers(plan, settings),
    nerve: plan.target?.geometry ?? null,
    bodyTemperatureC: plan.simulation.bodyTemperatureC,
    cryoprobes: thermal.cryoprobes,
    ...leanProblem(thermal),
    geometry,
    structures: plan.structures.map((structure) => {
      const { surface, inside } = prepareStructure(structure);
      return {
        id: structure.id,
        surface: pointsInside(surface, geometry, farthestClearanceMm),
        // Points inside are only read where they are cold, which is inside the grid.
        inside: pointsInside(inside, geometry, 0),
      };
    }),
  };
}
