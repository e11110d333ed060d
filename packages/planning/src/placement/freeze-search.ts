import { threshold } from "@isotherm/knowledge";
import { longestLengthBelowMm } from "../assessment/nerve-lesion.ts";
import type { Guard } from "./guards.ts";

/** What one long freeze did, kept field by kept field: enough to answer for every shorter one. Plain data. */
export interface FreezeHistory {
  /** Rising, from the first kept field to the end of the freeze. */
  readonly timesS: readonly number[];
  /** Distance of each cross-section along the nerve. */
  readonly alongMm: readonly number[];
  /** [°C] One row a time, one column a cross-section: the warmest place of it. */
  readonly warmestOfSectionC: readonly (readonly number[])[];
  /** [°C] One row a time, one column a guard. */
  readonly guardColdestC: readonly (readonly number[])[];
}

/** What is asked of a freeze. */
export interface FreezeGoal {
  readonly lesionC: number;
  readonly wantedLengthMm: number;
  readonly guards: readonly Pick<Guard, "limitC">[];
  readonly bodyTemperatureC: number;
}

/** What a search asks of every freeze. */
export function freezeGoal(
  of: Pick<FreezeGoal, "guards" | "bodyTemperatureC"> & {
    readonly settings: Pick<FreezeGoal, "wantedLengthMm">;
  },
): FreezeGoal {
  const { guards, bodyTemperatureC, settings } = of;
  const lesionC = threshold("threshold/temperature/lesion").fact.value;
  return { lesionC, wantedLengthMm: settings.wantedLengthMm, guards, bodyTemperatureC };
}

/** Times are found to this precision. */
const precisionS = 1;

/** A row of temperatures at any time, linear between the kept ones; before the first, from body temperature on. */
function rowAt(
  times: readonly number[],
  rows: readonly (readonly number[])[],
  asked: { readonly timeS: number; readonly bodyTemperatureC: number },
): readonly number[] {
  const after = times.findIndex((time) => time >= asked.timeS);
  const index = after < 0 ? times.length - 1 : after;
  const late = rows[index] ?? [];
  const [lateS, earlyS] = [times[index] ?? 0, times[index - 1] ?? 0];
  const share = lateS > earlyS ? Math.min(1, Math.max(0, (asked.timeS - earlyS) / (lateS - earlyS))) : 1;
  const early = rows[index - 1];
  return late.map((value, column) => {
    const from = early?.[column] ?? asked.bodyTemperatureC;
    return from + (value - from) * share;
  });
}

/** Unbroken length of nerve at the lesion temperature after a freeze of some seconds. */
export function lengthAtMm(history: FreezeHistory, goal: FreezeGoal, timeS: number): number {
  const { bodyTemperatureC, lesionC } = goal;
  const row = rowAt(history.timesS, history.warmestOfSectionC, { timeS, bodyTemperatureC });
  const samples = row.map((warmestOfSectionC, n) => ({
    alongMm: history.alongMm[n] ?? 0,
    warmestOfSectionC,
  }));
  return longestLengthBelowMm(samples, lesionC);
}

/** The first guard whose limit is reached by some time; null where none is. */
function crossedAt(history: FreezeHistory, goal: FreezeGoal, timeS: number): number | null {
  const { bodyTemperatureC } = goal;
  const row = rowAt(history.timesS, history.guardColdestC, { timeS, bodyTemperatureC });
  const crossed = goal.guards.findIndex(({ limitC }, n) => (row[n] ?? bodyTemperatureC) <= limitC);
  return crossed < 0 ? null : crossed;
}

/** The earliest time at which something holds that, once true, stays true; null where it never does. */
function earliestS(endS: number, holds: (timeS: number) => boolean): number | null {
  if (!holds(endS)) return null;
  let [low, high] = [0, endS];
  while (high - low > precisionS) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Which freezes of a history are long enough, and which too long. */
export interface FreezeWindow {
  /** The shortest that covers the wanted length; null where none does. */
  readonly coversFromS: number | null;
  /** The first limit that is crossed, by the place of its guard, and when; null where none is. */
  readonly crosses: { readonly guardIndex: number; readonly timeS: number } | null;
}

/**
 * Finds, by bisection on one computed freeze, when the nerve is covered and when the first limit is crossed. While a
 * cryoprobe freezes, what is cold only gets colder, so that both stay true once they are.
 */
export function freezeWindow(history: FreezeHistory, goal: FreezeGoal): FreezeWindow {
  const endS = history.timesS.at(-1) ?? 0;
  // A hair less than asked for: the nerve's ends are no place to fail by rounding.
  const enoughMm = goal.wantedLengthMm - 1e-6;
  const coversFromS = earliestS(endS, (timeS) => lengthAtMm(history, goal, timeS) >= enoughMm);
  const crossesS = earliestS(endS, (timeS) => crossedAt(history, goal, timeS) !== null);
  if (crossesS === null) return { coversFromS, crosses: null };
  return { coversFromS, crosses: { guardIndex: crossedAt(history, goal, crossesS) ?? 0, timeS: crossesS } };
}
