import { ImagingError } from "../errors.ts";
import type { DicomDataset } from "../read/dicom-dataset.ts";
import { decodeWithCodec } from "./codec-modules.ts";
import { encapsulatedFrame } from "./frame-bytes.ts";
import { decodeDctJpeg } from "./jpeg-dct.ts";
import { decodeLosslessJpeg } from "./jpeg-lossless.ts";
import { readFrameClaim } from "./jpeg-markers.ts";
import type { PixelFormat, StoredSamples } from "./pixel-format.ts";
import { decodeRle } from "./rle.ts";
import { findTransferSyntax, type TransferSyntax } from "./transfer-syntax.ts";

const bigEndianUid = "1.2.840.10008.1.2.2";

function unreadable(dataset: DicomDataset, reason: string, cause?: unknown): ImagingError {
  return new ImagingError(
    "IMAGING_PIXELS_UNREADABLE",
    `${dataset.fileName}: element (7FE0,0010) Pixel Data cannot be read: ${reason}; export the series again, best uncompressed.`,
    { fileName: dataset.fileName, cause },
  );
}

function swapBytes(bytes: Uint8Array, bytesPerSample: number): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let start = 0; start < bytes.length; start += bytesPerSample) {
    for (let n = 0; n < bytesPerSample; n++) {
      swapped[start + n] = bytes[start + bytesPerSample - 1 - n] ?? 0;
    }
  }
  return swapped;
}

/** A typed view of little-endian bytes; copies only where the alignment demands it. */
function samplesFrom(bytes: Uint8Array, bytesPerSample: number): StoredSamples {
  if (bytesPerSample === 1) return bytes;
  const aligned = bytes.byteOffset % bytesPerSample === 0 ? bytes : bytes.slice();
  const count = Math.floor(aligned.length / bytesPerSample);
  return bytesPerSample === 2
    ? new Uint16Array(aligned.buffer, aligned.byteOffset, count)
    : new Uint32Array(aligned.buffer, aligned.byteOffset, count);
}

function nativeFrame(dataset: DicomDataset, format: PixelFormat, frameIndex: number): StoredSamples {
  const bytesPerSample = format.bitsAllocated / 8;
  const frameBytes = format.rows * format.columns * format.samplesPerPixel * bytesPerSample;
  const element = dataset.elements.elements["x7fe00010"];
  if (element === undefined) throw unreadable(dataset, "it is missing");
  const start = element.dataOffset + frameIndex * frameBytes;
  const end = Math.min(element.dataOffset + element.length, dataset.elements.byteArray.length);
  if (start + frameBytes > end) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${dataset.fileName}: element (7FE0,0010) Pixel Data holds ${Math.max(0, end - element.dataOffset)} bytes where (0028,0010) Rows × (0028,0011) Columns need ${(frameIndex + 1) * frameBytes}; copy or export the file again.`,
      { fileName: dataset.fileName },
    );
  }
  const bytes = dataset.elements.byteArray.subarray(start, start + frameBytes);
  const isBig = dataset.transferSyntaxUid === bigEndianUid && bytesPerSample > 1;
  return samplesFrom(isBig ? swapBytes(bytes, bytesPerSample) : bytes, bytesPerSample);
}

interface Unpacked {
  readonly bytes: Uint8Array;
  readonly bitsPerSample: number;
}

/** Samples as bytes, one or two each as their precision asks for. */
function sampleBytes(samples: Uint16Array, bitsPerSample: number): Uint8Array {
  return bitsPerSample > 8 ? new Uint8Array(samples.buffer) : Uint8Array.from(samples);
}

async function unpack(encoded: Uint8Array, syntax: TransferSyntax, format: PixelFormat): Promise<Unpacked> {
  const pixelCount = format.rows * format.columns;
  if (syntax.packing === "rle") {
    return {
      bytes: decodeRle(encoded, pixelCount, format.bitsAllocated / 8),
      bitsPerSample: format.bitsAllocated,
    };
  }
  const claim = readFrameClaim(encoded);
  if (claim === null) throw new Error("its compressed frame has no start-of-frame marker");
  if (claim.columns !== format.columns || claim.rows !== format.rows) {
    throw new Error(
      `its compressed frame says ${claim.columns} × ${claim.rows} where Columns × Rows are ${format.columns} × ${format.rows}`,
    );
  }
  if (claim.componentCount !== 1) throw new Error(`its compressed frame has ${claim.componentCount} colors`);
  const bitsPerSample = claim.bitsPerSample;
  if (syntax.packing === "jpeg-lossless") {
    return { bytes: sampleBytes(decodeLosslessJpeg(encoded), bitsPerSample), bitsPerSample };
  }
  if (syntax.packing === "jpeg-ls")
    return { bytes: (await decodeWithCodec("jpeg-ls", encoded)).bytes, bitsPerSample };
  if (syntax.packing === "jpeg-2000") {
    return { bytes: (await decodeWithCodec("jpeg-2000", encoded)).bytes, bitsPerSample };
  }
  if (claim.bitsPerSample !== 8) {
    const samples = decodeDctJpeg(encoded);
    return { bytes: new Uint8Array(samples.buffer), bitsPerSample };
  }
  return { bytes: (await decodeWithCodec("jpeg-8", encoded)).bytes, bitsPerSample };
}

/**
 * The stored samples of one frame, in any supported transfer syntax, as unsigned numbers as wide as their
 * storage. Native frames of even alignment are views of the file's bytes: do not write into them.
 */
export async function decodeFrame(
  dataset: DicomDataset,
  format: PixelFormat,
  frameIndex: number,
): Promise<StoredSamples> {
  const syntax = findTransferSyntax(dataset.transferSyntaxUid);
  if (syntax === undefined) {
    throw new ImagingError(
      "IMAGING_TRANSFER_SYNTAX_UNKNOWN",
      `${dataset.fileName}: element (0002,0010) Transfer Syntax UID ${dataset.transferSyntaxUid} is not supported; export the series again as Explicit VR Little Endian.`,
      { fileName: dataset.fileName },
    );
  }
  if (syntax.packing === "native") return nativeFrame(dataset, format, frameIndex);
  try {
    const encoded = encapsulatedFrame(dataset.elements, frameIndex, format.frameCount);
    const unpacked = await unpack(encoded, syntax, format);
    const bytesPerSample = unpacked.bitsPerSample > 8 ? 2 : 1;
    const pixelCount = format.rows * format.columns;
    const samples = samplesFrom(unpacked.bytes, bytesPerSample);
    if (samples.length < pixelCount) throw new Error(`it holds ${samples.length} of ${pixelCount} pixels`);
    return samples;
  } catch (cause) {
    if (cause instanceof ImagingError) throw cause;
    throw unreadable(
      dataset,
      `${syntax.name}: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}
