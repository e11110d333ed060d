import { evidenceCard } from "./rulebook.ts";
import type { Explained } from "./sourced.ts";

/** Pain before and after, with what else the responder definition asks. */
export interface PainChangeRequest {
  readonly painBeforeScore: number;
  readonly painAfterScore: number;
  /** Morphine milligram equivalents a day; null when not known. */
  readonly equivalentBeforeMgPerDay?: number | null;
  readonly equivalentAfterMgPerDay?: number | null;
  readonly rescueReintervention?: boolean | null;
}

/** The fall of pain against both published thresholds, always both. */
export interface PainChange extends Explained {
  /** Null when the pain before was 0. */
  readonly dropFraction: number | null;
  readonly atLeast30Percent: boolean | null;
  readonly atLeast50Percent: boolean | null;
  /** At least half less pain, no rise in opioids, no rescue; null while one of them is not known. */
  readonly responder: boolean | null;
}

const moderateFraction = 0.3;
const substantialFraction = 0.5;

/**
 * How far pain fell, against 30 % (moderate) and 50 % (substantial), and the responder definition of this product.
 *
 * @see [@immpact-2008]
 * @example
 * painChange({ painBeforeScore: 8, painAfterScore: 5 }).atLeast30Percent // => true
 */
export function painChange(request: PainChangeRequest): PainChange {
  const { painBeforeScore, painAfterScore } = request;
  const dropFraction = painBeforeScore > 0 ? (painBeforeScore - painAfterScore) / painBeforeScore : null;
  // Tenths of a score make 0.30000000000000004 of what is meant as 0.3.
  const atLeast = (limit: number): boolean | null =>
    dropFraction === null ? null : dropFraction >= limit - 1e-9;
  const card = evidenceCard("E16");
  return {
    dropFraction,
    atLeast30Percent: atLeast(moderateFraction),
    atLeast50Percent: atLeast(substantialFraction),
    responder: responderOf(request, atLeast(substantialFraction)),
    rule: "fall of pain at least 50 %, no rise in morphine equivalents and no rescue re-intervention; 30 % is shown beside it",
    inputs: {
      painBeforeScore,
      painAfterScore,
      equivalentBeforeMgPerDay: request.equivalentBeforeMgPerDay ?? null,
      equivalentAfterMgPerDay: request.equivalentAfterMgPerDay ?? null,
      rescueReintervention: request.rescueReintervention ?? null,
    },
    status: card.status,
    sources: card.sources,
  };
}

function responderOf(request: PainChangeRequest, half: boolean | null): boolean | null {
  const before = request.equivalentBeforeMgPerDay ?? null;
  const after = request.equivalentAfterMgPerDay ?? null;
  const rescue = request.rescueReintervention ?? null;
  const risen = before === null || after === null ? null : after > before;
  if (half === false || risen === true || rescue === true) return false;
  return half === null || risen === null || rescue === null ? null : true;
}
