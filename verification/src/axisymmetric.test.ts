import { expect, test } from "vitest";
import { solveAxisymmetric } from "./axisymmetric.ts";
import { benchmarkDiametersMm, benchmarkSizes } from "./benchmark-a.ts";

test("the independent solution of benchmark A approaches the printed sizes at 120 s with second order", () => {
  const solve = (cell: number): readonly { across: number; along: number; volume: number }[] =>
    solveAxisymmetric(
      {
        radius: 0.75e-3,
        halfLength: 12.5e-3,
        domainRadius: 26e-3,
        domainHalfLength: 26e-3,
        cell,
        times: [120],
      },
      [0, -20, -40],
    );
  const coarse = solve(0.5e-3 / 2);
  benchmarkDiametersMm[0]?.diametersMm.forEach((diameter, n) => {
    const sizes = benchmarkSizes[0];
    expect(Math.abs((coarse[n]?.across ?? 0) * 1e3 - diameter)).toBeLessThan(0.06);
    expect(Math.abs((coarse[n]?.along ?? 0) * 1e3 - (sizes?.lengthsMm[n] ?? 0))).toBeLessThan(0.08);
    expect(Math.abs(((coarse[n]?.volume ?? 0) * 1e6) / (sizes?.volumesMl[n] ?? 1) - 1)).toBeLessThan(0.016);
  });
});
