import type { Resolution } from "./defaults.ts";
import type { BioheatProblem, Cryoprobe } from "./problem.ts";
import type { TensorGrid } from "./result.ts";
import { addScaled, type Vec3 } from "./vector.ts";

/** A tensor grid with what the solver needs of it; fields have rows padded to a multiple of four cells. */
export interface SolverGrid extends TensorGrid {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  /** Cells from one row to the next. */
  readonly rowStride: number;
  /** Cells in a padded field. */
  readonly size: number;
  /** [m] */
  readonly centers: readonly [Float64Array, Float64Array, Float64Array];
  /** [m] */
  readonly widths: readonly [Float64Array, Float64Array, Float64Array];
}

/** Both ends of the active zone, tip side first. */
export function activeZone(cryoprobe: Cryoprobe): readonly [Vec3, Vec3] {
  const { tip, direction, tipOffset, activeZoneLength } = cryoprobe;
  return [addScaled(tip, direction, -tipOffset), addScaled(tip, direction, -(tipOffset + activeZoneLength))];
}

/** Even cells, as near to `cell` as fits the length. */
function evenEdges(origin: number, length: number, cell: number): Float64Array {
  const count = Math.max(1, Math.round(length / cell));
  return Float64Array.from({ length: count + 1 }, (_, index) => origin + (length * index) / count);
}

/** How cells grow outside the fine part of one axis. */
interface Growth {
  readonly growth: number;
  /** [m] From the fine part outward; beyond it cells grow by `farGrowth`. */
  readonly reach: number;
  readonly farGrowth: number;
  /** As a multiple of the finest cell. */
  readonly largestCell: number;
}

/** Widths that grow from `cell`, or from `last`, by at most `growth`, and fill `length` exactly. */
function filledWidths(length: number, first: number, growth: { ratio: number; most: number }): number[] {
  const widths: number[] = [];
  let sum = 0;
  let width = first;
  while (length - sum > 1e-3 * first) {
    width = Math.min(width * growth.ratio, growth.most);
    widths.push(width);
    sum += width;
  }
  // One cell fewer stretches, one more squeezes: take the smaller change.
  const last = widths.at(-1);
  if (last !== undefined && widths.length > 1 && length - (sum - last) < last / 2) {
    widths.pop();
    sum -= last;
  }
  return widths.map((value) => (value * length) / sum);
}

/** Widths from the fine part to the side of the box: as given while ice may come there, stretched to fit beyond. */
function growingWidths(length: number, cell: number, growth: Growth): readonly number[] {
  const most = cell * growth.largestCell;
  const near: number[] = [];
  let sum = 0;
  let width = cell;
  while (sum < growth.reach && length - sum > 3 * width) {
    width = Math.min(width * growth.growth, most);
    near.push(width);
    sum += width;
  }
  return [...near, ...filledWidths(length - sum, width, { ratio: growth.farGrowth, most })];
}

interface FineSpan {
  readonly from: number;
  readonly to: number;
}

/** Edges with cells of `cell` in the span (on multiples of the cell from the lower wall) and growing ones outside. */
function gradedEdges(
  axis: { origin: number; length: number; cell: number },
  span: FineSpan,
  resolution: Growth,
): Float64Array {
  const { origin, length, cell } = axis;
  const count = Math.max(1, Math.round(length / cell));
  const even = length / count;
  const first = Math.max(0, Math.floor((span.from - origin) / even));
  const last = Math.min(count, Math.ceil((span.to - origin) / even));
  const below = [...growingWidths(first * even, even, resolution)].reverse();
  const above = growingWidths(length - last * even, even, resolution);
  const widths = [...below, ...new Array<number>(Math.max(0, last - first)).fill(even), ...above];
  const edges = new Float64Array(widths.length + 1);
  edges[0] = origin;
  widths.forEach((width, index) => {
    edges[index + 1] = (edges[index] as number) + width;
  });
  edges[widths.length] = origin + length;
  return edges;
}

/**
 * [m] The finest cell of a grid. A graded grid, with the calibrated cryoprobe and the mean enthalpy of its cells, is as
 * exact with cells half again as wide as an even grid with the cell asked for, as long as a cryoprobe spans two of them.
 */
export function finestCell(
  problem: BioheatProblem,
  resolution: Resolution,
  kind: "graded" | "uniform",
): number {
  const asked = Math.max(problem.cell, resolution.finestCell);
  if (kind === "uniform" || problem.cryoprobes.length === 0) return asked;
  return Math.max(asked, Math.min(asked * resolution.coarsening, resolution.coarsestFine));
}

/** Share of an active zone's length that lies along an axis, 0–1, of the cryoprobe that lies least along it. */
function alongAxis(problem: BioheatProblem, axis: 0 | 1 | 2): number {
  return Math.min(...problem.cryoprobes.map((cryoprobe) => Math.abs(cryoprobe.direction[axis]))) ** 2;
}

/** [m] How far from an active zone ice can be expected: it grows as the root of the time that is frozen for. */
function expectedReach(problem: BioheatProblem, resolution: Resolution): number {
  const seconds = problem.protocol.reduce(
    (sum, step) => sum + (step.kind === "freeze" ? step.duration : 0),
    0,
  );
  return resolution.iceGrowth * Math.sqrt(seconds);
}

/** Cell edges along x, y, z. */
export function gridEdges(
  problem: BioheatProblem,
  resolution: Resolution,
  kind: "graded" | "uniform",
): readonly [Float64Array, Float64Array, Float64Array] {
  const cell = finestCell(problem, resolution, kind);
  const edges = ([0, 1, 2] as const).map((axis) => {
    const line = { origin: problem.origin[axis], length: problem.size[axis], cell };
    if (kind === "uniform" || problem.cryoprobes.length === 0)
      return evenEdges(line.origin, line.length, cell);
    const reach = problem.cryoprobes.flatMap((cryoprobe) => {
      const radius = cryoprobe.shaftDiameter / 2;
      return activeZone(cryoprobe).flatMap((end) => [end[axis] - radius, end[axis] + radius]);
    });
    // Beyond the ends the front moves slowly and is read on the axis only; square to the zone it is read all round.
    const along = alongAxis(problem, axis);
    const mix = (square: number, end: number): number => square + along * (end - square);
    const square = Math.max(resolution.fineMargin, 4 * cell, 5 * problem.cell);
    const margin = mix(square, Math.max(resolution.endMargin, 3 * cell));
    return gradedEdges(
      line,
      { from: Math.min(...reach) - margin, to: Math.max(...reach) + margin },
      {
        growth: mix(resolution.growth, resolution.endGrowth),
        reach: expectedReach(problem, resolution) - margin,
        farGrowth: Math.max(resolution.farGrowth, resolution.endGrowth),
        largestCell: resolution.largestCell,
      },
    );
  });
  return [edges[0] as Float64Array, edges[1] as Float64Array, edges[2] as Float64Array];
}

const centersOf = (edges: Float64Array): Float64Array =>
  Float64Array.from(
    { length: edges.length - 1 },
    (_, i) => ((edges[i] as number) + (edges[i + 1] as number)) / 2,
  );

const widthsOf = (edges: Float64Array): Float64Array =>
  Float64Array.from({ length: edges.length - 1 }, (_, i) => (edges[i + 1] as number) - (edges[i] as number));

/** Makes the grid of given edges. */
export function solverGrid(edges: readonly [Float64Array, Float64Array, Float64Array]): SolverGrid {
  const [xEdges, yEdges, zEdges] = edges;
  const nx = xEdges.length - 1;
  const ny = yEdges.length - 1;
  const nz = zEdges.length - 1;
  const rowStride = 4 * Math.ceil(nx / 4);
  return {
    xEdges,
    yEdges,
    zEdges,
    nx,
    ny,
    nz,
    rowStride,
    size: rowStride * ny * nz,
    centers: [centersOf(xEdges), centersOf(yEdges), centersOf(zEdges)],
    widths: [widthsOf(xEdges), widthsOf(yEdges), widthsOf(zEdges)],
  };
}

/** Index of the cell of a row of edges that holds a coordinate, clamped into the row. */
export function cellIndex(edges: Float64Array, coordinate: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= coordinate) low = middle;
    else high = middle;
  }
  return low;
}

/** Calls back for every cell with its index in a padded field. */
export function forEachCell(
  grid: SolverGrid,
  visit: (cell: number, at: readonly [number, number, number]) => void,
): void {
  for (let k = 0; k < grid.nz; k++) {
    for (let j = 0; j < grid.ny; j++) {
      const row = grid.rowStride * (j + grid.ny * k);
      for (let i = 0; i < grid.nx; i++) visit(row + i, [i, j, k]);
    }
  }
}

/** Interpolation weights of a point between the eight nearest cell centers; cells may repeat at the wall. */
export function trilinear(grid: SolverGrid, point: Vec3): readonly { cell: number; weight: number }[] {
  const sides = ([0, 1, 2] as const).map((axis) => {
    const centers = grid.centers[axis];
    const last = centers.length - 1;
    let low = last === 0 ? 0 : Math.min(last - 1, cellIndex(centers, point[axis]));
    if (last > 0 && (centers[low] as number) > point[axis]) low = 0;
    const high = Math.min(last, low + 1);
    const from = centers[low] as number;
    const span = (centers[high] as number) - from;
    const share = span === 0 ? 0 : Math.min(1, Math.max(0, (point[axis] - from) / span));
    return [
      { index: low, share: 1 - share },
      { index: high, share },
    ] as const;
  });
  const corners: { cell: number; weight: number }[] = [];
  for (const x of sides[0] ?? []) {
    for (const y of sides[1] ?? []) {
      for (const z of sides[2] ?? []) {
        const weight = x.share * y.share * z.share;
        if (weight > 0)
          corners.push({ cell: x.index + grid.rowStride * (y.index + grid.ny * z.index), weight });
      }
    }
  }
  return corners;
}
