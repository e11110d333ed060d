import type { VolumeGeometry } from "@isotherm/imaging";
import { planFingerprint } from "../document/plan-fingerprint.ts";
import { PlanningError } from "../errors.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import type { EnsembleSettings } from "./ensemble-settings.ts";
import { type EnsembleUnknown, ensembleUnknowns } from "./ensemble-unknowns.ts";
import { type MemberAnswer, memberAnswers } from "./member-answers.ts";
import { type NerveProbability, nerveProbability } from "./nerve-probability.ts";
import { type QuantileRange, quantileRange } from "./quantiles.ts";
import { ensembleTemperaturesC, type MemberOutcome } from "./simulate-member.ts";
import { type VoxelProbability, voxelProbability } from "./voxel-probability.ts";

/** How likely one structure is to be touched, and how near ice and lesion come. */
export interface StructureProbability {
  readonly structureId: string;
  readonly structureName: string;
  /** Shares of members in which any of its points reached the temperature. */
  readonly iceFraction: number;
  readonly lesionFraction: number;
  readonly coldestC: QuantileRange;
  /** Over the members that have one; negative is overlap. Null where none comes within `farthestClearanceMm`. */
  readonly iceClearanceMm: QuantileRange | null;
  readonly lesionClearanceMm: QuantileRange | null;
}

/** A number that the plan is judged by, over all members. */
export interface AnswerRange extends MemberAnswer {
  readonly range: QuantileRange | null;
}

/** What an ensemble says, with everything that it rests on. */
export interface Uncertainty extends VoxelProbability {
  readonly planFingerprint: string;
  readonly settings: EnsembleSettings;
  /** Everything that was varied, by how much, and who says so. */
  readonly unknowns: readonly EnsembleUnknown[];
  /** Members that are in; fewer than `settings.count` while an ensemble is still running. */
  readonly memberCount: number;
  /** Standard error of a probability of one half, by chance alone; other probabilities err less. */
  readonly standardErrorFraction: number;
  readonly nerve: readonly NerveProbability[] | null;
  readonly structures: readonly StructureProbability[];
  readonly answers: readonly AnswerRange[];
  /** Backend, engine and cell of the members; more than one where workers differ. */
  readonly computedWith: readonly string[];
  /** [1] Largest error of the energy balance of any member. */
  readonly balanceError: number;
}

function mismatch(message: string): PlanningError {
  return new PlanningError("PLANNING_ENSEMBLE_INVALID", message);
}

const sameGrid = (a: VolumeGeometry, b: VolumeGeometry): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The members in their order, each once: a job that was done twice counts once. Refused where one belongs to another
 * plan or lies beyond the settings.
 */
export function orderedMembers(
  plan: TreatmentPlan,
  settings: EnsembleSettings,
  outcomes: readonly MemberOutcome[],
): readonly MemberOutcome[] {
  const byIndex = new Map(outcomes.map((outcome) => [outcome.index, outcome]));
  const members = [...byIndex.values()].sort((a, b) => a.index - b.index);
  const [first] = members;
  if (!first) throw mismatch("the ensemble has no member yet; combine it after the first one is computed");
  const fingerprint = planFingerprint(plan);
  for (const member of members) {
    if (member.planFingerprint !== fingerprint || !sameGrid(member.geometry, first.geometry)) {
      throw mismatch(
        `member ${member.index} of the ensemble was computed for another plan or grid; compute it again for this plan`,
      );
    }
    if (member.index >= settings.count) {
      throw mismatch(
        `member ${member.index} lies beyond the ${settings.count} of the ensemble; combine it with the settings that drew it`,
      );
    }
  }
  return members;
}

function structureProbabilities(
  plan: TreatmentPlan,
  members: readonly MemberOutcome[],
): readonly StructureProbability[] {
  const { iceC, lesionC } = ensembleTemperaturesC();
  return plan.structures.flatMap((structure) => {
    const rows = members.flatMap((member) =>
      member.structures.filter((row) => row.structureId === structure.id),
    );
    const coldest = rows.map((row) => row.coldestC);
    const coldestC = quantileRange(coldest);
    if (!coldestC) return [];
    const reached = (temperatureC: number): number =>
      coldest.filter((value) => value <= temperatureC).length / coldest.length;
    const known = (values: readonly (number | null)[]): readonly number[] =>
      values.filter((value) => value !== null);
    return [
      {
        structureId: structure.id,
        structureName: structure.name,
        iceFraction: reached(iceC),
        lesionFraction: reached(lesionC),
        coldestC,
        iceClearanceMm: quantileRange(known(rows.map((row) => row.iceClearanceMm))),
        lesionClearanceMm: quantileRange(known(rows.map((row) => row.lesionClearanceMm))),
      },
    ];
  });
}

/**
 * What the members say together; their order does not matter, and any number of them makes a (rougher) answer, so that
 * it can be shown while the rest is still being computed.
 */
export function combineMembers(
  plan: TreatmentPlan,
  settings: EnsembleSettings,
  outcomes: readonly MemberOutcome[],
): Uncertainty {
  const members = orderedMembers(plan, settings, outcomes);
  const { iceC, lesionC, deepC } = ensembleTemperaturesC();
  const grid = members[0]?.geometry;
  if (!grid) throw mismatch("the ensemble has no member yet; combine it after the first one is computed");
  const { bodyTemperatureC } = plan.simulation;
  return {
    planFingerprint: planFingerprint(plan),
    settings,
    unknowns: ensembleUnknowns(plan, settings),
    memberCount: members.length,
    standardErrorFraction: 0.5 / Math.sqrt(members.length),
    ...voxelProbability(members, grid, { temperaturesC: [iceC, lesionC, deepC], bodyTemperatureC }),
    nerve: plan.target ? nerveProbability(plan.target, members, [iceC, lesionC, deepC]) : null,
    structures: structureProbabilities(plan, members),
    answers: memberAnswers(plan, members).map((answer) => ({
      ...answer,
      range: quantileRange(answer.values.filter((value) => value !== null)),
    })),
    computedWith: [...new Set(members.map((member) => member.computedWith))].sort(),
    balanceError: Math.max(...members.map((member) => member.balanceError)),
  };
}
