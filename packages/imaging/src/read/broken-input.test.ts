import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ImagingError } from "../errors.ts";
import { fixtureBytes, fixtureFile, fixtureSeries } from "./dicom-fixture.ts";
import { expandZip } from "./expand-zip.ts";
import { inputFromBytes } from "./input-file.ts";
import { IMAGING_LIMITS } from "./limits.ts";
import { loadVolume } from "./load-volume.ts";
import { scanFiles } from "./scan-files.ts";

/** Why one file alone cannot be opened. */
async function refusalOf(bytes: Uint8Array): Promise<{ readonly code: string; readonly message: string }> {
  const scan = await scanFiles([inputFromBytes("slice.dcm", bytes)]);
  const [skipped] = scan.skipped;
  if (skipped !== undefined) return { code: skipped.code, message: skipped.reason };
  const [entry] = scan.series;
  if (entry?.refusal) return entry.refusal;
  try {
    await loadVolume(scan, entry?.id ?? "");
  } catch (error) {
    if (error instanceof ImagingError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: "OPENED", message: "" };
}

const good = fixtureBytes({ rows: 16, columns: 16 });

describe("broken files are refused in one sentence", () => {
  it.each([
    ["zero length", new Uint8Array(), "IMAGING_NOT_AN_IMAGE", "0 bytes"],
    ["wrong magic", new Uint8Array(4096).fill(65), "IMAGING_NOT_AN_IMAGE", "DICM"],
    [
      "cut off in the pixels",
      good.subarray(0, good.length - 100),
      "IMAGING_TRUNCATED",
      "(7FE0,0010) Pixel Data",
    ],
    ["cut off in the header", good.subarray(0, 250), "IMAGING_TRUNCATED", "after element"],
    ["cut off in the meta group", good.subarray(0, 145), "IMAGING_TRUNCATED", "group 0002"],
    [
      "absurd size",
      fixtureBytes({ rows: 4, columns: 4, texts: { x00280012: ["UT", ""] } }, absurd),
      "IMAGING_TOO_LARGE",
      "(0028,0010) Rows",
    ],
    [
      "unknown syntax",
      fixtureBytes({ transferSyntaxUid: "1.2.840.10008.1.2.4.100" }),
      "IMAGING_TRANSFER_SYNTAX_UNKNOWN",
      "(0002,0010) Transfer Syntax UID 1.2.840.10008.1.2.4.100",
    ],
    [
      "no position",
      fixtureBytes({ positionLpsMm: null }),
      "IMAGING_GEOMETRY_INCONSISTENT",
      "(0020,0032) Image Position (Patient)",
    ],
    [
      "skewed axes",
      fixtureBytes({ orientation: [1, 0, 0, 0.5, 0.9, 0] }),
      "IMAGING_GEOMETRY_INCONSISTENT",
      "(0020,0037) Image Orientation (Patient)",
    ],
    [
      "no pixel spacing",
      fixtureBytes({ pixelSpacingMm: [0, 1] }),
      "IMAGING_GEOMETRY_INCONSISTENT",
      "(0028,0030) Pixel Spacing",
    ],
    ["zero slope", fixtureBytes({ slope: 0 }), "IMAGING_PIXELS_UNREADABLE", "(0028,1053) Rescale Slope"],
    [
      "JPEG-LS that is none",
      fixtureBytes({ transferSyntaxUid: "1.2.840.10008.1.2.4.80", encapsulated: new Uint8Array(64) }),
      "IMAGING_PIXELS_UNREADABLE",
      "JPEG-LS Lossless",
    ],
    [
      "RLE too short",
      fixtureBytes({ transferSyntaxUid: "1.2.840.10008.1.2.5", encapsulated: new Uint8Array(64) }),
      "IMAGING_PIXELS_UNREADABLE",
      "RLE Lossless",
    ],
  ])("%s", async (...[, bytes, code, text]) => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(text);
    expect(refusal.message).toContain("slice.dcm");
    expect(refusal.message.match(/\.$/)).not.toBeNull();
  });

  it("holds a frame's own size against Rows and Columns before a codec allocates for it", async () => {
    // A JPEG-LS start of frame that claims 65535 × 65535.
    const frame = new Uint8Array([
      0xff, 0xd8, 0xff, 0xf7, 0, 11, 16, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0, 0, 0, 0,
    ]);
    const refusal = await refusalOf(
      fixtureBytes({ transferSyntaxUid: "1.2.840.10008.1.2.4.80", encapsulated: frame }),
    );
    expect(refusal.message).toContain("65535 × 65535 where Columns × Rows are 4 × 4");
  });

  it("refuses a volume above the voxel limit before it allocates it", async () => {
    const files = [0, 1].map((index) =>
      fixtureFile({
        sopInstanceUid: `1.2.${index}`,
        positionLpsMm: [0, 4000 * index, 2 * index],
        rows: 4,
        columns: 4,
        pixelSpacingMm: [1e-4, 1e-4],
      }),
    );
    const scan = await scanFiles(files);
    expect(scan.series[0]?.refusal?.code).toBe("IMAGING_TOO_LARGE");
    expect(scan.series[0]?.refusal?.message).toContain(String(IMAGING_LIMITS.maximumVoxelCount));
  });
});

/** Overwrites Rows and Columns by 65535 each. */
function absurd(dataSet: Uint8Array): Uint8Array {
  const changed = dataSet.slice();
  for (let at = 0; at + 10 <= changed.length; at++) {
    const isSize =
      changed[at] === 0x28 && changed[at + 1] === 0 && changed[at + 3] === 0 && changed[at + 4] === 0x55;
    if (isSize && (changed[at + 2] === 0x10 || changed[at + 2] === 0x11)) changed.fill(0xff, at + 8, at + 10);
  }
  return changed;
}

describe("fuzz", () => {
  const outcome = async (bytes: Uint8Array): Promise<void> => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toMatch(/^(OPENED$|IMAGING_)/);
  };

  it("any truncation opens whole or is refused by code", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length }), (size) => outcome(good.subarray(0, size))),
      { numRuns: 300 },
    );
  });

  it("any flipped bytes open whole or are refused by code", async () => {
    const flips = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = good.slice();
        for (const [at, mask] of changes) bytes[at] = (bytes[at] ?? 0) ^ mask;
        await outcome(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe("zip", () => {
  it("gives the files of a zip, unpacked when they are read", async () => {
    const files = fixtureSeries([0, 1, 2]);
    const content: Record<string, Uint8Array> = {};
    for (const file of files) content[`case/${file.name}`] = await file.read();
    const entries = await expandZip(inputFromBytes("case.zip", zipSync(content)));
    const scan = await scanFiles(entries);
    const volume = await loadVolume(scan, scan.series[0]?.id ?? "");
    expect(volume.geometry.dimensions).toEqual([4, 4, 3]);
  });

  it("is looked into by a scan", async () => {
    const zip = inputFromBytes("case.ZIP", zipSync({ "a/1.dcm": good, "a/readme.txt": new Uint8Array(9) }));
    const cut = inputFromBytes("cut.zip", new Uint8Array(100));
    const scan = await scanFiles([zip, cut]);
    expect(scan.series.length).toBe(1);
    expect(scan.skipped.map((file) => file.fileName)).toEqual(["cut.zip", "case.ZIP/a/readme.txt"]);
  });

  it("refuses a bomb by its claim, before unpacking", async () => {
    const bomb = zipSync({ "bomb.dcm": new Uint8Array(30_000_000) });
    await expect(expandZip(inputFromBytes("bomb.zip", bomb))).rejects.toMatchObject({
      code: "IMAGING_TOO_LARGE",
    });
  });

  it("refuses an entry that unpacks to more than it claims", async () => {
    const zip = zipSync({ "a.dcm": new Uint8Array(5000).fill(7) });
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 46 < zip.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const [entry] = await expandZip(inputFromBytes("liar.zip", zip));
    await expect(entry?.read()).rejects.toMatchObject({ code: "IMAGING_TRUNCATED" });
  });

  it("refuses a cut-off zip", async () => {
    const zip = zipSync({ "a.dcm": good });
    await expect(expandZip(inputFromBytes("cut.zip", zip.subarray(0, 200)))).rejects.toMatchObject({
      code: "IMAGING_TRUNCATED",
    });
  });
});
