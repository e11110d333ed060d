import { describe, expect, test } from "vitest";
import { type FreezeGoal, type FreezeHistory, freezeWindow, lengthAtMm } from "./freeze-search.ts";

/** Eleven sections a millimeter apart; section n crosses −20 °C at (n − 5)² · 10 s + 20 s, on a straight line. */
const timesS = [60, 120, 180, 240, 300];
const rateOf = (section: number): number => 57 / ((section - 5) ** 2 * 10 + 20);
const history: FreezeHistory = {
  timesS,
  alongMm: Array.from({ length: 11 }, (_, n) => n),
  warmestOfSectionC: timesS.map((s) => Array.from({ length: 11 }, (_, n) => 37 - rateOf(n) * s)),
  guardColdestC: timesS.map((s) => [37 - 0.1 * s, 37 - 0.2 * s]),
};
const goal: FreezeGoal = {
  lesionC: -20,
  wantedLengthMm: 6,
  guards: [{ limitC: -20 }, { limitC: 0 }],
  bodyTemperatureC: 37,
};

describe("the freeze window of one computed history", () => {
  test("finds the shortest freeze and the first limit to a second, between kept fields too", () => {
    const { coversFromS, crosses } = freezeWindow(history, goal);
    // Sections 2 to 8 are six millimeters; the outer two cross at 110 s.
    expect(coversFromS).toBeGreaterThanOrEqual(110);
    expect(coversFromS).toBeLessThanOrEqual(111.5);
    expect(crosses?.guardIndex).toBe(1);
    expect(crosses?.timeS).toBeCloseTo(185, -0.5);
    expect(lengthAtMm(history, goal, (coversFromS ?? 0) - 2)).toBeLessThan(6);
  });

  test("says that nothing covers, and that nothing is crossed", () => {
    expect(freezeWindow(history, { ...goal, wantedLengthMm: 12 }).coversFromS).toBeNull();
    expect(freezeWindow(history, { ...goal, guards: [{ limitC: -20 }] }).crosses).toBeNull();
  });

  test("begins at body temperature before the first kept field", () => {
    const { coversFromS } = freezeWindow(history, { ...goal, wantedLengthMm: 0.5 });
    expect(coversFromS).toBeGreaterThan(19);
    expect(coversFromS).toBeLessThan(32);
  });
});
