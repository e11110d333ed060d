import type { TissueRecord } from "./tissue.ts";

/**
 * Rows [°C, frozen share 0–1 of the freezable water] from the end of the freezing range to its start, along the freezing-point
 * curve of a dilute solution, scaled so that the range ends with 1:
 *
 *   f(T) = (1 − T₀ / T) / (1 − T₀ / T₁)      for T₁ ≤ T ≤ T₀, T in °C
 *
 * T₀ is where ice begins, T₁ where the range ends. Schwartzberg and Raoult, well established for food; most of the water is ice
 * within a few degrees, which an even release over the range would miss.
 *
 * @example
 * iceFractionRows(tissue("muscle")).at(-1) // => [-0.5, 0]
 */
export function iceFractionRows(tissue: TissueRecord): readonly (readonly [number, number])[] {
  const startC = tissue.freezingStartC.value;
  const endC = tissue.freezingEndC.value;
  const shareAt = (temperatureC: number): number => 1 - startC / temperatureC;
  const rows: (readonly [number, number])[] = [];
  // Even steps of the frozen share put the rows where the curve is steep.
  for (let step = rowCount; step >= 0; step -= 1) {
    const share = (shareAt(endC) * step) / rowCount;
    rows.push([startC / (1 - share), step / rowCount]);
  }
  return rows;
}

const rowCount = 20;
