// One stage of a super-step over all cells: ∂H/∂t = ∇·(∇Θ) + S(H), four cells at a time.
//
// Θ and S of a plane are computed once, into planes that stay in the cache; the stencil then reads three of them.
// Faces between media and walls are not known here: `faces.ts` corrects them afterward.

import {
  fluxTable,
  linesOf,
  ny,
  nz,
  planes,
  rowStride,
  stateTable,
  xAxis,
  yAxis,
  zAxis,
} from "./state";

// @ts-ignore: decorator
@inline
function slotBytes(): usize {
  return ((ny + 2) * rowStride + 8) * 4;
}

// @ts-ignore: decorator
@inline
function slot(index: i32): usize {
  return planes + <usize>index * slotBytes() + (rowStride + 4) * 4;
}

/** Θ and S of plane k at enthalpy start + change (0: no change yet) into slots k mod 3. */
function fillPlane(start: usize, change: usize, k: i32): void {
  const cells = rowStride * ny;
  const first = cells * k;
  const theta = slot(k % 3);
  const source = slot(3 + (k % 3));
  for (let i = 0; i < cells; i += 4) {
    let value = v128.load(start + ((first + i) << 2));
    if (change !== 0) value = f32x4.add(value, v128.load(change + ((first + i) << 2)));
    const line = linesOf(value, first + i);
    const r0 = v128.load(fluxTable + i32x4.extract_lane(line, 0));
    if (i32x4.all_true(i32x4.eq(line, v128.shuffle<i32>(line, line, 0, 0, 0, 0)))) {
      // Far from the ice four neighbors lie in one interval.
      const sameTheta = f32x4.mul(v128.shuffle<f32>(r0, r0, 1, 1, 1, 1), value);
      const sameSource = f32x4.mul(v128.shuffle<f32>(r0, r0, 3, 3, 3, 3), value);
      v128.store(theta + (i << 2), f32x4.add(v128.shuffle<f32>(r0, r0, 0, 0, 0, 0), sameTheta));
      v128.store(source + (i << 2), f32x4.add(v128.shuffle<f32>(r0, r0, 2, 2, 2, 2), sameSource));
      continue;
    }
    const r1 = v128.load(fluxTable + i32x4.extract_lane(line, 1));
    const r2 = v128.load(fluxTable + i32x4.extract_lane(line, 2));
    const r3 = v128.load(fluxTable + i32x4.extract_lane(line, 3));
    const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const t2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    const thetaIntercept = v128.shuffle<f64>(t0, t1, 0, 2);
    const thetaSlope = v128.shuffle<f64>(t0, t1, 1, 3);
    const sourceIntercept = v128.shuffle<f64>(t2, t3, 0, 2);
    const sourceSlope = v128.shuffle<f64>(t2, t3, 1, 3);
    v128.store(theta + (i << 2), f32x4.add(thetaIntercept, f32x4.mul(thetaSlope, value)));
    v128.store(source + (i << 2), f32x4.add(sourceIntercept, f32x4.mul(sourceSlope, value)));
  }
}

// @ts-ignore: decorator
@inline
function weigh(weight: v128, neighbor: v128, center: v128): v128 {
  return f32x4.mul(weight, f32x4.sub(neighbor, center));
}

/** F of four cells, without faces between media. `offset` is in bytes within the plane. */
// @ts-ignore: decorator
@inline
function operator(
  theta: usize,
  below: usize,
  above: usize,
  row: usize,
  x: usize,
  xUpper: usize,
  yLower: v128,
  yUpper: v128,
  zLower: v128,
  zUpper: v128,
): v128 {
  const center = v128.load(theta);
  const alongX = f32x4.add(
    weigh(v128.load(x), v128.load(theta - 4), center),
    weigh(v128.load(xUpper), v128.load(theta + 4), center),
  );
  const alongY = f32x4.add(
    weigh(yLower, v128.load(theta - row), center),
    weigh(yUpper, v128.load(theta + row), center),
  );
  const alongZ = f32x4.add(weigh(zLower, v128.load(below), center), weigh(zUpper, v128.load(above), center));
  return f32x4.add(f32x4.add(alongX, alongY), alongZ);
}

// @ts-ignore: decorator
@inline
function laneSum(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) +
    <f64>f32x4.extract_lane(v, 1) +
    <f64>f32x4.extract_lane(v, 2) +
    <f64>f32x4.extract_lane(v, 3)
  );
}

/**
 * Fields of a stage are changes since the start of the super-step, D = Y − Y_0, because single precision keeps a small
 * change better than a large sum.
 * First stage (last = 0): rate = F(start), out = step·rate.
 * Later ones: out = μ·last + ν·before + step·F(start + last) + startStep·rate.
 * Only planes from ≤ k < to are written, so that threads can share a field. Returns the heat of S in them [W].
 */
export function stage(
  start: usize,
  rate: usize,
  last: usize,
  before: usize,
  out: usize,
  mu: f32,
  nu: f32,
  step: f32,
  startStep: f32,
  from: i32,
  to: i32,
): f64 {
  const row: usize = rowStride << 2;
  const xUpper = xAxis + row;
  const xWidth = xUpper + row;
  const yBytes: usize = ny << 2;
  const zBytes: usize = nz << 2;
  const vMu = f32x4.splat(mu);
  const vNu = f32x4.splat(nu);
  const vStep = f32x4.splat(step);
  const vStart = f32x4.splat(startStep);
  let heat: f64 = 0;
  if (from > 0) fillPlane(start, last, from - 1);
  fillPlane(start, last, from);
  for (let k = from; k < to; k++) {
    if (k + 1 < nz) fillPlane(start, last, k + 1);
    const theta = slot(k % 3);
    const below = k > 0 ? slot((k - 1) % 3) : theta;
    const above = k + 1 < nz ? slot((k + 1) % 3) : theta;
    const source = slot(3 + (k % 3));
    const zLower = f32x4.splat(load<f32>(zAxis + (k << 2)));
    const zUpper = f32x4.splat(load<f32>(zAxis + zBytes + (k << 2)));
    const dz = <f64>load<f32>(zAxis + 2 * zBytes + (k << 2));
    for (let j = 0; j < ny; j++) {
      const yLower = f32x4.splat(load<f32>(yAxis + (j << 2)));
      const yUpper = f32x4.splat(load<f32>(yAxis + yBytes + (j << 2)));
      const dy = <f64>load<f32>(yAxis + 2 * yBytes + (j << 2));
      const at: usize = row * j;
      const field: usize = row * (j + ny * k);
      let sum = f32x4.splat(0);
      for (let i: usize = 0; i < row; i += 16) {
        const p = at + i;
        const f = field + i;
        const s = v128.load(source + p);
        sum = f32x4.add(sum, f32x4.mul(s, v128.load(xWidth + i)));
        const flow = f32x4.add(
          operator(theta + p, below + p, above + p, row, xAxis + i, xUpper + i, yLower, yUpper, zLower, zUpper),
          s,
        );
        if (last === 0) {
          v128.store(rate + f, flow);
          v128.store(out + f, f32x4.mul(vStep, flow));
        } else {
          let next = f32x4.add(
            f32x4.mul(vMu, v128.load(last + f)),
            f32x4.mul(vNu, v128.load(before + f)),
          );
          next = f32x4.add(next, f32x4.mul(vStart, v128.load(rate + f)));
          v128.store(out + f, f32x4.add(next, f32x4.mul(vStep, flow)));
        }
      }
      heat += laneSum(sum) * dy * dz;
    }
  }
  return heat;
}

/** start += change, at the end of a super-step. */
export function finish(start: usize, change: usize): void {
  const bytes: usize = (rowStride * ny * nz) << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(start + i, f32x4.add(v128.load(start + i), v128.load(change + i)));
  }
}

/** Temperature above the reference of every cell. */
export function temperatures(h: usize, out: usize): void {
  const cells = rowStride * ny * nz;
  for (let i = 0; i < cells; i += 4) {
    const value = v128.load(h + (i << 2));
    const line = linesOf(value, i);
    const r0 = v128.load(stateTable + i32x4.extract_lane(line, 0));
    const r1 = v128.load(stateTable + i32x4.extract_lane(line, 1));
    const r2 = v128.load(stateTable + i32x4.extract_lane(line, 2));
    const r3 = v128.load(stateTable + i32x4.extract_lane(line, 3));
    const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const intercept = v128.shuffle<f64>(t0, t1, 0, 2);
    const slope = v128.shuffle<f64>(t0, t1, 1, 3);
    v128.store(out + (i << 2), f32x4.add(intercept, f32x4.mul(slope, value)));
  }
}
