// The operator over all cells of the box: F(H) = ∇·(∇Θ) + S(H), four cells at a time, as if all were of one medium; faces between
// media are in `faces.ts`, walls in `walls.ts`.

import { addFaces, addFacesAbove } from "./faces";
import { fillPlane } from "./fill";
import { sourcePlane, thetaPlane } from "./planes";
import { record } from "./record";
import {
  i0,
  i1,
  j0,
  j1,
  k0,
  k1,
  laneSum,
  ny,
  nz,
  rowStride,
  setBox,
  xAxis,
  yAxis,
  zAxis,
} from "./state";
import { errorOf } from "./step";
import { addWalls } from "./walls";

// @ts-ignore: decorator
@inline
function weigh(weight: v128, neighbor: v128, center: v128): v128 {
  return f32x4.mul(weight, f32x4.sub(neighbor, center));
}

/** F of four cells; `at` is in bytes behind the pointers, of which `left` is one cell before the center. */
// @ts-ignore: decorator
@inline
function flowOf(
  at: usize,
  left: usize,
  front: usize,
  back: usize,
  below: usize,
  above: usize,
  lower: usize,
  upper: usize,
  source: v128,
  yLower: v128,
  yUpper: v128,
  zLower: v128,
  zUpper: v128,
): v128 {
  const c = v128.load(left + at, 4);
  const alongX = f32x4.add(
    weigh(v128.load(lower + at), v128.load(left + at), c),
    weigh(v128.load(upper + at), v128.load(left + at, 8), c),
  );
  const alongY = f32x4.add(weigh(yLower, v128.load(front + at), c), weigh(yUpper, v128.load(back + at), c));
  const alongZ = f32x4.add(weigh(zLower, v128.load(below + at), c), weigh(zUpper, v128.load(above + at), c));
  return f32x4.add(f32x4.add(alongX, alongY), f32x4.add(alongZ, source));
}

// @ts-ignore: decorator
@inline
function stageOf(
  at: usize,
  last: usize,
  before: usize,
  rate: usize,
  flow: v128,
  mu: v128,
  nu: v128,
  step: v128,
  startStep: v128,
): v128 {
  const kept = f32x4.add(f32x4.mul(mu, v128.load(last + at)), f32x4.mul(nu, v128.load(before + at)));
  return f32x4.add(kept, f32x4.add(f32x4.mul(startStep, v128.load(rate + at)), f32x4.mul(step, flow)));
}

/**
 * Fields of a stage are changes since the start of the super-step, D = Y − Y_0, because single precision keeps a small
 * change better than a large sum. With `isRate`, out = F(start + last); otherwise
 * out = μ·last + ν·before + step·F(start + last) + startStep·rate.
 */
// @ts-ignore: decorator
@inline
function sweep(
  isRate: bool,
  start: usize,
  rate: usize,
  last: usize,
  before: usize,
  out: usize,
  factors: usize,
  from: i32,
  to: i32,
): f64 {
  const row: usize = rowStride << 2;
  const xUpper = xAxis + row;
  const xWidth = xUpper + row;
  const yBytes: usize = ny << 2;
  const zBytes: usize = nz << 2;
  const vMu = f32x4.splat(<f32>load<f64>(factors));
  const vNu = f32x4.splat(<f32>load<f64>(factors, 8));
  const vStep = f32x4.splat(<f32>load<f64>(factors, 16));
  const vStart = f32x4.splat(<f32>load<f64>(factors, 24));
  let heat: f64 = 0;
  if (from > k0) fillPlane(start, last, from - 1);
  fillPlane(start, last, from);
  for (let k = from; k < to; k++) {
    if (k + 1 < k1) fillPlane(start, last, k + 1);
    // Beyond the box the weights are zero, whatever the planes hold. k + 2 is k − 1 in the ring of three.
    const theta = thetaPlane(k);
    const below = thetaPlane(k + 2);
    const above = thetaPlane(k + 1);
    const source = sourcePlane(k);
    const zLower = f32x4.splat(load<f32>(zAxis + (k << 2)));
    const zUpper = f32x4.splat(load<f32>(zAxis + zBytes + (k << 2)));
    const dz = <f64>load<f32>(zAxis + 2 * zBytes + (k << 2));
    const jEnd = j1;
    const iBytes: usize = i0 << 2;
    const iEnd: usize = i1 << 2;
    for (let j = j0; j < jEnd; j++) {
      const yLower = f32x4.splat(load<f32>(yAxis + (j << 2)));
      const yUpper = f32x4.splat(load<f32>(yAxis + yBytes + (j << 2)));
      const dy = <f64>load<f32>(yAxis + 2 * yBytes + (j << 2));
      const at: usize = row * j;
      const line: usize = row * (j + ny * k);
      let sum = f32x4.splat(0);
      const cRow = theta + at;
      const bRow = below + at;
      const aRow = above + at;
      const sRow = source + at;
      const lRow = xAxis;
      let x = iBytes;
      for (; x + 16 < iEnd; x += 32) {
        const p = cRow + x;
        const q = p - row;
        const r = p + row;
        const u = bRow + x;
        const o = aRow + x;
        const w = lRow + x;
        const v = xUpper + x;
        const e = sRow + x;
        const t = xWidth + x;
        const m = p - 4;
        const f = line + x;
        const s0 = v128.load(e);
        const s1 = v128.load(e, 16);
        sum = f32x4.add(sum, f32x4.add(f32x4.mul(s0, v128.load(t)), f32x4.mul(s1, v128.load(t, 16))));
        const flow0 = flowOf(0, m, q, r, u, o, w, v, s0, yLower, yUpper, zLower, zUpper);
        const flow1 = flowOf(16, m, q, r, u, o, w, v, s1, yLower, yUpper, zLower, zUpper);
        const out_ = out + f;
        if (isRate) {
          v128.store(out_, flow0);
          v128.store(out_, flow1, 16);
        } else {
          const a = last + f;
          const b = before + f;
          const c = rate + f;
          v128.store(out_, stageOf(0, a, b, c, flow0, vMu, vNu, vStep, vStart));
          v128.store(out_, stageOf(16, a, b, c, flow1, vMu, vNu, vStep, vStart), 16);
        }
      }
      for (; x < iEnd; x += 16) {
        const p = cRow + x;
        const f = line + x;
        const s = v128.load(sRow + x);
        sum = f32x4.add(sum, f32x4.mul(s, v128.load(xWidth + x)));
        const flow = flowOf(0, p - 4, p - row, p + row, bRow + x, aRow + x, lRow + x, xUpper + x, s, yLower, yUpper, zLower, zUpper);
        if (isRate) v128.store(out + f, flow);
        else v128.store(out + f, stageOf(0, last + f, before + f, rate + f, flow, vMu, vNu, vStep, vStart));
      }
      heat += laneSum(sum) * dy * dz;
    }
    addFaces(out, isRate ? 1 : <f32>load<f64>(factors, 16), k, from);
  }
  if (to < k1) addFacesAbove(out, isRate ? 1 : <f32>load<f64>(factors, 16), to - 1);
  return heat;
}

/**
 * One job over the planes from ≤ k < to, so that threads can share a field. The job is f64s: kind, start, rate, last (0: no
 * change yet), before, out, then four factors, then the box. Stores two sums at `sums` (f64):
 * kind 0, out = F(start + last), and 1, a stage with the factors μ, ν, step, startStep: the heat of S and that of the walls [W];
 * kind 2, the error of a step that ended with the change `last` and the rate `before`, factors length and least change: see
 * `errorOf`; kind 3, records of a step, `rate` and `last` the temperatures before and after, `before` the block, factor length.
 */
export function run(job: usize, from: i32, to: i32, sums: usize): void {
  setBox(job + 80);
  const kind = load<f64>(job);
  const start = <usize>load<f64>(job, 8);
  const rate = <usize>load<f64>(job, 16);
  const last = <usize>load<f64>(job, 24);
  const before = <usize>load<f64>(job, 32);
  const out = <usize>load<f64>(job, 40);
  const first = <f32>load<f64>(job, 48);
  if (kind === 0) {
    store<f64>(sums, sweep(true, start, rate, last, before, out, job + 48, from, to));
    store<f64>(sums, addWalls(start, last, out, 1, from, to), 8);
  } else if (kind === 1) {
    store<f64>(sums, sweep(false, start, rate, last, before, out, job + 48, from, to));
    store<f64>(sums, addWalls(start, last, out, <f32>load<f64>(job, 64), from, to), 8);
  } else if (kind === 2) {
    errorOf(start, last, rate, before, first, <f32>load<f64>(job, 56), from, to, sums);
  } else {
    store<f64>(sums, record(start, rate, last, before, first, from, to));
    store<f64>(sums, 0, 8);
  }
}
