import { describe, expect, it } from "vitest";
import { fadeColors, presenceFraction } from "./fade-colors.ts";

describe("fadeColors", () => {
  it("keeps what is near and thins what is far from every place", () => {
    const mesh = {
      positionsLpsMm: Float32Array.from([0, 0, 0, 100, 0, 0, 200, 0, 0]),
      indices: new Uint32Array(),
    };
    const colors = fadeColors(mesh, "#ff8000", [
      [0, 0, 5],
      [205, 0, 0],
    ]);
    expect([...colors.subarray(0, 4)]).toEqual([255, 128, 0, 255]);
    expect(colors[7]).toBeLessThan(60);
    expect(colors[11]).toBe(255);
  });

  it("falls without a step", () => {
    expect(presenceFraction(20)).toBeGreaterThan(0.9);
    expect(presenceFraction(30)).toBeGreaterThan(presenceFraction(35));
    expect(presenceFraction(500)).toBeGreaterThan(0);
  });
});
