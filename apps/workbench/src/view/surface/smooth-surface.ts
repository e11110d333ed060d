import type { SurfaceMesh } from "./surface-nets.ts";

function moveTowardsNeighbors(mesh: SurfaceMesh, positions: Float32Array, factor: number): Float32Array {
  const sums = new Float32Array(positions.length);
  const counts = new Uint32Array(positions.length / 3);
  const { indices } = mesh;
  const take = (to: number, from: number): void => {
    for (let axis = 0; axis < 3; axis++) {
      sums[to * 3 + axis] = (sums[to * 3 + axis] ?? 0) + (positions[from * 3 + axis] ?? 0);
    }
    counts[to] = (counts[to] ?? 0) + 1;
  };
  for (let at = 0; at < indices.length; at += 3) {
    const a = indices[at] ?? 0;
    const b = indices[at + 1] ?? 0;
    const c = indices[at + 2] ?? 0;
    take(a, b);
    take(b, c);
    take(c, a);
    take(b, a);
    take(c, b);
    take(a, c);
  }
  return positions.map((value, at) => {
    const count = counts[Math.floor(at / 3)] ?? 0;
    return count > 0 ? value + factor * ((sums[at] ?? 0) / count - value) : value;
  });
}

/**
 * Takes the steps of a binary mask off its surface without shrinking it: Taubin's two-step smoothing.
 *
 * @see Taubin, "A signal processing approach to fair surface design" (SIGGRAPH 1995); λ 0.5, μ −0.53.
 */
export function smoothSurface(mesh: SurfaceMesh, passCount: number): SurfaceMesh {
  let positions = mesh.positionsLpsMm;
  for (let pass = 0; pass < passCount; pass++) {
    positions = moveTowardsNeighbors(mesh, positions, 0.5);
    positions = moveTowardsNeighbors(mesh, positions, -0.53);
  }
  return { positionsLpsMm: positions, indices: mesh.indices };
}
