import type { VolumeGeometry } from "@isotherm/imaging";
import { encodeMaskRuns, type PlanOutcome } from "@isotherm/planning";
import type { MaskGeometry } from "@isotherm/planning/treatment-plan";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { marginColor } from "../scene/margin-colors.ts";
import { desk } from "./desk.ts";
import { type MarginPart, makeMargins, type PaintedSurface } from "./margin-jobs.ts";

/** A cube of 64 mm around the origin. */
const geometry: VolumeGeometry = {
  dimensions: [65, 65, 65],
  originLpsMm: [-32, -32, -32],
  spacingMm: [1, 1, 1],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
/** [mm] Where the ball of ice ends. */
const ICE_MM = 8;

function perVoxel(value: (x: number, y: number, z: number) => number): Float32Array {
  const values = new Float32Array(65 ** 3);
  for (let at = 0; at < values.length; at++) {
    values[at] = value((at % 65) - 32, (Math.floor(at / 65) % 65) - 32, Math.floor(at / 65 ** 2) - 32);
  }
  return values;
}

const nerve: MarginPart = {
  id: "nerve",
  role: "nerve",
  geometry: {
    kind: "line",
    pointsLpsMm: [
      [-25, 0, 0],
      [25, 0, 0],
    ],
    radiusMm: 1,
  },
};
/** Everything with x of 11 mm or more: its face is 3 mm from the ice. */
const wall: MaskGeometry = {
  kind: "mask",
  geometry,
  runs: encodeMaskRuns(Uint8Array.from(perVoxel((x) => (x >= 11 ? 1 : 0)))),
};
const far: MarginPart = {
  id: "far",
  role: "neighbor",
  geometry: { kind: "sphere", centerLpsMm: [0, 60, 0], radiusMm: 4 },
};

async function painted(
  parts: readonly MarginPart[],
  temperatureC: number,
): Promise<readonly PaintedSurface[]> {
  const { output } = await makeMargins({ temperatureC, parts }, { breathe: async () => undefined });
  return output.surfaces;
}

beforeAll(() => {
  const minimumC = perVoxel((x, y, z) => 5 * (Math.hypot(x, y, z) - ICE_MM));
  desk.outcome = { history: { geometry, timesS: [], framesC: [], minimumC } } as unknown as PlanOutcome;
});
afterAll(() => {
  desk.outcome = null;
});

describe("makeMargins", () => {
  it("colors every point of the nerve by its true signed distance", async () => {
    const [surface] = await painted([nerve], 0);
    const { positionsLpsMm: p, pointColors } = surface as PaintedSurface;
    let checkedCount = 0;
    for (let at = 0; at < p.length / 3; at++) {
      const trueMm = Math.hypot(p[at * 3] ?? 0, p[at * 3 + 1] ?? 0, p[at * 3 + 2] ?? 0) - ICE_MM;
      if (Math.abs(trueMm) < 0.8) continue;
      const color = marginColor(trueMm);
      const off = color.map((part, index) => Math.abs(part - (pointColors[at * 4 + index] ?? 0)));
      // 0.3 mm of the 6 mm that the colors span, as the voxels allow.
      expect(Math.max(...off), `${trueMm} mm`).toBeLessThan(16);
      checkedCount += 1;
    }
    expect(checkedCount).toBeGreaterThan(500);
  });

  it("paints the near part of a region and not where it was cropped, and leaves out what is far", async () => {
    const surfaces = await painted([{ id: "wall", role: "neighbor", geometry: wall }, far], 0);
    expect(surfaces.map(({ id }) => id)).toEqual(["wall"]);
    const { positionsLpsMm: p, indices } = surfaces[0] as PaintedSurface;
    const deepest = Math.max(...Array.from(indices, (index) => p[index * 3] ?? 0));
    const widest = Math.max(...Array.from(indices, (index) => Math.abs(p[index * 3 + 1] ?? 0)));
    expect(deepest).toBeLessThan(12);
    expect(widest).toBeGreaterThan(15);
    expect(widest).toBeLessThan(24);
  });

  it("says that a temperature was nowhere reached", async () => {
    const { output } = await makeMargins(
      { temperatureC: -90, parts: [nerve] },
      { breathe: async () => undefined },
    );
    expect(output).toEqual({ isReached: false, surfaces: [] });
  });
});
