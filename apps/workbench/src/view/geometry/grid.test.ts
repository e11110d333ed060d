import type { VolumeGeometry } from "@isotherm/imaging";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coarsenedGeometry,
  extentAlong,
  fromIndex,
  sampleAt,
  scrolled,
  stepAlong,
  toIndex,
  voxelPlane,
} from "./grid.ts";
import { projectedBox } from "./projected-box.ts";
import { planeAxes } from "./slice-plane.ts";

const oblique: VolumeGeometry = {
  dimensions: [8, 9, 10],
  originLpsMm: [5, -7, 11],
  spacingMm: [0.7, 0.8, 2.5],
  axes: [
    [0.8, 0.6, 0],
    [-0.6, 0.8, 0],
    [0, 0, -1],
  ],
};

describe("grid", () => {
  it("finds the voxel of a point and the point of a voxel", () => {
    const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (i, j, k) => {
        const back = toIndex(oblique, fromIndex(oblique, [i, j, k]));
        expect(Math.hypot(back[0] - i, back[1] - j, back[2] - k)).toBeLessThan(1e-9);
      }),
    );
  });

  it("samples a linear field exactly and nothing outside", () => {
    const values = new Float32Array(8 * 9 * 10);
    values.forEach((_value, at) => {
      const i = at % 8;
      const j = Math.floor(at / 8) % 9;
      values[at] = 2 * i - 3 * j + 5 * Math.floor(at / 72);
    });
    const point = fromIndex(oblique, [3.25, 4.5, 6.75]);
    expect(sampleAt({ geometry: oblique, values }, point)).toBeCloseTo(2 * 3.25 - 3 * 4.5 + 5 * 6.75, 4);
    expect(sampleAt({ geometry: oblique, values }, fromIndex(oblique, [-0.6, 2, 2]))).toBeNull();
    expect(sampleAt({ geometry: oblique, values }, fromIndex(oblique, [7, 8, 9]))).toBeCloseTo(
      14 - 24 + 45,
      4,
    );
  });

  it("scrolls by whole slices along an axis and stops at the ends", () => {
    expect(stepAlong(oblique, [0, 0, 1])).toBeCloseTo(2.5);
    const start = fromIndex(oblique, [4, 4, 4]);
    const one = scrolled(oblique, start, { direction: [0, 0, 1], slices: 1 });
    expect(toIndex(oblique, one)[2]).toBeCloseTo(3);
    const end = scrolled(oblique, start, { direction: [0, 0, 1], slices: 1000 });
    expect(toIndex(oblique, end)[2]).toBeCloseTo(0);
    expect(extentAlong(oblique, [0, 0, 1])).toEqual({ minMm: 11 - 22.5, maxMm: 11 });
  });

  it("names the voxel plane of an aligned direction only", () => {
    expect(voxelPlane(oblique, [0, 0, 1], fromIndex(oblique, [1, 1, 7]))).toEqual({ index: 7, count: 10 });
    expect(voxelPlane(oblique, [1, 0, 0], [0, 0, 0])).toBeNull();
  });

  it("keeps every coarse voxel in the middle of those that it stands for", () => {
    const coarse = coarsenedGeometry(oblique, [2, 3, 5]);
    expect(coarse.dimensions).toEqual([4, 3, 2]);
    expect(toIndex(oblique, fromIndex(coarse, [1, 1, 1]))).toEqual([
      expect.closeTo(2.5),
      expect.closeTo(4),
      expect.closeTo(7),
    ]);
  });
});

describe("projectedBox", () => {
  const map = {
    axes: planeAxes("axial", null),
    centerLpsMm: [0, 0, 0] as const,
    mmPerPx: 1,
    widthPx: 100,
    heightPx: 100,
  };
  const small: VolumeGeometry = {
    dimensions: [10, 20, 4],
    originLpsMm: [0, 0, -1],
    spacingMm: [1, 1, 1],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };

  it("covers the grid to the outer edge of its voxels", () => {
    expect(projectedBox(map, small)).toEqual({ left: 49.5, top: 49.5, right: 59.5, bottom: 69.5 });
  });

  it("is nothing where the slice passes the grid by", () => {
    expect(projectedBox({ ...map, centerLpsMm: [0, 0, 5] }, small)).toBeNull();
    expect(projectedBox({ ...map, centerLpsMm: [200, 0, 0] }, small)).toBeNull();
  });
});
