import type { Vec3, Volume, VolumeGeometry } from "@isotherm/imaging";
import { coarsenedGeometry } from "../geometry/grid.ts";

/** How a volume goes to the graphics card: 16-bit integers, perhaps coarser than it is. */
export interface VolumePacking {
  readonly factors: Vec3;
  readonly geometry: VolumeGeometry;
  /** value = stored · slope + intercept */
  readonly slope: number;
  readonly intercept: number;
}

/** The coarsening that fits a volume under a card's largest 3-D texture side. */
export function factorsFor(dimensions: readonly [number, number, number], largestSide: number): Vec3 {
  const factor = (count: number): number => Math.ceil(count / largestSide);
  return [factor(dimensions[0]), factor(dimensions[1]), factor(dimensions[2])];
}

/** Plans the packing: CT as it is, floating-point volumes spread over 16 bits. */
export function planPacking(volume: Volume, factors: Vec3): VolumePacking {
  const geometry = coarsenedGeometry(volume.geometry, factors);
  if (volume.voxels instanceof Int16Array) {
    return { factors, geometry, slope: 1, intercept: 0 };
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of volume.voxels) {
    if (value < low && value > Number.NEGATIVE_INFINITY) {
      low = value;
    }
    if (value > high && value < Number.POSITIVE_INFINITY) {
      high = value;
    }
  }
  if (!(high > low)) {
    return { factors, geometry, slope: 1, intercept: Number.isFinite(low) ? low : 0 };
  }
  const slope = (high - low) / 65535;
  return { factors, geometry, slope, intercept: low + 32768 * slope };
}

/** The packed slices `from` to `to` (in packed slices); a view on the volume where nothing needs converting. */
export function packSlices(
  volume: Volume,
  packing: VolumePacking,
  slices: { readonly from: number; readonly to: number },
): Int16Array {
  const { factors, geometry } = packing;
  const [nx, ny] = geometry.dimensions;
  const plain = factors.every((factor) => factor === 1);
  if (plain && volume.voxels instanceof Int16Array) {
    return volume.voxels.subarray(slices.from * nx * ny, slices.to * nx * ny);
  }
  const packed = new Int16Array(nx * ny * (slices.to - slices.from));
  let at = 0;
  for (let k = slices.from; k < slices.to; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const value = plain
          ? (volume.voxels[(k * ny + j) * nx + i] ?? 0)
          : blockMean(volume, factors, [i, j, k]);
        packed[at++] = Math.min(
          Math.max(Math.round((value - packing.intercept) / packing.slope), -32768),
          32767,
        );
      }
    }
  }
  return packed;
}

function blockMean(volume: Volume, factors: Vec3, block: Vec3): number {
  const [nx, ny, nz] = volume.geometry.dimensions;
  let sum = 0;
  let count = 0;
  for (let k = block[2] * factors[2]; k < Math.min((block[2] + 1) * factors[2], nz); k++) {
    for (let j = block[1] * factors[1]; j < Math.min((block[1] + 1) * factors[1], ny); j++) {
      for (let i = block[0] * factors[0]; i < Math.min((block[0] + 1) * factors[0], nx); i++) {
        sum += volume.voxels[(k * ny + j) * nx + i] ?? 0;
        count++;
      }
    }
  }
  return count > 0 ? sum / count : 0;
}
