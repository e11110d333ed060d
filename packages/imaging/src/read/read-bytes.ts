import { ImagingError } from "../errors.ts";
import type { InputFile } from "../input.ts";
import { orAborted } from "./bounded-parallel.ts";
import { IMAGING_LIMITS } from "./limits.ts";

/** All bytes of a file, after its size was held against the limit. */
export async function readAllBytes(file: InputFile, signal?: AbortSignal): Promise<Uint8Array> {
  if (file.sizeBytes > IMAGING_LIMITS.maximumFileBytes) {
    throw new ImagingError(
      "IMAGING_TOO_LARGE",
      `${file.name}: ${file.sizeBytes} bytes are above the limit of ${IMAGING_LIMITS.maximumFileBytes}; export the series as single slices.`,
      { fileName: file.name },
    );
  }
  try {
    return await orAborted(file.read(), signal);
  } catch (cause) {
    if (signal?.aborted === true || cause instanceof ImagingError) throw cause;
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${file.name}: the file could not be read (${cause instanceof Error ? cause.message : String(cause)}); check that it still exists and try again.`,
      { fileName: file.name, cause },
    );
  }
}

/** The first bytes of a file where it can give them, all of them otherwise. */
export async function readStartBytes(
  file: InputFile,
  byteCount: number,
  signal?: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  if (file.readStart === undefined || file.sizeBytes <= byteCount) {
    return { bytes: await readAllBytes(file, signal), isWhole: true };
  }
  const bytes = await orAborted(file.readStart(byteCount), signal);
  return { bytes, isWhole: false };
}
