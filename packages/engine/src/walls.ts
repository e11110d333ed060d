import { onCurve } from "./curves.ts";
import type { Discretization } from "./discretization.ts";
import type { Boundary, BoundaryCondition } from "./problem.ts";
import { staircaseShare } from "./wall-area.ts";

/**
 * Faces between a solved cell and something of fixed temperature: the sides of the box and convective media.
 *
 *     q = A (T_∞ − T_c) / ( 1/h + d/k̄ ),   k̄ = ( Θ(T_∞) − Θ_c ) / ( T_∞ − T_c )
 *
 * With h → ∞ that is the exact Kirchhoff flux A (Θ_∞ − Θ_c)/d from a wall at T_∞.
 */
export interface Walls {
  readonly cells: Int32Array;
  /** [m²] */
  readonly areas: Float64Array;
  /** [m²·K/W] 1/h; zero for a held temperature. */
  readonly resistances: Float64Array;
  /** [m] Cell center to wall. */
  readonly distances: Float64Array;
  /** [K] Outer temperature above the reference temperature. */
  readonly temperatures: Float64Array;
  /** [W/m] Kirchhoff potential of the cell's tissue at the outer temperature. */
  readonly potentials: Float64Array;
}

/** Faces between two different media of which at least one is solved. */
export interface Interfaces {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** [m²] */
  readonly areas: Float64Array;
  /** [m] Center of the first cell to the face. */
  readonly firstDistances: Float64Array;
  readonly secondDistances: Float64Array;
}

/** Both lists. */
export interface SpecialFaces {
  readonly walls: Walls;
  readonly interfaces: Interfaces;
}

interface WallRow {
  readonly cell: number;
  readonly area: number;
  readonly distance: number;
  readonly heatTransfer: number;
  /** [°C] */
  readonly temperature: number;
}

function wallRow(
  face: { cell: number; area: number; distance: number },
  condition: BoundaryCondition,
): WallRow | null {
  if (condition.kind === "insulated") return null;
  if (condition.kind === "temperature") {
    return { ...face, heatTransfer: Number.POSITIVE_INFINITY, temperature: condition.temperature };
  }
  if (condition.heatTransfer === 0) return null;
  return { ...face, heatTransfer: condition.heatTransfer, temperature: condition.ambient };
}

function packWalls(discretization: Discretization, rows: readonly WallRow[]): Walls {
  const { curves, map, reference } = discretization;
  return {
    cells: Int32Array.from(rows, (row) => row.cell),
    areas: Float64Array.from(rows, (row) => row.area),
    resistances: Float64Array.from(rows, (row) => 1 / row.heatTransfer),
    distances: Float64Array.from(rows, (row) => row.distance),
    temperatures: Float64Array.from(rows, (row) => row.temperature - reference),
    potentials: Float64Array.from(rows, (row) => {
      const curve = curves[map.medium[row.cell] as number];
      return curve ? onCurve(curve.temperature, curve.kirchhoff, row.temperature) : 0;
    }),
  };
}

const sides: readonly (readonly [keyof Boundary, keyof Boundary])[] = [
  ["xMin", "xMax"],
  ["yMin", "yMax"],
  ["zMin", "zMax"],
];

interface Face {
  readonly first: number;
  readonly second: number;
  readonly area: number;
  readonly firstDistance: number;
  readonly secondDistance: number;
}

interface Collector {
  readonly discretization: Discretization;
  readonly walls: WallRow[];
  readonly faces: Face[];
}

type Axis = 0 | 1 | 2;

/** Adds the tissue cells at both sides of the box along one axis. */
function collectSides(collector: Collector, axis: Axis): void {
  const { grid, problem } = collector.discretization;
  const last = ([grid.nx, grid.ny, grid.nz][axis] as number) - 1;
  (sides[axis] ?? []).forEach((side, end) => {
    const condition = problem.boundary[side];
    if (condition.kind !== "insulated")
      collectSide(collector, { axis, place: end === 0 ? 0 : last }, condition);
  });
}

/** Adds the tissue cells of one layer as a wall. */
function collectSide(
  collector: Collector,
  layer: { readonly axis: Axis; readonly place: number },
  condition: BoundaryCondition,
): void {
  const { grid, map, volume } = collector.discretization;
  const { axis, place } = layer;
  const counts = [grid.nx, grid.ny, grid.nz] as const;
  const strides = [1, grid.rowStride, grid.rowStride * grid.ny] as const;
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3] as [Axis, Axis];
  const width = grid.widths[axis][place] as number;
  for (let b = 0; b < counts[v]; b++) {
    for (let a = 0; a < counts[u]; a++) {
      const cell = place * strides[axis] + a * strides[u] + b * strides[v];
      if (map.media[map.medium[cell] as number]?.kind !== "tissue") continue;
      const row = wallRow({ cell, area: (volume[cell] as number) / width, distance: width / 2 }, condition);
      if (row !== null) collector.walls.push(row);
    }
  }
}

/** Adds the faces between different media along one axis. */
function collectBetween(collector: Collector, axis: Axis): void {
  const { grid, map, volume } = collector.discretization;
  const { medium } = map;
  const { nx, ny, nz, rowStride } = grid;
  const stride = [1, rowStride, rowStride * ny][axis] as number;
  const widths = grid.widths[axis];
  const lastX = axis === 0 ? nx - 1 : nx;
  for (let row = 0; row < ny * nz; row++) {
    const [j, k] = [row % ny, Math.floor(row / ny)];
    if ((axis === 1 && j === ny - 1) || (axis === 2 && k === nz - 1)) continue;
    for (let i = 0, cell = row * rowStride; i < lastX; i++, cell++) {
      if (medium[cell] === medium[cell + stride]) continue;
      const place = [i, j, k][axis] as number;
      const width = widths[place] as number;
      collectInterface(collector, {
        first: cell,
        second: cell + stride,
        area: (volume[cell] as number) / width,
        firstDistance: width / 2,
        secondDistance: (widths[place + 1] as number) / 2,
      });
    }
  }
}

function collectInterface(collector: Collector, face: Face): void {
  const { map } = collector.discretization;
  const isTissue = (cell: number): boolean => map.media[map.medium[cell] as number]?.kind === "tissue";
  if (!isTissue(face.first) && !isTissue(face.second)) return;
  collector.faces.push(face);
  const { area } = face;
  collectWall(collector, { cell: face.second, area, distance: face.secondDistance }, face.first);
  collectWall(collector, { cell: face.first, area, distance: face.firstDistance }, face.second);
}

/** Adds the wall of a tissue cell toward a cell of a convective medium. */
function collectWall(
  collector: Collector,
  side: { cell: number; area: number; distance: number },
  toward: number,
): void {
  const { map, grid } = collector.discretization;
  const label = map.medium[toward] as number;
  const medium = map.media[label];
  if (medium?.kind !== "convective" || medium.heatTransfer === 0) return;
  const row = Math.floor(side.cell / grid.rowStride);
  const at = [side.cell % grid.rowStride, row % grid.ny, Math.floor(row / grid.ny)] as const;
  // Only the film shrinks: conduction to a staircase of fixed temperature finds the true surface by itself.
  const heatTransfer = medium.heatTransfer * staircaseShare(collector.discretization, at, label);
  collector.walls.push({ ...side, heatTransfer, temperature: medium.temperature });
}

function packInterfaces(faces: readonly Face[]): Interfaces {
  const count = faces.length;
  const packed: Interfaces = {
    first: new Int32Array(count),
    second: new Int32Array(count),
    areas: new Float64Array(count),
    firstDistances: new Float64Array(count),
    secondDistances: new Float64Array(count),
  };
  faces.forEach((face, index) => {
    packed.first[index] = face.first;
    packed.second[index] = face.second;
    packed.areas[index] = face.area;
    packed.firstDistances[index] = face.firstDistance;
    packed.secondDistances[index] = face.secondDistance;
  });
  return packed;
}

/** Finds every face that is not between two cells of one tissue. */
export function specialFaces(discretization: Discretization): SpecialFaces {
  const collector: Collector = { discretization, walls: [], faces: [] };
  for (const axis of [0, 1, 2] as const) {
    collectSides(collector, axis);
    collectBetween(collector, axis);
  }
  return {
    walls: packWalls(discretization, collector.walls),
    interfaces: packInterfaces(collector.faces),
  };
}
