// What is done once a super-step.

import { groups, i0, i1, j0, j1, k0, k1, laneSum, linesOf, ny, nz, rowStride, sharedLine, stateTable, xAxis, yAxis, zAxis } from "./state";

/** change = step·rate, the first stage, over the box of the last job. */
export function scale(rate: usize, change: usize, step: f32): void {
  const factor = f32x4.splat(step);
  for (let k = k0; k < k1; k++) {
    for (let j = j0; j < j1; j++) {
      const line = rowStride * (j + ny * k);
      for (let i = i0; i < i1; i += 4) {
        const at: usize = (line + i) << 2;
        v128.store(change + at, f32x4.mul(factor, v128.load(rate + at)));
      }
    }
  }
}

/** start += change, over the box of the last job. */
export function finish(start: usize, change: usize): void {
  for (let k = k0; k < k1; k++) {
    for (let j = j0; j < j1; j++) {
      const line = rowStride * (j + ny * k);
      for (let i = i0; i < i1; i += 4) {
        const at: usize = (line + i) << 2;
        v128.store(start + at, f32x4.add(v128.load(start + at), v128.load(change + at)));
      }
    }
  }
}

/** Line of the state table that four neighbors share, −1 where they need one each. */
// @ts-ignore: decorator
@inline
function sharedState(value: v128, cell: i32): i32 {
  const mark = <i32>load<u16>(groups + (cell >> 1));
  return mark & 128 ? -1 : sharedLine(value, mark >> 8);
}

/** Intercepts of T (`slopes`: its slopes) of four cells, each on a line of its own. */
// @ts-ignore: decorator
@inline
function rowsOf(line: v128, slopes: bool): v128 {
  const r0 = v128.load64_zero(stateTable + i32x4.extract_lane(line, 0));
  const r1 = v128.load64_zero(stateTable + i32x4.extract_lane(line, 1));
  const r2 = v128.load64_zero(stateTable + i32x4.extract_lane(line, 2));
  const r3 = v128.load64_zero(stateTable + i32x4.extract_lane(line, 3));
  const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  return slopes ? v128.shuffle<f64>(t0, t1, 1, 3) : v128.shuffle<f64>(t0, t1, 0, 2);
}

/** dT/dH of four neighbors. */
// @ts-ignore: decorator
@inline
function slopeOf(value: v128, cell: i32): v128 {
  const shared = sharedState(value, cell);
  return shared < 0 ? rowsOf(linesOf(value, cell), true) : v128.load32_splat(stateTable + shared, 4);
}

/** T above the reference of four neighbors. */
// @ts-ignore: decorator
@inline
export function temperatureOf(value: v128, cell: i32): v128 {
  const shared = sharedState(value, cell);
  if (shared < 0) {
    const line = linesOf(value, cell);
    return f32x4.add(rowsOf(line, false), f32x4.mul(rowsOf(line, true), value));
  }
  const row = stateTable + shared;
  return f32x4.add(v128.load32_splat(row), f32x4.mul(v128.load32_splat(row, 4), value));
}

/** Temperature above the reference of every cell of the box of the last job. */
export function temperatures(h: usize, out: usize): void {
  for (let k = k0; k < k1; k++) {
    for (let j = j0; j < j1; j++) {
      const first = rowStride * (j + ny * k);
      for (let i = i0; i < i1; i += 4) {
        const at: usize = (first + i) << 2;
        v128.store(out + at, temperatureOf(v128.load(h + at), first + i));
      }
    }
  }
}

/**
 * Error of a super-step of length τ that ended with `change`, as `step-control.ts` gives it, over the planes from ≤ k < to.
 * Stores at `sums` (f64) the sum of V·e² [m³·K²] and the volume [m³] of the cells that changed by more than `least` [K].
 */
export function errorOf(
  start: usize,
  change: usize,
  rate: usize,
  rateEnd: usize,
  length: f32,
  least: f32,
  from: i32,
  to: i32,
  sums: usize,
): void {
  const kept = f32x4.splat(-0.8);
  const driven = f32x4.splat(0.4 * length);
  const floor = f32x4.splat(least);
  const xWidth = xAxis + 2 * (<usize>rowStride << 2);
  let square: f64 = 0;
  let volume: f64 = 0;
  for (let k = from; k < to; k++) {
    const dz = load<f32>(zAxis + ((2 * nz + k) << 2));
    for (let j = j0; j < j1; j++) {
      const area = <f64>(dz * load<f32>(yAxis + ((2 * ny + j) << 2)));
      const first = rowStride * (j + ny * k);
      let squares = f32x4.splat(0);
      let widths = f32x4.splat(0);
      for (let i = i0; i < i1; i += 4) {
        const at: usize = (first + i) << 2;
        const d = v128.load(change + at);
        const slope = slopeOf(f32x4.add(v128.load(start + at), d), first + i);
        const rates = f32x4.add(v128.load(rate + at), v128.load(rateEnd + at));
        const e = f32x4.mul(slope, f32x4.add(f32x4.mul(kept, d), f32x4.mul(driven, rates)));
        const width = v128.load(xWidth + (i << 2));
        const isMoving = f32x4.gt(f32x4.abs(f32x4.mul(slope, d)), floor);
        squares = f32x4.add(squares, v128.and(f32x4.mul(width, f32x4.mul(e, e)), isMoving));
        widths = f32x4.add(widths, v128.and(width, isMoving));
      }
      square += laneSum(squares) * area;
      volume += laneSum(widths) * area;
    }
  }
  store<f64>(sums, square);
  store<f64>(sums, volume, 8);
}
