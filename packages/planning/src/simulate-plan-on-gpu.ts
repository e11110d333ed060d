import { type GpuSimulationOptions, simulationOnGpu } from "@isotherm/engine";
import type { Volume } from "@isotherm/imaging";
import type { PlanOutcome } from "./outcome.ts";
import { keepProgress, openPlanRun, type PlanProgress, planOutcomeOf } from "./simulate-plan.ts";
import type { TreatmentPlan } from "./treatment-plan.ts";

/** How to compute on a GPU; nothing here changes what the plan means. */
export interface SimulatePlanOnGpuOptions
  extends Pick<GpuSimulationOptions, "accuracy" | "device" | "signal"> {
  /** ISO moment that the outcome carries; the present when absent. */
  readonly computedAt?: string;
}

/** Computes a plan on its image as `simulatePlan` does, on a GPU that the host lends. */
export async function* simulatePlanOnGpu(
  plan: TreatmentPlan,
  volume: Volume,
  options: SimulatePlanOnGpuOptions,
): AsyncGenerator<PlanProgress, PlanOutcome> {
  const { computedAt, ...engineOptions } = options;
  const run = openPlanRun(plan, volume, computedAt);
  const steps = simulationOnGpu(run.thermal.problem, engineOptions);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return planOutcomeOf(run, step.value);
      yield keepProgress(run, step.value);
    }
  } finally {
    await steps.return(undefined as never);
  }
}
