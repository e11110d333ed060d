// Faces between two media. Between cells of one medium the flux is the difference of Θ; where the media differ it is
//   q = (T_n − T_c) · k̄,   k̄ = (w_c + w_n) / (w_c/k_c + w_n/k_n)      (harmonic mean over both half cells)
// in place of that difference; 1/k is so large in a medium that is not solved that nothing flows.

import { resistanceOffset, temperatureOffset, thetaPlane } from "./planes";
import { faceRows, faceStarts, k0, mediaOf, ny, nz, rowStride, xAxis, yAxis, zAxis } from "./state";

/**
 * k̄ (T_n − T_c) − (Θ_n − Θ_c) in the lanes whose neighbor is of another medium, 0 in the others: what the flux of a face is more
 * than the stencil makes it, times the distance. Seen from the neighbor it is the same with the other sign.
 */
// @ts-ignore: decorator
@inline
function jump(cell: i32, neighbor: i32, theta: usize, thetaN: usize, width: v128, widthN: v128): v128 {
  const resistance = f32x4.mul(width, v128.load(theta + resistanceOffset()));
  const resistanceN = f32x4.mul(widthN, v128.load(thetaN + resistanceOffset()));
  const mean = f32x4.div(f32x4.add(width, widthN), f32x4.add(resistance, resistanceN));
  const difference = f32x4.sub(v128.load(thetaN + temperatureOffset()), v128.load(theta + temperatureOffset()));
  const stencil = f32x4.sub(v128.load(thetaN), v128.load(theta));
  return v128.andnot(f32x4.sub(f32x4.mul(mean, difference), stencil), i32x4.eq(mediaOf(cell), mediaOf(neighbor)));
}

// @ts-ignore: decorator
@inline
function addTo(out: usize, change: v128): void {
  v128.store(out, f32x4.add(v128.load(out), change));
}

// @ts-ignore: decorator
@inline
function rowAt(axis: i32, plane: i32): usize {
  return faceRows + (<usize>load<i32>(faceStarts + ((axis * (nz + 1) + plane) << 2)) << 3);
}

function addAlongX(out: usize, step: f32, k: i32): void {
  const row: usize = rowStride << 2;
  const thetas = thetaPlane(k) - ((rowStride * ny * k) << 2);
  const factor = f32x4.splat(step);
  let before = f32x4.splat(0);
  let last = -8;
  for (let at = rowAt(0, k), end = rowAt(0, k + 1); at < end; at += 8) {
    const cell = load<i32>(at);
    const x = xAxis + (load<i32>(at, 4) << 2);
    const theta = thetas + (cell << 2);
    const upper = jump(cell, cell + 1, theta, theta + 4, v128.load(x + 2 * row), v128.load(x + 2 * row + 4));
    const beside = v128.and(before, i32x4.splat(-i32(cell === last + 4)));
    const lower = v128.shuffle<f32>(beside, upper, 3, 4, 5, 6);
    const change = f32x4.sub(f32x4.mul(v128.load(x + row), upper), f32x4.mul(v128.load(x), lower));
    addTo(out + (cell << 2), f32x4.mul(factor, change));
    before = upper;
    last = cell;
  }
}

function addAlongY(out: usize, step: f32, k: i32): void {
  const row: usize = rowStride << 2;
  const bytes: usize = ny << 2;
  const thetas = thetaPlane(k) - ((rowStride * ny * k) << 2);
  for (let at = rowAt(1, k), end = rowAt(1, k + 1); at < end; at += 8) {
    const cell = load<i32>(at);
    const lower = yAxis + (load<i32>(at, 4) << 2);
    const upper = lower + bytes;
    const width = upper + bytes;
    const theta = thetas + (cell << 2);
    const flux = jump(
      cell,
      cell + rowStride,
      theta,
      theta + row,
      v128.load32_splat(width),
      v128.load32_splat(width, 4),
    );
    const to = out + (cell << 2);
    addTo(to, f32x4.mul(f32x4.splat(step * load<f32>(upper)), flux));
    addTo(to + row, f32x4.mul(f32x4.splat(-step * load<f32>(lower, 4)), flux));
  }
}

/** Adds the faces between planes k and k + 1 to the cells below them and above them, as asked. */
// @ts-ignore: decorator
@inline
function addAlongZ(out: usize, step: f32, k: i32, toBelow: bool, toAbove: bool): void {
  const plane = rowStride * ny;
  const bytes: usize = nz << 2;
  const lower = zAxis + (k << 2);
  const upper = lower + bytes;
  const w = v128.load32_splat(upper + bytes);
  const wN = v128.load32_splat(upper + bytes, 4);
  const toOwn = f32x4.splat(step * load<f32>(upper));
  const toNext = f32x4.splat(-step * load<f32>(lower, 4));
  const thetas = thetaPlane(k) - ((plane * k) << 2);
  const thetasN = thetaPlane(k + 1) - ((plane * k) << 2);
  for (let at = rowAt(2, k), end = rowAt(2, k + 1); at < end; at += 8) {
    const cell = load<i32>(at);
    const flux = jump(cell, cell + plane, thetas + (cell << 2), thetasN + (cell << 2), w, wN);
    const to = out + (cell << 2);
    if (toBelow) addTo(to, f32x4.mul(toOwn, flux));
    if (toAbove) addTo(to + (plane << 2), f32x4.mul(toNext, flux));
  }
}

/** Adds step·flux of all faces within plane k, and between it and the one below, to what the sweep made of a job from plane `from` on. */
export function addFaces(out: usize, step: f32, k: i32, from: i32): void {
  addAlongX(out, step, k);
  addAlongY(out, step, k);
  if (k > from) addAlongZ(out, step, k - 1, true, true);
  else if (k > k0) addAlongZ(out, step, k - 1, false, true);
}

/** The same for the faces above plane k, the last of a job. */
export function addFacesAbove(out: usize, step: f32, k: i32): void {
  addAlongZ(out, step, k, true, false);
}
