// What all kernels read: set once by `configure`. All pointers are byte addresses in the imported memory.

/** Cells from one row to the next, a multiple of four. */
export let rowStride: i32 = 0;
/** Cells of a row that fill whole groups of four; those of a last group lie beside padding. */
export let wholeGroups: i32 = 0;
export let ny: i32 = 0;
export let nz: i32 = 0;

/** Rows of four f32 for each medium and enthalpy interval: Θ intercept, Θ slope, S intercept, S slope. */
export let fluxTable: usize = 0;
/** Likewise: T intercept, T slope, k, 1/k. */
export let stateTable: usize = 0;
/**
 * For each medium two f32: below the first enthalpy all of it lies on the line of its first interval (ice), from the second
 * on all lies on that of its last (liquid).
 */
export let straightEnds: usize = 0;
/** log2 of the intervals of a medium. */
export let binShift: i32 = 0;
/** [J/m³] Enthalpy at the start of interval 0. */
export let lowest: f32 = 0;
/** [m³/J] */
export let perEnthalpy: f32 = 0;
/** One byte per cell. */
export let media: usize = 0;
/**
 * A mark of two bytes for each four neighbors along x. Bits 0 to 5: one of them touches another medium below and above along x, y,
 * z, so that T and 1/k are needed here; bit 7: they are not all of one medium. The upper byte is the medium of the first.
 */
export let groups: usize = 0;

/** One byte for each row: the medium of its groups where they are of one and touch no other, otherwise 255. */
export let plainRows: usize = 0;

/** f32 rows: lower weight, upper weight and width of the cells of each axis, one after the other; weights are 0 at the box. */
export let xAxis: usize = 0;
export let yAxis: usize = 0;
export let zAxis: usize = 0;

/**
 * Three rolling planes each of Θ, S, T and 1/k, and three more for lists of `fill.ts`, each with a spare row and four cells at
 * both ends.
 */
export let planes: usize = 0;
/** From one plane to the next. */
export let planeBytes: usize = 0;

/**
 * Groups with a face toward another medium in the box, two i32 each: the first cell, and its place along the axis of the face. First
 * those of the axis x, both sides of a face, then y and z, the lower side. For each axis and plane the first of its rows, with
 * one more at the end of each axis.
 */
export let faceRows: usize = 0;
export let faceStarts: usize = 0;

/** Rows of the walls in the box, sorted by cell (`walls.ts`), and for each plane the first of its rows, with one more at the end. */
export let wallRows: usize = 0;
export let wallStarts: usize = 0;

export function configure(
  rowStride_: i32,
  wholeGroups_: i32,
  ny_: i32,
  nz_: i32,
  fluxTable_: usize,
  stateTable_: usize,
  straightEnds_: usize,
  binShift_: i32,
  lowest_: f32,
  perEnthalpy_: f32,
  media_: usize,
  groups_: usize,
  plainRows_: usize,
  xAxis_: usize,
  yAxis_: usize,
  zAxis_: usize,
  faceRows_: usize,
  faceStarts_: usize,
  wallRows_: usize,
  wallStarts_: usize,
  planes_: usize,
): void {
  rowStride = rowStride_;
  wholeGroups = wholeGroups_;
  ny = ny_;
  nz = nz_;
  fluxTable = fluxTable_;
  stateTable = stateTable_;
  straightEnds = straightEnds_;
  binShift = binShift_;
  lowest = lowest_;
  perEnthalpy = perEnthalpy_;
  media = media_;
  groups = groups_;
  plainRows = plainRows_;
  xAxis = xAxis_;
  yAxis = yAxis_;
  zAxis = zAxis_;
  faceRows = faceRows_;
  faceStarts = faceStarts_;
  wallRows = wallRows_;
  wallStarts = wallStarts_;
  planes = planes_;
  planeBytes = <usize>((ny + 2) * rowStride + 8) << 2;
}

/** The box of cells that take part, ends excluded; along x whole groups of four. Set by `setBox` at the start of a job. */
export let i0: i32 = 0;
export let i1: i32 = 0;
export let j0: i32 = 0;
export let j1: i32 = 0;
export let k0: i32 = 0;
export let k1: i32 = 0;

/** Reads the box from six f64. */
export function setBox(at: usize): void {
  i0 = <i32>load<f64>(at);
  i1 = <i32>load<f64>(at, 8);
  j0 = <i32>load<f64>(at, 16);
  j1 = <i32>load<f64>(at, 24);
  k0 = <i32>load<f64>(at, 32);
  k1 = <i32>load<f64>(at, 40);
}

/** Media of four neighbors. */
// @ts-ignore: decorator
@inline
export function mediaOf(cell: i32): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(media + cell)));
}

/** Lines of the table for four cells: interval = ⌊(H − lowest)·perEnthalpy⌋, held inside the table. */
// @ts-ignore: decorator
@inline
export function linesOf(h: v128, cell: i32): v128 {
  const x = f32x4.mul(f32x4.sub(h, f32x4.splat(lowest)), f32x4.splat(perEnthalpy));
  const bin = i32x4.min_s(
    i32x4.trunc_sat_f32x4_s(f32x4.max(x, f32x4.splat(0))),
    i32x4.splat((1 << binShift) - 1),
  );
  return i32x4.shl(i32x4.add(i32x4.shl(mediaOf(cell), binShift), bin), 4);
}

/**
 * Byte offset of the line that four neighbors of one medium share where they are all liquid or all ice, as most are; −1 where
 * they need a line each.
 */
// @ts-ignore: decorator
@inline
export function sharedLine(h: v128, medium: i32): i32 {
  const ends = straightEnds + (medium << 3);
  if (i32x4.bitmask(f32x4.lt(h, v128.load32_splat(ends, 4))) === 0) return (((medium + 1) << binShift) - 1) << 4;
  if (i32x4.bitmask(f32x4.lt(h, v128.load32_splat(ends))) === 15) return (medium << binShift) << 4;
  return -1;
}

/** Byte offset of the line of one cell. */
// @ts-ignore: decorator
@inline
export function lineOf(h: f32, cell: i32): usize {
  const x = max<f32>((h - lowest) * perEnthalpy, 0);
  const bin = min<i32>(<i32>x, (1 << binShift) - 1);
  return (((<i32>load<u8>(media + cell)) << binShift) + bin) << 4;
}

// @ts-ignore: decorator
@inline
export function laneSum(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) +
    <f64>f32x4.extract_lane(v, 1) +
    <f64>f32x4.extract_lane(v, 2) +
    <f64>f32x4.extract_lane(v, 3)
  );
}
