import { threshold } from "@isotherm/knowledge";
import { formatDuration } from "../document/compare-plans.ts";
import type { CryoprobePlacement } from "../treatment-plan.ts";
import { type FreezeWindow, freezeGoal, freezeWindow, lengthAtMm } from "./freeze-search.ts";
import type { PlacementCase, PlacementTrial } from "./placement-case.ts";
import type { CrossedLimit, PlacementSuggestions, SuggestedPlacement } from "./placement-suggestions.ts";
import { countFrozen, type RejectionTally, rejectionsOf } from "./rejection-tally.ts";
import type { TrialOutcome } from "./simulate-trial.ts";

/** A suggested freeze is a whole number of these. */
const roundedToS = 5;
/** Steps of the ranking: what differs by less is as good. */
const lengthStepMm = 1;
const spareStepMm = 1;
const pathStepMm = 10;
/** Clearance beyond its margin wins nothing more from here on. */
const enoughSpareMm = 5;

const degrees = (temperatureC: number): string => `${temperatureC} °C`.replace("-", "−");

function limitText(search: PlacementCase, guardIndex: number, when: string): string {
  const { structureName = "a structure", limitC = 0, distanceMm = 0 } = search.guards[guardIndex] ?? {};
  return distanceMm > 0
    ? `${structureName} would have visible ice nearer than its least ${distanceMm} mm ${when}`
    : `${structureName} would reach its limit of ${degrees(limitC)} ${when}`;
}

function crossedLimit(search: PlacementCase, crosses: NonNullable<FreezeWindow["crosses"]>): CrossedLimit {
  const guard = search.guards[crosses.guardIndex];
  const timeS = Math.round(crosses.timeS);
  return {
    ruleId: guard?.ruleId ?? "",
    structureId: guard?.structureId ?? null,
    timeS,
    text: limitText(search, crosses.guardIndex, `after ${formatDuration(timeS)}`),
  };
}

interface Verdict {
  readonly shortestFreezeS: number | null;
  readonly text: string;
  readonly firstLimit: CrossedLimit | null;
  readonly longestSafeFreezeS: number;
  /** Guard at fault where a limit is why there is no freeze. */
  readonly guardIndex: number | null;
}

/** The shortest freeze, or why there is none. */
function verdictOf(search: PlacementCase, outcome: TrialOutcome): Verdict {
  const { wantedLengthMm, longestFreezeS } = search.settings;
  const { coversFromS, crosses } = freezeWindow(outcome.history, freezeGoal(search));
  const firstLimit = crosses ? crossedLimit(search, crosses) : null;
  const safeS = crosses
    ? Math.max(0, Math.floor((crosses.timeS - 1) / roundedToS) * roundedToS)
    : longestFreezeS;
  const base = { firstLimit, longestSafeFreezeS: safeS };
  const wanted = `${wantedLengthMm.toFixed(0)} mm of nerve`;
  const none = (text: string, guardIndex: number | null): Verdict => ({
    ...base,
    shortestFreezeS: null,
    text,
    guardIndex,
  });
  if (coversFromS === null) {
    const what = crosses ? `, and ${firstLimit?.text ?? ""}` : "";
    return none(`${formatDuration(longestFreezeS)} do not cover ${wanted}${what}.`, null);
  }
  const freezeS = Math.min(longestFreezeS, Math.ceil(coversFromS / roundedToS) * roundedToS);
  if (crosses && crosses.timeS <= freezeS) {
    return none(
      `${firstLimit?.text ?? ""}, before ${wanted} are covered at ${formatDuration(freezeS)}.`,
      crosses.guardIndex,
    );
  }
  const late = search.guards.findIndex((guard, n) => (outcome.guardAfterwardsC?.[n] ?? 99) <= guard.limitC);
  if (late >= 0) {
    return none(
      `${limitText(search, late, `after a freeze of ${formatDuration(freezeS)} has ended`)}, as cold still spreads.`,
      late,
    );
  }
  const room = firstLimit ? `; ${firstLimit.text}` : "; no limit is crossed up to the longest freeze";
  return {
    ...base,
    shortestFreezeS: freezeS,
    text: `${formatDuration(freezeS)} cover ${wanted}${room}.`,
    guardIndex: null,
  };
}

function suggestionOf(
  search: PlacementCase,
  trial: PlacementTrial,
  outcome: TrialOutcome,
): SuggestedPlacement {
  const goal = freezeGoal(search);
  const verdict = verdictOf(search, outcome);
  const { history } = outcome;
  const { shortestFreezeS, longestSafeFreezeS } = verdict;
  const spares = trial.clearances.map(({ clearanceMm, marginMm }) => clearanceMm - marginMm);
  return {
    cryoprobes: trial.cryoprobes.map(({ placement }) => placement),
    shortestFreezeS,
    protocol:
      shortestFreezeS === null
        ? null
        : {
            presetId: null,
            steps: [{ kind: "freeze", freezeS: shortestFreezeS, dutyFraction: 1, cryoprobeIds: null }],
          },
    freezeText: verdict.text,
    nerveLengthMm: lengthAtMm(history, goal, longestSafeFreezeS),
    longestSafeFreezeS,
    lengthOverTime: history.timesS.map((timeS) => ({ timeS, lengthMm: lengthAtMm(history, goal, timeS) })),
    firstLimit: verdict.firstLimit,
    pathLengthMm: trial.pathLengthMm,
    spareMm: spares.length === 0 ? null : Math.min(...spares),
    clearances: trial.clearances,
  };
}

/** What two suggestions are compared by, in this order; the smaller number is better. */
function rankKeys(suggestion: SuggestedPlacement, wantedLengthMm: number): readonly number[] {
  const { shortestFreezeS, nerveLengthMm, spareMm, pathLengthMm, cryoprobes } = suggestion;
  const step = (value: number, size: number): number => Math.round(value / size);
  return [
    shortestFreezeS === null ? 1 : 0,
    -step(Math.min(nerveLengthMm, wantedLengthMm), lengthStepMm),
    cryoprobes.length,
    -step(Math.min(spareMm ?? enoughSpareMm, enoughSpareMm), spareStepMm),
    step(pathLengthMm, pathStepMm),
    shortestFreezeS ?? 0,
    -nerveLengthMm,
  ];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [n, value] of a.entries()) {
    const difference = value - (b[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The cryoprobes under the names that they would have in a plan. */
function named(cryoprobes: readonly CryoprobePlacement[], rank: number): readonly CryoprobePlacement[] {
  return cryoprobes.map((cryoprobe, n) => ({ ...cryoprobe, id: `suggested-${rank}-${n + 1}` }));
}

/** The second half of a search: orders what the trials came to, in whatever order they came. */
export function rankPlacements(
  search: PlacementCase,
  outcomes: readonly TrialOutcome[],
): PlacementSuggestions {
  const { settings } = search;
  const tally: RejectionTally = new Map();
  const inOrder = [...outcomes].sort((a, b) => a.index - b.index);
  const suggestions = inOrder.flatMap((outcome): SuggestedPlacement[] => {
    const trial = search.trials[outcome.index];
    if (!trial) return [];
    const { guardIndex, shortestFreezeS } = verdictOf(search, outcome);
    const [first] = trial.cryoprobes;
    if (shortestFreezeS === null && first) {
      const limit = guardIndex === null ? null : (search.guards[guardIndex] ?? null);
      const reason = limit ? "limit-crossed" : "nerve-not-covered";
      countFrozen(tally, reason, { path: first.placement, limit });
    }
    return [suggestionOf(search, trial, outcome)];
  });
  const keys = new Map(suggestions.map((one) => [one, rankKeys(one, settings.wantedLengthMm)]));
  const ranked = [...suggestions].sort((a, b) => compareKeys(keys.get(a) ?? [], keys.get(b) ?? []));
  const lesionC = degrees(threshold("threshold/temperature/lesion").fact.value);
  return {
    planFingerprint: search.planFingerprint,
    settings,
    margins: search.margins,
    suggestions: ranked.map((one, n) => ({ ...one, cryoprobes: named(one.cryoprobes, n + 1) })),
    rejections: [...search.rejections, ...rejectionsOf(tally)],
    triedCount: search.triedCount,
    clearCount: search.clearCount,
    frozenCount: outcomes.length,
    rankedBy: `A freeze that crosses no limit first; then length of nerve at ${lesionC} up to ${settings.wantedLengthMm.toFixed(0)} mm, fewer cryoprobes, clearance beyond its margin up to ${enoughSpareMm} mm, a shorter path, and a shorter freeze.`,
    computedWith: inOrder[0]?.computedWith ?? null,
  };
}
