import {
  concatenate,
  type DicomEncoding,
  type DicomWriter,
  writeBytes,
  writeSequence,
  writeText,
} from "../deidentify/dicom-writing.ts";
import type { Vec3 } from "../geometry.ts";
import type { InputFile } from "../input.ts";
import { inputFromBytes } from "./input-file.ts";

/** A slice for tests: everything has a usual value, and each test names only what it is about. */
export interface FixtureSlice {
  readonly name?: string;
  readonly transferSyntaxUid?: string;
  readonly sopInstanceUid?: string;
  readonly seriesInstanceUid?: string;
  readonly modality?: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly positionLpsMm?: Vec3 | null;
  readonly orientation?: readonly number[];
  readonly pixelSpacingMm?: readonly [number, number];
  readonly bitsAllocated?: 8 | 16;
  readonly bitsStored?: number;
  readonly isSigned?: boolean;
  readonly slope?: number;
  readonly intercept?: number;
  readonly photometric?: string;
  readonly padding?: number;
  readonly pixels?: (column: number, row: number) => number;
  /** Encapsulated frame in place of plain pixels. */
  readonly encapsulated?: Uint8Array;
  /** Further text elements by tag (`x00100010`), with their value representation. */
  readonly texts?: Readonly<Record<string, readonly [string, string]>>;
}

const implicitUid = "1.2.840.10008.1.2";
const bigEndianUid = "1.2.840.10008.1.2.2";

function shortBytes(value: number, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2));
  view.setInt16(0, value, littleEndian);
  return new Uint8Array(view.buffer);
}

function pixelBytes(slice: FixtureSlice, encoding: DicomEncoding): Uint8Array {
  const rows = slice.rows ?? 4;
  const columns = slice.columns ?? 4;
  const width = (slice.bitsAllocated ?? 16) / 8;
  const view = new DataView(new ArrayBuffer(rows * columns * width));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = slice.pixels?.(column, row) ?? column + 10 * row;
      const at = (row * columns + column) * width;
      if (width === 1) view.setUint8(at, value);
      else view.setInt16(at, value, encoding.isLittleEndian);
    }
  }
  return new Uint8Array(view.buffer);
}

function textElements(slice: FixtureSlice): Record<string, readonly [string, string]> {
  const position = slice.positionLpsMm === undefined ? ([0, 0, 0] as const) : slice.positionLpsMm;
  return {
    x00080016: ["UI", "1.2.840.10008.5.1.4.1.1.2"],
    x00080018: ["UI", slice.sopInstanceUid ?? "1.2.3.4.100"],
    x00080060: ["CS", slice.modality ?? "CT"],
    x0020000d: ["UI", "1.2.3.4.1"],
    x0020000e: ["UI", slice.seriesInstanceUid ?? "1.2.3.4.2"],
    x00200052: ["UI", "1.2.3.4.3"],
    x00280004: ["CS", slice.photometric ?? "MONOCHROME2"],
    x00200037: ["DS", (slice.orientation ?? [1, 0, 0, 0, 1, 0]).join("\\")],
    x00280030: ["DS", (slice.pixelSpacingMm ?? [1, 1]).join("\\")],
    x00281052: ["DS", String(slice.intercept ?? 0)],
    x00281053: ["DS", String(slice.slope ?? 1)],
    ...(position === null ? {} : { x00200032: ["DS", position.join("\\")] as const }),
    ...slice.texts,
  };
}

function shortElements(slice: FixtureSlice): Record<string, number> {
  const bitsStored = slice.bitsStored ?? slice.bitsAllocated ?? 16;
  return {
    x00280002: 1,
    x00280010: slice.rows ?? 4,
    x00280011: slice.columns ?? 4,
    x00280100: slice.bitsAllocated ?? 16,
    x00280101: bitsStored,
    x00280102: bitsStored - 1,
    x00280103: slice.isSigned === false ? 0 : 1,
    ...(slice.padding === undefined ? {} : { x00280120: slice.padding }),
  };
}

function writeEncapsulatedFrame(writer: DicomWriter, frame: Uint8Array): void {
  const mark = (element: number, length: number): Uint8Array => {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint16(0, 0xfffe, true);
    view.setUint16(2, element, true);
    view.setUint32(4, length, true);
    return new Uint8Array(view.buffer);
  };
  const even = concatenate([frame, new Uint8Array(frame.length % 2)]);
  const header = new Uint8Array([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  writer.parts.push(header, mark(0xe000, 0), mark(0xe000, even.length), even, mark(0xe0dd, 0));
}

/** The data set of a slice in its encoding, without meta group. */
function dataSetBytes(slice: FixtureSlice, encoding: DicomEncoding): Uint8Array {
  const writer: DicomWriter = { encoding, parts: [] };
  const texts = textElements(slice);
  const shorts = shortElements(slice);
  for (const tag of [...Object.keys(texts), ...Object.keys(shorts)].sort()) {
    const text = texts[tag];
    const short = shorts[tag];
    if (text?.[0] === "SQ") {
      writeSequence(writer, { tag, items: [text[1]] }, (name) =>
        writeText(writer, { tag: "x00100010", vr: "PN" }, name),
      );
    } else if (text !== undefined) writeText(writer, { tag, vr: text[0] }, text[1]);
    if (short !== undefined)
      writeBytes(writer, { tag, vr: "US" }, shortBytes(short, encoding.isLittleEndian));
  }
  if (slice.encapsulated === undefined)
    writeBytes(writer, { tag: "x7fe00010", vr: "OW" }, pixelBytes(slice, encoding));
  else writeEncapsulatedFrame(writer, slice.encapsulated);
  return concatenate(writer.parts);
}

/** A whole DICOM file. `pack` may change the data set, as deflate does. */
export function fixtureBytes(slice: FixtureSlice, pack?: (dataSet: Uint8Array) => Uint8Array): Uint8Array {
  const syntax = slice.transferSyntaxUid ?? "1.2.840.10008.1.2.1";
  const meta: DicomWriter = { encoding: { isExplicit: true, isLittleEndian: true }, parts: [] };
  writeText(meta, { tag: "x00020010", vr: "UI" }, syntax);
  const dataSet = dataSetBytes(slice, {
    isExplicit: syntax !== implicitUid,
    isLittleEndian: syntax !== bigEndianUid,
  });
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return concatenate([preamble, ...meta.parts, pack === undefined ? dataSet : pack(dataSet)]);
}

/** The same as an input file. */
export function fixtureFile(slice: FixtureSlice): InputFile {
  return inputFromBytes(slice.name ?? `${slice.sopInstanceUid ?? "slice"}.dcm`, fixtureBytes(slice));
}

/** A series along z: slice n at `positionsMm[n]`, its voxels all n unless `change` says otherwise. */
export function fixtureSeries(
  positionsMm: readonly number[],
  change?: (slice: FixtureSlice, index: number) => FixtureSlice,
): readonly InputFile[] {
  return positionsMm.map((z, index) => {
    const slice: FixtureSlice = {
      sopInstanceUid: `1.2.3.4.100.${index}`,
      positionLpsMm: [0, 0, z],
      pixels: () => index,
    };
    return fixtureFile(change === undefined ? slice : change(slice, index));
  });
}
