import { describe, expect, it } from "vitest";
import { decodeFrame } from "../decode/decode-frame.ts";
import { deidentify } from "../deidentify/deidentify.ts";
import type { InputFile } from "../input.ts";
import type { Volume } from "../volume.ts";
import { parseDicom } from "./dicom-dataset.ts";
import { decimalVec3 } from "./element-values.ts";
import { readPixelFormat } from "./image-header.ts";
import { inputFromBytes } from "./input-file.ts";
import { loadVolume } from "./load-volume.ts";
import { scanFiles } from "./scan-files.ts";
import { hasSharedData, sharedFiles } from "./shared-data.ts";

async function open(files: readonly InputFile[]): Promise<Volume> {
  const scan = await scanFiles(files);
  return loadVolume(scan, scan.series[0]?.id ?? "");
}

function valueAt(volume: Volume, ...[i, j, k]: [i: number, j: number, k: number]): number {
  const [columns, rows] = volume.geometry.dimensions;
  return volume.voxels[(k * rows + j) * columns + i] ?? Number.NaN;
}

function sumOf(volume: Volume): number {
  let sum = 0;
  for (const value of volume.voxels) sum += value;
  return sum;
}

/** Position of a file's first pixel by its own tag, for comparison with the volume. */
async function positionOf(file: InputFile | undefined): Promise<readonly number[]> {
  const bytes = (await file?.read()) ?? new Uint8Array();
  return decimalVec3(parseDicom("slice", bytes).elements, "x00200032") ?? [];
}

const syntaxFolder = "robust/same_ct_12_transfer_syntaxes";
const reference = `${syntaxFolder}/CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm`;

describe.skipIf(!hasSharedData)("public images (skipped where ../shared/data is absent)", () => {
  it("places the feet-first series with Spacing Between Slices −5 where its positions say", async () => {
    const files = sharedFiles("ct/abdomen_contrast_c3l00189_5mm_explicitLE");
    const volume = await open([...files].reverse());
    const { geometry } = volume;
    expect(geometry.dimensions).toEqual([512, 512, 35]);
    expect(geometry.spacingMm[2]).toBeCloseTo(5, 6);
    for (const file of files) {
      const position = await positionOf(file);
      const k = Math.round(
        ((position[2] ?? 0) - geometry.originLpsMm[2]) / geometry.spacingMm[2] / geometry.axes[2][2],
      );
      const expected = geometry.axes[2].map(
        (axis, n) => (geometry.originLpsMm[n] ?? 0) + k * geometry.spacingMm[2] * axis,
      );
      expected.forEach((value, n) => {
        expect(value).toBeCloseTo(position[n] ?? Number.NaN, 3);
      });
      const header = parseDicom("slice", await file.read());
      expect(volume.source.sopInstanceUids[k]).toBe(header.elements.string("x00080018"));
    }
  });

  it("resamples the tilted head of variable spacing: values stay where their slices were", async () => {
    const files = sharedFiles("ct/head_ge_gantrytilt_variablespacing");
    const volume = await open(files);
    expect(volume.findings.map((finding) => finding.ruleId)).toEqual([
      "import/geometry/uneven-slices",
      "import/geometry/gantry-tilt",
    ]);
    const { geometry } = volume;
    // The middle of every slice lands on a voxel nearby; compare smooth 9 × 9 means, linear mixing blurs edges.
    let checked = 0;
    for (const file of files) {
      const single = await open([file]);
      const center = [0, 1, 2].map(
        (n) =>
          (single.geometry.originLpsMm[n] ?? 0) +
          256 *
            (single.geometry.spacingMm[0] * (single.geometry.axes[0][n] ?? 0) +
              single.geometry.spacingMm[1] * (single.geometry.axes[1][n] ?? 0)),
      );
      const offset = center.map((value, n) => value - (geometry.originLpsMm[n] ?? 0));
      const index = geometry.axes.map(
        (axis, n) =>
          (axis[0] * (offset[0] ?? 0) + axis[1] * (offset[1] ?? 0) + axis[2] * (offset[2] ?? 0)) /
          (geometry.spacingMm[n] ?? 1),
      );
      const [i = 0, j = 0, k = 0] = index;
      const below = Math.floor(k + 1e-6);
      if (k - below > 0.05) continue;
      const mean = (at: Volume, ...[column, row, slice]: [number, number, number]): number => {
        let sum = 0;
        for (let n = 0; n < 81; n++)
          sum += valueAt(
            at,
            Math.round(column) + (n % 9) - 4,
            Math.round(row) + Math.floor(n / 9) - 4,
            slice,
          );
        return sum / 81;
      };
      expect(Math.abs(mean(volume, i, j, below) - mean(single, 256, 256, 0))).toBeLessThan(12);
      checked++;
    }
    expect(checked).toBeGreaterThan(1);
  });

  // Lossless ones exactly; lossy ones within what their encoder lost: near-lossless 1, JPEG 2000 5, 12-bit
  // JPEG 36 (mean 3.5), and the baseline file keeps 8 bits in steps of 32 HU.
  it.each([
    ["LittleEndianImplicit", "1.2.840.10008.1.2", 0],
    ["BigEndianExplicit", "1.2.840.10008.1.2.2", 0],
    ["DeflatedExplicitVRLittleEndian", "1.2.840.10008.1.2.1.99", 0],
    ["RLELossless", "1.2.840.10008.1.2.5", 0],
    ["JPEGProcess14", "1.2.840.10008.1.2.4.57", 0],
    ["JPEGProcess14SV1", "1.2.840.10008.1.2.4.70", 0],
    ["JPEGLSLossless", "1.2.840.10008.1.2.4.80", 0],
    ["JPEG2000LosslessOnly", "1.2.840.10008.1.2.4.90", 0],
    ["JPEGLSLossy", "1.2.840.10008.1.2.4.81", 1],
    ["JPEG2000", "1.2.840.10008.1.2.4.91", 5],
    ["JPEGProcess2_4", "1.2.840.10008.1.2.4.51", 36],
    ["JPEGProcess6_8", "1.2.840.10008.1.2.4.53", 36],
    ["JPEGProcess10_12", "1.2.840.10008.1.2.4.55", 36],
    ["JPEGProcess1", "1.2.840.10008.1.2.4.50", 65],
  ])("%s (%s) gives the pixels of the plain file within %i HU", async (name, uid, toleranceHu) => {
    const expected = await open(sharedFiles(reference));
    const volume = await open(sharedFiles(`${syntaxFolder}/CTImage.dcm_${name}TransferSyntax_${uid}.dcm`));
    let largest = 0;
    volume.voxels.forEach((value, index) => {
      largest = Math.max(largest, Math.abs(value - (expected.voxels[index] ?? 0)));
    });
    expect(largest).toBeLessThanOrEqual(toleranceHu);
    expect(volume.geometry).toEqual(expected.geometry);
  });

  it("decodes every lossless syntax to the same stored samples, to the last pixel", async () => {
    const stored = async (path: string): Promise<readonly number[]> => {
      const [file] = sharedFiles(path);
      const dataset = parseDicom("slice", (await file?.read()) ?? new Uint8Array());
      return [...(await decodeFrame(dataset, readPixelFormat(dataset), 0))];
    };
    const expected = await stored(reference);
    const lossless = sharedFiles(syntaxFolder).filter((file) => /\.(2|5|57|70|80|90)\.dcm$/.test(file.name));
    expect(lossless.length).toBeGreaterThanOrEqual(6);
    for (const { name } of lossless) expect(await stored(name), name).toEqual(expected);
  });

  it("opens a JPEG-LS series", async () => {
    const volume = await open(sharedFiles("ct/neck_shoulder_acrin001_4.25mm"));
    expect(volume.geometry.dimensions).toEqual([512, 512, 45]);
    expect(volume.geometry.spacingMm[2]).toBeCloseTo(4.25, 6);
    expect(volume.voxels).toBeInstanceOf(Int16Array);
  });

  it("opens or cleanly refuses every odd file, in time", async () => {
    for (const file of [...sharedFiles("robust/pydicom"), ...sharedFiles("rt"), ...sharedFiles("seg")]) {
      const scan = await scanFiles([file], { signal: AbortSignal.timeout(5000) });
      expect(scan.series.length + scan.skipped.length, file.name).toBeGreaterThan(0);
      for (const entry of scan.series) {
        const outcome = await loadVolume(scan, entry.id, { signal: AbortSignal.timeout(5000) }).then(
          () => "opened",
          (error: { code?: string }) => error.code ?? String(error),
        );
        expect(outcome, file.name).toMatch(/^(opened|IMAGING_[A-Z_]+)$/);
      }
    }
  }, 30_000);

  it("reads the same values from byte-order and compression variants of one MR slice", async () => {
    const sums = await Promise.all(
      ["", "_RLE", "_bigendian", "_implicit", "_jp2klossless", "_jpeg_ls_lossless", "_padded"].map(
        async (variant) => {
          const volume = await open(sharedFiles(`robust/pydicom/MR_small${variant}.dcm`));
          return sumOf(volume);
        },
      ),
    );
    // pydicom 3.0.2: MR_small.dcm, sum of pixel_array.
    expect(new Set(sums)).toEqual(new Set([2_125_338]));
  });

  it("lists segmentations and structure sets beside the image they belong to", async () => {
    const scan = await scanFiles(sharedFiles("rt"));
    expect(scan.series.map((entry) => entry.kind)).toEqual(["dicom-image", "structure-set"]);
    const seg = await scanFiles(sharedFiles("seg/dcmqi_ct3slice/liver.dcm"));
    expect(seg.series[0]?.kind).toBe("segmentation");
  });

  it("takes names off a real slice and changes no pixel", async () => {
    const [file] = sharedFiles("ct/abdomen_contrast_c3l00189_5mm_explicitLE/001.dcm");
    const bytes = (await file?.read()) ?? new Uint8Array();
    const clean = deidentify("001.dcm", bytes, { siteSecret: "a site's long secret", dates: "remove" });
    const before = await open([inputFromBytes("001.dcm", bytes)]);
    const after = await open([inputFromBytes("clean.dcm", clean.bytes)]);
    expect(after.voxels).toEqual(before.voxels);
    expect(after.geometry).toEqual(before.geometry);
    expect(after.source.seriesInstanceUid).not.toBe(before.source.seriesInstanceUid);
  });

  it("reads a NIfTI volume where nibabel 5.4.2 puts it, with the same sum", async () => {
    const volume = await open(sharedFiles("nifti/ts_torso_3mm_ct.nii.gz"));
    expect(volume.geometry.dimensions).toEqual([122, 101, 112]);
    volume.geometry.originLpsMm.forEach((value, n) => {
      expect(value).toBeCloseTo([177.956329, -11.319, 94.301758][n] ?? Number.NaN, 3);
    });
    expect(sumOf(volume)).toBe(-496_851_173);
  });
});
