import type { Volume } from "@isotherm/imaging";
import type { TreatmentPlan } from "../treatment-plan.ts";
import type { PlacementProgress, PlacementSuggestions } from "./placement-suggestions.ts";
import { type PreparePlacementOptions, preparePlacement } from "./prepare-placement.ts";
import { rankPlacements } from "./rank-placements.ts";
import { runTrial, type TrialOutcome } from "./simulate-trial.ts";

/** Share of the search after which the freezes begin. */
const pathsShare = 0.3;

/**
 * Finds where cryoprobes could go: straight paths from the skin to the nerve that miss bone, vessels, lung, airway and
 * the rest by their margins, the freezes of the best few on the anatomy, and for each the shortest freeze that covers
 * the nerve without crossing a limit. What was turned away is counted by reason, with examples to draw.
 *
 * Yields after every step, some ten times a second, so that a worker can report and let other messages in; whoever stops
 * asking cancels. It needs a target and the image; structures, device numbers and protocol are the plan's. Nothing is
 * changed in the plan: take `suggestions[0].cryoprobes` and `.protocol` over with `addCryoprobe` and `setProtocol`.
 *
 * Two ways to call it:
 * - In one worker, as `simulatePlan` is called: `for (;;) { const step = search.next(); if (step.done) …; report(step.value);
 *   await breathe(); }`, with the solver's threads lent as `options.threads`.
 * - Over many threads: drain `preparePlacement` in one, post its case (plain data) to the others, let each compute some
 *   of `case.trials` with `simulateTrial`, and hand all outcomes to `rankPlacements`. The answer is the same.
 *
 * Refuses (`PlanningError`) a plan without target and a device whose numbers are missing. A search that finds nothing is
 * no error: `suggestions` is empty and `rejections` say why.
 */
export function* suggestPlacement(
  plan: TreatmentPlan,
  volume: Volume,
  options: PreparePlacementOptions = {},
): Generator<PlacementProgress, PlacementSuggestions> {
  const { backend, threads, signal } = options;
  const engine = {
    ...(backend ? { backend } : {}),
    ...(threads ? { threads } : {}),
    ...(signal ? { signal } : {}),
  };
  const search = yield* preparePlacement(plan, volume, options);
  const outcomes: TrialOutcome[] = [];
  const count = search.trials.length;
  for (const trial of search.trials) {
    const run = runTrial(search, trial, engine);
    for (let step = run.next(); ; step = run.next()) {
      if (step.done) {
        outcomes.push(step.value);
        break;
      }
      const done = (trial.index + step.value.time / step.value.endTime) / count;
      yield {
        stage: "freezes",
        fraction: pathsShare + (1 - pathsShare) * done,
        text: `Freezing path ${trial.index + 1} of ${count}`,
      };
    }
  }
  return rankPlacements(search, outcomes);
}
