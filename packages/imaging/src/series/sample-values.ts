import type { StoredSamples } from "../decode/pixel-format.ts";
import type { Slice } from "./slice.ts";

/** Value of a CT voxel outside the field of view, in HU; also the lowest value that is kept. */
export const ctPaddingHu = -1024;

/** Voxel array of a volume. */
export type VoxelArray = Int16Array | Float32Array;

/** Lowest and highest value that the stored bits of a slice can become. */
function valueRange(slice: Slice): readonly [number, number] {
  const { bitsStored, isSigned } = slice.format;
  const { slope, intercept } = slice.transform;
  const lowest = isSigned ? -(2 ** (bitsStored - 1)) : 0;
  const highest = isSigned ? 2 ** (bitsStored - 1) - 1 : 2 ** bitsStored - 1;
  const ends = [lowest * slope + intercept, highest * slope + intercept];
  return [Math.min(...ends), Math.max(...ends)];
}

/**
 * Allocates the voxels: 16-bit integers where every value fits exactly, and for CT wherever values are whole
 * HU (higher ones are clipped at 32767, far above any tissue); 32-bit floats otherwise.
 */
export function allocateVoxels(slices: readonly Slice[], voxelCount: number, isCt: boolean): VoxelArray {
  const isWhole = slices.every(
    ({ transform }) => Number.isInteger(transform.slope) && Number.isInteger(transform.intercept),
  );
  const fits = slices.every((slice) => {
    const [lowest, highest] = valueRange(slice);
    return lowest >= -32_768 && highest <= 32_767;
  });
  return isWhole && (isCt || fits) ? new Int16Array(voxelCount) : new Float32Array(voxelCount);
}

/**
 * Turns the stored samples of one slice into values: value = stored · slope + intercept (DICOM PS3.3
 * C.11.1.1.2), after cutting out the stored bits and extending their sign. Padding becomes the padding value.
 * MONOCHROME1 of other modalities than CT is turned round within its stored range, so that bright is high.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over every voxel; calls inside it cost twice the time
export function rescaleInto(target: VoxelArray, samples: StoredSamples, slice: Slice): void {
  const { bitsStored, highBit, isSigned } = slice.format;
  const { slope, intercept, padding } = slice.transform;
  const isCt = slice.header.modality === "CT";
  const paddingValue = isCt ? ctPaddingHu : 0;
  const lowest = isCt ? ctPaddingHu : Number.NEGATIVE_INFINITY;
  const highest = target instanceof Int16Array ? 32_767 : Number.POSITIVE_INFINITY;
  const leftShift = 31 - highBit;
  const rightShift = 32 - bitsStored;
  const paddingStart = padding?.[0] ?? Number.POSITIVE_INFINITY;
  const paddingEnd = padding?.[1] ?? Number.NEGATIVE_INFINITY;
  const isInverted = slice.format.photometric === "MONOCHROME1" && !isCt;
  // Turned round, the lowest stored number becomes the highest: −1 − x signed, 2^bits − 1 − x unsigned.
  const turned = isSigned ? -1 : 2 ** bitsStored - 1;
  for (let n = 0; n < target.length; n++) {
    const bits = (samples[n] ?? 0) << leftShift;
    const stored = isSigned ? bits >> rightShift : bits >>> rightShift;
    if (stored >= paddingStart && stored <= paddingEnd) target[n] = paddingValue;
    else {
      const value = (isInverted ? turned - stored : stored) * slope + intercept;
      if (value < lowest) target[n] = lowest;
      else target[n] = Math.min(value, highest);
    }
  }
}
