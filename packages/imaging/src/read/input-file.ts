import type { InputFile } from "../input.ts";

/** An input that is in memory already: a zip entry, a test, a download. The bytes are not copied. */
export function inputFromBytes(name: string, bytes: Uint8Array): InputFile {
  return {
    name,
    sizeBytes: bytes.length,
    read: async () => bytes,
    readStart: async (byteCount) => bytes.subarray(0, byteCount),
  };
}

/** A file that a person picked or dropped, or any other blob: bytes are read from it only when asked for. */
export function inputFromBlob(name: string, blob: Blob): InputFile {
  const bytesOf = async (part: Blob): Promise<Uint8Array> => new Uint8Array(await part.arrayBuffer());
  return {
    name,
    sizeBytes: blob.size,
    read: () => bytesOf(blob),
    readStart: (byteCount) => bytesOf(blob.slice(0, byteCount)),
  };
}
