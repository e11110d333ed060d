import type { Vec3 } from "../vector.ts";
import { intervalAt, type Lattice, type LatticeAxis } from "./lattice.ts";

/** Four neighboring nodes of one axis and their weights in the cubic through them. */
interface CubicStencil {
  readonly cells: readonly [number, number, number, number];
  readonly weights: readonly [number, number, number, number];
}

/**
 * Weights of the cubic Hermite curve between two nodes, its slopes those of the parabolas through three neighbors
 * (Catmull and Rom on unequal spacing). At the ends of the box the slope is that of the last interval.
 */
function cubicStencil(axis: LatticeAxis, position: number): CubicStencil | null {
  const low = intervalAt(axis, position);
  if (low < 0) {
    return null;
  }
  const last = axis.nodes.length - 1;
  const at = [Math.max(low - 1, 0), low, low + 1, Math.min(low + 2, last)] as const;
  const [x0, x1, x2, x3] = at.map((n) => axis.nodes[n] ?? 0) as [number, number, number, number];
  const h = x2 - x1;
  const t = (position - x1) / h;
  const slope1 = (t * t * t - 2 * t * t + t) * h;
  const slope2 = (t * t * t - t * t) * h;
  const weights: [number, number, number, number] = [0, 0, 0, 0];
  weights[2] = t * t * (3 - 2 * t);
  weights[1] = 1 - weights[2];
  addSlope(weights, { from: 0, spacings: [x1 - x0, h], share: slope1 });
  addSlope(weights, { from: 1, spacings: [h, x3 - x2], share: slope2 });
  return { cells: at.map((n) => axis.cells[n] ?? 0) as [number, number, number, number], weights };
}

/** The parabola slope at the middle of three nodes, as weights of their values. */
function addSlope(
  weights: number[],
  slope: { readonly from: number; readonly spacings: readonly [number, number]; readonly share: number },
): void {
  const { from, share } = slope;
  const [before, after] = slope.spacings;
  const add = (n: number, weight: number): void => {
    weights[n] = (weights[n] ?? 0) + weight * share;
  };
  if (before === 0) {
    add(from + 1, -1 / after);
    add(from + 2, 1 / after);
  } else if (after === 0) {
    add(from, -1 / before);
    add(from + 1, 1 / before);
  } else {
    add(from, -after / (before * (before + after)));
    add(from + 1, (after - before) / (before * after));
    add(from + 2, before / (after * (before + after)));
  }
}

/**
 * Tricubic value on a lattice: fourth order across the smooth curvature round a cryoprobe, where the trilinear value is
 * off by the sagitta of one cell. It may overshoot at a kink, so callers bracket with the trilinear value. NaN outside.
 */
export function sampleCubic(lattice: Lattice, field: Float32Array, point: Vec3): number {
  const x = cubicStencil(lattice.x, point[0]);
  const y = cubicStencil(lattice.y, point[1]);
  const z = cubicStencil(lattice.z, point[2]);
  if (x === null || y === null || z === null) {
    return Number.NaN;
  }
  let value = 0;
  for (let c = 0; c < 4; c++) {
    for (let b = 0; b < 4; b++) {
      const start = (y.cells[b] ?? 0) * lattice.strideY + (z.cells[c] ?? 0) * lattice.strideZ;
      let line = 0;
      for (let a = 0; a < 4; a++) {
        line += (x.weights[a] ?? 0) * (field[start + (x.cells[a] ?? 0)] ?? 0);
      }
      value += (y.weights[b] ?? 0) * (z.weights[c] ?? 0) * line;
    }
  }
  return value;
}
