import { describe, expect, it } from "vitest";
import {
  concatenate,
  type DicomWriter,
  writeBytes,
  writeSequence,
  writeText,
} from "../deidentify/dicom-writing.ts";
import { inputFromBytes } from "../read/input-file.ts";
import { loadVolume } from "../read/load-volume.ts";
import { scanFiles } from "../read/scan-files.ts";
import type { Volume } from "../volume.ts";

const encoding = { isExplicit: true, isLittleEndian: true } as const;

function shorts(...values: number[]): Uint8Array {
  return new Uint8Array(new Int16Array(values).buffer);
}

/** Text elements of a 2 × 2 multi-frame file that come before or after its sequences, in tag order. */
const head: readonly (readonly [string, string, string])[] = [
  ["x00080016", "UI", "1.2.840.10008.5.1.4.1.1.2.1"],
  ["x00080018", "UI", "1.2.3.9"],
  ["x00080060", "CS", "CT"],
];

function writeSeries(writer: DicomWriter): void {
  writeText(writer, { tag: "x0020000d", vr: "UI" }, "1.2.3.1");
  writeText(writer, { tag: "x0020000e", vr: "UI" }, "1.2.3.2");
}

function writePixelFormat(writer: DicomWriter, frameCount: number): void {
  writeText(writer, { tag: "x00280008", vr: "IS" }, String(frameCount));
  const numbers = { x00280010: 2, x00280011: 2, x00280100: 16, x00280101: 16, x00280102: 15, x00280103: 1 };
  for (const [tag, value] of Object.entries(numbers)) writeBytes(writer, { tag, vr: "US" }, shorts(value));
}

function fileOf(writer: DicomWriter): Uint8Array {
  const meta: DicomWriter = { encoding, parts: [] };
  writeText(meta, { tag: "x00020010", vr: "UI" }, "1.2.840.10008.1.2.1");
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return concatenate([preamble, ...meta.parts, ...writer.parts]);
}

interface Frame {
  readonly z: number;
  readonly value: number;
  readonly slope?: number;
  readonly phase?: number;
}

function writeGroup(writer: DicomWriter, frame: Frame): void {
  const one = (tag: string, write: () => void): void => writeSequence(writer, { tag, items: [0] }, write);
  if (frame.phase !== undefined) {
    const phase = frame.phase;
    one("x00209111", () => writeBytes(writer, { tag: "x00209128", vr: "UL" }, shorts(phase, 0)));
  }
  one("x00209113", () => writeText(writer, { tag: "x00200032", vr: "DS" }, `0\\0\\${frame.z}`));
  one("x00289145", () => {
    writeText(writer, { tag: "x00281052", vr: "DS" }, "-100");
    writeText(writer, { tag: "x00281053", vr: "DS" }, String(frame.slope ?? 1));
  });
}

/** An enhanced CT: shared orientation and spacing, positions and rescale per frame. */
function enhanced(frames: readonly Frame[], groups: readonly Frame[] = frames): Uint8Array {
  const writer: DicomWriter = { encoding, parts: [] };
  for (const [tag, vr, text] of head) writeText(writer, { tag, vr }, text);
  writeSeries(writer);
  writePixelFormat(writer, frames.length);
  writeSequence(writer, { tag: "x52009229", items: [0] }, () => {
    writeSequence(writer, { tag: "x00209116", items: [0] }, () =>
      writeText(writer, { tag: "x00200037", vr: "DS" }, "1\\0\\0\\0\\1\\0"),
    );
    writeSequence(writer, { tag: "x00289110", items: [0] }, () =>
      writeText(writer, { tag: "x00280030", vr: "DS" }, "0.5\\0.5"),
    );
  });
  writeSequence(writer, { tag: "x52009230", items: groups }, (frame) => writeGroup(writer, frame));
  const pixels = frames.flatMap((frame) => [frame.value, frame.value, frame.value, frame.value]);
  writeBytes(writer, { tag: "x7fe00010", vr: "OW" }, shorts(...pixels));
  return fileOf(writer);
}

/** An old multi-frame file: one position, and either frame offsets or a spacing. */
function legacy(texts: readonly (readonly [string, string])[]): Uint8Array {
  const writer: DicomWriter = { encoding, parts: [] };
  const all: (readonly [string, () => void])[] = [
    ...head.map(([tag, vr, text]) => [tag, () => writeText(writer, { tag, vr }, text)] as const),
    ["x0020000d", () => writeSeries(writer)],
    ["x00200032", () => writeText(writer, { tag: "x00200032", vr: "DS" }, "0\\0\\10")],
    ["x00200037", () => writeText(writer, { tag: "x00200037", vr: "DS" }, "1\\0\\0\\0\\1\\0")],
    ["x00280008", () => writePixelFormat(writer, 3)],
    ["x00280030", () => writeText(writer, { tag: "x00280030", vr: "DS" }, "1\\1")],
    ...texts.map(([tag, text]) => [tag, () => writeText(writer, { tag, vr: "DS" }, text)] as const),
    [
      "x7fe00010",
      () => writeBytes(writer, { tag: "x7fe00010", vr: "OW" }, shorts(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)),
    ],
  ];
  for (const [, write] of all.sort(([a], [b]) => a.localeCompare(b))) write();
  return fileOf(writer);
}

async function open(bytes: Uint8Array, suffix = ""): Promise<Volume> {
  const scan = await scanFiles([inputFromBytes("multi.dcm", bytes)]);
  return loadVolume(scan, `1.2.3.2${suffix}`);
}

describe("multi-frame files", () => {
  it("places the frames of an enhanced CT by their functional groups, with a rescale each", async () => {
    const volume = await open(
      enhanced([
        { z: 6, value: 3 },
        { z: 0, value: 1 },
        { z: 3, value: 2, slope: 10 },
      ]),
    );
    expect(volume.geometry.dimensions).toEqual([2, 2, 3]);
    expect(volume.geometry.spacingMm).toEqual([0.5, 0.5, 3]);
    expect([0, 4, 8].map((index) => volume.voxels[index])).toEqual([-99, -80, -97]);
  });

  it("offers the phases of an enhanced file one by one", async () => {
    const frames = [1, 2].flatMap((phase) => [0, 3].map((z) => ({ z, value: phase, phase })));
    expect((await open(enhanced(frames))).voxels.every((value) => value === -99)).toBe(true);
    expect((await open(enhanced(frames), "#2")).voxels.every((value) => value === -98)).toBe(true);
  });

  it("refuses an enhanced file whose groups do not match its frames", async () => {
    const frames = [
      { z: 0, value: 1 },
      { z: 3, value: 2 },
    ];
    await expect(open(enhanced(frames, frames.slice(1)))).rejects.toMatchObject({
      code: "IMAGING_GEOMETRY_INCONSISTENT",
    });
  });

  it("places old frames by their offset vector", async () => {
    const volume = await open(legacy([["x3004000c", "0\\-2\\-4"]]));
    expect(volume.geometry.originLpsMm).toEqual([0, 0, 6]);
    expect([0, 4, 8].map((index) => volume.voxels[index])).toEqual([3, 2, 1]);
  });

  it("warns where old frames have a spacing only, and refuses them where they have none", async () => {
    const volume = await open(legacy([["x00180088", "4"]]));
    expect(volume.findings).toContainEqual(
      expect.objectContaining({ ruleId: "import/geometry/assumed-positions", severity: "critical" }),
    );
    await expect(open(legacy([]))).rejects.toMatchObject({ code: "IMAGING_GEOMETRY_INCONSISTENT" });
  });
});
