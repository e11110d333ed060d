import type { PlanOutcome } from "@isotherm/planning";
import { requestJson } from "../server/request.ts";

/** The numbers of a stored outcome that two plans are compared by. */
export interface OutcomeNumbers {
  readonly iceballMl: number | null;
  readonly nerveLengthMm: number | null;
  readonly nearestMm: number | null;
  readonly criticalCount: number;
}

type Summary = Pick<PlanOutcome, "isotherms" | "lesion" | "clearances" | "findings">;

/** Numbers of the last outcome of a plan, or null when nothing was computed. */
export async function listOutcomes(planId: string): Promise<OutcomeNumbers | null> {
  const path = `/api/plans/${encodeURIComponent(planId)}/outcomes`;
  const { outcomes } = await requestJson<{ outcomes: readonly StoredOutcome[] }>(path);
  const last = [...outcomes].sort((a, b) => (a.savedAt ?? "").localeCompare(b.savedAt ?? "")).at(-1);
  return last === undefined ? null : numbersOf(last.summary);
}

interface StoredOutcome {
  readonly savedAt?: string;
  readonly summary: Summary;
}

function numbersOf({ isotherms, lesion, clearances, findings }: Summary): OutcomeNumbers {
  const iceMl = isotherms.filter(({ temperatureC }) => temperatureC === 0).map(({ volumeMl }) => volumeMl);
  const edgesMm = clearances
    .flatMap(({ distances }) => distances)
    .filter(({ temperatureC }) => temperatureC === 0)
    .map(({ clearanceMm }) => clearanceMm);
  return {
    iceballMl: iceMl.length === 0 ? null : Math.max(...iceMl),
    nerveLengthMm: lesion?.lengthBelow.find(({ temperatureC }) => temperatureC === -20)?.lengthMm ?? null,
    nearestMm: edgesMm.length === 0 ? null : Math.min(...edgesMm),
    criticalCount: findings.filter(({ severity }) => severity === "critical").length,
  };
}
