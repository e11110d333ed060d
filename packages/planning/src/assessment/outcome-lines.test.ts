import { describe, expect, test } from "vitest";
import { type OutcomeNumbers, outcomeLines } from "./outcome-lines.ts";

const measure = (temperatureC: number, timeS: number, volumeMl: number) => ({
  timeS,
  temperatureC,
  volumeMl,
  acrossCryoprobeMm: [10 + volumeMl],
  alongCryoprobeMm: [20],
});
const clearance = (structureName: string, clearanceMm: number) => ({
  structureId: structureName,
  structureName,
  distances: [{ temperatureC: 0, clearanceMm, nearestLpsMm: [0, 0, 0] as const, timeS: 480 }],
  coldestC: 5,
  coldestLpsMm: [0, 0, 0] as const,
});
const outcome: OutcomeNumbers = {
  isotherms: [measure(0, 240, 4), measure(0, 480, 9.26), measure(-20, 480, 2)],
  lesion: { samples: [], lengthBelow: [{ temperatureC: -20, lengthMm: 12.04 }], margins: [] },
  clearances: [clearance("Aorta", 3.2), clearance("Node", -1.5)],
  findings: [],
};

describe("the lines of an outcome for a record", () => {
  test("[R25] tell the visible ice at its largest, the lesion isotherm behind it, and what the ice reaches", () => {
    expect(outcomeLines(outcome)).toEqual([
      "Visible ice edge (0 °C): 9.3 ml and 19.3 mm across at its largest",
      "Isotherm at −20 °C: 2.0 ml and 12.0 mm across at its largest, 12.0 mm along the target",
      "Isotherm at −40 °C: not reached",
      "The ice reaches 1.5 mm into Node",
      "No finding asks for attention",
    ]);
  });

  test("say what was not reached, and how much stays clear", () => {
    const warm = { ...outcome, isotherms: [measure(0, 480, 1)], clearances: [clearance("Aorta", 3.25)] };
    expect(outcomeLines(warm).slice(1, 4)).toEqual([
      "Isotherm at −20 °C: not reached",
      "Isotherm at −40 °C: not reached",
      "The ice stays 3.3 mm from Aorta",
    ]);
  });
});
