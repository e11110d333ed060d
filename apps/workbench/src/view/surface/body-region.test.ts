import type { VolumeGeometry } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { bodyRegion } from "./body-region.ts";

const geometry: VolumeGeometry = {
  dimensions: [60, 60, 4],
  originLpsMm: [0, 0, 0],
  spacingMm: [3, 3, 5],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** A trunk of 55 mm radius, an arm beside it, and a table top that touches the back. */
function scan(): Float32Array {
  const values = new Float32Array(60 * 60 * 4).fill(-1000);
  for (let at = 0; at < values.length; at++) {
    const x = (at % 60) * 3;
    const y = (Math.floor(at / 60) % 60) * 3;
    if (Math.hypot(x - 70, y - 75) < 55) values[at] = 40;
    if (Math.hypot(x - 153, y - 75) < 22) values[at] = 40;
    if (y >= 129 && y < 135) values[at] = 300;
  }
  return values;
}

describe("bodyRegion", () => {
  const body = bodyRegion({ geometry, values: scan() });
  const at = (xMm: number, yMm: number): number | undefined =>
    body[Math.round(yMm / 3) * 60 + Math.round(xMm / 3)];

  it("keeps the trunk up to its skin, and the arm", () => {
    expect(at(70, 75)).toBe(1);
    expect(at(70, 24)).toBe(1);
    expect(at(153, 75)).toBe(1);
  });

  it("leaves the table out", () => {
    expect(at(10, 132)).toBe(0);
    expect(at(170, 132)).toBe(0);
  });
});
