import type { SurfaceMesh } from "./surface-nets.ts";

/** A mesh with one number a point. */
export interface ValuedMesh {
  readonly mesh: SurfaceMesh;
  readonly values: Float32Array;
}

interface Cut {
  readonly positions: number[];
  readonly values: number[];
  readonly indices: number[];
  /** The two points on a cut edge, one for each side, by the edge. */
  readonly onEdges: Map<string, readonly [number, number]>;
  readonly level: number;
}

/**
 * Cuts the triangles of a mesh where its values cross a level, with a point on either side of the cut: colors that
 * jump at the level then have a clean edge instead of one as coarse as the triangles.
 */
export function cutAtLevel({ mesh, values }: ValuedMesh, level: number): ValuedMesh {
  const cut: Cut = {
    positions: Array.from(mesh.positionsLpsMm),
    values: Array.from(values),
    indices: [],
    onEdges: new Map(),
    level,
  };
  for (let at = 0; at < mesh.indices.length; at += 3) {
    cutTriangle(cut, [mesh.indices[at] ?? 0, mesh.indices[at + 1] ?? 0, mesh.indices[at + 2] ?? 0]);
  }
  return {
    mesh: { positionsLpsMm: Float32Array.from(cut.positions), indices: Uint32Array.from(cut.indices) },
    values: Float32Array.from(cut.values),
  };
}

function cutTriangle(cut: Cut, corners: readonly [number, number, number]): void {
  const below = corners.map((corner) => (cut.values[corner] ?? 0) < cut.level);
  const belowCount = below.filter(Boolean).length;
  if (belowCount === 0 || belowCount === 3) {
    cut.indices.push(...corners);
    return;
  }
  // Turned so that the corner that stands alone on its side comes first.
  const first = below.indexOf(belowCount === 1);
  const [alone, next, last] = [0, 1, 2].map((step) => corners[(first + step) % 3] ?? 0) as [
    number,
    number,
    number,
  ];
  const [nearNext, farNext] = pointsOnEdge(cut, alone, next);
  const [nearLast, farLast] = pointsOnEdge(cut, alone, last);
  cut.indices.push(alone, nearNext, nearLast, farNext, next, last, farNext, last, farLast);
}

/** The points where the level cuts an edge: the one on the side of `from`, then the one on the side of `to`. */
function pointsOnEdge(cut: Cut, from: number, to: number): readonly [number, number] {
  const fromBelow = (cut.values[from] ?? 0) < cut.level;
  const [low, high] = fromBelow ? [from, to] : [to, from];
  const key = `${low}/${high}`;
  const known = cut.onEdges.get(key) ?? addPoints(cut, low, high);
  cut.onEdges.set(key, known);
  return fromBelow ? known : [known[1], known[0]];
}

/** Far below any distance that can be seen. */
const SIDE = 1e-4;

function addPoints(cut: Cut, low: number, high: number): readonly [number, number] {
  const lowValue = cut.values[low] ?? 0;
  const highValue = cut.values[high] ?? 0;
  // Beside an infinite value the cut runs through the finite point.
  const fraction = Number.isFinite(highValue) ? (cut.level - lowValue) / (highValue - lowValue) : 0;
  const first = cut.positions.length / 3;
  for (const side of [-SIDE, SIDE]) {
    for (let axis = 0; axis < 3; axis++) {
      const start = cut.positions[low * 3 + axis] ?? 0;
      cut.positions.push(start + fraction * ((cut.positions[high * 3 + axis] ?? 0) - start));
    }
    cut.values.push(cut.level + side);
  }
  return [first, first + 1];
}
