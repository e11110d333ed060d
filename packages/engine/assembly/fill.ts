// Fills the rolling planes at enthalpy start + change (0: no change yet). A branch that each group of cells decides anew costs more
// than the work behind it, so groups are told apart first, by lists, and each list is done in one way.

import { groupList, resistanceOffset, sourcePlane, temperatureOffset, thetaPlane } from "./planes";
import {
  binShift,
  fluxTable,
  groups,
  i0,
  i1,
  j0,
  j1,
  lowest,
  mediaOf,
  ny,
  perEnthalpy,
  plainRows,
  rowStride,
  sharedLine,
  stateTable,
  straightEnds,
  wholeGroups,
} from "./state";

/**
 * Ends of the lists of groups of the plane that is filled: those that bend in rows of one medium (0); in other rows those of several
 * media (1) and those of one (2).
 */
let bent: usize = 0;
let mixed: usize = 0;
let even: usize = 0;

/** Θ and S of plane k, T and 1/k beside other media. */
export function fillPlane(start: usize, change: usize, k: i32): void {
  bent = groupList(0);
  mixed = groupList(1);
  even = groupList(2);
  for (let j = j0, last = j1; j < last; j++) {
    const medium = <i32>load<u8>(plainRows + j + ny * k);
    if (medium === 255) listPatchyRow(j, k);
    else if (change === 0) fillPlainRow(false, start, change, j, k, medium);
    else fillPlainRow(true, start, change, j, k, medium);
  }
  fillBent(false, start, change, k, groupList(0), bent);
  fillBent(true, start, change, k, groupList(1), mixed);
  fillEven(start, change, k, groupList(2), even);
}

/** A row of one medium that touches no other: eight cells at once as all liquid or all ice, then again, from the list, where they are not. */
// @ts-ignore: decorator
@inline
function fillPlainRow(hasChange: bool, start: usize, change: usize, j: i32, k: i32, medium: i32): void {
  const first = rowStride * (j + ny * k);
  let cell = first + i0;
  const end = first + i1;
  const wholeEnd = min(end, first + wholeGroups);
  let theta = thetaPlane(k) + ((rowStride * j + i0) << 2);
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const iceEnd = v128.load32_splat(straightEnds + (medium << 3));
  const liquidStart = v128.load32_splat(straightEnds + (medium << 3), 4);
  const ice = fluxTable + (medium << (binShift + 4));
  const liquid = ice + (((1 << binShift) - 1) << 4);
  let list = bent;
  for (; cell + 4 < wholeEnd; cell += 8) {
    const at: usize = cell << 2;
    let value0 = v128.load(start + at);
    let value1 = v128.load(start + at, 16);
    if (hasChange) {
      value0 = f32x4.add(value0, v128.load(change + at));
      value1 = f32x4.add(value1, v128.load(change + at, 16));
    }
    const notLiquid = i32x4.bitmask(v128.or(f32x4.lt(value0, liquidStart), f32x4.lt(value1, liquidStart)));
    const notIce = i32x4.bitmask(v128.or(f32x4.ge(value0, iceEnd), f32x4.ge(value1, iceEnd)));
    const row = notLiquid ? ice : liquid;
    const thetaIntercept = v128.load32_splat(row);
    const thetaSlope = v128.load32_splat(row, 4);
    const sourceIntercept = v128.load32_splat(row, 8);
    const sourceSlope = v128.load32_splat(row, 12);
    const source = theta + sourceBytes;
    v128.store(theta, f32x4.add(thetaIntercept, f32x4.mul(thetaSlope, value0)));
    v128.store(theta, f32x4.add(thetaIntercept, f32x4.mul(thetaSlope, value1)), 16);
    v128.store(source, f32x4.add(sourceIntercept, f32x4.mul(sourceSlope, value0)));
    v128.store(source, f32x4.add(sourceIntercept, f32x4.mul(sourceSlope, value1)), 16);
    theta += 32;
    store<i32>(list, cell);
    store<i32>(list, cell + 4, 4);
    list += notLiquid && notIce ? 8 : 0;
  }
  // Single groups at the end, and what lies beside the padding.
  for (; cell < end; cell += 4) {
    store<i32>(list, cell);
    list += 4;
  }
  bent = list;
}

/** A row of several media, or one that touches another. */
function listPatchyRow(j: i32, k: i32): void {
  const first = rowStride * (j + ny * k);
  for (let cell = first + i0, end = first + i1; cell < end; cell += 4) {
    const isMixed = <usize>((load<u16>(groups + (cell >> 1)) >> 7) & 1);
    store<i32>(mixed, cell);
    mixed += isMixed << 2;
    store<i32>(even, cell);
    even += (isMixed ^ 1) << 2;
  }
}

// @ts-ignore: decorator
@inline
function valueOf(start: usize, change: usize, cell: i32): v128 {
  const at: usize = cell << 2;
  const value = v128.load(start + at);
  return change === 0 ? value : f32x4.add(value, v128.load(change + at));
}

/** Groups of one medium from a list: all liquid, all ice, or each cell on a line of its own. */
function fillEven(start: usize, change: usize, k: i32, from: usize, to: usize): void {
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const thetas = thetaPlane(k) - ((rowStride * ny * k) << 2);
  const states = stateTable - fluxTable;
  for (let at = from; at < to; at += 4) {
    const cell = load<i32>(at);
    const value = valueOf(start, change, cell);
    const theta = thetas + (cell << 2);
    const line = sharedLine(value, <i32>load<u16>(groups + (cell >> 1)) >> 8);
    if (line < 0) {
      fillLanes(true, value, cell, theta, sourceBytes);
      continue;
    }
    const flux = fluxTable + line;
    const state = flux + states;
    v128.store(theta, f32x4.add(v128.load32_splat(flux), f32x4.mul(v128.load32_splat(flux, 4), value)));
    v128.store(
      theta + sourceBytes,
      f32x4.add(v128.load32_splat(flux, 8), f32x4.mul(v128.load32_splat(flux, 12), value)),
    );
    v128.store(
      theta + temperatureOffset(),
      f32x4.add(v128.load32_splat(state), f32x4.mul(v128.load32_splat(state, 4), value)),
    );
    v128.store(theta + resistanceOffset(), v128.load32_splat(state, 12));
  }
}

/** Groups from a list, each cell on a line of its own; `isBeside`: T and 1/k too. */
// @ts-ignore: decorator
@inline
function fillBent(isBeside: bool, start: usize, change: usize, k: i32, from: usize, to: usize): void {
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const thetas = thetaPlane(k) - ((rowStride * ny * k) << 2);
  for (let at = from; at < to; at += 4) {
    const cell = load<i32>(at);
    fillLanes(isBeside, valueOf(start, change, cell), cell, thetas + (cell << 2), sourceBytes);
  }
}

/** Four cells, each on a line of its own. */
// @ts-ignore: decorator
@inline
function fillLanes(isBeside: bool, value: v128, cell: i32, theta: usize, sourceBytes: usize): void {
  const flux = fluxTable;
  const x = f32x4.add(f32x4.mul(value, f32x4.splat(perEnthalpy)), f32x4.splat(-lowest * perEnthalpy - 0.5));
  const magic = f32x4.splat(8388608);
  const most = f32x4.splat(<f32>((1 << binShift) - 1));
  const bin = v128.xor(f32x4.add(f32x4.pmin(most, f32x4.pmax(f32x4.splat(0), x)), magic), magic);
  const line = i32x4.shl(i32x4.add(i32x4.shl(mediaOf(cell), binShift), bin), 4);
  const l0 = i32x4.extract_lane(line, 0);
  const l1 = i32x4.extract_lane(line, 1);
  const l2 = i32x4.extract_lane(line, 2);
  const l3 = i32x4.extract_lane(line, 3);
  const r0 = v128.load(flux + l0);
  const r1 = v128.load(flux + l1);
  const r2 = v128.load(flux + l2);
  const r3 = v128.load(flux + l3);
  const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const t2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  const thetaIntercept = v128.shuffle<f64>(t0, t1, 0, 2);
  const thetaSlope = v128.shuffle<f64>(t0, t1, 1, 3);
  const sourceIntercept = v128.shuffle<f64>(t2, t3, 0, 2);
  const sourceSlope = v128.shuffle<f64>(t2, t3, 1, 3);
  v128.store(theta, f32x4.add(thetaIntercept, f32x4.mul(thetaSlope, value)));
  v128.store(theta + sourceBytes, f32x4.add(sourceIntercept, f32x4.mul(sourceSlope, value)));
  if (!isBeside) return;
  const state = stateTable;
  const s0 = v128.load(state + l0);
  const s1 = v128.load(state + l1);
  const s2 = v128.load(state + l2);
  const s3 = v128.load(state + l3);
  const u0 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5);
  const u1 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5);
  const u2 = v128.shuffle<f32>(s0, s1, 3, 7, 3, 7);
  const u3 = v128.shuffle<f32>(s2, s3, 3, 7, 3, 7);
  const intercept = v128.shuffle<f64>(u0, u1, 0, 2);
  const slope = v128.shuffle<f64>(u0, u1, 1, 3);
  v128.store(theta + temperatureOffset(), f32x4.add(intercept, f32x4.mul(slope, value)));
  v128.store(theta + resistanceOffset(), v128.shuffle<f64>(u2, u3, 0, 2));
}
