import type { VolumeGeometry } from "@isotherm/imaging";
import { forEachVoxel } from "../geometry/regular-field.ts";

/** Part of a temperature field that is cold, as whole hundredths of a °C: plain data, the same everywhere. */
export interface PackedField {
  /** Voxel of the display grid at which the part begins. */
  readonly first: readonly [number, number, number];
  readonly dimensions: readonly [number, number, number];
  /** [0.01 °C] x fastest. */
  readonly hundredthsC: readonly number[];
}

/** Voxels warmer than this are left out where they lie round the cold; they count as at body temperature. */
export const warmestPackedC = 25;

const stepsPerC = 100;

function coldBox(
  values: Float32Array,
  dimensions: readonly [number, number, number],
): Pick<PackedField, "first" | "dimensions"> {
  const low: [number, number, number] = [...dimensions];
  const high: [number, number, number] = [-1, -1, -1];
  forEachVoxel(dimensions, (index, at) => {
    if ((values[index] ?? 0) > warmestPackedC) return;
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Math.min(low[axis], at[axis]);
      high[axis] = Math.max(high[axis], at[axis]);
    }
  });
  if (high[0] < 0) return { first: [0, 0, 0], dimensions: [0, 0, 0] };
  const size = (axis: 0 | 1 | 2): number => high[axis] - low[axis] + 1;
  return { first: low, dimensions: [size(0), size(1), size(2)] };
}

/** Visits the voxels of a box inside a grid of some [voxels] along each axis, with their places in the box and in the grid. */
export function forEachOfBox(
  box: Pick<PackedField, "first" | "dimensions">,
  grid: readonly [number, number, number],
  visit: (inBox: number, inGrid: number) => void,
): void {
  const [nx, ny, nz] = box.dimensions;
  const [x, y, z] = box.first;
  let inBox = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const row = x + grid[0] * (y + j + grid[1] * (z + k));
      for (let i = 0; i < nx; i++) visit(inBox++, row + i);
    }
  }
}

/** Packs the cold part of a field on a display grid. */
export function packField(values: Float32Array, geometry: VolumeGeometry): PackedField {
  const box = coldBox(values, geometry.dimensions);
  const hundredthsC: number[] = [];
  forEachOfBox(box, geometry.dimensions, (_, inGrid) => {
    // Minus zero does not survive being written as text: adding zero takes its sign away.
    hundredthsC.push(Math.round((values[inGrid] ?? 0) * stepsPerC) + 0);
  });
  return { ...box, hundredthsC };
}

/** [°C] The values of a packed part, x fastest. */
export function unpackField(packed: PackedField): Float32Array {
  return Float32Array.from(packed.hundredthsC, (value) => value / stepsPerC);
}
