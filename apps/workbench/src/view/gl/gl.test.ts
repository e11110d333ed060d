import type { Volume, VolumeGeometry } from "@isotherm/imaging";
import { describe, expect, it } from "vitest";
import { fromIndex, toIndex } from "../geometry/grid.ts";
import { cropMask } from "./mask-crop.ts";
import { softenedMask } from "./soft-mask.ts";
import { factorsFor, packSlices, planPacking } from "./volume-packing.ts";
import { WASH_RANGES_C, washColor } from "./wash-colors.ts";

const geometry: VolumeGeometry = {
  dimensions: [6, 5, 4],
  originLpsMm: [1, 2, 3],
  spacingMm: [1, 2, 3],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

function volumeOf(voxels: Volume["voxels"]): Volume {
  const source = {
    studyInstanceUid: "",
    seriesInstanceUid: "",
    frameOfReferenceUid: "",
    sopInstanceUids: [],
    sopClassUid: "",
    description: "",
    studyDate: "",
  };
  return { modality: "CT", geometry, voxels, findings: [], source };
}

describe("packing", () => {
  it("sends CT as it is, without a copy", () => {
    const volume = volumeOf(new Int16Array(120).map((_value, at) => at - 60));
    const slices = packSlices(volume, planPacking(volume, [1, 1, 1]), { from: 1, to: 3 });
    expect(slices.buffer).toBe(volume.voxels.buffer);
    expect(slices[0]).toBe(-30);
  });

  it("keeps floating-point values to one part in 65535 of their range", () => {
    const volume = volumeOf(new Float32Array(120).map((_value, at) => Math.sin(at) * 3.5));
    const packing = planPacking(volume, [1, 1, 1]);
    packSlices(volume, packing, { from: 0, to: 4 }).forEach((stored, at) => {
      expect(Math.abs(stored * packing.slope + packing.intercept - (volume.voxels[at] ?? 0))).toBeLessThan(
        1.1e-4,
      );
    });
  });

  it("halves what does not fit the card, by the mean of what it replaces", () => {
    expect(factorsFor([512, 512, 2100], 2048)).toEqual([1, 1, 2]);
    const volume = volumeOf(new Int16Array(120).map((_value, at) => (Math.floor(at / 30) < 2 ? 10 : 30)));
    const packing = planPacking(volume, [1, 1, 4]);
    expect([...packSlices(volume, packing, { from: 0, to: 1 })]).toEqual(Array(30).fill(20));
  });
});

describe("cropMask", () => {
  it("keeps what the mask holds, in its place, with one empty voxel round it", () => {
    const mask = new Uint8Array(120);
    mask[2 + 3 * 6 + 1 * 30] = 1;
    mask[4 + 3 * 6 + 2 * 30] = 1;
    const cropped = cropMask(geometry, mask);
    expect(cropped?.geometry.dimensions).toEqual([5, 3, 4]);
    const at = cropped && toIndex(cropped.geometry, fromIndex(geometry, [2, 3, 1]));
    expect(at).toEqual([1, 1, 1]);
    expect(cropped?.bytes[1 + 1 * 5 + 1 * 15]).toBe(255);
    expect(cropped?.bytes.reduce((sum, byte) => sum + byte, 0)).toBe(510);
  });

  it("softens the outline without losing or winning a voxel", () => {
    const mask = new Uint8Array(120);
    mask[2 + 3 * 6 + 1 * 30] = 1;
    mask[3 + 3 * 6 + 1 * 30] = 1;
    mask[3 + 2 * 6 + 2 * 30] = 1;
    const cropped = cropMask(geometry, mask);
    const soft = cropped && softenedMask(cropped);
    expect(soft?.some((value) => value > 0 && value < 128)).toBe(true);
    expect([...(soft ?? [])].map((value) => value > 127.5)).toEqual(
      [...(cropped?.bytes ?? [])].map((byte) => byte === 255),
    );
  });

  it("is nothing for an empty mask", () => {
    expect(cropMask(geometry, new Uint8Array(120))).toBeNull();
  });
});

describe("washColor", () => {
  it("grows lighter and denser with the cold, so that order needs no color vision", () => {
    const luminance = (temperatureC: number): number => {
      const [red, green, blue] = washColor(temperatureC);
      return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2;
    };
    for (
      let temperatureC = WASH_RANGES_C.cold.coldestC;
      temperatureC < WASH_RANGES_C.cold.warmestC;
      temperatureC++
    ) {
      expect(luminance(temperatureC)).toBeGreaterThan(luminance(temperatureC + 1));
      expect(washColor(temperatureC)[3]).toBeGreaterThanOrEqual(washColor(temperatureC + 1)[3]);
    }
    expect(washColor(37)[3]).toBe(0);
  });
});
