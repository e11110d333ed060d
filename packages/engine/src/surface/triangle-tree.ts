import type { Vec3 } from "../vector.ts";

/** Triangles sorted into nested boxes, to find the nearest one quickly. */
export interface TriangleTree {
  /** [m] Nine numbers a triangle, in the order of the leaves. */
  readonly corners: Float64Array;
  /** [m] Six numbers a node: lower corner, upper corner. */
  readonly bounds: Float64Array;
  /** First triangle and count of each leaf; count 0 marks a branch, whose second child is `first`. */
  readonly first: Int32Array;
  readonly count: Int32Array;
}

const trianglesInLeaf = 4;

interface Building {
  readonly centers: Float64Array;
  readonly source: Float64Array;
  readonly order: Uint32Array;
  readonly bounds: number[];
  readonly first: number[];
  readonly count: number[];
}

function pushBounds(building: Building, from: number, to: number): readonly number[] {
  const box = [1, 1, 1, -1, -1, -1].map((sign) => sign * Number.POSITIVE_INFINITY);
  for (let n = from; n < to; n++) {
    const start = (building.order[n] ?? 0) * 9;
    for (let m = 0; m < 9; m++) {
      const value = building.source[start + m] ?? 0;
      const axis = m % 3;
      box[axis] = Math.min(box[axis] ?? value, value);
      box[axis + 3] = Math.max(box[axis + 3] ?? value, value);
    }
  }
  building.bounds.push(...box);
  return box;
}

/** Splits at the median of the widest side; the first child follows its parent at once. */
function split(building: Building, from: number, to: number): void {
  const node = building.first.length;
  const box = pushBounds(building, from, to);
  building.first.push(from);
  building.count.push(to - from);
  if (to - from <= trianglesInLeaf) {
    return;
  }
  const widths = [0, 1, 2].map((axis) => (box[axis + 3] ?? 0) - (box[axis] ?? 0));
  const widest = widths.indexOf(Math.max(...widths));
  const { centers } = building;
  building.order
    .subarray(from, to)
    .sort((a, b) => (centers[a * 3 + widest] ?? 0) - (centers[b * 3 + widest] ?? 0));
  const middle = (from + to) >> 1;
  split(building, from, middle);
  building.first[node] = building.first.length;
  building.count[node] = 0;
  split(building, middle, to);
}

/** Tree over the triangles of a mesh [m]. */
export function triangleTree(positions: Float32Array, indices: Uint32Array): TriangleTree {
  const triangles = indices.length / 3;
  const source = new Float64Array(triangles * 9);
  const centers = new Float64Array(triangles * 3);
  for (let n = 0; n < triangles * 3; n++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[(indices[n] ?? 0) * 3 + axis] ?? 0;
      source[n * 3 + axis] = value;
      const center = Math.floor(n / 3) * 3 + axis;
      centers[center] = (centers[center] ?? 0) + value;
    }
  }
  const order = Uint32Array.from({ length: triangles }, (_, n) => n);
  const building: Building = { centers, source, order, bounds: [], first: [], count: [] };
  if (triangles > 0) {
    split(building, 0, triangles);
  }
  const corners = new Float64Array(triangles * 9);
  order.forEach((triangle, n) => {
    corners.set(source.subarray(triangle * 9, triangle * 9 + 9), n * 9);
  });
  return {
    corners,
    bounds: Float64Array.from(building.bounds),
    first: Int32Array.from(building.first),
    count: Int32Array.from(building.count),
  };
}

function squaredDistanceToBox(bounds: Float64Array, node: number, point: Vec3): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) {
    const low = (bounds[node * 6 + axis] as number) - (point[axis] as number);
    const high = (point[axis] as number) - (bounds[node * 6 + 3 + axis] as number);
    const gap = Math.max(low, high, 0);
    sum += gap * gap;
  }
  return sum;
}

/** [m] Distance from a point to the nearest triangle; infinite for an empty tree. */
export function distanceToTriangles(tree: TriangleTree, point: Vec3): number {
  let best = Number.POSITIVE_INFINITY;
  const waiting = tree.first.length > 0 ? [0] : [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (squaredDistanceToBox(tree.bounds, node, point) >= best) {
      continue;
    }
    const count = tree.count[node] ?? 0;
    const first = tree.first[node] ?? 0;
    for (let n = first; n < first + count; n++) {
      best = Math.min(best, squaredDistanceToTriangle(tree.corners, n * 9, point));
    }
    if (count === 0) {
      const near = squaredDistanceToBox(tree.bounds, node + 1, point);
      const far = squaredDistanceToBox(tree.bounds, first, point);
      waiting.push(...(near < far ? [first, node + 1] : [node + 1, first]));
    }
  }
  return Math.sqrt(best);
}

/** Squared distance to a segment from its start, given as offsets: `p` from start to point, `d` from start to end. */
function squaredDistanceToSegment(p: Vec3, d: Vec3): number {
  const length = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  const along = length > 0 ? (p[0] * d[0] + p[1] * d[1] + p[2] * d[2]) / length : 0;
  const t = Math.min(Math.max(along, 0), 1);
  return (p[0] - t * d[0]) ** 2 + (p[1] - t * d[1]) ** 2 + (p[2] - t * d[2]) ** 2;
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Above the face the distance to its plane, elsewhere the distance to the nearest side. */
function squaredDistanceToTriangle(corners: Float64Array, start: number, point: Vec3): number {
  const corner = (n: number): Vec3 => [
    corners[start + n] as number,
    corners[start + n + 1] as number,
    corners[start + n + 2] as number,
  ];
  const vertices = [corner(0), corner(3), corner(6)] as const;
  const toward = (from: Vec3, to: Vec3): Vec3 => [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const sides = [
    toward(vertices[0], vertices[1]),
    toward(vertices[1], vertices[2]),
    toward(vertices[2], vertices[0]),
  ] as const;
  const offsets = [
    toward(vertices[0], point),
    toward(vertices[1], point),
    toward(vertices[2], point),
  ] as const;
  const normal = cross(sides[0], sides[1]);
  const area = dot(normal, normal);
  const isAbove =
    area > 0 &&
    dot(cross(sides[0], offsets[0]), normal) >= 0 &&
    dot(cross(sides[1], offsets[1]), normal) >= 0 &&
    dot(cross(sides[2], offsets[2]), normal) >= 0;
  if (isAbove) {
    return dot(normal, offsets[0]) ** 2 / area;
  }
  return Math.min(
    squaredDistanceToSegment(offsets[0], sides[0]),
    squaredDistanceToSegment(offsets[1], sides[1]),
    squaredDistanceToSegment(offsets[2], sides[2]),
  );
}
