import type { Vec3 } from "@isotherm/imaging";
import { coarsenedGeometry, type SampledGrid } from "../geometry/grid.ts";

/** Every n-th voxel of a grid, so that no side is longer than `longestSide`; for surfaces to look at, not to measure. */
export function coarseGrid(grid: SampledGrid, longestSide: number): SampledGrid {
  const factor = (count: number): number => Math.max(1, Math.ceil(count / longestSide));
  const [nx, ny, nz] = grid.geometry.dimensions;
  const factors: Vec3 = [factor(nx), factor(ny), factor(nz)];
  const geometry = coarsenedGeometry(grid.geometry, factors);
  const [cx, cy, cz] = geometry.dimensions;
  const values = new Float32Array(cx * cy * cz);
  let at = 0;
  for (let k = 0; k < cz; k++) {
    for (let j = 0; j < cy; j++) {
      for (let i = 0; i < cx; i++) {
        const x = Math.min(i * factors[0] + (factors[0] >> 1), nx - 1);
        const y = Math.min(j * factors[1] + (factors[1] >> 1), ny - 1);
        const z = Math.min(k * factors[2] + (factors[2] >> 1), nz - 1);
        values[at++] = grid.values[(z * ny + y) * nx + x] ?? 0;
      }
    }
  }
  return { geometry, values };
}
