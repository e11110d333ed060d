import { contentUid } from "./content-uid.ts";

/** A value to be written: text, numbers, bytes, or the items of a sequence. */
export type DicomValue = string | readonly number[] | Uint8Array | readonly (readonly DicomElement[])[];

/** One element to be written. The value representation says how the value is laid out. */
export interface DicomElement {
  /** Group and element, e.g. 0x00100010. */
  readonly tag: number;
  readonly vr: string;
  readonly value: DicomValue;
}

/** Short form for tables of elements. */
export function element(tag: number, vr: string, value: DicomValue): DicomElement {
  return { tag, vr, value };
}

/** Value representations with a 32-bit length (PS3.5, 7.1.2), of those written here. */
const longVrs: ReadonlySet<string> = new Set(["OB", "OW", "SQ", "UN", "UT"]);
/** Bytes of one number, of the binary representations written here. */
const numberBytes: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, AT: 4 };

function encodeNumbers(vr: string, numbers: readonly number[]): Uint8Array {
  const size = numberBytes[vr];
  if (size === undefined) return encodeText(vr, numbers.map(decimalText).join("\\"));
  const view = new DataView(new ArrayBuffer(size * numbers.length));
  numbers.forEach((value, index) => {
    const at = index * size;
    if (vr === "US") view.setUint16(at, value, true);
    else if (vr === "SS") view.setInt16(at, value, true);
    else if (vr === "UL") view.setUint32(at, value, true);
    else if (vr === "SL") view.setInt32(at, value, true);
    else if (vr === "FL") view.setFloat32(at, value, true);
    else if (vr === "FD") view.setFloat64(at, value, true);
    else {
      view.setUint16(at, value >>> 16, true);
      view.setUint16(at + 2, value & 0xffff, true);
    }
  });
  return new Uint8Array(view.buffer);
}

/** A number as a decimal string of at most 16 characters (PS3.5, 6.2). */
export function decimalText(value: number): string {
  const plain = String(Object.is(value, -0) ? 0 : value);
  if (plain.length <= 16) return plain;
  const fixed = value.toFixed(10).slice(0, 16);
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e12 ? fixed : value.toExponential(8);
}

function encodeText(vr: string, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length % 2 === 0) return bytes;
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  padded[bytes.length] = vr === "UI" ? 0 : 0x20;
  return padded;
}

function isItems(value: DicomValue): value is readonly (readonly DicomElement[])[] {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry));
}

function encodeValue({ vr, value }: DicomElement): Uint8Array {
  if (typeof value === "string") return encodeText(vr, value);
  if (value instanceof Uint8Array)
    return value.length % 2 === 0 ? value : joinBytes([value, new Uint8Array(1)]);
  if (vr === "SQ" && isItems(value)) {
    return joinBytes(
      value.flatMap((item) => {
        const content = encodeElements(item);
        const head = new DataView(new ArrayBuffer(8));
        head.setUint16(0, 0xfffe, true);
        head.setUint16(2, 0xe000, true);
        head.setUint32(4, content.length, true);
        return [new Uint8Array(head.buffer), content];
      }),
    );
  }
  return encodeNumbers(vr, value as readonly number[]);
}

function encodeElements(elements: readonly DicomElement[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const entry of [...elements].sort((a, b) => a.tag - b.tag)) {
    const content = encodeValue(entry);
    // A value past the 16-bit length goes as UN with a 32-bit one (PS3.5, 6.2.2); long contours need it.
    const vr = !longVrs.has(entry.vr) && content.length > 0xfffe ? "UN" : entry.vr;
    const isLong = longVrs.has(vr);
    const head = new DataView(new ArrayBuffer(isLong ? 12 : 8));
    head.setUint16(0, Math.floor(entry.tag / 65536), true);
    head.setUint16(2, entry.tag & 0xffff, true);
    head.setUint8(4, vr.charCodeAt(0));
    head.setUint8(5, vr.charCodeAt(1));
    if (isLong) head.setUint32(8, content.length, true);
    else head.setUint16(6, content.length, true);
    parts.push(new Uint8Array(head.buffer), content);
  }
  return joinBytes(parts);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Explicit VR little endian. */
const transferSyntaxUid = "1.2.840.10008.1.2.1";
/** Names this writer in the meta group. */
const implementationClassUid = contentUid("isotherm dicom writer 1");

/** A DICOM file (PS3.10) in explicit VR little endian; SOP class and instance are taken from the elements. */
export function encodeDicomFile(elements: readonly DicomElement[]): Uint8Array {
  const textOf = (tag: number): string => {
    const value = elements.find((entry) => entry.tag === tag)?.value;
    return typeof value === "string" ? value : "";
  };
  const meta = encodeElements([
    element(0x00020001, "OB", new Uint8Array([0, 1])),
    element(0x00020002, "UI", textOf(0x00080016)),
    element(0x00020003, "UI", textOf(0x00080018)),
    element(0x00020010, "UI", transferSyntaxUid),
    element(0x00020012, "UI", implementationClassUid),
    element(0x00020013, "SH", "ISOTHERM"),
  ]);
  const start = new Uint8Array(132);
  start.set([0x44, 0x49, 0x43, 0x4d], 128);
  const length = encodeElements([element(0x00020000, "UL", [meta.length])]);
  return joinBytes([start, length, meta, encodeElements(elements)]);
}
