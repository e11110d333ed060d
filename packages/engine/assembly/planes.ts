// Rolling planes: what the operator needs of the planes k − 1, k and k + 1, computed once a cell and kept in the cache.

import { binShift, fluxTable, groups, i0, i1, j0, j1, lowest, media, ny, perEnthalpy, plainRows, planeBytes, planes, rowStride, sharedLine, stateTable, straightEnds, wholeGroups } from "./state";

// @ts-ignore: decorator
@inline
function slot(index: i32): usize {
  return planes + <usize>index * planeBytes + (<usize>(rowStride + 4) << 2);
}

/** Θ of plane k. */
// @ts-ignore: decorator
@inline
export function thetaPlane(k: i32): usize {
  return slot(k % 3);
}

/** S of plane k. */
// @ts-ignore: decorator
@inline
export function sourcePlane(k: i32): usize {
  return slot(3 + (k % 3));
}

/** T of a cell, beside other media only, lies so far behind its Θ. */
// @ts-ignore: decorator
@inline
export function temperatureOffset(): usize {
  return 6 * planeBytes;
}

/** 1/k of a cell, beside other media only, lies so far behind its Θ. */
// @ts-ignore: decorator
@inline
export function resistanceOffset(): usize {
  return 9 * planeBytes;
}

/**
 * What faces between media change, kept from one cell to the next: for the row of the last upper faces along y, and for the plane of
 * those along z (`stage.ts`).
 */
// @ts-ignore: decorator
@inline
export function rowJumps(): usize {
  return slot(13);
}

// @ts-ignore: decorator
@inline
export function planeJumps(): usize {
  return slot(14);
}

/** Groups of the plane that need a line for each cell, as the place of their first cell. */
// @ts-ignore: decorator
@inline
function bentGroups(): usize {
  return slot(12);
}

/**
 * Fills Θ and S, and T and 1/k where they are needed, of plane k at enthalpy start + change (0: no change yet). First all
 * groups as if they were straight, liquid or ice, without a branch; then again those that are not.
 */
export function fillPlane(start: usize, change: usize, k: i32): void {
  const bent = change === 0 ? fillStraight(false, start, change, k) : fillStraight(true, start, change, k);
  fillBent(start, change, k, bent);
}

/** Returns the end of the list of bent groups. */
// @ts-ignore: decorator
@inline
function fillStraight(hasChange: bool, start: usize, change: usize, k: i32): usize {
  const flux = fluxTable;
  const shift = binShift + 4;
  const lastLine = ((1 << binShift) - 1) << 4;
  const ends = straightEnds;
  const marks = groups;
  const stride = rowStride;
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const plane = ny * k;
  let bent = bentGroups();
  for (let j = j0, last = j1; j < last; j++) {
    let cell = stride * (j + plane) + i0;
    const cellEnd = cell + i1 - i0;
    let theta = thetaPlane(k) + ((stride * j + i0) << 2);
    const medium = <i32>load<u8>(plainRows + j + plane);
    const iceEnd = v128.load32_splat(ends + (medium << 3));
    const liquidStart = v128.load32_splat(ends + (medium << 3), 4);
    const ice = flux + (medium << shift);
    const liquid = ice + lastLine;
    const plainEnd = medium === 255 ? 0 : min(cellEnd, stride * (j + plane) + wholeGroups);
    for (; cell + 4 < plainEnd; cell += 8) {
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
      store<i32>(bent, cell);
      store<i32>(bent, cell + 4, 4);
      bent += notLiquid && notIce ? 8 : 0;
    }
    for (; cell < cellEnd; cell += 4) {
      store<i32>(bent, cell);
      bent += 4;
    }
  }
  return bent;
}

function fillBent(start: usize, change: usize, k: i32, bent: usize): void {
  const flux = fluxTable;
  const state = stateTable;
  const shift = binShift;
  const vLowest = f32x4.splat(-lowest * perEnthalpy - 0.5);
  const magic = f32x4.splat(8388608);
  const vPer = f32x4.splat(perEnthalpy);
  const vMost = f32x4.splat(<f32>((1 << binShift) - 1));
  const zero = f32x4.splat(0);
  const temperatureBytes = temperatureOffset();
  const resistanceBytes = resistanceOffset();
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const labels = media;
  const marks = groups;
  const thetas = thetaPlane(k) - ((rowStride * ny * k) << 2);
  for (let at = bentGroups(); at < bent; at += 4) {
    const cell = load<i32>(at);
    let value = v128.load(start + (cell << 2));
    if (change !== 0) value = f32x4.add(value, v128.load(change + (cell << 2)));
    const mark = <i32>load<u16>(marks + (cell >> 1));
    const theta = thetas + (cell << 2);
    const shared = mark & 128 ? -1 : sharedLine(value, mark >> 8);
    if (shared >= 0) {
      const row = flux + shared;
      const slab = state + shared;
      v128.store(theta, f32x4.add(v128.load32_splat(row), f32x4.mul(v128.load32_splat(row, 4), value)));
      v128.store(theta + sourceBytes, f32x4.add(v128.load32_splat(row, 8), f32x4.mul(v128.load32_splat(row, 12), value)));
      v128.store(theta + temperatureBytes, f32x4.add(v128.load32_splat(slab), f32x4.mul(v128.load32_splat(slab, 4), value)));
      v128.store(theta + resistanceBytes, v128.load32_splat(slab, 12));
      continue;
    }
    const x = f32x4.add(f32x4.mul(value, vPer), vLowest);
    const bin = v128.xor(f32x4.add(f32x4.pmin(vMost, f32x4.pmax(zero, x)), magic), magic);
    let line: v128;
    if (mark & 128) {
      const medium = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(labels + cell)));
      line = i32x4.shl(i32x4.add(i32x4.shl(medium, shift), bin), 4);
    } else line = i32x4.shl(i32x4.add(i32x4.splat((mark >> 8) << shift), bin), 4);
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
    if (mark & 63) {
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
      v128.store(theta + temperatureBytes, f32x4.add(intercept, f32x4.mul(slope, value)));
      v128.store(theta + resistanceBytes, v128.shuffle<f64>(u2, u3, 0, 2));
    }
  }
}
