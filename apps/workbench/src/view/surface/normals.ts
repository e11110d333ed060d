import type { SurfaceMesh } from "./surface-nets.ts";

/** Unit normals at the points of a mesh, weighted by the area of the triangles round each. */
export function pointNormals(mesh: SurfaceMesh): Float32Array {
  const { positionsLpsMm: p, indices } = mesh;
  const normals = new Float32Array(p.length);
  const at = (index: number): number => p[index] ?? 0;
  for (let triangle = 0; triangle < indices.length; triangle += 3) {
    const a = (indices[triangle] ?? 0) * 3;
    const b = (indices[triangle + 1] ?? 0) * 3;
    const c = (indices[triangle + 2] ?? 0) * 3;
    const ux = at(b) - at(a);
    const uy = at(b + 1) - at(a + 1);
    const uz = at(b + 2) - at(a + 2);
    const vx = at(c) - at(a);
    const vy = at(c + 1) - at(a + 1);
    const vz = at(c + 2) - at(a + 2);
    for (const corner of [a, b, c]) {
      normals[corner] = (normals[corner] ?? 0) + uy * vz - uz * vy;
      normals[corner + 1] = (normals[corner + 1] ?? 0) + uz * vx - ux * vz;
      normals[corner + 2] = (normals[corner + 2] ?? 0) + ux * vy - uy * vx;
    }
  }
  for (let point = 0; point < normals.length; point += 3) {
    makeUnit(normals, point);
  }
  return normals;
}

function makeUnit(normals: Float32Array, point: number): void {
  const [x = 0, y = 0, z = 0] = normals.subarray(point, point + 3);
  const size = Math.hypot(x, y, z) || 1;
  normals.set([x / size, y / size, z / size], point);
}
