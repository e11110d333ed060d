import { describe, expect, it } from "vitest";
import {
  MARGIN_RANGE_MM,
  marginColor,
  marginColors,
  marginGradient,
  marginOpacity,
} from "./margin-colors.ts";

/** Relative luminance of sRGB as WCAG defines it. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("marginColor", () => {
  it("is blue inside, orange outside, dark at the isotherm", () => {
    for (const awayMm of [0.5, 2, 5, 9, 40]) {
      const [redIn, , blueIn] = marginColor(-awayMm);
      const [redOut, , blueOut] = marginColor(awayMm);
      expect(blueIn - redIn, `${-awayMm} mm`).toBeGreaterThan(50);
      expect(redOut - blueOut, `${awayMm} mm`).toBeGreaterThan(50);
    }
    expect(luminance(marginColor(0))).toBeLessThan(0.02);
  });

  it("grows darker with the distance on both sides, in even steps that stop at the end of the range", () => {
    const distancesMm = [0.5, 1.5, 3, 4.5, MARGIN_RANGE_MM];
    for (const sign of [-1, 1]) {
      const lights = distancesMm.map((distanceMm) => luminance(marginColor(sign * distanceMm)));
      expect([...lights].sort((a, b) => b - a)).toEqual(lights);
      expect(marginColor(sign * 99)).toEqual(marginColor(sign * MARGIN_RANGE_MM));
    }
  });

  it("has a color for what is nowhere near, and none of its own for what is unknown", () => {
    expect(marginColor(Number.POSITIVE_INFINITY)).toEqual(marginColor(MARGIN_RANGE_MM));
    const [red, green, blue] = marginColor(Number.NaN);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(20);
  });
});

describe("marginColors and marginGradient", () => {
  it("give the same colors", () => {
    const colors = marginColors(Float32Array.from([-MARGIN_RANGE_MM, MARGIN_RANGE_MM]), "nerve");
    expect([...colors.subarray(0, 3)]).toEqual(marginColor(-MARGIN_RANGE_MM));
    expect([colors[3], colors[7]]).toEqual([255, 255]);
    expect(marginGradient()).toContain(`rgb(${marginColor(-MARGIN_RANGE_MM).join(" ")}) 0.0%`);
    expect(marginGradient()).toContain(`rgb(${marginColor(MARGIN_RANGE_MM).join(" ")}) 100.0%`);
  });
});

describe("marginOpacity", () => {
  it("shows in full what is in danger and lets the rest fade", () => {
    expect(marginOpacity(-8)).toBe(1);
    expect(marginOpacity(2)).toBe(1);
    expect(marginOpacity(8)).toBeLessThan(marginOpacity(5));
    expect(marginOpacity(Number.POSITIVE_INFINITY)).toBeGreaterThan(0);
    const [, , , opacity] = marginColors(Float32Array.from([30]), "neighbor");
    expect(opacity).toBeLessThan(40);
  });
});
