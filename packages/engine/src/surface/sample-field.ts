import type { TensorGrid } from "../result.ts";
import type { Vec3 } from "../vector.ts";
import { intervalAt, type Lattice, type LatticeAxis, latticeOf } from "./lattice.ts";

/** A regular grid of points: where a field is to be read. */
export interface RegularGrid {
  /** [m] Point (0,0,0) in the problem frame. */
  readonly origin: Vec3;
  /** [m] */
  readonly spacing: Vec3;
  readonly dimensions: readonly [number, number, number];
}

/** Share of the way through interval `low` at which `position` [m] lies. */
function fractionAt(axis: LatticeAxis, low: number, position: number): number {
  const from = axis.nodes[low] ?? 0;
  const width = (axis.nodes[low + 1] ?? 0) - from;
  return width > 0 ? (position - from) / width : 0;
}

/** Trilinear value on a lattice made once; NaN outside the box. */
export function sampleLattice(lattice: Lattice, field: Float32Array, point: Vec3): number {
  const { x, y, z, strideY, strideZ } = lattice;
  const i = intervalAt(x, point[0]);
  const j = intervalAt(y, point[1]);
  const k = intervalAt(z, point[2]);
  if (i < 0 || j < 0 || k < 0) {
    return Number.NaN;
  }
  const tx = fractionAt(x, i, point[0]);
  const ty = fractionAt(y, j, point[1]);
  const tz = fractionAt(z, k, point[2]);
  const x0 = x.cells[i] ?? 0;
  const x1 = x.cells[i + 1] ?? 0;
  const row = (dy: number, dz: number): number => {
    const start = (y.cells[j + dy] ?? 0) * strideY + (z.cells[k + dz] ?? 0) * strideZ;
    return (field[start + x0] ?? 0) * (1 - tx) + (field[start + x1] ?? 0) * tx;
  };
  const near = row(0, 0) * (1 - ty) + row(1, 0) * ty;
  const far = row(0, 1) * (1 - ty) + row(1, 1) * ty;
  return near * (1 - tz) + far * tz;
}

/**
 * Value of a cell field at a point [m]: trilinear between cell centers, held constant through the outer half of the
 * outermost cells, NaN outside the box. `field` is one number a cell of `grid` [m], x fastest; the value has the unit of
 * the field (°C for a temperature). Plain interpolation, no equation of physics. Throws nothing.
 */
export function sampleField(grid: TensorGrid, field: Float32Array, point: Vec3): number {
  return sampleLattice(latticeOf(grid), field, point);
}

/** Both neighbors and the weight of the upper one for each point of one axis; lower −1 outside the box. */
interface AxisWeights {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly weight: Float64Array;
}

function axisWeights(
  axis: LatticeAxis,
  target: { origin: number; spacing: number; count: number },
): AxisWeights {
  const lower = new Int32Array(target.count);
  const upper = new Int32Array(target.count);
  const weight = new Float64Array(target.count);
  for (let n = 0; n < target.count; n++) {
    const position = target.origin + n * target.spacing;
    const low = intervalAt(axis, position);
    lower[n] = low < 0 ? -1 : (axis.cells[low] ?? 0);
    upper[n] = low < 0 ? -1 : (axis.cells[low + 1] ?? 0);
    weight[n] = low < 0 ? 0 : fractionAt(axis, low, position);
  }
  return { lower, upper, weight };
}

function weightsAlong(
  lattice: Lattice,
  target: RegularGrid,
): readonly [AxisWeights, AxisWeights, AxisWeights] {
  const along = (axis: LatticeAxis, n: 0 | 1 | 2): AxisWeights =>
    axisWeights(axis, { origin: target.origin[n], spacing: target.spacing[n], count: target.dimensions[n] });
  return [along(lattice.x, 0), along(lattice.y, 1), along(lattice.z, 2)];
}

/**
 * The field at every point of a regular grid, x fastest: trilinear between cell centers as `sampleField`, NaN outside
 * the box. `target` has its origin and spacing in m in the problem frame; the result has as many numbers as `target` has
 * points, in the unit of the field (°C for a temperature). A block of 64³ points takes a few milliseconds. Plain
 * interpolation, no equation of physics. Throws nothing.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one hot loop over points, kept whole for speed
export function resampleField(grid: TensorGrid, field: Float32Array, target: RegularGrid): Float32Array {
  const lattice = latticeOf(grid);
  const [wx, wy, wz] = weightsAlong(lattice, target);
  const [nx, ny, nz] = target.dimensions;
  const out = new Float32Array(nx * ny * nz);
  const { strideY, strideZ } = lattice;
  // The cells of one line of points, blended once over y and z, so that each point costs two reads and not eight.
  const line = new Float64Array(strideY);
  for (let k = 0; k < nz; k++) {
    const z0 = wz.lower[k] as number;
    for (let j = 0; j < ny; j++) {
      const start = (k * ny + j) * nx;
      const y0 = wy.lower[j] as number;
      if (z0 < 0 || y0 < 0) {
        out.fill(Number.NaN, start, start + nx);
        continue;
      }
      const z1 = (wz.upper[k] as number) * strideZ;
      const y1 = (wy.upper[j] as number) * strideY;
      const ty = wy.weight[j] as number;
      const tz = wz.weight[k] as number;
      const a = y0 * strideY + z0 * strideZ;
      const b = y1 + z0 * strideZ;
      const c = y0 * strideY + z1;
      const d = y1 + z1;
      for (let i = 0; i < strideY; i++) {
        line[i] =
          ((field[a + i] as number) * (1 - ty) + (field[b + i] as number) * ty) * (1 - tz) +
          ((field[c + i] as number) * (1 - ty) + (field[d + i] as number) * ty) * tz;
      }
      for (let i = 0; i < nx; i++) {
        const x0 = wx.lower[i] as number;
        const t = wx.weight[i] as number;
        out[start + i] =
          x0 < 0 ? Number.NaN : (line[x0] as number) * (1 - t) + (line[wx.upper[i] as number] as number) * t;
      }
    }
  }
  return out;
}
