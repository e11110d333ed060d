import { ImagingError } from "../errors.ts";
import type { NiftiHeader } from "./nifti-header.ts";

type NumberArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

type NumberArrayConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => NumberArray;

/** Array type by NIfTI datatype code (nifti1.h, NIFTI_TYPE_*). */
const arrayTypes: Readonly<Record<number, NumberArrayConstructor>> = {
  2: Uint8Array,
  4: Int16Array,
  8: Int32Array,
  16: Float32Array,
  64: Float64Array,
  256: Int8Array,
  512: Uint16Array,
  768: Uint32Array,
  1024: BigInt64Array,
  1280: BigUint64Array,
};

function reverseEach(bytes: Uint8Array, width: number): Uint8Array {
  const swapped = bytes.slice();
  for (let start = 0; start < swapped.length; start += width)
    swapped.subarray(start, start + width).reverse();
  return swapped;
}

/** The stored numbers of a NIfTI file, before slope and intercept, in the machine's byte order. */
export function readStoredNumbers(fileName: string, bytes: Uint8Array, header: NiftiHeader): NumberArray {
  const count = header.geometry.dimensions.reduce((product, size) => product * size, 1);
  const neededBytes = count * header.bytesPerVoxel;
  const start = Math.trunc(header.voxelOffset);
  if (!Number.isFinite(start) || start + neededBytes > bytes.length) {
    throw new ImagingError(
      "IMAGING_TRUNCATED",
      `${fileName}: the voxels need ${neededBytes} bytes from byte ${start} on where the file has ${bytes.length}; copy or export it again.`,
      { fileName },
    );
  }
  const own = bytes.subarray(start, start + neededBytes);
  const isSwapped = !header.isLittleEndian && header.bytesPerVoxel > 1;
  const ordered = isSwapped ? reverseEach(own, header.bytesPerVoxel) : own;
  const aligned = ordered.byteOffset % header.bytesPerVoxel === 0 ? ordered : ordered.slice();
  const ArrayType = arrayTypes[header.datatype] ?? Uint8Array;
  return new ArrayType(aligned.buffer, aligned.byteOffset, count);
}

/** The smallest array that holds the scaled values exactly: 16-bit integers, else 32-bit floats. Not finite becomes 0. */
export function scaleNumbers(stored: NumberArray, header: NiftiHeader): Int16Array | Float32Array {
  const { slope, intercept } = header;
  const count = stored.length;
  let isWhole = Number.isInteger(slope) && Number.isInteger(intercept);
  for (let n = 0; n < count && isWhole; n++) {
    const value = Number(stored[n]) * slope + intercept;
    isWhole = Number.isInteger(value) && value >= -32_768 && value <= 32_767;
  }
  const target = isWhole ? new Int16Array(count) : new Float32Array(count);
  for (let n = 0; n < count; n++) {
    const value = Number(stored[n]) * slope + intercept;
    target[n] = Number.isFinite(value) ? value : 0;
  }
  return target;
}
