import { describe, expect, it } from "vitest";
import type { SceneCryoprobe, SceneLine } from "../scene.ts";
import { depthPieces } from "./depth-pieces.ts";
import { hitTest } from "./hit-test.ts";
import { activeZone, advancedNeedle, draggedNeedle, SHORTEST_NEEDLE_MM } from "./needle-drag.ts";
import { planeAxes, type ScreenMap, toScreen } from "./slice-plane.ts";
import { distance } from "./vector.ts";

const map: ScreenMap = {
  axes: planeAxes("coronal", null),
  centerLpsMm: [0, 0, 0],
  mmPerPx: 0.5,
  widthPx: 400,
  heightPx: 400,
};
const probe: SceneCryoprobe = {
  id: "a",
  name: "A",
  entryLpsMm: [60, -30, 20],
  tipLpsMm: [0, 5, 0],
  shaftDiameterMm: 1.5,
  activeZoneLengthMm: 20,
  tipOffsetMm: 3,
  selected: false,
};

describe("draggedNeedle", () => {
  it("moves the dragged end in the plane and keeps its depth and the other end", () => {
    const ends = draggedNeedle(map, probe, { part: "tip", dx: -20, dy: 40 });
    expect(ends.tipLpsMm).toEqual([-10, 5, -20]);
    expect(ends.entryLpsMm).toEqual(probe.entryLpsMm);
  });

  it("moves the whole needle without turning it", () => {
    const ends = draggedNeedle(map, probe, { part: "shaft", dx: 10, dy: 10 });
    expect(ends).toEqual({ entryLpsMm: [65, -30, 15], tipLpsMm: [5, 5, -5] });
  });

  it("never lets the ends meet", () => {
    const short = { entryLpsMm: [8, 0, 0], tipLpsMm: [0, 0, 0] } as const;
    for (const part of ["tip", "entry"] as const) {
      const dx = part === "tip" ? 16 : -16;
      const ends = draggedNeedle(map, short, { part, dx, dy: 0 });
      expect(distance(ends.entryLpsMm, ends.tipLpsMm)).toBeCloseTo(SHORTEST_NEEDLE_MM, 6);
    }
  });

  it("pushes and pulls along the shaft, never through the skin", () => {
    const straight = { entryLpsMm: [0, 0, 20], tipLpsMm: [0, 0, 0] } as const;
    expect(advancedNeedle(straight, 3).tipLpsMm).toEqual([0, 0, -3]);
    expect(advancedNeedle(straight, -100).tipLpsMm).toEqual([0, 0, 20 - SHORTEST_NEEDLE_MM]);
  });

  it("places the active zone behind the tip", () => {
    const straight = { ...probe, entryLpsMm: [0, 0, 100], tipLpsMm: [0, 0, 0] } as const;
    expect(activeZone(straight)).toEqual({ fromLpsMm: [0, 0, 3], toLpsMm: [0, 0, 23] });
  });
});

describe("hitTest", () => {
  const line: SceneLine = {
    id: "nerve",
    name: "Nerve",
    pointsLpsMm: [
      [-40, 0, 40],
      [-40, 0, -40],
    ],
    radiusMm: 1,
    color: "#fff",
    role: "target",
    selected: true,
  };
  const targets = { cryoprobes: [probe], lines: [line], reachPx: 10 };

  it("finds tip, entry and shaft", () => {
    const hit = (point: { x: number; y: number }): unknown => hitTest(map, point, targets);
    expect(hit(toScreen(map, probe.tipLpsMm))).toMatchObject({ part: "tip" });
    expect(hit(toScreen(map, probe.entryLpsMm))).toMatchObject({ part: "entry" });
    expect(hit(toScreen(map, [30, 0, 10]))).toMatchObject({ part: "shaft" });
    expect(hit({ x: 380, y: 380 })).toBeNull();
  });

  it("finds a line's points near the slice only", () => {
    expect(hitTest(map, toScreen(map, [-40, 0, 40]), targets)).toEqual({
      kind: "line-point",
      id: "nerve",
      pointIndex: 0,
    });
    const deep = { ...map, centerLpsMm: [0, 50, 0] as const };
    expect(hitTest(deep, toScreen(deep, [-40, 0, 40]), targets)).toBeNull();
  });
});

describe("depthPieces", () => {
  it("is whole and in the slice where the line is", () => {
    expect(depthPieces(0, 1)).toEqual([{ from: 0, to: 1, band: 0 }]);
  });

  it("is solid only where the line passes through", () => {
    const pieces = depthPieces(-20, 20);
    expect(pieces.map((piece) => piece.band)).toEqual([2, 1, 0, 1, 2]);
    expect(pieces[2]).toEqual({ from: expect.closeTo(0.45), to: expect.closeTo(0.55), band: 0 });
  });
});
