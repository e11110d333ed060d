import { type Discretization, steepestTemperature } from "./discretization.ts";
import type { SolverGrid } from "./grid.ts";
import type { Field } from "./surface-exchange.ts";

/*
 * Cells far from everything stay at the temperature they began with, and need no work. The cells that take part are a box
 * of the grid: at first those where anything flows at all, later also those that the cold has come near to. At the sides
 * of the box nothing flows, so that no heat is lost; what would have flowed there is below `sleepingChange`.
 */

/** Ranges of cells along x, y, z, ends excluded. Along x both are multiples of four. */
export interface ActiveBox {
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
}

/** Cells that the box reaches beyond the last cell that changes. */
const reserve = 3;

/** [K/s] What changes more slowly at the start sleeps: 0.06 mK in ten minutes. */
const sleepingRate = 1e-7;

/** [K] The box grows before a cell at its side has moved by this much. */
const sleepingChange = 2e-3;

/** The box of all cells. */
export function wholeBox(grid: SolverGrid): ActiveBox {
  return { from: [0, 0, 0], to: [grid.rowStride, grid.ny, grid.nz] };
}

/** A box of cells with `more` cells added on every side, held inside the grid and rounded to groups of four. */
function widened(grid: SolverGrid, box: ActiveBox, more: number): ActiveBox {
  const counts = [grid.rowStride, grid.ny, grid.nz] as const;
  const low = (axis: 0 | 1 | 2): number => Math.max(0, box.from[axis] - more);
  const high = (axis: 0 | 1 | 2): number => Math.min(counts[axis], box.to[axis] + more);
  return {
    from: [4 * Math.floor(low(0) / 4), low(1), low(2)],
    to: [4 * Math.ceil(high(0) / 4), high(1), high(2)],
  };
}

/** The smallest box that holds every cell of `box` for which `isActive` holds; null where there is none. */
function boxOf(grid: SolverGrid, box: ActiveBox, isActive: (cell: number) => boolean): ActiveBox | null {
  const from: [number, number, number] = [grid.rowStride, grid.ny, grid.nz];
  const to: [number, number, number] = [0, 0, 0];
  for (let k = box.from[2]; k < box.to[2]; k++) {
    for (let j = box.from[1]; j < box.to[1]; j++) {
      const row = grid.rowStride * (j + grid.ny * k);
      let first = box.from[0];
      let last = box.to[0] - 1;
      while (first <= last && !isActive(row + first)) first += 1;
      if (first > last) continue;
      while (!isActive(row + last)) last -= 1;
      from[0] = Math.min(from[0], first);
      to[0] = Math.max(to[0], last + 1);
      from[1] = Math.min(from[1], j);
      to[1] = Math.max(to[1], j + 1);
      from[2] = Math.min(from[2], k);
      to[2] = Math.max(to[2], k + 1);
    }
  }
  return to[0] === 0 ? null : { from, to };
}

/**
 * The box to begin with: round `coupled` cells, which cryoprobes and vessels touch, and wherever the rate [W/m³] of the whole
 * field changes any temperature.
 */
export function firstBox(
  discretization: Discretization,
  rate: Field,
  coupled: readonly Int32Array[],
): ActiveBox {
  const { grid, map } = discretization;
  const slowest = steepestTemperature(discretization).map((steepest) => sleepingRate / steepest);
  const whole = wholeBox(grid);
  const touched = new Set(coupled.flatMap((cells) => [...cells]));
  const isActive = (cell: number): boolean =>
    Math.abs(rate[cell] as number) > (slowest[map.medium[cell] as number] as number) || touched.has(cell);
  const active = boxOf(grid, whole, isActive);
  return active === null ? whole : widened(grid, active, reserve);
}

/** Whether any cell of one layer of a box has moved. */
function hasMoved(
  grid: SolverGrid,
  layer: ActiveBox,
  { now, start }: { readonly now: Float32Array; readonly start: Float32Array },
): boolean {
  const { from, to } = layer;
  for (let k = from[2]; k < to[2]; k++) {
    for (let j = from[1]; j < to[1]; j++) {
      const row = grid.rowStride * (j + grid.ny * k);
      for (let cell = row + from[0]; cell < row + to[0]; cell++) {
        if (Math.abs((now[cell] as number) - (start[cell] as number)) > sleepingChange) return true;
      }
    }
  }
  return false;
}

/** A box with its range along one axis replaced. */
function withRange(box: ActiveBox, axis: 0 | 1 | 2, range: readonly [number, number]): ActiveBox {
  const put = (ends: readonly [number, number, number], value: number): [number, number, number] => {
    const copy: [number, number, number] = [...ends];
    copy[axis] = value;
    return copy;
  };
  return { from: put(box.from, range[0]), to: put(box.to, range[1]) };
}

/**
 * The box for the next super-step, from temperatures above the reference [K] now and at the start: wider wherever a cell
 * within `reserve` of a side has moved. The same object when none has.
 */
export function nextBox(
  grid: SolverGrid,
  box: ActiveBox,
  fields: { readonly now: Float32Array; readonly start: Float32Array },
): ActiveBox {
  const counts = [grid.rowStride, grid.ny, grid.nz] as const;
  let next = box;
  for (const axis of [0, 1, 2] as const) {
    const grain = axis === 0 ? 4 : 1;
    const inner = grain * Math.ceil(reserve / grain);
    const [from, to] = [box.from[axis], box.to[axis]];
    const low = withRange(box, axis, [from, Math.min(to, from + inner)]);
    const high = withRange(box, axis, [Math.max(from, to - inner), to]);
    const isLow = from > 0 && hasMoved(grid, low, fields);
    const isHigh = to < counts[axis] && hasMoved(grid, high, fields);
    if (!isLow && !isHigh) continue;
    next = withRange(next, axis, [
      isLow ? Math.max(0, next.from[axis] - inner) : next.from[axis],
      isHigh ? Math.min(counts[axis], next.to[axis] + inner) : next.to[axis],
    ]);
  }
  return next;
}

/** Whether a cell, by its place in a padded field, lies in the box. */
export function isInBox(grid: SolverGrid, box: ActiveBox, cell: number): boolean {
  const i = cell % grid.rowStride;
  const row = (cell - i) / grid.rowStride;
  const j = row % grid.ny;
  const k = (row - j) / grid.ny;
  const { from, to } = box;
  return i >= from[0] && i < to[0] && j >= from[1] && j < to[1] && k >= from[2] && k < to[2];
}
