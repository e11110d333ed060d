import type { TensorGrid } from "../result.ts";
import type { Vec3 } from "../vector.ts";
import { isothermSurface } from "./isotherm-surface.ts";
import { latticeOf } from "./lattice.ts";
import { sampleLattice } from "./sample-field.ts";
import { distanceToTriangles, triangleTree } from "./triangle-tree.ts";

/**
 * [m] Signed distance of each point to the surface on which the field has `temperature` [°C]: negative in the colder
 * part, positive outside it and outside the box. Without any such surface +∞, or −∞ at a point of a field colder
 * throughout. `points` holds x, y, z of each point [m] in the problem frame; `field` is one temperature [°C] a cell of
 * `grid`, x fastest; the result has one distance a point. Geometry: nearest point of the triangles of `isothermSurface`.
 * Throws nothing: an incomplete last point is left out.
 */
export function distanceToIsotherm(
  grid: TensorGrid,
  field: Float32Array,
  of: { readonly temperature: number; readonly points: ArrayLike<number> },
): Float32Array {
  const { temperature, points } = of;
  const { positions, indices } = isothermSurface(grid, field, temperature);
  const tree = triangleTree(positions, indices);
  const lattice = latticeOf(grid);
  const distances = new Float32Array(Math.floor(points.length / 3));
  for (let n = 0; n < distances.length; n++) {
    const point: Vec3 = [points[n * 3] ?? 0, points[n * 3 + 1] ?? 0, points[n * 3 + 2] ?? 0];
    const distance = distanceToTriangles(tree, point);
    distances[n] = sampleLattice(lattice, field, point) < temperature ? -distance : distance;
  }
  return distances;
}
