import type { SimulationOptions } from "@isotherm/engine";
import type { Volume } from "@isotherm/imaging";
import type { TreatmentPlan } from "../treatment-plan.ts";
import { combineMembers, type Uncertainty } from "./combine-members.ts";
import type { MemberRange } from "./ensemble-members.ts";
import { defaultEnsembleSettings, type EnsembleSettings } from "./ensemble-settings.ts";
import { prepareEnsemble } from "./prepare-ensemble.ts";
import { type MemberOutcome, simulateMember } from "./simulate-member.ts";

/** What to draw, and which part of it this caller computes. */
export interface EnsembleOptions
  extends Partial<EnsembleSettings>,
    Pick<SimulationOptions, "backend" | "threads" | "signal"> {
  /** All members when absent; a worker takes its part, see `memberRange`. */
  readonly range?: MemberRange;
}

/** One more member is done. */
export interface EnsembleProgress {
  readonly doneCount: number;
  readonly count: number;
  readonly newest: MemberOutcome;
  /** All that are done so far: `combineMembers` makes a partial answer of them. */
  readonly outcomes: readonly MemberOutcome[];
}

/** What an ensemble ends with. */
export interface EnsembleResult {
  readonly settings: EnsembleSettings;
  readonly outcomes: readonly MemberOutcome[];
  readonly uncertainty: Uncertainty;
}

/** The settings that options ask for, defaults filled in. */
export function ensembleSettings(options: Partial<EnsembleSettings> = {}): EnsembleSettings {
  const { count, seed, accuracy, spreads } = { ...defaultEnsembleSettings, ...options };
  return { count, seed, accuracy, spreads };
}

/** Computes an ensemble member by member: yields after each, whoever stops asking cancels. */
export function* simulateEnsemble(
  plan: TreatmentPlan,
  volume: Volume,
  options: EnsembleOptions = {},
): Generator<EnsembleProgress, EnsembleResult> {
  const settings = ensembleSettings(options);
  const { firstIndex, endIndex } = options.range ?? { firstIndex: 0, endIndex: settings.count };
  const ensemble = prepareEnsemble(plan, volume, settings);
  const members = ensemble.members.slice(firstIndex, endIndex);
  const outcomes: MemberOutcome[] = [];
  for (const member of members) {
    const newest = simulateMember(ensemble, member, options);
    outcomes.push(newest);
    yield { doneCount: outcomes.length, count: members.length, newest, outcomes };
  }
  return { settings, outcomes, uncertainty: combineMembers(plan, settings, outcomes) };
}
