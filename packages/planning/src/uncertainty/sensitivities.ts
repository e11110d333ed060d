import type { TreatmentPlan } from "../treatment-plan.ts";
import { orderedMembers } from "./combine-members.ts";
import type { EnsembleSettings } from "./ensemble-settings.ts";
import { type EnsembleUnknown, ensembleUnknowns } from "./ensemble-unknowns.ts";
import { type MainEffect, type MainEffects, mainEffects } from "./main-effects.ts";
import { type MemberAnswer, memberAnswers } from "./member-answers.ts";
import type { MemberOutcome } from "./simulate-member.ts";

/** One bar: what an unknown does to an answer over its half-width. */
export interface SensitivityBar extends MainEffect {
  readonly name: string;
  /** [1] or [mm], as `unit` says. */
  readonly halfWidth: number;
  readonly unit: EnsembleUnknown["unit"];
}

/** Bars of one answer, strongest first. */
export interface Sensitivity extends Pick<MemberAnswer, "id" | "name" | "unit"> {
  readonly bars: readonly SensitivityBar[];
  /** How the bars were fitted; null where the members are too few or the answer never changes: then there are none. */
  readonly fit: Omit<MainEffects, "effects"> | null;
  /** Members that have this number at all. */
  readonly memberCount: number;
}

const fitOf = ({ degree, explainedFraction, chanceFraction }: MainEffects): Omit<MainEffects, "effects"> => ({
  degree,
  explainedFraction,
  chanceFraction,
});

/**
 * Which unknown moves the volume of the lesion, the length of nerve and the nearest clearance most: from the members
 * of an ensemble, without further simulations (see `mainEffects`). Unknowns that are held fixed have no bar.
 */
export function sensitivities(
  plan: TreatmentPlan,
  settings: EnsembleSettings,
  outcomes: readonly MemberOutcome[],
): readonly Sensitivity[] {
  const members = orderedMembers(plan, settings, outcomes);
  const unknowns = ensembleUnknowns(plan, settings).filter((unknown) => unknown.halfWidth > 0);
  const ids = unknowns.map((unknown) => unknown.id);
  return memberAnswers(plan, members).map(({ id, name, unit, values }) => {
    const observations = members.flatMap((member, index) => {
      const value = values[index] ?? null;
      return value === null ? [] : [{ draws: ids.map((one) => member.draws[one] ?? 0), value }];
    });
    const found = mainEffects(ids, observations);
    const bars = (found?.effects ?? []).flatMap((effect): SensitivityBar[] => {
      const unknown = unknowns.find((candidate) => candidate.id === effect.unknownId);
      if (!unknown) return [];
      return [{ ...effect, name: unknown.name, halfWidth: unknown.halfWidth, unit: unknown.unit }];
    });
    return { id, name, unit, bars, fit: found && fitOf(found), memberCount: observations.length };
  });
}
