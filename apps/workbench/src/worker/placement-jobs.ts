import {
  type PlacementProgress,
  type PlacementSuggestions,
  preparePlacement,
  rankPlacements,
  type TrialOutcome,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { withBackend } from "./backend.ts";
import { volumeOnDesk } from "./desk.ts";
import { spreadOverWorkers } from "./member-workers.ts";
import type { JobAnswer, JobControl } from "./serve.ts";

/** A plan whose cryoprobes are looked for. */
export interface PlacementRequest {
  readonly plan: TreatmentPlan;
}

/** Share of the search after which the freezes begin, as planning counts it. */
const PATHS_SHARE = 0.3;

/** Finds clear paths here, freezes the best of them over workers of their own, and ranks. */
export async function computePlacements(
  { plan }: PlacementRequest,
  control: JobControl<PlacementProgress>,
): Promise<JobAnswer<PlacementSuggestions>> {
  const search = await withBackend(async (backend) => {
    const steps = preparePlacement(plan, volumeOnDesk(), { backend });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      control.reportOften(step.value);
      await control.breathe();
    }
  });
  const outcomes: TrialOutcome[] = [];
  const count = search.trials.length;
  const tell = (): void => {
    const fraction = PATHS_SHARE + (1 - PATHS_SHARE) * (outcomes.length / Math.max(1, count));
    control.report({ stage: "freezes", fraction, text: `Freezing ${count} paths, ${outcomes.length} done` });
  };
  tell();
  await spreadOverWorkers({
    parts: search.trials,
    prepare: (call) => call("takePlacement", search),
    each: async (call, trial) => {
      outcomes.push(await call("trial", trial));
      tell();
    },
    signal: control.signal,
  });
  return { output: rankPlacements(search, outcomes) };
}
