import type { VolumeGeometry } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { encodeMaskRuns } from "./mask-runs.ts";
import { structureMask } from "./structure-mask.ts";

/** An oblique, left-handed grid of 1 mm, so that no axis is taken for another. */
const grid: VolumeGeometry = {
  dimensions: [40, 30, 20],
  originLpsMm: [5, -7, 11],
  spacingMm: [1, 1, 1],
  axes: [
    [0.6, 0.8, 0],
    [0, 0, 1],
    [0.8, -0.6, 0],
  ],
};
const center = [5 + 0.6 * 20 + 0.8 * 10, -7 + 0.8 * 20 - 0.6 * 10, 11 + 15] as const;
const count = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);

describe("a structure as a mask", () => {
  it("has the volume of its sphere, around its middle, on an oblique grid", () => {
    const mask = structureMask({ kind: "sphere", centerLpsMm: center, radiusMm: 6 }, grid);
    expect(count(mask) / ((4 / 3) * Math.PI * 6 ** 3)).toBeCloseTo(1, 1);
    expect(mask[20 + 40 * (15 + 30 * 10)]).toBe(1);
    expect(mask[20 + 40 * (15 + 30 * 18)]).toBe(0);
  });

  it("is itself where it was marked on this grid, and empty where it lies elsewhere", () => {
    const mask = structureMask({ kind: "sphere", centerLpsMm: center, radiusMm: 4 }, grid);
    const marked = { kind: "mask", geometry: grid, runs: encodeMaskRuns(mask) } as const;
    expect(structureMask(marked, grid)).toEqual(mask);
    expect(count(structureMask({ kind: "sphere", centerLpsMm: [500, 0, 0], radiusMm: 4 }, grid))).toBe(0);
  });
});
