import type dicomParser from "dicom-parser";

/** How elements are laid out: taken over from the file that they were read from. */
export interface DicomEncoding {
  readonly isExplicit: boolean;
  readonly isLittleEndian: boolean;
}

/** Value representations with a 32-bit length (PS3.5, 7.1.2). */
const longVrs: ReadonlySet<string> = new Set([
  "OB",
  "OD",
  "OF",
  "OL",
  "OV",
  "OW",
  "SQ",
  "SV",
  "UC",
  "UN",
  "UR",
  "UT",
  "UV",
]);

const undefinedLength = 0xffffffff;

/** Collects the bytes of a data set. Values are not copied before `concatenate`. */
export interface DicomWriter {
  readonly encoding: DicomEncoding;
  readonly parts: Uint8Array[];
}

function tagNumbers(tag: string): readonly [number, number] {
  return [Number.parseInt(tag.slice(1, 5), 16), Number.parseInt(tag.slice(5, 9), 16)];
}

function writeHeader(
  writer: DicomWriter,
  tag: string,
  value: { readonly vr: string; readonly length: number },
): void {
  const { isExplicit, isLittleEndian } = writer.encoding;
  const isLong = longVrs.has(value.vr);
  const header = new DataView(new ArrayBuffer(isExplicit && isLong ? 12 : 8));
  const [group, element] = tagNumbers(tag);
  header.setUint16(0, group, isLittleEndian);
  header.setUint16(2, element, isLittleEndian);
  if (!isExplicit) header.setUint32(4, value.length, isLittleEndian);
  else {
    header.setUint8(4, value.vr.charCodeAt(0));
    header.setUint8(5, value.vr.charCodeAt(1));
    if (isLong) header.setUint32(8, value.length, isLittleEndian);
    else header.setUint16(6, value.length, isLittleEndian);
  }
  writer.parts.push(new Uint8Array(header.buffer));
}

/** Items and delimiters have no value representation in any encoding. */
function writeMark(writer: DicomWriter, element: number, length: number): void {
  const mark = new DataView(new ArrayBuffer(8));
  mark.setUint16(0, 0xfffe, writer.encoding.isLittleEndian);
  mark.setUint16(2, element, writer.encoding.isLittleEndian);
  mark.setUint32(4, length, writer.encoding.isLittleEndian);
  writer.parts.push(new Uint8Array(mark.buffer));
}

/** Writes one element from bytes, padded to even length with zero (UI, binary) or space (text). */
export function writeBytes(
  writer: DicomWriter,
  element: { readonly tag: string; readonly vr: string },
  value: Uint8Array,
): void {
  writeHeader(writer, element.tag, { vr: element.vr, length: value.length + (value.length % 2) });
  writer.parts.push(value);
  if (value.length % 2 === 1)
    writer.parts.push(new Uint8Array([element.vr === "UI" || longVrs.has(element.vr) ? 0 : 0x20]));
}

/** Writes one text element. */
export function writeText(
  writer: DicomWriter,
  element: { readonly tag: string; readonly vr: string },
  text: string,
): void {
  writeBytes(writer, element, new TextEncoder().encode(text));
}

/** Writes a sequence of undefined length; `writeItem` writes the elements of one item. */
export function writeSequence<T>(
  writer: DicomWriter,
  sequence: { readonly tag: string; readonly items: readonly T[] },
  writeItem: (item: T) => void,
): void {
  writeHeader(writer, sequence.tag, { vr: "SQ", length: undefinedLength });
  for (const item of sequence.items) {
    writeMark(writer, 0xe000, undefinedLength);
    writeItem(item);
    writeMark(writer, 0xe00d, 0);
  }
  writeMark(writer, 0xe0dd, 0);
}

/** Writes encapsulated pixel data: the offset table and fragments as they were read. */
export function writeEncapsulated(
  writer: DicomWriter,
  elements: dicomParser.DataSet,
  pixelData: dicomParser.Element,
): void {
  writeHeader(writer, pixelData.tag, { vr: "OB", length: undefinedLength });
  const offsets = pixelData.basicOffsetTable ?? [];
  writeMark(writer, 0xe000, offsets.length * 4);
  const table = new DataView(new ArrayBuffer(offsets.length * 4));
  offsets.forEach((offset, index) => {
    table.setUint32(4 * index, offset, true);
  });
  writer.parts.push(new Uint8Array(table.buffer));
  for (const fragment of pixelData.fragments ?? []) {
    writeMark(writer, 0xe000, fragment.length);
    writer.parts.push(elements.byteArray.subarray(fragment.position, fragment.position + fragment.length));
  }
  writeMark(writer, 0xe0dd, 0);
}

/** All parts as one array. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
