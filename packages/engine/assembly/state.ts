// What all kernels read: set once by `configure`. All pointers are byte addresses in the imported memory.

/** Cells from one row to the next, a multiple of four. */
export let rowStride: i32 = 0;
export let ny: i32 = 0;
export let nz: i32 = 0;

/** Rows of four f32 for each medium and enthalpy interval: Θ intercept, Θ slope, S intercept, S slope. */
export let fluxTable: usize = 0;
/** Likewise: T intercept, T slope, k, 0. */
export let stateTable: usize = 0;
/** log2 of the intervals of a medium. */
export let binShift: i32 = 0;
/** [J/m³] Enthalpy at the start of interval 0. */
export let lowest: f32 = 0;
/** [m³/J] */
export let perEnthalpy: f32 = 0;
/** One byte per cell. */
export let media: usize = 0;

/** f32 rows: lower weight, upper weight and width of the cells of each axis, one after the other. */
export let xAxis: usize = 0;
export let yAxis: usize = 0;
export let zAxis: usize = 0;

/** Three rolling planes of Θ and three of S, each with a spare row and four cells at both ends. */
export let planes: usize = 0;

export function configure(
  rowStride_: i32,
  ny_: i32,
  nz_: i32,
  fluxTable_: usize,
  stateTable_: usize,
  binShift_: i32,
  lowest_: f32,
  perEnthalpy_: f32,
  media_: usize,
  xAxis_: usize,
  yAxis_: usize,
  zAxis_: usize,
  planes_: usize,
): void {
  rowStride = rowStride_;
  ny = ny_;
  nz = nz_;
  fluxTable = fluxTable_;
  stateTable = stateTable_;
  binShift = binShift_;
  lowest = lowest_;
  perEnthalpy = perEnthalpy_;
  media = media_;
  xAxis = xAxis_;
  yAxis = yAxis_;
  zAxis = zAxis_;
  planes = planes_;
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
  const medium = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(media + cell)));
  return i32x4.shl(i32x4.add(i32x4.shl(medium, binShift), bin), 4);
}

/** Byte offset of the line of one cell. */
// @ts-ignore: decorator
@inline
export function lineOf(h: f32, cell: i32): usize {
  const x = max<f32>((h - lowest) * perEnthalpy, 0);
  const bin = min<i32>(<i32>x, (1 << binShift) - 1);
  return (((<i32>load<u8>(media + cell)) << binShift) + bin) << 4;
}
