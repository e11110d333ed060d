import type { StageFactors } from "./backend.ts";

/*
 * Runge–Kutta–Legendre super-time-stepping of second order (Meyer, Balsara, Aslam 2014), as in `docs/physics.md` §2:
 *
 *   Y_0 = Y(t)
 *   Y_1 = Y_0 + μ̃_1 τ M Y_0
 *   Y_j = μ_j Y_{j−1} + ν_j Y_{j−2} + (1 − μ_j − ν_j) Y_0 + μ̃_j τ M Y_{j−1} + γ̃_j τ M Y_0
 *
 *   b_0 = b_1 = b_2 = 1/3,  b_j = (j² + j − 2)/(2j(j + 1)),  w_1 = 4/(s² + s − 2),  μ̃_1 = b_1 w_1
 *   μ_j = (2j − 1)/j · b_j/b_{j−1},  ν_j = −(j − 1)/j · b_j/b_{j−2},  μ̃_j = μ_j w_1,  γ̃_j = −(1 − b_{j−1}) μ̃_j
 *
 * Y_0 drops out of changes since the start, D_j = Y_j − Y_0, because the factors of Y sum to one; D_0 = 0, so ν_2 counts
 * for nothing:  D_j = μ_j D_{j−1} + ν_j D_{j−2} + μ̃_j τ M (Y_0 + D_{j−1}) + γ̃_j τ M Y_0.
 *
 * Stable while τ ≤ Δt_explicit (s² + s − 2)/4. Odd s damps best; it made no difference that could be seen.
 */

/** The stages of a super-step. */
export interface SuperStep {
  readonly stages: number;
  /** [s] Length τ of the whole. */
  readonly length: number;
  /** [s] μ̃_1 τ */
  readonly firstStep: number;
  /** Stages 2 … s. */
  readonly factors: readonly StageFactors[];
  /** [s] Time since the start at which stage j = 0 … s stands. */
  readonly times: readonly number[];
}

/** Smallest number of stages that is stable for τ over the explicit limit, at least 3. */
export function stageCount(length: number, explicitStep: number): number {
  const stages = Math.ceil((-1 + Math.sqrt(9 + (16 * length) / explicitStep)) / 2);
  return Math.max(3, stages);
}

function weight(j: number): number {
  return j < 3 ? 1 / 3 : (j * j + j - 2) / (2 * j * (j + 1));
}

/** Coefficients for s stages over a length τ [s]. */
export function superStep(stages: number, length: number): SuperStep {
  const w1 = 4 / (stages * stages + stages - 2);
  const factors: StageFactors[] = [];
  const times = [0, (w1 * length) / 3];
  for (let j = 2; j <= stages; j++) {
    const mu = (((2 * j - 1) / j) * weight(j)) / weight(j - 1);
    const nu = ((-(j - 1) / j) * weight(j)) / weight(j - 2);
    const step = mu * w1 * length;
    factors.push({ mu, nu: j === 2 ? 0 : nu, step, startStep: -(1 - weight(j - 1)) * step });
    times.push((length * (j * j + j - 2)) / (stages * stages + stages - 2));
  }
  return { stages, length, firstStep: (w1 * length) / 3, factors, times };
}
