import {
  combineMembers,
  type EnsembleSettings,
  ensembleSettings,
  type MemberOutcome,
  prepareEnsemble,
  type Sensitivity,
  sensitivities,
  type Uncertainty,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { volumeOnDesk } from "./desk.ts";
import { memberWorkerCount, spreadOverWorkers } from "./member-workers.ts";
import type { JobAnswer, JobControl } from "./serve.ts";

/** The plan, and how its ensemble is drawn; what is absent is planning's default. */
export interface UncertaintyRequest {
  readonly plan: TreatmentPlan;
  readonly settings: Partial<EnsembleSettings>;
}

/** What the members that are in say together. */
export interface UncertaintyAnswer {
  readonly uncertainty: Uncertainty;
  readonly sensitivities: readonly Sensitivity[];
  /** Wall time so far. */
  readonly wallS: number;
  readonly workerCount: number;
}

/** One more member is in; now and then with what all of them say so far. */
export interface UncertaintyProgress {
  readonly doneCount: number;
  readonly count: number;
  readonly workerCount: number;
  readonly partial: UncertaintyAnswer | null;
}

/** A first picture after so many members, then whenever their number has doubled: half the work is the last picture. */
const FIRST_PICTURE = 16;

/** Draws the members, spreads them over workers of their own, and says what they say together. */
export async function computeUncertainty(
  { plan, settings: asked }: UncertaintyRequest,
  control: JobControl<UncertaintyProgress>,
): Promise<JobAnswer<UncertaintyAnswer>> {
  const startedAtMs = performance.now();
  const settings = ensembleSettings(asked);
  const { count } = settings;
  const ensemble = prepareEnsemble(plan, volumeOnDesk(), settings);
  await control.breathe();
  const workerCount = memberWorkerCount(count);
  const outcomes: MemberOutcome[] = [];
  const answer = (): UncertaintyAnswer => ({
    uncertainty: combineMembers(plan, settings, outcomes),
    sensitivities: sensitivities(plan, settings, outcomes),
    wallS: (performance.now() - startedAtMs) / 1000,
    workerCount,
  });
  let pictureAt = FIRST_PICTURE;
  const tell = (): void => {
    const doneCount = outcomes.length;
    const isPicture = doneCount >= pictureAt && doneCount < count;
    if (isPicture) pictureAt = 2 * doneCount;
    control.report({ doneCount, count, workerCount, partial: isPicture ? answer() : null });
  };
  await spreadOverWorkers({
    parts: ensemble.members,
    prepare: (call) => call("takeEnsemble", ensemble),
    each: async (call, member) => {
      outcomes.push(await call("member", member));
      tell();
    },
    signal: control.signal,
  });
  return { output: answer() };
}
