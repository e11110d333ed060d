import { iceFractionRows, tissue, tissues } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

describe("iceFractionRows", () => {
  it("runs from all ice at the end of the range to none at its start, without a step back", () => {
    for (const record of tissues()) {
      const rows = iceFractionRows(record);
      expect(rows[0]?.[0]).toBeCloseTo(record.freezingEndC.value, 6);
      expect(rows[0]?.[1]).toBe(1);
      expect(rows.at(-1)).toEqual([record.freezingStartC.value, 0]);
      for (const [index, [temperatureC, fraction]] of rows.entries()) {
        const next = rows[index + 1];
        if (next === undefined) continue;
        expect(next[0]).toBeGreaterThan(temperatureC);
        expect(next[1]).toBeLessThan(fraction);
      }
    }
  });

  it("has 74 % of the freezable water as ice at −2 °C and 90 % at −5 °C before scaling, as the notes compute", () => {
    const record = tissue("muscle");
    const whole = 1 - record.freezingStartC.value / record.freezingEndC.value;
    const at = (temperatureC: number): number => {
      const rows = iceFractionRows(record);
      const index = rows.findIndex((row) => row[0] >= temperatureC);
      const [upper, lower] = [rows[index] ?? [0, 0], rows[index - 1] ?? [0, 0]];
      const share = (temperatureC - lower[0]) / (upper[0] - lower[0]);
      return (lower[1] + share * (upper[1] - lower[1])) * whole;
    };
    expect(at(-2)).toBeCloseTo(0.74, 1);
    expect(at(-5)).toBeCloseTo(0.9, 1);
  });
});
