// What is kept of every cell at the end of a super-step, as `records.ts` says it plainly.

import { groups, i0, i1, j0, j1, laneSum, media, ny, rowStride } from "./state";
import { temperatureOf } from "./step";

/** The block that `record` reads, in words of four bytes: */
const minimumWord: usize = 0;
const coolingWord: usize = 4;
const warmingWord: usize = 8;
/** Address of the first field of times below a threshold, bytes from one to the next, their number, and the thresholds, f32. */
const belowWord: usize = 12;
const belowBytesWord: usize = 16;
const thresholdCountWord: usize = 20;
const thresholdsWord: usize = 24;
/** Freezing onset of each medium, f32, and the warmest of onsets and thresholds. */
const onsetsWord: usize = 28;
const warmestWord: usize = 32;

/** Freezing onset of four neighbors. */
// @ts-ignore: decorator
@inline
function onsetOf(onsets: usize, cell: i32): v128 {
  const mark = <i32>load<u16>(groups + (cell >> 1));
  if ((mark & 128) === 0) return v128.load32_splat(onsets + ((mark >> 8) << 2));
  let result = v128.load32_zero(onsets + (<usize>load<u8>(media + cell) << 2));
  result = v128.load_lane<f32>(onsets + (<usize>load<u8>(media + cell, 1) << 2), result, 1);
  result = v128.load_lane<f32>(onsets + (<usize>load<u8>(media + cell, 2) << 2), result, 2);
  return v128.load_lane<f32>(onsets + (<usize>load<u8>(media + cell, 3) << 2), result, 3);
}

/** Share of a straight course from a to b that lies below zero. */
// @ts-ignore: decorator
@inline
function shareBelow(a: v128, b: v128): v128 {
  const zero = f32x4.splat(0);
  const below = f32x4.add(f32x4.max(f32x4.neg(a), zero), f32x4.max(f32x4.neg(b), zero));
  const share = f32x4.div(below, f32x4.add(f32x4.abs(a), f32x4.abs(b)));
  return v128.bitselect(f32x4.splat(1), share, v128.and(f32x4.le(a, zero), f32x4.le(b, zero)));
}

/** Four neighbors of which one is or was below the onset of freezing or a threshold. */
// @ts-ignore: decorator
@inline
function recordCold(block: usize, cell: i32, was: v128, now: v128, length: v128): void {
  const at: usize = cell << 2;
  const count = load<i32>(block + thresholdCountWord);
  const thresholds = <usize>load<i32>(block + thresholdsWord);
  let below = <usize>load<i32>(block + belowWord) + at;
  for (let index = 0; index < count; index++) {
    const threshold = v128.load32_splat(thresholds + (index << 2));
    const share = shareBelow(f32x4.sub(was, threshold), f32x4.sub(now, threshold));
    v128.store(below, f32x4.add(v128.load(below), f32x4.mul(share, length)));
    below += <usize>load<i32>(block + belowBytesWord);
  }
  const onset = onsetOf(<usize>load<i32>(block + onsetsWord), cell);
  const wasWarm = f32x4.gt(was, onset);
  const isWarm = f32x4.gt(now, onset);
  if (!v128.any_true(v128.xor(wasWarm, isWarm))) return;
  const rate = f32x4.div(f32x4.sub(now, was), length);
  const warming = <usize>load<i32>(block + warmingWord) + at;
  v128.store(warming, v128.bitselect(rate, v128.load(warming), v128.andnot(isWarm, wasWarm)));
  const cooling = <usize>load<i32>(block + coolingWord) + at;
  const cooled = v128.load(cooling);
  const isFirst = v128.and(v128.andnot(wasWarm, isWarm), f32x4.eq(cooled, f32x4.splat(0)));
  v128.store(cooling, v128.bitselect(f32x4.neg(rate), cooled, isFirst));
}

/** Temperatures of a field of enthalpy over the planes from ≤ k < to, and what is kept of them; returns their sum. */
export function record(h: usize, was: usize, now: usize, block: usize, length: f32, from: i32, to: i32): f64 {
  const warmest = v128.load32_splat(block + warmestWord);
  const minimum = <usize>load<i32>(block + minimumWord);
  const vLength = f32x4.splat(length);
  let sum = f32x4.splat(0);
  for (let k = from; k < to; k++) {
    for (let j = j0; j < j1; j++) {
      const first = rowStride * (j + ny * k);
      for (let i = i0; i < i1; i += 4) {
        const cell = first + i;
        const at: usize = cell << 2;
        const after = temperatureOf(v128.load(h + at), cell);
        const before = v128.load(was + at);
        v128.store(now + at, after);
        sum = f32x4.add(sum, after);
        v128.store(minimum + at, f32x4.pmin(v128.load(minimum + at), after));
        if (v128.any_true(f32x4.le(f32x4.pmin(before, after), warmest)))
          recordCold(block, cell, before, after, vLength);
      }
    }
  }
  return laneSum(sum);
}
