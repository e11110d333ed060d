import dicomParser from "dicom-parser";
import { describe, expect, test } from "vitest";
import { buildPhantom } from "../phantom/build-phantom.ts";
import { inputFromBytes } from "../read/input-file.ts";
import { loadVolume } from "../read/load-volume.ts";
import { scanFiles } from "../read/scan-files.ts";
import { isSameGeometry } from "../resample/geometry-transform.ts";
import { readSegmentation } from "../segmentation/read-segmentation.ts";
import { readStructureSet } from "../segmentation/read-structure-set.ts";
import type { StructureMask } from "../volume.ts";
import { contentUid } from "./content-uid.ts";
import { dicomLabToRgb, rgbToDicomLab } from "./display-color.ts";
import { decimalText } from "./encode-dicom.ts";
import { writeCtSeries } from "./write-ct-series.ts";
import { writeEncapsulatedPdf } from "./write-encapsulated-pdf.ts";
import { writeSegmentation } from "./write-segmentation.ts";
import { writeStructureSet } from "./write-structure-set.ts";

const phantom = buildPhantom("ankle", { spacingMm: 2.5 });
const { volume } = phantom;
const options = { writtenAt: "2026-11-23T10:00:00Z", description: "written in a test" };
const structures = phantom.structures.map(({ mask }) => mask).filter(({ mask }) => mask.includes(1));
/** The skin is a shell: contours with holes; the box overlaps everything. */
const box: StructureMask = {
  name: "Box over all",
  colorRgb: [10, 200, 30],
  geometry: volume.geometry,
  mask: new Uint8Array(volume.voxels.length).fill(1, 5000, 9000),
};
const masks = [...structures, box];

describe("DICOM written and read again", () => {
  test("a segmentation comes back voxel by voxel, with names and colors, overlaps kept", async () => {
    const bytes = writeSegmentation(masks, volume, options);
    const back = await readSegmentation(inputFromBytes("seg.dcm", bytes), volume);
    expect(back.map(({ name }) => name)).toEqual(masks.map(({ name }) => name));
    back.forEach((mask, index) => {
      expect(mask.mask).toEqual(masks[index]?.mask);
      mask.colorRgb.forEach((value, channel) => {
        expect(Math.abs(value - (masks[index]?.colorRgb[channel] ?? 0))).toBeLessThanOrEqual(1);
      });
    });
    expect(writeSegmentation(masks, volume, options)).toEqual(bytes);
  });

  test("names beyond plain letters come back as they were written", async () => {
    const [first] = masks;
    if (first === undefined) throw new Error("the phantom has no structure");
    const named = [{ ...first, name: "−20 °C, Ösophagus" }];
    const segmentation = inputFromBytes("seg.dcm", writeSegmentation(named, volume, options));
    expect((await readSegmentation(segmentation, volume))[0]?.name).toBe("−20 °C, Ösophagus");
    const structureSet = inputFromBytes("rt.dcm", writeStructureSet(named, volume, options));
    expect((await readStructureSet(structureSet, volume))[0]?.name).toBe("−20 °C, Ösophagus");
  });

  test("a structure set comes back voxel by voxel, holes included", async () => {
    const bytes = writeStructureSet(masks, volume, options);
    const back = await readStructureSet(inputFromBytes("rt.dcm", bytes), volume);
    expect(back.map(({ colorRgb }) => colorRgb)).toEqual(masks.map(({ colorRgb }) => colorRgb));
    back.forEach((mask, index) => {
      expect(mask.mask).toEqual(masks[index]?.mask);
    });
  });

  test("a CT slice says where it lies, in which series, and holds its HU", () => {
    const files = writeCtSeries(volume, options);
    expect(files).toHaveLength(volume.geometry.dimensions[2]);
    const slice = dicomParser.parseDicom(files[7]?.bytes ?? new Uint8Array());
    expect(slice.string("x0020000e")).toBe(volume.source.seriesInstanceUid);
    expect(slice.string("x00080018")).toBe(volume.source.sopInstanceUids[7]);
    expect(Number(slice.string("x00200032")?.split("\\")[2])).toBeCloseTo(-74 + 7 * 2.5, 6);
    const pixels = slice.elements["x7fe00010"];
    const area = volume.geometry.dimensions[0] * volume.geometry.dimensions[1];
    expect(pixels?.length).toBe(2 * area);
    expect(slice.int16("x7fe00010", 1234)).toBe(volume.voxels[7 * area + 1234]);
  });

  test("a CT series loads again as the same volume", async () => {
    const files = writeCtSeries(volume, options).map(({ name, bytes }) => inputFromBytes(name, bytes));
    const scan = await scanFiles(files.reverse());
    const back = await loadVolume(scan, volume.source.seriesInstanceUid);
    expect(isSameGeometry(back.geometry, volume.geometry)).toBe(true);
    expect(Array.from(back.voxels)).toEqual(Array.from(volume.voxels));
    expect(back.source.frameOfReferenceUid).toBe(volume.source.frameOfReferenceUid);
    expect(back.source.sopInstanceUids).toEqual(volume.source.sopInstanceUids);
  });

  test("every written object refers to the source series, and no name is in it", () => {
    const pdf = new TextEncoder().encode("%PDF-1.7\nnothing");
    for (const bytes of [
      writeSegmentation([box], volume, options),
      writeStructureSet([box], volume, options),
      writeEncapsulatedPdf(pdf, volume.source, options),
    ]) {
      const dataset = dicomParser.parseDicom(bytes);
      expect(dataset.string("x0020000d")).toBe(volume.source.studyInstanceUid);
      expect(dataset.string("x00100010") ?? "").toBe("");
      const text = new TextDecoder("latin1").decode(bytes);
      expect(text).toContain(volume.source.sopInstanceUids[0]);
      expect(text).toContain("2.25.");
    }
  });

  test("what cannot be written is refused in words", () => {
    const empty: StructureMask = { ...box, mask: new Uint8Array(box.mask.length) };
    expect(() => writeSegmentation([empty], volume, options)).toThrow(/cannot be empty/);
    expect(() => writeEncapsulatedPdf(new Uint8Array(9), volume.source, options)).toThrow(/no PDF/);
  });

  test("small parts: UIDs, decimal strings, colors", () => {
    expect(contentUid("a")).not.toBe(contentUid("b"));
    expect(contentUid("a").length).toBeLessThanOrEqual(64);
    for (const value of [1 / 3, -235.199997123456, 1e-7, -0, 123456789.123456]) {
      expect(decimalText(value).length).toBeLessThanOrEqual(16);
      expect(Number(decimalText(value))).toBeCloseTo(value, 6);
    }
    expect(dicomLabToRgb(rgbToDicomLab([12, 130, 240]))).toEqual([12, 130, 240]);
  });
});
