import type { Discretization } from "./discretization.ts";

/** Cells to each side that the direction of a wall is taken from. */
const reach = 2;

/**
 * A wall that lies askew in the grid is a staircase, whose area is larger than the wall's by |n|₁ = |n_x| + |n_y| + |n_z|
 * for a unit normal n. Returns 1/|n|₁ for the wall between a cell and the medium `toward`: the film of a staircase face
 * counts by so much. The normal is the gradient of the medium's presence round the cell, mirrored at the box.
 */
export function staircaseShare(
  discretization: Discretization,
  at: readonly [number, number, number],
  toward: number,
): number {
  const { grid, map } = discretization;
  const counts = [grid.nx, grid.ny, grid.nz] as const;
  const normal = [0, 0, 0];
  const clamp = (axis: 0 | 1 | 2, offset: number): number =>
    Math.min(counts[axis] - 1, Math.max(0, at[axis] + offset));
  for (let k = -reach; k <= reach; k++) {
    for (let j = -reach; j <= reach; j++) {
      for (let i = -reach; i <= reach; i++) {
        const cell = clamp(0, i) + grid.rowStride * (clamp(1, j) + grid.ny * clamp(2, k));
        if (map.medium[cell] !== toward) continue;
        normal[0] = (normal[0] as number) + i;
        normal[1] = (normal[1] as number) + j;
        normal[2] = (normal[2] as number) + k;
      }
    }
  }
  const slopes = normal.map((value, axis) => {
    const index = at[axis] as number;
    return value / (grid.widths[axis as 0 | 1 | 2][index] as number);
  });
  const length = Math.hypot(...slopes);
  const sum = slopes.reduce((total, value) => total + Math.abs(value), 0);
  return sum === 0 ? 1 : length / sum;
}
