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
