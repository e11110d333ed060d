import type { VolumeGeometry } from "@isotherm/imaging";
import type { SampledGrid } from "../geometry/grid.ts";

/** A triangle mesh in LPS mm, three numbers a point, three indices a triangle. */
export interface SurfaceMesh {
  readonly positionsLpsMm: Float32Array;
  readonly indices: Uint32Array;
}

// The twelve edges of a cell as pairs of corners; corner bits are x, y, z.
const EDGES: readonly (readonly [number, number])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

interface Net {
  readonly points: number[];
  readonly indices: number[];
  /** Point of each cell of the slab below and of this one, −1 where the surface does not pass. */
  below: Int32Array;
  here: Int32Array;
}

/**
 * The surface where a grid crosses a level, by naive surface nets: one point a cell, at the mean of the crossings
 * of its edges, and one quadrilateral for each grid edge that crosses. Smooth, and a fifth of the triangles of
 * marching cubes. Triangles face the side below the level when `inside` is "above".
 *
 * @see Gibson, "Constrained elastic surface nets" (MICCAI 1998), in the variant without relaxation.
 */
export function surfaceNets(grid: SampledGrid, level: number, inside: "above" | "below"): SurfaceMesh {
  const { geometry, values } = grid;
  const [nx, ny, nz] = geometry.dimensions;
  const net: Net = {
    points: [],
    indices: [],
    below: new Int32Array(nx * ny).fill(-1),
    here: new Int32Array(nx * ny).fill(-1),
  };
  const sign: 1 | -1 = inside === "above" ? 1 : -1;
  const { insideAt, insideInRow } = sidesOf(grid, level, sign);
  const job: Job = { net, values, level, sign, insideAt, insideInRow, nx, ny, slab: nx * ny };
  for (let k = 0; k < nz - 1; k++) {
    net.here.fill(-1);
    netSlab(job, k);
    [net.below, net.here] = [net.here, net.below];
  }
  return { positionsLpsMm: toPatient(geometry, net.points), indices: Uint32Array.from(net.indices) };
}

interface Sides {
  readonly insideAt: Uint8Array;
  /** How many of each row along i lie inside. */
  readonly insideInRow: Uint32Array;
}

function sidesOf(grid: SampledGrid, level: number, sign: 1 | -1): Sides {
  const [nx, ny, nz] = grid.geometry.dimensions;
  const { values } = grid;
  const insideAt = new Uint8Array(nx * ny * nz);
  const insideInRow = new Uint32Array(ny * nz);
  for (let row = 0; row < ny * nz; row++) {
    let count = 0;
    for (let at = row * nx; at < (row + 1) * nx; at++) {
      const side = sign * ((values[at] ?? 0) - level) > 0 ? 1 : 0;
      insideAt[at] = side;
      count += side;
    }
    insideInRow[row] = count;
  }
  return { insideAt, insideInRow };
}

interface Job extends Sides {
  readonly net: Net;
  readonly values: ArrayLike<number>;
  readonly level: number;
  readonly sign: 1 | -1;
  readonly nx: number;
  readonly ny: number;
  readonly slab: number;
}

function netSlab(job: Job, k: number): void {
  const { nx, ny, net } = job;
  for (let j = 0; j < ny - 1; j++) {
    if (isEvenRow(job, j + k * ny)) {
      continue;
    }
    for (let i = 0; i < nx - 1; i++) {
      const mask = cornerMask(job, i + j * nx + k * job.slab);
      if (mask !== 0 && mask !== 255) {
        net.here[i + j * nx] = addPoint(net, cornerValues(job, i + j * nx + k * job.slab), [i, j, k]);
        joinEdges(net, mask, { i, j, k, nx });
      }
    }
  }
}

/** Whether the four rows round a row of cells lie all inside or all outside, as most do. */
function isEvenRow({ insideInRow, nx, ny }: Job, row: number): boolean {
  const count = (at: number): number => insideInRow[at] ?? 0;
  const sum = count(row) + count(row + 1) + count(row + ny) + count(row + ny + 1);
  return sum === 0 || sum === 4 * nx;
}

/** One bit a corner of the cell, set inside. */
function cornerMask({ insideAt, nx, slab }: Job, at: number): number {
  const bit = (place: number): number => insideAt[place] ?? 0;
  const near = bit(at) | (bit(at + 1) << 1) | (bit(at + nx) << 2) | (bit(at + nx + 1) << 3);
  const far = at + slab;
  return near | (bit(far) << 4) | (bit(far + 1) << 5) | (bit(far + nx) << 6) | (bit(far + nx + 1) << 7);
}

const corners = new Float64Array(8);

function cornerValues(job: Job, at: number): Float64Array {
  for (let corner = 0; corner < 8; corner++) {
    const offset = (corner & 1) + ((corner >> 1) & 1) * job.nx + (corner >> 2) * job.slab;
    corners[corner] = job.sign * ((job.values[at + offset] ?? 0) - job.level);
  }
  return corners;
}

function addPoint(net: Net, values: Float64Array, cell: readonly [number, number, number]): number {
  let x = 0;
  let y = 0;
  let z = 0;
  let count = 0;
  for (const [a, b] of EDGES) {
    const va = values[a] ?? 0;
    const vb = values[b] ?? 0;
    if (va > 0 !== vb > 0) {
      const t = va / (va - vb);
      x += (a & 1) + t * ((b & 1) - (a & 1));
      y += ((a >> 1) & 1) + t * (((b >> 1) & 1) - ((a >> 1) & 1));
      z += ((a >> 2) & 1) + t * (((b >> 2) & 1) - ((a >> 2) & 1));
      count++;
    }
  }
  net.points.push(cell[0] + x / count, cell[1] + y / count, cell[2] + z / count);
  return net.points.length / 3 - 1;
}

/** Quadrilaterals for the three grid edges that leave the cell's first corner. */
function joinEdges(
  net: Net,
  mask: number,
  cell: { readonly i: number; readonly j: number; readonly k: number; readonly nx: number },
): void {
  const { i, j, k, nx } = cell;
  const at = i + j * nx;
  const first = mask & 1;
  const at2 = (slab: Int32Array, place: number): number => slab[place] ?? -1;
  if (first !== ((mask >> 1) & 1) && j > 0 && k > 0) {
    const ring = [at2(net.here, at), at2(net.here, at - nx), at2(net.below, at - nx), at2(net.below, at)];
    addQuad(net, ring, first === 1);
  }
  if (first !== ((mask >> 2) & 1) && i > 0 && k > 0) {
    const ring = [at2(net.here, at), at2(net.below, at), at2(net.below, at - 1), at2(net.here, at - 1)];
    addQuad(net, ring, first === 1);
  }
  if (first !== ((mask >> 4) & 1) && i > 0 && j > 0) {
    const ring = [
      at2(net.here, at),
      at2(net.here, at - 1),
      at2(net.here, at - 1 - nx),
      at2(net.here, at - nx),
    ];
    addQuad(net, ring, first === 1);
  }
}

function addQuad(net: Net, ring: readonly number[], firstInside: boolean): void {
  const [a = -1, b = -1, c = -1, d = -1] = ring;
  if (Math.min(a, b, c, d) < 0) {
    return;
  }
  if (firstInside) {
    net.indices.push(a, b, c, a, c, d);
  } else {
    net.indices.push(a, c, b, a, d, c);
  }
}

function toPatient(geometry: VolumeGeometry, points: readonly number[]): Float32Array {
  const { axes, originLpsMm, spacingMm } = geometry;
  const positions = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 3) {
    const i = (points[at] ?? 0) * spacingMm[0];
    const j = (points[at + 1] ?? 0) * spacingMm[1];
    const k = (points[at + 2] ?? 0) * spacingMm[2];
    for (const axis of [0, 1, 2] as const) {
      positions[at + axis] = originLpsMm[axis] + i * axes[0][axis] + j * axes[1][axis] + k * axes[2][axis];
    }
  }
  return positions;
}
