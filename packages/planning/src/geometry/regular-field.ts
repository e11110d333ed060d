import type { VolumeGeometry } from "@isotherm/imaging";
import type { PointLpsMm } from "../treatment-plan.ts";

/** Values on a grid whose axes are those of LPS; x fastest. */
export interface RegularField {
  readonly geometry: VolumeGeometry;
  readonly values: Float32Array;
}

/** A grid along the axes of LPS with cubic voxels. */
export function axisAlignedGeometry(grid: {
  readonly originLpsMm: PointLpsMm;
  readonly dimensions: readonly [number, number, number];
  readonly spacingMm: number;
}): VolumeGeometry {
  const { originLpsMm, dimensions, spacingMm } = grid;
  return {
    dimensions,
    originLpsMm,
    spacingMm: [spacingMm, spacingMm, spacingMm],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
}

/** Trilinear value at a point of a field along the axes of LPS; null outside the outermost voxel centers. */
export function sampleRegularField(field: RegularField, point: PointLpsMm): number | null {
  const { dimensions, originLpsMm, spacingMm } = field.geometry;
  const [nx, ny, nz] = dimensions;
  const x = (point[0] - originLpsMm[0]) / spacingMm[0];
  const y = (point[1] - originLpsMm[1]) / spacingMm[1];
  const z = (point[2] - originLpsMm[2]) / spacingMm[2];
  // The comparison is written so that NaN fails it.
  if (!(x >= 0 && y >= 0 && z >= 0 && x <= nx - 1 && y <= ny - 1 && z <= nz - 1)) return null;
  const i = Math.min(Math.floor(x), Math.max(0, nx - 2));
  const j = Math.min(Math.floor(y), Math.max(0, ny - 2));
  const k = Math.min(Math.floor(z), Math.max(0, nz - 2));
  const [fx, fy, fz] = [x - i, y - j, z - k];
  const at = (di: number, dj: number, dk: number): number =>
    field.values[
      Math.min(i + di, nx - 1) + nx * (Math.min(j + dj, ny - 1) + ny * Math.min(k + dk, nz - 1))
    ] ?? 0;
  const low =
    (at(0, 0, 0) * (1 - fx) + at(1, 0, 0) * fx) * (1 - fy) + (at(0, 1, 0) * (1 - fx) + at(1, 1, 0) * fx) * fy;
  const high =
    (at(0, 0, 1) * (1 - fx) + at(1, 0, 1) * fx) * (1 - fy) + (at(0, 1, 1) * (1 - fx) + at(1, 1, 1) * fx) * fy;
  return low * (1 - fz) + high * fz;
}

/** Calls `visit` for every voxel of a grid, x fastest. */
export function forEachVoxel(
  dimensions: readonly [number, number, number],
  visit: (index: number, at: readonly [number, number, number]) => void,
): void {
  const at: [number, number, number] = [0, 0, 0];
  let index = 0;
  for (at[2] = 0; at[2] < dimensions[2]; at[2]++) {
    for (at[1] = 0; at[1] < dimensions[1]; at[1]++) {
      for (at[0] = 0; at[0] < dimensions[0]; at[0]++) visit(index++, at);
    }
  }
}
