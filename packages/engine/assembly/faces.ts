// Faces that the stencil does not know. Each row is eight words.
//
// Between media: cell a, cell b, area, area/(d_a + d_b), d_a, d_b, 1/V_a, 1/V_b. The stencil's flux is taken back and
//   q = A (T_b − T_a) / (d_a/k_a + d_b/k_b)  put in its place; k = 0 in a medium that is not solved.
// Walls: cell, area, 1/h, d, T_∞, Θ_∞, 1/V, 0 with
//   q = A (T_∞ − T_c) / (1/h + d/k̄),  k̄ = (Θ_∞ − Θ_c)/(T_∞ − T_c).

import { fluxTable, lineOf, stateTable } from "./state";

// @ts-ignore: decorator
@inline
function add(field: usize, cell: i32, value: f32): void {
  const at = field + (cell << 2);
  store<f32>(at, load<f32>(at) + value);
}

/** Enthalpy of a cell. */
// @ts-ignore: decorator
@inline
function enthalpyAt(start: usize, change: usize, cell: i32): f32 {
  const value = load<f32>(start + (cell << 2));
  return change === 0 ? value : value + load<f32>(change + (cell << 2));
}

/** Below this difference [K] the mean conductivity is the cell's own. */
const smallDifference: f32 = 1e-3;

/** Corrects `count` faces at enthalpy start + change; the correction is added to `out` times step, and to `rate` unless that is 0. */
export function interfaces(rows: usize, count: i32, start: usize, change: usize, out: usize, step: f32, rate: usize): void {
  for (let index = 0; index < count; index++) {
    const at = rows + index * 32;
    const a = load<i32>(at);
    const b = load<i32>(at, 4);
    const ha = enthalpyAt(start, change, a);
    const hb = enthalpyAt(start, change, b);
    const la = lineOf(ha, a);
    const lb = lineOf(hb, b);
    const thetaA = load<f32>(fluxTable + la) + load<f32>(fluxTable + la, 4) * ha;
    const thetaB = load<f32>(fluxTable + lb) + load<f32>(fluxTable + lb, 4) * hb;
    const tA = load<f32>(stateTable + la) + load<f32>(stateTable + la, 4) * ha;
    const tB = load<f32>(stateTable + lb) + load<f32>(stateTable + lb, 4) * hb;
    const resistance = load<f32>(at, 16) / load<f32>(stateTable + la, 8) + load<f32>(at, 20) / load<f32>(stateTable + lb, 8);
    const heat = (load<f32>(at, 8) * (tB - tA)) / resistance - load<f32>(at, 12) * (thetaB - thetaA);
    const intoA = heat * load<f32>(at, 24);
    const intoB = -heat * load<f32>(at, 28);
    add(out, a, step * intoA);
    add(out, b, step * intoB);
    if (rate !== 0) {
      add(rate, a, intoA);
      add(rate, b, intoB);
    }
  }
}

/** Adds the flux of `count` walls likewise; returns its heat [W]. */
export function walls(rows: usize, count: i32, start: usize, change: usize, out: usize, step: f32, rate: usize): f64 {
  let total: f64 = 0;
  for (let index = 0; index < count; index++) {
    const at = rows + index * 32;
    const cell = load<i32>(at);
    const value = enthalpyAt(start, change, cell);
    const line = lineOf(value, cell);
    const theta = load<f32>(fluxTable + line) + load<f32>(fluxTable + line, 4) * value;
    const t = load<f32>(stateTable + line) + load<f32>(stateTable + line, 4) * value;
    const difference = load<f32>(at, 16) - t;
    const mean =
      abs(difference) > smallDifference ? (load<f32>(at, 20) - theta) / difference : load<f32>(stateTable + line, 8);
    const heat = (load<f32>(at, 4) * difference) / (load<f32>(at, 8) + load<f32>(at, 12) / mean);
    const into = heat * load<f32>(at, 24);
    total += <f64>heat;
    add(out, cell, step * into);
    if (rate !== 0) add(rate, cell, into);
  }
  return total;
}
