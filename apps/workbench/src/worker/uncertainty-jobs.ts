import {
  combineMembers,
  type EnsembleCase,
  type EnsembleSettings,
  ensembleSettings,
  type MemberOutcome,
  prepareEnsemble,
  type Sensitivity,
  sensitivities,
  type Uncertainty,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { type Caller, createCaller } from "./call.ts";
import { desk, volumeOnDesk } from "./desk.ts";
import type { MemberJobs } from "./member-jobs.ts";
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

/** More workers than this wait for memory, not for arithmetic. */
const MOST_WORKERS = 8;

/** A first picture after so many members, then whenever their number has doubled: half the work is the last picture. */
const FIRST_PICTURE = 16;

interface MemberWorker {
  readonly call: Caller<MemberJobs>;
  readonly end: () => void;
}

function startMemberWorker(): MemberWorker {
  const worker = new Worker(new URL("./member-worker.ts", import.meta.url), {
    type: "module",
    name: "ensemble member",
  });
  return { call: createCaller<MemberJobs>(() => worker), end: () => worker.terminate() };
}

/** Draws the members, spreads them over workers of their own, and says what they say together. */
export async function computeUncertainty(
  { plan, settings: asked }: UncertaintyRequest,
  control: JobControl<UncertaintyProgress>,
): Promise<JobAnswer<UncertaintyAnswer>> {
  const startedAtMs = performance.now();
  const settings = ensembleSettings(asked);
  const ensemble = prepareEnsemble(plan, volumeOnDesk(), settings);
  await control.breathe();
  const workerCount = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency, settings.count));
  const workers = Array.from({ length: workerCount }, startMemberWorker);
  const answerOf = (outcomes: readonly MemberOutcome[]): UncertaintyAnswer => ({
    uncertainty: combineMembers(plan, settings, outcomes),
    sensitivities: sensitivities(plan, settings, outcomes),
    wallS: (performance.now() - startedAtMs) / 1000,
    workerCount,
  });
  let pictureAt = FIRST_PICTURE;
  const tell = (outcomes: readonly MemberOutcome[]): void => {
    const doneCount = outcomes.length;
    const isPicture = doneCount >= pictureAt && doneCount < settings.count;
    if (isPicture) pictureAt = 2 * doneCount;
    const partial = isPicture ? answerOf(outcomes) : null;
    control.report({ doneCount, count: settings.count, workerCount, partial });
  };
  try {
    const outcomes = await membersOf({ ensemble, workers, tell, signal: control.signal });
    const output = answerOf(outcomes);
    desk.uncertainty = output;
    return { output };
  } finally {
    // A member cannot be interrupted; its worker can.
    for (const worker of workers) worker.end();
  }
}

interface MemberWork {
  readonly ensemble: EnsembleCase;
  readonly workers: readonly MemberWorker[];
  readonly tell: (outcomes: readonly MemberOutcome[]) => void;
  readonly signal: AbortSignal;
}

/** Every worker takes the next member as soon as it has finished one. */
async function membersOf({ ensemble, workers, tell, signal }: MemberWork): Promise<readonly MemberOutcome[]> {
  const { members } = ensemble;
  const outcomes: MemberOutcome[] = [];
  let next = 0;
  const work = async ({ call }: MemberWorker): Promise<void> => {
    await call("take", ensemble);
    for (let member = members[next++]; member !== undefined; member = members[next++]) {
      outcomes.push(await call("member", member));
      tell(outcomes);
    }
  };
  await Promise.race([Promise.all(workers.map(work)), canceled(signal)]);
  return outcomes;
}

/** Fails as soon as nobody wants the answer any more. */
function canceled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new DOMException("Canceled.", "AbortError"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
