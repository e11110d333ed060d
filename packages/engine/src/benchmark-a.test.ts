import { describe, expect, it } from "vitest";
import type { SimulationResult, TemperatureReport } from "./result.ts";
import { simulate } from "./simulate.ts";
import { sampleField } from "./surface/sample-field.ts";
import { benchmarkA } from "./testing/problems.ts";
import type { Vec3 } from "./vector.ts";

/** Limits of an independent axisymmetric solution, mm; `docs/physics.md` §2. */
const limits: Readonly<Record<number, readonly number[]>> = {
  120: [15.02, 10.96, 7.8],
  300: [22.99, 15.63, 10.4],
  600: [29.73, 19.09, 12.15],
};

/** Diameter [mm] of an isotherm through the middle of the active zone, along one direction. */
function diameterMm(
  result: SimulationResult,
  report: TemperatureReport,
  isotherm: { temperature: number; direction: Vec3 },
): number {
  const radius = (sign: number): number => {
    let low = 0.8e-3;
    let high = 30e-3;
    for (let round = 0; round < 40; round++) {
      const middle = (low + high) / 2;
      const point = [0.032, 0.032, 0.032].map(
        (center, axis) => center + sign * middle * (isotherm.direction[axis] as number),
      ) as unknown as Vec3;
      if (sampleField(result.grid, report.temperature, point) < isotherm.temperature) low = middle;
      else high = middle;
    }
    return low * 1e3;
  };
  return radius(1) + radius(-1);
}

describe("benchmark A", () => {
  const result = simulate(benchmarkA);

  it("[R24] gives the 0, −20 and −40 °C diameters within 1 % at 120, 300 and 600 s", () => {
    const diagonal: Vec3 = [Math.SQRT1_2, Math.SQRT1_2, 0];
    for (const report of result.reports) {
      [0, -20, -40].forEach((temperature, index) => {
        const limit = limits[report.time]?.[index] as number;
        for (const direction of [[1, 0, 0] as Vec3, diagonal]) {
          const diameter = diameterMm(result, report, { temperature, direction });
          expect(
            Math.abs(diameter / limit - 1),
            `${report.time} s, ${temperature} °C: ${diameter} mm`,
          ).toBeLessThan(0.01);
        }
      });
    }
  });

  it("closes its energy balance to 0.1 % and draws about 12.7 kJ", () => {
    expect(result.energy.balanceError).toBeLessThan(1e-3);
    expect(-result.energy.fromCryoprobes / 12_700).toBeCloseTo(1, 1);
  });

  it("stays within the work that fits the limit of time: 1.6e9 cell updates, 0.06e9 for the preview", () => {
    const preview = simulate(benchmarkA, { accuracy: "preview" });
    const work = ({ settings }: SimulationResult): number =>
      settings.cells * Number(settings.details["evaluations"]);
    expect(work(result)).toBeLessThan(1.6e9);
    expect(work(preview)).toBeLessThan(0.06e9);
  });

  it("the preview keeps the −20 °C diameter within 3 % and is quick", () => {
    const preview = simulate(benchmarkA, { accuracy: "preview" });
    for (const report of preview.reports) {
      const diameter = diameterMm(preview, report, { temperature: -20, direction: [1, 0, 0] });
      expect(Math.abs(diameter / (limits[report.time]?.[1] as number) - 1)).toBeLessThan(0.03);
    }
    expect(preview.settings.cells).toBeLessThan(result.settings.cells / 4);
  });
});
