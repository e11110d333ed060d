import { expect, test } from "vitest";
import { blockPlan, blockTarget } from "../block-case.test-data.ts";
import { distanceToPolylineMm, polylineStations } from "../geometry/polyline.ts";
import { added, scaled, subtracted, unitVector } from "../geometry/vector.ts";
import { planDevice } from "../problem/plan-device.ts";
import type { PointLpsMm } from "../treatment-plan.ts";
import { pathField } from "./path-field.ts";
import { artery, arteryLpsMm, body, isLung, isPlate } from "./placement-body.test-data.ts";
import type { RejectedPath } from "./placement-suggestions.ts";
import { type RejectionTally, rejectionsOf } from "./rejection-tally.ts";
import { sievePaths } from "./sieve-paths.ts";

const plan = blockPlan({ cryoprobes: [], structures: [artery] });
const device = planDevice(plan, "generic-argon-17g");
const shaftRadiusMm = device.shaftDiameterMm / 2;
const longestPathMm = 150;
const nerve = blockTarget.geometry;

function drained<Result>(run: Generator<unknown, Result>): Result {
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

const tally: RejectionTally = new Map();
const field = drained(pathField(plan, body, { nerve, reachMm: longestPathMm }));
const sieved = drained(sievePaths(field, { nerve, device, longestPathMm, tally }));
const rejections = rejectionsOf(tally);
const voxelMm = field.geometry.spacingMm[0];

const stationsOf = ({ entryLpsMm, tipLpsMm }: RejectedPath): readonly PointLpsMm[] =>
  polylineStations([entryLpsMm, tipLpsMm], 0.25).map(({ pointLpsMm }) => pointLpsMm);

/** Least distance of a shaft from something, by trying places round it half a millimeter apart; null beyond the reach. */
function nearestMm(path: RejectedPath, isThere: typeof isLung, reachMm: number): number | null {
  const [x, y, z] = path.atLpsMm ?? path.tipLpsMm;
  let nearest: number | null = null;
  for (let dx = -reachMm; dx <= reachMm; dx += 0.5) {
    for (let dy = -reachMm; dy <= reachMm; dy += 0.5) {
      for (let dz = -reachMm; dz <= reachMm; dz += 0.5) {
        if (!isThere(x + dx, y + dy, z + dz)) continue;
        nearest = Math.min(nearest ?? reachMm, Math.hypot(dx, dy, dz));
      }
    }
  }
  return nearest;
}

const examplesOf = (match: (one: (typeof rejections)[number]) => boolean): readonly RejectedPath[] => {
  const examples = rejections.filter(match).flatMap((one) => one.examples);
  expect(examples.length).toBeGreaterThan(0);
  return examples;
};

test("every path is counted once: as clear, or under the one reason why not", () => {
  const turnedAway = rejections.reduce((sum, { count }) => sum + count, 0);
  expect(sieved.clear.length).toBeGreaterThan(0);
  expect(turnedAway + sieved.clear.length).toBe(sieved.triedCount);
  for (const { text } of rejections)
    expect(text).toMatch(/^(closer than|through|no skin|the skin|another part) /u);
});

test("what a path is said to pass too near is there, and as near", () => {
  for (const example of examplesOf(({ structureId }) => structureId === "artery")) {
    const distances = stationsOf(example).map((point) => distanceToPolylineMm(arteryLpsMm, point));
    expect(Math.min(...distances) - 3 - shaftRadiusMm).toBeLessThan(2 + voxelMm / 2);
  }
  for (const [kind, isThere] of [
    ["bone", isPlate],
    ["lung", isLung],
  ] as const) {
    for (const example of examplesOf((one) => one.kind === kind)) {
      const fromAxisMm = (example.clearanceMm ?? Number.NaN) + shaftRadiusMm;
      const foundMm = nearestMm(example, isThere, 6) ?? Number.NaN;
      expect(Math.abs(foundMm - fromAxisMm)).toBeLessThan(voxelMm);
    }
  }
});

test("what lies beyond the skin of a path that re-enters the body is body", () => {
  const isBody = ([x, y]: PointLpsMm): boolean => y > 41 || Math.hypot(x, y) <= 36;
  for (const { entryLpsMm, tipLpsMm } of examplesOf(({ reason }) => reason === "re-enters-body")) {
    const outward = unitVector(subtracted(entryLpsMm, tipLpsMm));
    const beyond = [2, 5, 10, 20, 30, 40, 50, 60].map((mm) => added(entryLpsMm, scaled(outward, mm)));
    expect(beyond.some(isBody)).toBe(true);
  }
});
