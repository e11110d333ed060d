import dicomParser from "dicom-parser";
import { ImagingError } from "../errors.ts";
import { inflateBounded } from "./inflate-bounded.ts";
import { IMAGING_LIMITS } from "./limits.ts";

/** The parsed elements of one DICOM file; the values stay in the bytes. */
export interface DicomDataset {
  readonly fileName: string;
  readonly transferSyntaxUid: string;
  /** dicom-parser's data set: elements by `xggggeeee`, with offsets into `byteArray`. */
  readonly elements: dicomParser.DataSet;
  /** Where `byteArray` starts in the file; null where it is the unpacked content of a deflated file. */
  readonly bodyOffset: number | null;
}

const implicitLittleEndian = "1.2.840.10008.1.2";
const explicitLittleEndian = "1.2.840.10008.1.2.1";
const deflatedUid = "1.2.840.10008.1.2.1.99";
const explicitBigEndian = "1.2.840.10008.1.2.2";
const preambleBytes = 128;
const pixelDataTag = "x7fe00010";

function hasMagic(bytes: Uint8Array): boolean {
  return bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d;
}

function isVr(first: number | undefined, second: number | undefined): boolean {
  const isCapital = (code: number | undefined): boolean => code !== undefined && code >= 0x41 && code <= 0x5a;
  return isCapital(first) && isCapital(second);
}

/** The syntax of a file without preamble and meta group, from its first element; undefined: no DICOM. */
function guessSyntax(bytes: Uint8Array): string | undefined {
  const [b0, b1, b2, b3] = bytes;
  const group = (b0 ?? 0) | ((b1 ?? 0) << 8);
  const startsLittle = group === 0x0008 && b3 !== undefined && b3 <= 0x01;
  const startsBig = b0 === 0 && b1 === 8 && b2 !== undefined && b2 <= 0x01;
  if (startsLittle) return isVr(bytes[4], bytes[5]) ? explicitLittleEndian : implicitLittleEndian;
  if (startsBig && isVr(bytes[4], bytes[5])) return explicitBigEndian;
  return undefined;
}

/** Gives a file that starts with its meta group the preamble that it lacks. */
function withPreamble(bytes: Uint8Array): Uint8Array {
  const startsWithMeta = bytes[0] === 2 && bytes[1] === 0 && isVr(bytes[4], bytes[5]);
  if (!startsWithMeta) return bytes;
  const whole = new Uint8Array(bytes.length + preambleBytes + 4);
  whole.set([0x44, 0x49, 0x43, 0x4d], preambleBytes);
  whole.set(bytes, preambleBytes + 4);
  return whole;
}

function inflate(fileName: string, packed: Uint8Array): Uint8Array {
  let unpacked: Uint8Array | null;
  try {
    unpacked = inflateBounded(packed, IMAGING_LIMITS.maximumFileBytes);
  } catch (cause) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${fileName}: the deflated data set is cut off or damaged; copy or export the file again.`,
      { fileName, cause },
    );
  }
  if (unpacked === null) {
    throw new ImagingError(
      "IMAGING_TOO_LARGE",
      `${fileName}: the deflated data set unpacks to more than ${IMAGING_LIMITS.maximumFileBytes} bytes; export the series again without deflate.`,
      { fileName },
    );
  }
  return unpacked;
}

/** Whether the bytes could be DICOM at all: by magic number, meta group or first element. */
export function looksLikeDicom(bytes: Uint8Array): boolean {
  return hasMagic(bytes) || hasMagic(withPreamble(bytes)) || guessSyntax(bytes) !== undefined;
}

function reasonOf(thrown: unknown): string {
  const inner = (thrown as { exception?: unknown } | null)?.exception ?? thrown;
  return inner instanceof Error ? inner.message : String(inner);
}

function lastElementName(thrown: unknown): string {
  const elements = (thrown as { dataSet?: dicomParser.DataSet } | null)?.dataSet?.elements;
  const last = elements === undefined ? undefined : Object.keys(elements).sort().at(-1);
  return last === undefined ? "at its first element" : `after element ${tagName(last)}`;
}

/** `x00280010` as people write it: `(0028,0010)`. */
export function tagName(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5, 9)})`.toUpperCase();
}

interface MetaGroup {
  readonly transferSyntaxUid: string;
  /** Where the data set starts. */
  readonly end: number;
}

/** Value representations with a 32-bit length, of those that a meta group can hold. */
const longVrs: ReadonlySet<string> = new Set(["OB", "OW", "UN", "UT", "SQ"]);

/**
 * Reads group 0002, always explicit little endian (PS3.10, 7.1). Done here because dicom-parser reads one
 * element too far, which fails where the data set is deflated or implicit.
 */
function readMetaGroup(fileName: string, bytes: Uint8Array): MetaGroup {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = preambleBytes + 4;
  let uid = "";
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 2) {
    const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
    const isLong = longVrs.has(vr);
    if (isLong && at + 12 > bytes.length) break;
    const length = isLong ? view.getUint32(at + 8, true) : view.getUint16(at + 6, true);
    const start = at + (isLong ? 12 : 8);
    if (start + length > bytes.length) {
      throw new ImagingError(
        "IMAGING_TRUNCATED",
        `${fileName}: the file meta information (group 0002) is cut off or damaged; copy or export the file again.`,
        { fileName },
      );
    }
    if (view.getUint16(at + 2, true) === 0x0010) {
      uid = new TextDecoder("latin1")
        .decode(bytes.subarray(start, start + length))
        .replaceAll("\0", "")
        .trim();
    }
    at = start + length;
  }
  if (uid === "") {
    throw new ImagingError(
      "IMAGING_TRANSFER_SYNTAX_UNKNOWN",
      `${fileName}: element (0002,0010) Transfer Syntax UID is missing, so its bytes cannot be read; export the file again.`,
      { fileName },
    );
  }
  return { transferSyntaxUid: uid, end: at };
}

/**
 * Parses one DICOM file. With `untilPixelData` the parser stops at the pixel data element, whose offset and
 * length are then known while its bytes may be missing: enough for a scan of headers.
 */
export function parseDicom(
  fileName: string,
  fileBytes: Uint8Array,
  options?: { readonly untilPixelData?: boolean },
): DicomDataset {
  if (fileBytes.length === 0) {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      `${fileName}: the file is empty (0 bytes); copy or export it again.`,
      { fileName },
    );
  }
  const bytes = hasMagic(fileBytes) ? fileBytes : withPreamble(fileBytes);
  const guessed = hasMagic(bytes) ? undefined : guessSyntax(bytes);
  if (!hasMagic(bytes) && guessed === undefined) {
    throw new ImagingError(
      "IMAGING_NOT_AN_IMAGE",
      `${fileName}: no DICOM file (the letters DICM are missing at byte 128) and no NIfTI; remove it from the import.`,
      { fileName },
    );
  }
  const meta =
    guessed === undefined ? readMetaGroup(fileName, bytes) : { transferSyntaxUid: guessed, end: 0 };
  const { transferSyntaxUid } = meta;
  const isDeflated = transferSyntaxUid === deflatedUid;
  const body = isDeflated ? inflate(fileName, bytes.subarray(meta.end)) : bytes.subarray(meta.end);
  try {
    const elements = dicomParser.parseDicom(body, {
      TransferSyntaxUID: isDeflated ? explicitLittleEndian : transferSyntaxUid,
      ...(options?.untilPixelData === true ? { untilTag: pixelDataTag } : {}),
    });
    return {
      fileName,
      transferSyntaxUid,
      elements,
      bodyOffset: isDeflated ? null : meta.end - (bytes.length - fileBytes.length),
    };
  } catch (cause) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${fileName}: the file is cut off or damaged ${lastElementName(cause)} (${reasonOf(cause)}); copy or export it again.`,
      { fileName, cause },
    );
  }
}
