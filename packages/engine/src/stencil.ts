import type { SolverGrid } from "./grid.ts";

/**
 * Weights of the seven-point operator on a tensor grid, for one axis, per cell of the axis:
 * ∂/∂x (∂Θ/∂x) ≈ lower·(Θ_{i−1} − Θ_i) + upper·(Θ_{i+1} − Θ_i),  lower = 1/(Δx_i · (x_i − x_{i−1})).
 * Zero at the sides of the box, which are insulated as far as the stencil knows.
 */
export interface AxisWeights {
  /** [1/m²] */
  readonly lower: Float64Array;
  /** [1/m²] */
  readonly upper: Float64Array;
}

/** Weights along one axis, padded with zeros to `length`. */
export function axisWeights(grid: SolverGrid, axis: 0 | 1 | 2, length: number): AxisWeights {
  const centers = grid.centers[axis];
  const widths = grid.widths[axis];
  const lower = new Float64Array(length);
  const upper = new Float64Array(length);
  for (let index = 1; index < centers.length; index++) {
    const distance = (centers[index] as number) - (centers[index - 1] as number);
    lower[index] = 1 / ((widths[index] as number) * distance);
    upper[index - 1] = 1 / ((widths[index - 1] as number) * distance);
  }
  return { lower, upper };
}
