import {
  type RadiofrequencyChoice,
  type RadiofrequencyOutcome,
  simulateRadiofrequencyPlan,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { withBackend } from "./backend.ts";
import { volumeOnDesk } from "./desk.ts";
import type { JobAnswer, JobControl } from "./serve.ts";
import { solverThreads } from "./threads.ts";

/** A radiofrequency lesion to compute on the anatomy of a plan. */
export interface RadiofrequencyRequest {
  readonly plan: TreatmentPlan;
  readonly choice: RadiofrequencyChoice;
}

/** Simulated time reached, and at the end. */
export interface LesionProgress {
  readonly timeS: number;
  readonly endTimeS: number;
}

/** A turn for other messages at least this often. */
const TURN_MS = 40;

/** Computes the lesion step by step. */
export async function computeRadiofrequency(
  { plan, choice }: RadiofrequencyRequest,
  control: JobControl<LesionProgress>,
): Promise<JobAnswer<RadiofrequencyOutcome>> {
  return withBackend(async (backend) => {
    const threads = solverThreads();
    const steps = simulateRadiofrequencyPlan(plan, volumeOnDesk(), {
      choice,
      backend,
      ...(threads ? { threads } : {}),
    });
    let turnAt = performance.now();
    try {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return { output: step.value };
        if (performance.now() - turnAt > TURN_MS) {
          control.report(step.value);
          await control.breathe();
          turnAt = performance.now();
        }
      }
    } finally {
      // A canceled lesion lets its threads go.
      steps.return(undefined as never);
    }
  });
}
