import type { SuperStep } from "../rkl2.ts";

/**
 * [s] What one unit of flow at each stage 1 … s adds to its integral over the super-step. The stages of `rkl2.ts` are linear
 * in the flows, D_j = μ_j D_{j−1} + ν_j D_{j−2} + step_j F_j + startStep_j F_1, so the weights follow from D_s backward.
 */
export function superStepWeights(step: SuperStep): Float64Array {
  const weights = new Float64Array(step.stages);
  // How much of D_j is in D_s; index 0 is D_0 = 0, which nothing is taken from.
  const shares = new Float64Array(step.stages + 1);
  shares[step.stages] = 1;
  for (let stage = step.stages; stage >= 2; stage--) {
    const share = shares[stage] as number;
    const factors = step.factors[stage - 2];
    if (factors === undefined) continue;
    weights[stage - 1] = (weights[stage - 1] as number) + share * factors.step;
    weights[0] = (weights[0] as number) + share * factors.startStep;
    shares[stage - 1] = (shares[stage - 1] as number) + share * factors.mu;
    shares[stage - 2] = (shares[stage - 2] as number) + share * factors.nu;
  }
  weights[0] = (weights[0] as number) + (shares[1] as number) * step.firstStep;
  return weights;
}
