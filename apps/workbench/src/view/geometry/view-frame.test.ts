import type { VolumeGeometry } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { planeAxes, toLps, toScreen } from "./slice-plane.ts";
import { fitFrame, pannedFrame, scaleBarMm, screenMap, zoomedFrame } from "./view-frame.ts";

const geometry: VolumeGeometry = {
  dimensions: [512, 512, 101],
  originLpsMm: [-128, -128, -100],
  spacingMm: [0.5, 0.5, 2],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
const size = { widthPx: 600, heightPx: 400 };
const axes = planeAxes("coronal", null);
const plane = { axes, throughLpsMm: [0, 33, 0] as const };

describe("view frame", () => {
  it("fits the whole image and goes through the cross-hair", () => {
    const map = screenMap(fitFrame(geometry, axes, size), plane, size);
    expect(map.centerLpsMm[1]).toBeCloseTo(33);
    for (const corner of [
      [-128, 33, -100],
      [127.5, 33, 100],
    ] as const) {
      const at = toScreen(map, corner);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x).toBeLessThanOrEqual(size.widthPx);
      expect(at.y).toBeGreaterThanOrEqual(0);
      expect(at.y).toBeLessThanOrEqual(size.heightPx);
    }
  });

  it("zooms about the pointer", () => {
    const map = screenMap(fitFrame(geometry, axes, size), plane, size);
    const about = { x: 120, y: 310 };
    const held = toLps(map, about);
    const nearer = screenMap(zoomedFrame(map, about, 3), plane, size);
    expect(nearer.mmPerPx).toBeCloseTo(map.mmPerPx / 3);
    expect(toScreen(nearer, held).x).toBeCloseTo(about.x, 6);
    expect(toScreen(nearer, held).y).toBeCloseTo(about.y, 6);
  });

  it("pans with the hand", () => {
    const map = screenMap(fitFrame(geometry, axes, size), plane, size);
    const under = toLps(map, { x: 100, y: 100 });
    const moved = screenMap(pannedFrame(map, 25, -10), plane, size);
    expect(toScreen(moved, under).x).toBeCloseTo(125, 6);
    expect(toScreen(moved, under).y).toBeCloseTo(90, 6);
  });

  it("chooses a round scale bar", () => {
    expect(scaleBarMm(0.5, 140)).toBe(50);
    expect(scaleBarMm(0.1, 140)).toBe(10);
    expect(scaleBarMm(0.013, 140)).toBe(1);
  });
});
