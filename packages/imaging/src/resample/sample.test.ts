import { describe, expect, test } from "vitest";
import type { VolumeGeometry } from "../geometry.ts";
import type { StructureMask, Volume } from "../volume.ts";
import { geometryBoundsLpsMm, isSameGeometry, lpsMmToVoxel, voxelToLpsMm } from "./geometry-transform.ts";
import { resampleMask, resampleVolume, sampleMask, sampleVolume } from "./sample.ts";

const c = Math.cos(0.4);
const s = Math.sin(0.4);
/** Oblique, left-handed and anisotropic. */
const oblique: VolumeGeometry = {
  dimensions: [9, 7, 5],
  originLpsMm: [-10, 20, 5],
  spacingMm: [0.8, 1.1, 2.5],
  axes: [
    [c, s, 0],
    [-s, c, 0],
    [0, 0, -1],
  ],
};

function linearVolume(geometry: VolumeGeometry): Volume {
  const [ni, nj, nk] = geometry.dimensions;
  const voxels = new Float32Array(ni * nj * nk);
  for (let index = 0; index < voxels.length; index++) {
    const p = voxelToLpsMm(geometry, [index % ni, Math.floor(index / ni) % nj, Math.floor(index / ni / nj)]);
    voxels[index] = 3 * p[0] - 2 * p[1] + 5 * p[2];
  }
  const source = {
    studyInstanceUid: "",
    seriesInstanceUid: "",
    frameOfReferenceUid: "",
    sopInstanceUids: [],
    sopClassUid: "",
    description: "",
    studyDate: "",
  };
  return { modality: "CT", geometry, voxels, source, findings: [] };
}

describe("positions and samples", () => {
  test("index and position are inverse on an oblique left-handed grid", () => {
    const there = voxelToLpsMm(oblique, [3.25, 1.5, 4]);
    const back = lpsMmToVoxel(oblique, there);
    expect(back[0]).toBeCloseTo(3.25, 10);
    expect(back[1]).toBeCloseTo(1.5, 10);
    expect(back[2]).toBeCloseTo(4, 10);
  });

  test("bounds reach the voxel faces", () => {
    const bounds = geometryBoundsLpsMm({
      ...oblique,
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    expect(bounds.minimumLpsMm[0]).toBeCloseTo(-10.4, 10);
    expect(bounds.maximumLpsMm[2]).toBeCloseTo(5 + 4.5 * 2.5, 10);
  });

  test("trilinear sampling is exact for a linear field, null outside", () => {
    const volume = linearVolume(oblique);
    const p = voxelToLpsMm(oblique, [2.3, 4.7, 1.9]);
    expect(sampleVolume(volume, p)).toBeCloseTo(3 * p[0] - 2 * p[1] + 5 * p[2], 3);
    expect(sampleVolume(volume, voxelToLpsMm(oblique, [8, 6, 4]))).not.toBeNull();
    expect(sampleVolume(volume, voxelToLpsMm(oblique, [8.2, 6, 4]))).toBeNull();
    expect(sampleVolume(volume, [Number.NaN, 0, 0])).toBeNull();
  });

  test("resampling keeps a linear field inside and pads with air outside", () => {
    const volume = linearVolume(oblique);
    const center = voxelToLpsMm(oblique, [4, 3, 2]);
    const target: VolumeGeometry = {
      dimensions: [2, 2, 12],
      originLpsMm: center,
      spacingMm: [0.5, 0.5, 1],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    };
    const result = resampleVolume(volume, target);
    const p = voxelToLpsMm(target, [1, 1, 2]);
    expect(result.voxels[1 + 2 * (1 + 2 * 2)]).toBeCloseTo(3 * p[0] - 2 * p[1] + 5 * p[2], 3);
    expect(result.voxels[2 * 2 * 11]).toBe(-1024);
    expect(isSameGeometry(result.geometry, target)).toBe(true);
  });

  test("masks are read by nearest voxel", () => {
    const mask = new Uint8Array(9 * 7 * 5);
    mask[4 + 9 * (3 + 7 * 2)] = 1;
    const structure: StructureMask = { name: "dot", colorRgb: [1, 2, 3], geometry: oblique, mask };
    expect(sampleMask(structure, voxelToLpsMm(oblique, [4.4, 2.6, 2.4]))).toBe(true);
    expect(sampleMask(structure, voxelToLpsMm(oblique, [4.6, 3, 2]))).toBe(false);
    expect(sampleMask(structure, voxelToLpsMm(oblique, [-3, 3, 2]))).toBe(false);
    const fine: VolumeGeometry = { ...oblique, dimensions: [18, 7, 5], spacingMm: [0.4, 1.1, 2.5] };
    expect(resampleMask(structure, fine).mask.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0);
  });
});
