import { describe, expect, it } from "vitest";
import type { SceneCryoprobe } from "../scene.ts";
import { orientationLetters } from "./orientation.ts";
import { depthMm, needleAxes, planeAxes, type ScreenMap, toLps, toScreen } from "./slice-plane.ts";
import { dot, scale, subtract, unit } from "./vector.ts";

const probe: SceneCryoprobe = {
  id: "a",
  name: "A",
  entryLpsMm: [70, -45, 8],
  tipLpsMm: [18, 12, 0],
  shaftDiameterMm: 1.5,
  activeZoneLengthMm: 20,
  tipOffsetMm: 3,
  selected: true,
};

function mapOf(plane: "axial" | "coronal" | "sagittal"): ScreenMap {
  const axes = planeAxes(plane, null);
  return { axes, centerLpsMm: [10, 20, 30], mmPerPx: 0.5, widthPx: 400, heightPx: 300 };
}

describe("planeAxes", () => {
  it("shows the patient's left on the right of the screen in axial and coronal planes", () => {
    for (const plane of ["axial", "coronal"] as const) {
      const map = mapOf(plane);
      expect(toScreen(map, [60, 20, 30]).x).toBeGreaterThan(200);
      expect(orientationLetters(map.axes.right)).toBe("L");
    }
  });

  it("shows the back at the bottom of axial, the head at the top of coronal and sagittal, the front at sagittal's left", () => {
    expect(toScreen(mapOf("axial"), [10, 90, 30]).y).toBeGreaterThan(150);
    expect(toScreen(mapOf("coronal"), [10, 20, 90]).y).toBeLessThan(150);
    expect(toScreen(mapOf("sagittal"), [10, 20, 90]).y).toBeLessThan(150);
    expect(toScreen(mapOf("sagittal"), [10, -40, 30]).x).toBeLessThan(200);
  });

  it("looks from the feet, from the front and from the left", () => {
    expect(mapOf("axial").axes.into).toEqual([0, 0, 1]);
    expect(dot(mapOf("coronal").axes.into, [0, 1, 0])).toBe(1);
    expect(dot(mapOf("sagittal").axes.into, [-1, 0, 0])).toBe(1);
  });

  it("goes from screen to patient and back", () => {
    for (const plane of ["axial", "coronal", "sagittal"] as const) {
      const map = mapOf(plane);
      const point = toLps(map, { x: 123, y: 45 });
      expect(toScreen(map, point)).toEqual({ x: 123, y: 45 });
      expect(depthMm(map, point)).toBeCloseTo(0, 9);
    }
  });
});

describe("needleAxes", () => {
  const direction = unit(subtract(probe.tipLpsMm, probe.entryLpsMm));

  it("contains the needle, tip down, at every turn", () => {
    for (const turnDeg of [0, 37, 90, 200]) {
      const axes = needleAxes(probe, { mode: "beside", turnDeg });
      expect(dot(axes.down, direction)).toBeCloseTo(1, 9);
      expect(dot(axes.right, direction)).toBeCloseTo(0, 9);
      expect(dot(axes.into, axes.right)).toBeCloseTo(0, 9);
    }
  });

  it("looks from the entry to the tip", () => {
    const axes = needleAxes(probe, { mode: "along", turnDeg: 15 });
    expect(dot(axes.into, direction)).toBeCloseTo(1, 9);
  });

  it("looks like coronal along a needle that goes straight back", () => {
    const straight = { ...probe, entryLpsMm: [0, -50, 0], tipLpsMm: [0, 0, 0] } as const;
    const axes = needleAxes(straight, { mode: "along", turnDeg: 0 });
    expect(orientationLetters(axes.right)).toBe("L");
    expect(orientationLetters(scale(axes.down, -1))).toBe("H");
  });
});

describe("orientationLetters", () => {
  it("adds a second letter only where the direction is oblique", () => {
    expect(orientationLetters([-1, 0.1, 0])).toBe("R");
    expect(orientationLetters([0.8, -0.6, 0])).toBe("LA");
    expect(orientationLetters([0, 0.5, -0.9])).toBe("FP");
  });
});
