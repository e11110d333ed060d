// Walls: faces of a solved cell toward a fixed temperature. Each row is eight words: cell, area, 1/h, d, T_∞, Θ_∞, 1/V, 0 with
//   q = A (T_∞ − T_c) / (1/h + d/k̄),  k̄ = (Θ_∞ − Θ_c)/(T_∞ − T_c).

import { fluxTable, lineOf, stateTable, wallRows, wallStarts } from "./state";

/** Below this difference [K] the mean conductivity is the cell's own. */
const smallDifference: f32 = 1e-3;

/** Adds step·flux/V of the walls in planes from ≤ k < to, at enthalpy start + change (0: no change), to `out`; returns their heat [W]. */
export function addWalls(start: usize, change: usize, out: usize, step: f32, from: i32, to: i32): f64 {
  let total: f64 = 0;
  const end = load<i32>(wallStarts + (to << 2));
  for (let index = load<i32>(wallStarts + (from << 2)); index < end; index++) {
    const at = wallRows + index * 32;
    const cell = load<i32>(at);
    const offset: usize = cell << 2;
    let value = load<f32>(start + offset);
    if (change !== 0) value += load<f32>(change + offset);
    const line = lineOf(value, cell);
    const theta = load<f32>(fluxTable + line) + load<f32>(fluxTable + line, 4) * value;
    const t = load<f32>(stateTable + line) + load<f32>(stateTable + line, 4) * value;
    const difference = load<f32>(at, 16) - t;
    const mean =
      abs(difference) > smallDifference ? (load<f32>(at, 20) - theta) / difference : load<f32>(stateTable + line, 8);
    const heat = (load<f32>(at, 4) * difference) / (load<f32>(at, 8) + load<f32>(at, 12) / mean);
    total += <f64>heat;
    store<f32>(out + offset, load<f32>(out + offset) + step * heat * load<f32>(at, 24));
  }
  return total;
}
