import { KnowledgeError } from "./errors.ts";
import { threshold } from "./rulebook.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** When feeling and pain may return as the axons grow back. */
export interface RegrowthWindow extends Explained {
  readonly earliestDays: number;
  readonly latestDays: number;
  readonly text: string;
}

/**
 * Expected window of return: distance from lesion to end organ over the fast and the slow speed of axon regrowth (2 and
 * 1 mm/day).
 *
 * @example
 * regrowthWindow(90).latestDays // => 90
 */
export function regrowthWindow(distanceMm: number): RegrowthWindow {
  if (!(distanceMm >= 0) || !Number.isFinite(distanceMm)) {
    throw new KnowledgeError(
      "KNOWLEDGE_RULE_INPUT",
      `the regrowth distance ${distanceMm} mm is no distance; measure it along the nerve, 0 mm or more`,
    );
  }
  const slow = threshold("threshold/regrowth/slow").fact;
  const fast = threshold("threshold/regrowth/fast").fact;
  const earliestDays = distanceMm / fast.value;
  const latestDays = distanceMm / slow.value;
  return {
    earliestDays,
    latestDays,
    text: `${Math.round(distanceMm)} mm at ${slow.value}–${fast.value} mm/day: return expected after ${Math.round(earliestDays)}–${Math.round(latestDays)} days. Relief may end earlier or later than regrowth.`,
    rule: "distance from lesion to end organ ÷ speed of regrowth",
    inputs: { distanceMm, slowMmPerDay: slow.value, fastMmPerDay: fast.value },
    status: weakestStatus([slow.status, fast.status]),
    sources: sourcesOf([slow, fast]),
  };
}

/** What is known when a repeat is thought of. */
export interface RepeatRequest {
  readonly response: "none" | "incomplete" | "complete";
  /** Treatments of this target that failed so far. */
  readonly failureCount: number;
  /** Along the nerve; null when not measured. */
  readonly distanceMm: number | null;
}

/** Whether and when a repeat may be planned. */
export interface RepeatAdvice extends Explained {
  readonly advice: "change-therapy" | "repeat-within-weeks" | "wait-for-return";
  readonly text: string;
  readonly expectedReturn: RegrowthWindow | null;
}

/**
 * Repeat of a freeze: after two failures change the therapy (95 % of experts); incomplete response, repeat within weeks is allowed
 * (100 %); else wait for the return, which the regrowth window places.
 *
 * @see [@delphi-2025]
 * @example
 * adviseRepeat({ response: "incomplete", failureCount: 2, distanceMm: null }).advice // => "change-therapy"
 */
export function adviseRepeat(request: RepeatRequest): RepeatAdvice {
  const expectedReturn = request.distanceMm === null ? null : regrowthWindow(request.distanceMm);
  const advice = adviceOf(request);
  return {
    advice,
    text: repeatTexts[advice],
    expectedReturn,
    rule: "two failures: change therapy; incomplete response: repeat within weeks is allowed; else wait for the return",
    inputs: {
      response: request.response,
      failureCount: request.failureCount,
      distanceMm: request.distanceMm,
    },
    status: "cited",
    sources: sourcesOf([{ sources: ["delphi-2025"] }, ...(expectedReturn === null ? [] : [expectedReturn])]),
  };
}

function adviceOf({ response, failureCount }: RepeatRequest): RepeatAdvice["advice"] {
  if (failureCount >= 2) return "change-therapy";
  return response === "complete" ? "wait-for-return" : "repeat-within-weeks";
}

const repeatTexts: Readonly<Record<RepeatAdvice["advice"], string>> = {
  "change-therapy": "Two treatments failed: change the therapy (95 % of 22 experts).",
  "repeat-within-weeks":
    "The response is incomplete: a repeat within weeks is allowed (100 % of 22 experts).",
  "wait-for-return": "Repeat when the pain returns; the regrowth window says when that is expected.",
};
