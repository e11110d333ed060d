import { ImagingError } from "../errors.ts";
import type { InputFile } from "../input.ts";
import { inflateBounded } from "./inflate-bounded.ts";
import { IMAGING_LIMITS } from "./limits.ts";
import { readAllBytes } from "./read-bytes.ts";

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly localOffset: number;
  readonly isEncrypted: boolean;
}

function refuse(zip: string, code: ImagingError["code"], what: string): never {
  throw new ImagingError(code, `${zip}: ${what}.`, { fileName: zip });
}

/** Whether bytes start like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Offset of the end record: within the last 64 KiB, where a comment may follow it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } {
  const nameLength = view.getUint16(at + 28, true);
  const skipped = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    packedBytes: view.getUint32(at + 20, true),
    unpackedBytes: view.getUint32(at + 24, true),
    localOffset: view.getUint32(at + 42, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
  return { entry, next: at + 46 + nameLength + skipped };
}

/** Refuses an entry whose claim alone is out of proportion, before a byte of it is unpacked. */
function checkEntry(zip: string, entry: ZipEntry): void {
  const { maximumZipRatio, maximumFileBytes } = IMAGING_LIMITS;
  const isBomb = entry.unpackedBytes > Math.max(entry.packedBytes, 1024) * maximumZipRatio;
  if (isBomb || entry.unpackedBytes > maximumFileBytes) {
    refuse(
      zip,
      "IMAGING_TOO_LARGE",
      `entry ${entry.name} claims ${entry.unpackedBytes} bytes unpacked from ${entry.packedBytes}, above ${maximumZipRatio} times or ${maximumFileBytes} bytes; unpack the zip yourself and import the folder`,
    );
  }
  if (entry.isEncrypted)
    refuse(
      zip,
      "IMAGING_NOT_AN_IMAGE",
      `entry ${entry.name} is encrypted; unpack the zip with its password and import the folder`,
    );
  if (entry.method !== stored && entry.method !== deflated) {
    refuse(
      zip,
      "IMAGING_NOT_AN_IMAGE",
      `entry ${entry.name} is packed by method ${entry.method}, not deflate; pack the folder again as a plain zip`,
    );
  }
}

function listEntries(zip: string, bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0)
    refuse(
      zip,
      "IMAGING_TRUNCATED",
      "the zip has no end record, so it is cut off; copy or download it again",
    );
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    refuse(
      zip,
      "IMAGING_TOO_LARGE",
      "the zip is a Zip64 of more than 65534 entries or 4 GB; unpack it yourself and import the folder",
    );
  }
  const entries: ZipEntry[] = [];
  let totalBytes = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) {
      refuse(
        zip,
        "IMAGING_TRUNCATED",
        `the zip directory is damaged at entry ${index + 1} of ${count}; copy or download it again`,
      );
    }
    const { entry, next } = readEntry(view, bytes, at);
    at = next;
    if (entry.name.endsWith("/") || entry.name.startsWith("__MACOSX/")) continue;
    checkEntry(zip, entry);
    totalBytes += entry.unpackedBytes;
    entries.push(entry);
  }
  if (totalBytes > IMAGING_LIMITS.maximumZipBytes || entries.length > IMAGING_LIMITS.maximumZipEntryCount) {
    refuse(
      zip,
      "IMAGING_TOO_LARGE",
      `the zip holds ${entries.length} files of ${totalBytes} bytes, above the limit of ${IMAGING_LIMITS.maximumZipBytes}; import it in parts`,
    );
  }
  return entries;
}

function unpackEntry(zip: string, bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.localOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) {
    refuse(
      zip,
      "IMAGING_TRUNCATED",
      `entry ${entry.name} is not where the zip directory says; copy or download it again`,
    );
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packedBytes > bytes.length) {
    refuse(zip, "IMAGING_TRUNCATED", `entry ${entry.name} is cut off; copy or download the zip again`);
  }
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === stored) return packed;
  let unpacked: Uint8Array | null;
  try {
    unpacked = inflateBounded(packed, entry.unpackedBytes);
  } catch (cause) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${zip}: entry ${entry.name} is damaged; copy or download the zip again.`,
      { fileName: zip, cause },
    );
  }
  if (unpacked === null || unpacked.length !== entry.unpackedBytes) {
    refuse(
      zip,
      "IMAGING_TRUNCATED",
      `entry ${entry.name} unpacks to another size than the ${entry.unpackedBytes} bytes it claims; copy or download the zip again`,
    );
  }
  return unpacked;
}

/**
 * The files of a zip. The packed bytes stay in memory; each file is unpacked when it is read and not kept,
 * so that memory stays near the size of the zip. Bombs, encrypted and damaged zips are refused.
 */
export async function expandZip(file: InputFile): Promise<readonly InputFile[]> {
  const bytes = await readAllBytes(file);
  return listEntries(file.name, bytes).map((entry) => ({
    name: `${file.name}/${entry.name}`,
    sizeBytes: entry.unpackedBytes,
    read: async () => unpackEntry(file.name, bytes, entry),
  }));
}
