import type { VolumeGeometry } from "../geometry.ts";
import { ctPaddingHu, type VoxelArray } from "./sample-values.ts";
import type { Slice } from "./slice.ts";
import { addScaled, dot, subtract } from "./vector-math.ts";

/** Slices with their values, ready to be sampled. */
export interface SampledStack {
  readonly slices: readonly Slice[];
  readonly positionsMm: readonly number[];
  /** All slices after one another, in the order of `positionsMm`. */
  readonly values: VoxelArray;
}

interface Sampler {
  readonly values: VoxelArray;
  readonly start: number;
  readonly columns: number;
  readonly rows: number;
  /** Column and row, in pixels of the slice, that the first voxel of an output row falls on. */
  readonly column: number;
  readonly row: number;
  readonly outside: number;
}

const tolerance = 1e-6;

/**
 * Adds `weight` times one row of a slice to `target`. Grid and slice share their directions and pixel size, so
 * that the row and both bilinear weights are the same for the whole output row; beyond the slice is `outside`.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over every voxel; calls inside it double the time
function addRow(target: Float64Array, sampler: Sampler, weight: number): void {
  const { values, columns, rows, row, outside } = sampler;
  if (row < -tolerance || row > rows - 1 + tolerance) {
    for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + weight * outside;
    return;
  }
  const upperRow = Math.min(Math.max(Math.floor(row + tolerance), 0), rows - 1);
  const rowFraction = Math.min(Math.max(row - upperRow, 0), 1);
  const shift = Math.floor(sampler.column + tolerance);
  const columnFraction = Math.min(Math.max(sampler.column - shift, 0), 1);
  const upper = sampler.start + upperRow * columns;
  const lower = upper + (rowFraction > tolerance ? columns : 0);
  const next = columnFraction > tolerance ? 1 : 0;
  for (let i = 0; i < target.length; i++) {
    const c = i + shift;
    let value = outside;
    if (c >= 0 && c + next < columns) {
      const top =
        (values[upper + c] ?? 0) * (1 - columnFraction) + (values[upper + c + next] ?? 0) * columnFraction;
      const bottom =
        (values[lower + c] ?? 0) * (1 - columnFraction) + (values[lower + c + next] ?? 0) * columnFraction;
      value = top * (1 - rowFraction) + bottom * rowFraction;
    }
    target[i] = (target[i] ?? 0) + weight * value;
  }
}

/** One output row: the rows of the slices below and above, mixed. */
function mixRows(target: VoxelArray, [below, above]: readonly [Sampler, Sampler], weight: number): void {
  const mixed = new Float64Array(target.length);
  addRow(mixed, below, 1 - weight);
  if (weight > 0) addRow(mixed, above, weight);
  const isInteger = target instanceof Int16Array;
  for (let i = 0; i < target.length; i++) {
    const value = mixed[i] ?? 0;
    target[i] = isInteger ? Math.round(value) : value;
  }
}

/** Index of the slice at or below a position, and the weight of the one above. */
function bracket(
  positionsMm: readonly number[],
  atMm: number,
): { readonly lower: number; readonly weight: number } {
  let lower = 0;
  while (lower + 2 < positionsMm.length && (positionsMm[lower + 1] ?? 0) <= atMm) lower++;
  const startMm = positionsMm[lower] ?? 0;
  const endMm = positionsMm[lower + 1] ?? startMm;
  const weight = endMm > startMm ? (atMm - startMm) / (endMm - startMm) : 0;
  return { lower, weight: Math.min(Math.max(weight, 0), 1) };
}

/**
 * Samples uneven or shifted slices onto a rectangular grid: bilinear within each of the two neighboring
 * slices, at its own origin, then linear between them. Slices and grid share their directions and pixels.
 */
export function resampleStack(stack: SampledStack, geometry: VolumeGeometry): VoxelArray {
  const { slices, positionsMm, values } = stack;
  const [columns, rows, count] = geometry.dimensions;
  const [columnSpacingMm, rowSpacingMm, spacingMm] = geometry.spacingMm;
  const target =
    values instanceof Int16Array
      ? new Int16Array(columns * rows * count)
      : new Float32Array(columns * rows * count);
  const outside = slices[0]?.header.modality === "CT" ? ctPaddingHu : 0;
  const firstMm = positionsMm[0] ?? 0;

  const samplerFor = (index: number, rowStart: VolumeGeometry["originLpsMm"]): Sampler | undefined => {
    const slice = slices[index];
    if (slice === undefined) return undefined;
    const offset = subtract(rowStart, slice.plane.originLpsMm);
    return {
      values,
      start: index * slice.format.columns * slice.format.rows,
      columns: slice.format.columns,
      rows: slice.format.rows,
      column: dot(offset, geometry.axes[0]) / columnSpacingMm,
      row: dot(offset, geometry.axes[1]) / rowSpacingMm,
      outside,
    };
  };

  for (let k = 0; k < count; k++) {
    const planeStart = addScaled(geometry.originLpsMm, k * spacingMm, geometry.axes[2]);
    const { lower, weight } = bracket(positionsMm, firstMm + k * spacingMm);
    for (let j = 0; j < rows; j++) {
      const rowStart = addScaled(planeStart, j * rowSpacingMm, geometry.axes[1]);
      const below = samplerFor(lower, rowStart);
      const above = samplerFor(Math.min(lower + 1, slices.length - 1), rowStart);
      if (below === undefined || above === undefined) continue;
      const targetStart = (k * rows + j) * columns;
      mixRows(target.subarray(targetStart, targetStart + columns), [below, above], weight);
    }
  }
  return target;
}
