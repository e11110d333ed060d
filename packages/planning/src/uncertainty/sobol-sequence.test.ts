import { describe, expect, test } from "vitest";
import { sobolDimensionCount, sobolPoint } from "./sobol-sequence.ts";

const points = (
  length: number,
  choice: { readonly count: number; readonly seed: number },
): readonly number[][] => Array.from({ length }, (_, index) => sobolPoint(index, choice));

describe("Sobol's sequence", () => {
  test("fills every 64th of every unknown once with 64 points, whatever the seed", () => {
    for (const seed of [1, 2, 12345]) {
      const row = points(64, { count: sobolDimensionCount, seed });
      for (let dimension = 0; dimension < sobolDimensionCount; dimension++) {
        const strata = new Set(row.map((point) => Math.floor((point[dimension] ?? 0) * 64)));
        expect(strata.size).toBe(64);
      }
    }
  });

  test("fills every box of area 1/64 of the first two unknowns once", () => {
    const row = points(64, { count: 2, seed: 9 });
    for (let split = 0; split <= 6; split++) {
      const boxes = row.map(([x = 0, y = 0]) => {
        const column = Math.floor(x * 2 ** split);
        return column + 2 ** split * Math.floor(y * 2 ** (6 - split));
      });
      expect(new Set(boxes).size).toBe(64);
    }
  });

  test("another seed gives other points, more unknowns or points leave the first ones as they are", () => {
    const [point = []] = points(1, { count: 9, seed: 4 });
    expect(sobolPoint(0, { count: 30, seed: 4 }).slice(0, 9)).toEqual(point);
    expect(sobolPoint(0, { count: 9, seed: 5 })).not.toEqual(point);
    const wide = points(500, { count: 30, seed: 4 }).map((one) => one[29] ?? 0);
    expect(Math.abs(wide.reduce((sum, value) => sum + value, 0) / 500 - 0.5)).toBeLessThan(0.05);
  });

  test("the error of a mean over nine unknowns falls nearly with the number of points, not with its root", () => {
    const errorOf = (count: number): number => {
      const errors = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
        const values = points(count, { count: 9, seed }).map((point) =>
          point.reduce((product, u, at) => product * (1 + (u - 0.5) / (at + 1)), 1),
        );
        return (values.reduce((sum, value) => sum + value, 0) / count - 1) ** 2;
      });
      return Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
    };
    expect(errorOf(16) / errorOf(256)).toBeGreaterThan(8);
    // The standard deviation of the product is 0.36: 256 random points would err by 0.022.
    expect(errorOf(256)).toBeLessThan(0.004);
  });
});
