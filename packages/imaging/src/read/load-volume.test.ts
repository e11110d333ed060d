import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { InputFile } from "../input.ts";
import type { Volume } from "../volume.ts";
import { type FixtureSlice, fixtureBytes, fixtureFile, fixtureSeries } from "./dicom-fixture.ts";
import { inputFromBlob, inputFromBytes } from "./input-file.ts";
import { loadVolume } from "./load-volume.ts";
import { scanFiles } from "./scan-files.ts";

async function open(files: readonly InputFile[]): Promise<Volume> {
  const scan = await scanFiles(files);
  return loadVolume(scan, scan.series[0]?.id ?? "");
}

function rules(volume: Volume): readonly string[] {
  return volume.findings.map((finding) => finding.ruleId);
}

describe("geometry of a series", () => {
  it("orders slices by position, whatever the file order", async () => {
    const files = fixtureSeries([0, 2.5, 5, 7.5]);
    const volume = await open([2, 0, 3, 1].flatMap((index) => files[index] ?? []));
    expect(volume.geometry.spacingMm).toEqual([1, 1, 2.5]);
    expect(volume.geometry.originLpsMm).toEqual([0, 0, 0]);
    expect([0, 16, 32, 48].map((index) => volume.voxels[index])).toEqual([0, 1, 2, 3]);
    expect(volume.source.sopInstanceUids).toEqual([0, 1, 2, 3].map((index) => `1.2.3.4.100.${index}`));
    expect(volume.findings).toEqual([]);
  });

  it("ignores Spacing Between Slices and Instance Number, whose sign and order lie", async () => {
    const volume = await open(
      fixtureSeries([0, 5, 10], (slice, index) => ({
        ...slice,
        texts: { x00180088: ["DS", "-5"], x00200013: ["IS", String(9 - index)], x00180050: ["DS", "7"] },
      })),
    );
    expect(volume.geometry.spacingMm[2]).toBe(5);
    expect(volume.geometry.originLpsMm[2]).toBe(0);
    expect(volume.geometry.axes[2]).toEqual([0, 0, 1]);
    expect(volume.voxels[0]).toBe(0);
  });

  it("keeps oblique axes and anisotropic pixels", async () => {
    const c = Math.cos(0.3);
    const s = Math.sin(0.3);
    const files = [0, 4, 8].map((t, index) =>
      fixtureFile({
        sopInstanceUid: `1.2.3.${index}`,
        orientation: [1, 0, 0, 0, c, s],
        positionLpsMm: [10, 20 - s * t, 30 + c * t],
        pixelSpacingMm: [0.5, 0.8],
      }),
    );
    const { geometry } = await open(files);
    expect(geometry.spacingMm[0]).toBe(0.8);
    expect(geometry.spacingMm[1]).toBe(0.5);
    expect(geometry.spacingMm[2]).toBeCloseTo(4, 9);
    expect(geometry.axes[1][2]).toBeCloseTo(s, 9);
    expect(geometry.axes[2][1]).toBeCloseTo(-s, 9);
  });

  it("fills one missing slice between its neighbors and says so", async () => {
    const volume = await open(
      fixtureSeries([0, 2, 4, 8, 10], (slice, index) => ({
        ...slice,
        pixels: () => [0, 20, 40, 80, 100][index] ?? 0,
      })),
    );
    expect(volume.geometry.dimensions[2]).toBe(6);
    expect([0, 1, 2, 3, 4, 5].map((k) => volume.voxels[16 * k])).toEqual([0, 20, 40, 60, 80, 100]);
    expect(rules(volume)).toContain("import/geometry/uneven-slices");
    expect(volume.source.sopInstanceUids).toEqual([]);
  });

  it("refuses a gap that is too large to fill", async () => {
    const scan = await scanFiles(fixtureSeries([0, 2, 4, 24, 26]));
    expect(scan.series[0]?.refusal).toMatchObject({ code: "IMAGING_GEOMETRY_INCONSISTENT" });
    expect(scan.series[0]?.refusal?.message).toContain("20.00 mm apart");
    await expect(loadVolume(scan, "1.2.3.4.2")).rejects.toMatchObject({
      code: "IMAGING_GEOMETRY_INCONSISTENT",
    });
  });

  it("straightens gantry tilt: a tilted plane becomes flat where it was", async () => {
    // A value that depends on the patient's y alone has to come out so, whatever the shear of the slices.
    const shiftMm = 1.5;
    const files = [0, 1, 2, 3, 4].map((index) =>
      fixtureFile({
        sopInstanceUid: `1.2.3.${index}`,
        rows: 24,
        positionLpsMm: [0, shiftMm * index, 4 * index],
        pixels: (_, row) => 10 * (row + shiftMm * index),
      }),
    );
    const volume = await open(files);
    expect(rules(volume)).toContain("import/geometry/gantry-tilt");
    const [columns, rows, count] = volume.geometry.dimensions;
    expect([columns, rows]).toEqual([4, 30]);
    const yMm = 12;
    const row = yMm - volume.geometry.originLpsMm[1];
    for (let k = 0; k < count; k++) {
      expect(Math.abs((volume.voxels[(k * rows + row) * columns + 1] ?? 0) - 10 * yMm)).toBeLessThanOrEqual(
        1,
      );
    }
  });

  it("drops identical copies and refuses different slices of one position", async () => {
    const files = fixtureSeries([0, 1, 2]);
    const copy = inputFromBytes("copy.dcm", (await files[1]?.read()) ?? new Uint8Array());
    const volume = await open([...files, copy]);
    expect(volume.geometry.dimensions[2]).toBe(3);
    expect(rules(volume)).toContain("import/geometry/duplicate-slices");
    const other = fixtureFile({ sopInstanceUid: "1.2.3.4.9", positionLpsMm: [0, 0, 1], pixels: () => 77 });
    await expect(open([...files, other])).rejects.toMatchObject({ code: "IMAGING_GEOMETRY_INCONSISTENT" });
  });

  it("offers stacks and phases of one series one by one", async () => {
    const echo =
      (n: number) =>
      (slice: FixtureSlice, index: number): FixtureSlice => ({
        ...slice,
        modality: "MR",
        sopInstanceUid: `1.2.3.4.${n}.${index}`,
        pixels: () => n,
        texts: { x00180086: ["IS", String(n)] },
      });
    const localizer = fixtureFile({
      sopInstanceUid: "1.2.3.4.77",
      modality: "MR",
      orientation: [0, 1, 0, 0, 0, -1],
    });
    const scan = await scanFiles([
      ...fixtureSeries([0, 1, 2], echo(1)),
      localizer,
      ...fixtureSeries([0, 1, 2], echo(2)),
    ]);
    expect(scan.series.map((entry) => entry.sliceCount)).toEqual([3, 3, 1]);
    expect(scan.series[1]?.label).toBe("axial, (0018,0086) Echo Numbers 2");
    const second = await loadVolume(scan, "1.2.3.4.2#2");
    expect(second.voxels.every((value) => value === 2)).toBe(true);
    expect(second.modality).toBe("MR");
  });
});

describe("values", () => {
  const stored = (slice: FixtureSlice): Promise<Volume> =>
    open([fixtureFile({ rows: 1, columns: 4, ...slice })]);

  it("applies slope and intercept, and keeps whole HU as 16-bit integers", async () => {
    const volume = await stored({
      slope: 2,
      intercept: -1000,
      isSigned: false,
      bitsStored: 12,
      pixels: (i) => i * 100,
    });
    expect(volume.voxels).toEqual(new Int16Array([-1000, -800, -600, -400]));
  });

  it("keeps fractions as floats", async () => {
    const volume = await stored({ modality: "MR", slope: 0.5, pixels: (i) => i });
    expect(volume.voxels).toEqual(new Float32Array([0, 0.5, 1, 1.5]));
  });

  it("turns padding into −1024 HU for CT and 0 otherwise", async () => {
    const pixels = (i: number): number => (i === 0 ? -2000 : i);
    expect((await stored({ padding: -2000, intercept: 100, pixels })).voxels[0]).toBe(-1024);
    expect((await stored({ padding: -2000, modality: "MR", pixels })).voxels[0]).toBe(0);
  });

  it("cuts out the stored bits and extends their sign", async () => {
    // 0xF801 in 12 bits is 0x801 = −2047; the upper four bits are an old overlay.
    const volume = await stored({ modality: "MR", bitsStored: 12, pixels: () => 0xf801 - 65_536 });
    expect(volume.voxels[0]).toBe(-2047);
    const unsigned = await stored({
      modality: "MR",
      bitsStored: 12,
      isSigned: false,
      pixels: () => 0xf801 - 65_536,
    });
    expect(unsigned.voxels[0]).toBe(0x801);
  });

  it("reads 8 bit, and full 16-bit unsigned MR without clipping", async () => {
    expect(
      (await stored({ modality: "MR", bitsAllocated: 8, isSigned: false, pixels: () => 250 })).voxels[0],
    ).toBe(250);
    expect((await stored({ modality: "MR", isSigned: false, pixels: () => -1 })).voxels[0]).toBe(65_535);
  });

  it("turns inverted gray (MONOCHROME1) of other modalities round, and leaves HU alone", async () => {
    const pixels = (i: number): number => i;
    const inverted = {
      photometric: "MONOCHROME1",
      bitsStored: 8,
      bitsAllocated: 8,
      isSigned: false,
      pixels,
    } as const;
    expect([...(await stored({ ...inverted, modality: "MR" })).voxels]).toEqual([255, 254, 253, 252]);
    expect([...(await stored({ ...inverted, modality: "CT" })).voxels]).toEqual([0, 1, 2, 3]);
  });

  it("refuses color by name", async () => {
    const scan = await scanFiles([fixtureFile({ photometric: "RGB" })]);
    expect(scan.series[0]?.refusal?.message).toContain("(0028,0004) Photometric Interpretation is RGB");
  });
});

describe("transfer syntaxes of plain pixels", () => {
  const slice: FixtureSlice = { rows: 8, columns: 8, pixels: (column, row) => column * 100 - row * 37 };
  const deflate = (bytes: Uint8Array): Uint8Array => zlibSync(bytes).slice(2, -4);

  it.each([
    ["implicit little endian", "1.2.840.10008.1.2", undefined],
    ["explicit big endian", "1.2.840.10008.1.2.2", undefined],
    ["deflated", "1.2.840.10008.1.2.1.99", deflate],
  ])("%s gives the same voxels as explicit little endian", async (_, transferSyntaxUid, pack) => {
    const expected = await open([fixtureFile(slice)]);
    const bytes = fixtureBytes({ ...slice, transferSyntaxUid }, pack);
    const volume = await open([inputFromBytes("slice.dcm", bytes)]);
    expect(volume.voxels).toEqual(expected.voxels);
    expect(volume.geometry).toEqual(expected.geometry);
  });

  it("RLE gives the same voxels", async () => {
    // Two segments, high bytes first: a run of four zeros, then four literals.
    const frame = new Uint8Array(64 + 2 + 6);
    new DataView(frame.buffer).setUint32(0, 2, true);
    new DataView(frame.buffer).setUint32(4, 64, true);
    new DataView(frame.buffer).setUint32(8, 66, true);
    frame.set([253, 0, 3, 5, 6, 7, 8], 64);
    const file = fixtureFile({
      transferSyntaxUid: "1.2.840.10008.1.2.5",
      encapsulated: frame,
      rows: 1,
      columns: 4,
    });
    expect((await open([file])).voxels).toEqual(new Int16Array([5, 6, 7, 8]));
  });
});

describe("scan", () => {
  it("stops when it is aborted, even while a file never answers", async () => {
    const stop = new AbortController();
    const hanging: InputFile = { name: "slow.dcm", sizeBytes: 10, read: () => new Promise(() => undefined) };
    const scan = scanFiles([hanging], { signal: stop.signal });
    stop.abort();
    await expect(scan).rejects.toMatchObject({ name: "AbortError" });
  });

  it("reads a blob, as a browser gives it, by its start", async () => {
    const bytes = fixtureBytes({ rows: 256, columns: 256 });
    const scan = await scanFiles([inputFromBlob("picked.dcm", new Blob([bytes.slice().buffer]))]);
    const volume = await loadVolume(scan, scan.series[0]?.id ?? "");
    expect(volume.voxels[257]).toBe(11);
  });

  it("tells its progress and lists what it skipped", async () => {
    const seen: number[] = [];
    const files = [...fixtureSeries([0, 1]), inputFromBytes("notes.txt", new TextEncoder().encode("hello"))];
    const scan = await scanFiles(files, { onProgress: ({ doneCount }) => seen.push(doneCount) });
    expect(seen).toEqual([1, 2, 3]);
    expect(scan.skipped).toMatchObject([{ fileName: "notes.txt", code: "IMAGING_NOT_AN_IMAGE" }]);
  });

  it("keeps nothing in the volume's source that somebody typed", async () => {
    const volume = await open(
      fixtureSeries([0, 1], (slice) => ({
        ...slice,
        texts: {
          x0008103e: ["LO", "Meyer ABDOMEN 5mm 19610412"],
          x00080020: ["DA", "20200102"],
          x00100010: ["PN", "Meyer^Eva"],
        },
      })),
    );
    expect(volume.source.description).toBe("ABDOMEN 5mm");
    expect(volume.source.studyDate).toBe("");
    expect(JSON.stringify(volume.source)).not.toMatch(/Meyer|1961|2020/);
  });
});
