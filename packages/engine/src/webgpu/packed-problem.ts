import type { Discretization } from "../discretization.ts";
import { axisWeights } from "../stencil.ts";
import type { SurfaceExchange } from "../surface-exchange.ts";
import type { SpecialFaces } from "../walls.ts";
import { headerWords, interfaceWords, wallWords } from "./shader-parts.ts";

/** A discretization as the kernels read it. */
export interface PackedProblem {
  readonly tables: Float32Array<ArrayBuffer>;
  readonly media: Uint8Array<ArrayBuffer>;
  readonly axes: Float32Array<ArrayBuffer>;
  readonly curves: Float32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly specialCells: number;
  readonly entries: Uint32Array<ArrayBuffer>;
  /** First entry and number of entries of each coupling. */
  readonly spans: readonly { readonly first: number; readonly count: number }[];
}

/** [K] Stands for a medium that never freezes: below it nothing crosses. */
const neverFreezes = -1e30;

function packTables(source: Discretization): {
  tables: Float32Array<ArrayBuffer>;
  curves: Float32Array<ArrayBuffer>;
} {
  const { table, map, curves, reference, problem } = source;
  const lines = table.conductivity.length;
  const count = map.media.length;
  const tables = new Float32Array(4 * (2 * lines + 2 * count + problem.thresholds.length));
  for (let line = 0; line < lines; line++) {
    const flux = [table.kirchhoffIntercept, table.kirchhoffSlope, table.sourceIntercept, table.sourceSlope];
    const state = [table.temperatureIntercept, table.temperatureSlope, table.conductivity];
    flux.forEach((column, offset) => {
      tables[4 * line + offset] = column[line] as number;
    });
    state.forEach((column, offset) => {
      tables[4 * (lines + line) + offset] = column[line] as number;
    });
  }
  const words = new Uint32Array(tables.buffer);
  const knots: number[] = [];
  map.media.forEach((medium, index) => {
    const at = 4 * (2 * lines + index);
    const isTissue = medium.kind === "tissue";
    tables[at] = isTissue ? medium.freezingStart - reference : neverFreezes;
    tables[at + 1] = isTissue ? medium.freezingEnd - reference : neverFreezes - 1;
    tables[at + 2] = isTissue ? medium.metabolicHeat : 0;
    const curve = curves[index];
    const place = at + 4 * count;
    words[place] = knots.length / 2;
    words[place + 1] = curve?.temperature.length ?? 0;
    curve?.temperature.forEach((value, knot) => {
      knots.push(value - reference, curve.kirchhoff[knot] as number);
    });
  });
  problem.thresholds.forEach((threshold, index) => {
    tables[4 * (2 * lines + 2 * count + index)] = threshold - reference;
  });
  return { tables, curves: Float32Array.from(knots) };
}

function packAxes({ grid }: Discretization): Float32Array<ArrayBuffer> {
  const lengths = [grid.rowStride, grid.ny, grid.nz] as const;
  const packed = new Float32Array(3 * lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const axis of [0, 1, 2] as const) {
    const length = lengths[axis];
    const { lower, upper } = axisWeights(grid, axis, length);
    packed.set(lower, at);
    packed.set(upper, at + length);
    packed.set(grid.widths[axis], at + 2 * length);
    at += 3 * length;
  }
  return packed;
}

interface SpecialCell {
  readonly interfaces: number[][];
  readonly walls: number[][];
  readonly entries: number[];
}

/** Everything that faces, walls and couplings do, gathered by the cell that it is done to. */
function specialCells(
  source: Discretization,
  faces: SpecialFaces,
  exchanges: readonly SurfaceExchange[],
): Map<number, SpecialCell> {
  const cells = new Map<number, SpecialCell>();
  const at = (cell: number): SpecialCell => {
    const found = cells.get(cell) ?? { interfaces: [], walls: [], entries: [] };
    cells.set(cell, found);
    return found;
  };
  const { interfaces, walls } = faces;
  const medium = (cell: number): number => source.map.medium[cell] as number;
  interfaces.first.forEach((first, index) => {
    const second = interfaces.second[index] as number;
    const area = interfaces.areas[index] as number;
    const near = interfaces.firstDistances[index] as number;
    const far = interfaces.secondDistances[index] as number;
    at(first).interfaces.push([second, medium(second), area, near, far]);
    at(second).interfaces.push([first, medium(first), area, far, near]);
  });
  walls.cells.forEach((cell, index) => {
    const parts = [walls.areas, walls.resistances, walls.distances, walls.temperatures, walls.potentials];
    at(cell).walls.push(parts.map((part) => part[index] as number));
  });
  let entry = 0;
  for (const exchange of exchanges) {
    for (const cell of exchange.cells) {
      at(cell).entries.push(entry);
      entry += 1;
    }
  }
  return cells;
}

/** Rows of the special cells: headers first, then what they point at. */
function packRows(
  { map, volume }: Discretization,
  cells: ReadonlyMap<number, SpecialCell>,
): Uint32Array<ArrayBuffer> {
  let size = headerWords * cells.size;
  for (const { interfaces, walls, entries } of cells.values())
    size += interfaceWords * interfaces.length + wallWords * walls.length + entries.length;
  const rows = new Uint32Array(Math.max(size, headerWords));
  const reals = new Float32Array(rows.buffer);
  let header = 0;
  let free = headerWords * cells.size;
  for (const [cell, { interfaces, walls, entries }] of cells) {
    const wallsAt = free + interfaceWords * interfaces.length;
    const entriesAt = wallsAt + wallWords * walls.length;
    rows.set([cell, map.medium[cell] as number], header);
    reals[header + 2] = 1 / (volume[cell] as number);
    rows.set([free, interfaces.length, wallsAt, walls.length, entriesAt, entries.length], header + 3);
    for (const row of interfaces) {
      rows.set(row.slice(0, 2), free);
      reals.set(row.slice(2), free + 2);
      free += interfaceWords;
    }
    for (const row of walls) {
      reals.set(row, free);
      free += wallWords;
    }
    rows.set(entries, free);
    free += entries.length;
    header += headerWords;
  }
  return rows;
}

function packEntries(
  { map }: Discretization,
  exchanges: readonly SurfaceExchange[],
): Uint32Array<ArrayBuffer> {
  const count = exchanges.reduce((sum, exchange) => sum + exchange.cells.length, 0);
  const entries = new Uint32Array(4 * Math.max(count, 1));
  const reals = new Float32Array(entries.buffer);
  let at = 0;
  for (const exchange of exchanges) {
    exchange.cells.forEach((cell, index) => {
      entries.set([cell, map.medium[cell] as number], at);
      reals.set([exchange.areas[index] as number, exchange.conductance[index] as number], at + 2);
      at += 4;
    });
  }
  return entries;
}

/** Packs a discretization with its faces and the exchanges of all cryoprobes, then all vessels. */
export function packProblem(
  source: Discretization,
  faces: SpecialFaces,
  exchanges: readonly SurfaceExchange[],
): PackedProblem {
  const cells = specialCells(source, faces, exchanges);
  let first = 0;
  const spans = exchanges.map((exchange) => {
    const span = { first, count: exchange.cells.length };
    first += exchange.cells.length;
    return span;
  });
  return {
    ...packTables(source),
    media: Uint8Array.from(source.map.medium),
    axes: packAxes(source),
    rows: packRows(source, cells),
    specialCells: cells.size,
    entries: packEntries(source, exchanges),
    spans,
  };
}
