/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { VolumeGeometry } from "../geometry.ts";
import { inputFromBytes } from "../read/input-file.ts";
import { sharedDataFolder } from "../read/shared-data.ts";
import type { StructureMask, Volume } from "../volume.ts";
import { readSegmentation } from "./read-segmentation.ts";
import { readStructureSet } from "./read-structure-set.ts";

const folder = join(sharedDataFolder, "seg/dcmqi_ct3slice");
const rtPath = join(sharedDataFolder, "rt/dicompyler/rtss.dcm");

function open(path: string): ReturnType<typeof inputFromBytes> {
  return inputFromBytes(path, new Uint8Array(readFileSync(join(folder, path))));
}

/** Grid and labels of an NRRD as dcmqi writes it: gzip, short, LPS. */
function readNrrd(path: string): { geometry: VolumeGeometry; labels: Int16Array } {
  const bytes = readFileSync(join(folder, path));
  const end = bytes.indexOf("\n\n");
  const header = bytes.subarray(0, end).toString();
  const numbers = (field: string): number[] =>
    (new RegExp(`^${field}: (.*)$`, "m").exec(header)?.[1]?.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const [ni = 0, nj = 0, nk = 0] = numbers("sizes");
  const d = numbers("space directions");
  const o = numbers("space origin");
  const raw = new Uint8Array(gunzipSync(bytes.subarray(end + 2)));
  return {
    geometry: {
      dimensions: [ni, nj, nk],
      originLpsMm: [o[0] ?? 0, o[1] ?? 0, o[2] ?? 0],
      spacingMm: [d[0] ?? 1, d[4] ?? 1, d[8] ?? 1],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    labels: new Int16Array(raw.buffer, raw.byteOffset, ni * nj * nk),
  };
}

function count(mask: Uint8Array): number {
  return mask.reduce((sum, value) => sum + value, 0);
}

function differences(mask: StructureMask, isInside: (index: number) => boolean): number {
  return mask.mask.reduce((sum, value, index) => sum + ((value === 1) === isInside(index) ? 0 : 1), 0);
}

describe.skipIf(!existsSync(folder))("segmentations of dcmqi", () => {
  test.each([
    ["liver.dcm", "liver_seg.nrrd"],
    ["24x38x3/seg/label.seg", "24x38x3/nrrd/label.nrrd"],
    ["23x38x3/seg/label.seg", "23x38x3/nrrd/label.nrrd"],
    ["sparse-labelmap-ppv5.dcm", "sparse_labelmap_ppv5_seg.nrrd"],
    ["sparse-labelmap-noppv.dcm", "sparse_labelmap_noppv_seg.nrrd"],
  ])("%s is the label map %s, voxel by voxel", async (file, nrrd) => {
    const { geometry, labels } = readNrrd(nrrd);
    const masks = await readSegmentation(open(file), geometry);
    const [mask] = masks;
    expect(masks).toHaveLength(1);
    if (mask === undefined) throw new Error("no mask");
    expect(count(mask.mask)).toBeGreaterThan(0);
    // 5 is the padding value of one of the label maps, which the .nrrd carries in the slice that has no frame.
    expect(differences(mask, (index) => ![0, 5].includes(labels[index] ?? 0))).toBe(0);
    expect(mask.name).toBe("Liver");
  });

  test("partially overlapping segments keep every voxel of each", async () => {
    const maps = [1, 2, 3].map((n) => readNrrd(`partial_overlaps-${n}.nrrd`));
    const { geometry } = maps[0] ?? readNrrd("partial_overlaps-1.nrrd");
    const masks = await readSegmentation(open("partial_overlaps.dcm"), geometry);
    expect(masks).toHaveLength(5);
    const total = maps.flatMap(({ labels }) => [...labels]).filter((label) => label !== 0).length;
    expect(masks.reduce((sum, { mask }) => sum + count(mask), 0)).toBe(total);
  });

  test("a segmentation of another patient place is refused", async () => {
    const { geometry } = readNrrd("liver_seg.nrrd");
    const far: VolumeGeometry = { ...geometry, originLpsMm: [2000, 2000, 2000] };
    await expect(readSegmentation(open("liver.dcm"), far)).rejects.toMatchObject({
      code: "IMAGING_GEOMETRY_INCONSISTENT",
    });
    const source = { frameOfReferenceUid: "1.2.3" } as Volume["source"];
    const other = { modality: "CT", geometry, voxels: new Int16Array(0), source, findings: [] } as Volume;
    await expect(readSegmentation(open("liver.dcm"), other)).rejects.toMatchObject({
      code: "IMAGING_REFERENCE_MISSING",
    });
    await expect(readStructureSet(open("liver.dcm"), geometry)).rejects.toMatchObject({
      code: "IMAGING_NOT_AN_IMAGE",
    });
  });
});

describe.skipIf(!existsSync(rtPath))("structure set of dicompyler", () => {
  test("structures keep their contours, and fill about the area that the contours enclose", async () => {
    const file = inputFromBytes("rtss.dcm", new Uint8Array(readFileSync(rtPath)));
    const grid: VolumeGeometry = {
      dimensions: [130, 110, 50],
      originLpsMm: [-65, -335, -110.44],
      spacingMm: [1, 1, 3],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    };
    const structures = await readStructureSet(file, grid);
    expect(structures).toHaveLength(10);
    const heart = structures.find(({ name }) => name === "Heart");
    expect(heart?.contours).toHaveLength(33);
    const areaMm2 = (heart?.contours ?? []).reduce((sum, { pointsLpsMm: p }) => {
      const twice = p.reduce((partial, point, n) => {
        const next = p[(n + 1) % p.length] ?? point;
        return partial + point[0] * next[1] - next[0] * point[1];
      }, 0);
      return sum + Math.abs(twice) / 2;
    }, 0);
    // One contour a slice and pixels of 1 mm², so voxels count square millimeters.
    expect(count(heart?.mask ?? new Uint8Array()) / areaMm2).toBeGreaterThan(0.99);
    expect(count(heart?.mask ?? new Uint8Array()) / areaMm2).toBeLessThan(1.01);
  });
});
