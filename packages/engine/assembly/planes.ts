// Rolling planes: what the operator needs of the planes k − 1, k and k + 1, computed once a cell and kept in the cache.

import { binShift, fluxTable, groups, i0, i1, j0, j1, lowest, media, ny, perEnthalpy, planes, rowStride, stateTable } from "./state";

// @ts-ignore: decorator
@inline
function slot(index: i32): usize {
  return planes + <usize>(index * ((ny + 2) * rowStride + 8) + rowStride + 4) * 4;
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

/** T of plane k, beside other media only; 1/k lies `resistanceOffset` behind it. */
// @ts-ignore: decorator
@inline
export function temperaturePlane(k: i32): usize {
  return slot(6 + (k % 3));
}

// @ts-ignore: decorator
@inline
export function resistanceOffset(): usize {
  return slot(3) - slot(0);
}

/** Fills Θ and S, and T and 1/k where they are needed, of plane k at enthalpy start + change (0: no change yet). */
export function fillPlane(start: usize, change: usize, k: i32): void {
  const flux = fluxTable;
  const state = stateTable;
  const shift = binShift;
  const vLowest = f32x4.splat(-lowest * perEnthalpy - 0.5);
  const magic = f32x4.splat(8388608);
  const vPer = f32x4.splat(perEnthalpy);
  const vMost = f32x4.splat(<f32>((1 << binShift) - 1));
  const zero = f32x4.splat(0);
  const stride = rowStride;
  const end = i1;
  const begin = i0;
  const last = j1;
  const plane = ny * k;
  const temperatureBytes = temperaturePlane(k) - thetaPlane(k);
  const resistanceBytes = resistanceOffset();
  const sourceBytes = sourcePlane(k) - thetaPlane(k);
  const labels = media;
  const marks = groups;
  for (let j = j0; j < last; j++) {
    let cell = stride * (j + plane) + begin;
    const cellEnd = cell + end - begin;
    let theta = thetaPlane(k) + ((stride * j + begin) << 2);
    for (; cell < cellEnd; cell += 4) {
      let value = v128.load(start + (cell << 2));
      if (change !== 0) value = f32x4.add(value, v128.load(change + (cell << 2)));
      const x = f32x4.add(f32x4.mul(value, vPer), vLowest);
      const bin = v128.xor(f32x4.add(f32x4.pmin(vMost, f32x4.pmax(zero, x)), magic), magic);
      let line: v128;
      const mark = <i32>load<u16>(marks + (cell >> 1));
      if (mark & 128) {
        const medium = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(labels + cell)));
        line = i32x4.shl(i32x4.add(i32x4.shl(medium, shift), bin), 4);
      } else line = i32x4.shl(i32x4.add(i32x4.splat((mark >> 8) << shift), bin), 4);
      const l0 = i32x4.extract_lane(line, 0);
      const r0 = v128.load(flux + l0);
      if ((mark & 192) === 0 && i32x4.all_true(i32x4.eq(line, v128.shuffle<i32>(line, line, 0, 0, 0, 0)))) {
        // Four neighbors on one line, as most are: all liquid or all ice.
        const sameTheta = f32x4.mul(v128.shuffle<f32>(r0, r0, 1, 1, 1, 1), value);
        const sameSource = f32x4.mul(v128.shuffle<f32>(r0, r0, 3, 3, 3, 3), value);
        v128.store(theta, f32x4.add(v128.shuffle<f32>(r0, r0, 0, 0, 0, 0), sameTheta));
        v128.store(theta + sourceBytes, f32x4.add(v128.shuffle<f32>(r0, r0, 2, 2, 2, 2), sameSource));
        theta += 16;
        continue;
      }
      const l1 = i32x4.extract_lane(line, 1);
      const l2 = i32x4.extract_lane(line, 2);
      const l3 = i32x4.extract_lane(line, 3);
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
      if (mark & 64) {
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
        const temperature = theta + temperatureBytes;
        v128.store(temperature, f32x4.add(intercept, f32x4.mul(slope, value)));
        v128.store(temperature + resistanceBytes, v128.shuffle<f64>(u2, u3, 0, 2));
      }
      theta += 16;
    }
  }
}
