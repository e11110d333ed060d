import type { TreatmentPlan } from "../treatment-plan.ts";
import type { EnsembleSettings } from "./ensemble-settings.ts";
import { ensembleUnknowns } from "./ensemble-unknowns.ts";
import { sobolPoint } from "./sobol-sequence.ts";

/** One member: where each unknown stands, from −1 (low end) over 0 (as planned) to 1 (high end). Plain data. */
export interface EnsembleMember {
  readonly index: number;
  /** By the id of the unknown. */
  readonly draws: Readonly<Record<string, number>>;
}

/** Members of one worker: `firstIndex` up to, without, `endIndex`. */
export interface MemberRange {
  readonly firstIndex: number;
  readonly endIndex: number;
}

/** Draws the members of an ensemble: Sobol's sequence, shifted by the seed. Member i is the same for every count. */
export function uncertaintyMembers(
  plan: TreatmentPlan,
  settings: EnsembleSettings,
): readonly EnsembleMember[] {
  const ids = ensembleUnknowns(plan, settings).map((unknown) => unknown.id);
  return Array.from({ length: settings.count }, (_, index) => {
    const point = sobolPoint(index, { count: ids.length, seed: settings.seed });
    return { index, draws: Object.fromEntries(ids.map((id, at) => [id, 2 * (point[at] ?? 0.5) - 1])) };
  });
}

/** Splits the members of an ensemble evenly over workers; with more workers than members some go without. */
export function memberRange(count: number, workerCount: number): readonly MemberRange[] {
  const parts = Math.max(1, Math.min(count, Math.floor(workerCount)));
  return Array.from({ length: parts }, (_, part) => ({
    firstIndex: Math.floor((count * part) / parts),
    endIndex: Math.floor((count * (part + 1)) / parts),
  }));
}
