import { isSameGeometry, lpsMmToVoxel, type VolumeGeometry, voxelToLpsMm } from "@isotherm/imaging";
import type { PointLpsMm, StructureGeometry } from "../treatment-plan.ts";
import { decodeMaskRuns } from "./mask-runs.ts";
import { structureRegion } from "./structure-region.ts";

/** First and last voxel along each axis of a grid that a box along LPS can touch. */
function voxelRange(
  grid: VolumeGeometry,
  low: PointLpsMm,
  high: PointLpsMm,
): readonly (readonly [number, number])[] {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((corner) =>
    lpsMmToVoxel(grid, [
      corner & 1 ? high[0] : low[0],
      corner & 2 ? high[1] : low[1],
      corner & 4 ? high[2] : low[2],
    ]),
  );
  return ([0, 1, 2] as const).map((axis) => {
    const along = corners.map((corner) => corner[axis]);
    return [
      Math.max(0, Math.floor(Math.min(...along))),
      Math.min(grid.dimensions[axis] - 1, Math.ceil(Math.max(...along))),
    ] as const;
  });
}

/** A marked structure as a mask (1 inside) on a grid: the voxels whose center it contains. */
export function structureMask(geometry: StructureGeometry, grid: VolumeGeometry): Uint8Array {
  if (geometry.kind === "mask" && isSameGeometry(geometry.geometry, grid)) return decodeMaskRuns(geometry);
  const region = structureRegion(geometry);
  const [nx, ny, nz] = grid.dimensions;
  const mask = new Uint8Array(nx * ny * nz);
  const [x = [0, -1], y = [0, -1], z = [0, -1]] = voxelRange(grid, region.lowestLpsMm, region.highestLpsMm);
  for (let k = z[0]; k <= z[1]; k++) {
    for (let j = y[0]; j <= y[1]; j++) {
      for (let i = x[0]; i <= x[1]; i++) {
        if (region.contains(voxelToLpsMm(grid, [i, j, k]))) mask[i + nx * (j + ny * k)] = 1;
      }
    }
  }
  return mask;
}
