import { type BackendName, EngineError, simulation, type ThreadPool } from "@isotherm/engine";
import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import {
  isothermMesh,
  type PlanFrame,
  type PlanOutcome,
  type PlanProgress,
  type PreviewTemplate,
  previewFrame,
  previewKey,
  previewProblem,
  previewTemplate,
  type SimulatePlanOnGpuOptions,
  simulatePlan,
  simulatePlanOnGpu,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { withBackend } from "./backend.ts";
import { desk, volumeOnDesk } from "./desk.ts";
import { graphicsDevice, leaveGraphicsDevice } from "./gpu.ts";
import type { WorkshopJobs } from "./jobs.ts";
import type { JobAnswer, JobControl } from "./serve.ts";
import { solverThreads } from "./threads.ts";

type Input<Name extends keyof WorkshopJobs> = WorkshopJobs[Name]["input"];
type Progress<Name extends keyof WorkshopJobs> = WorkshopJobs[Name]["progress"];
type Output<Name extends keyof WorkshopJobs> = WorkshopJobs[Name]["output"];

/** A turn for other messages at least this often. */
const TURN_MS = 40;

/** Computes the freeze step by step, on the GPU where there is one; frames go out as they are made. */
export async function simulate(
  { plan }: Input<"simulate">,
  control: JobControl<Progress<"simulate">>,
): Promise<JobAnswer<Output<"simulate">>> {
  const computedAt = new Date().toISOString();
  const device = await graphicsDevice();
  if (device !== null) return onGraphicsDevice(plan, { device, computedAt }, control);
  return withBackend((backend) => {
    const threads = solverThreads();
    const lent = threads ? { threads } : {};
    const steps = simulatePlan(plan, volumeOnDesk(), { computedAt, backend, ...lent });
    return followFreeze(steps, engineUse(backend, threads), control);
  });
}

/**
 * Computes the freeze on the GPU. Where that fails nothing else takes over in silence: the freeze ends with a sentence, and the
 * next one is computed on the processor, as its mark then says.
 */
async function onGraphicsDevice(
  plan: TreatmentPlan,
  options: SimulatePlanOnGpuOptions,
  control: JobControl<Progress<"simulate">>,
): Promise<JobAnswer<Output<"simulate">>> {
  try {
    const steps = simulatePlanOnGpu(plan, volumeOnDesk(), options);
    return await followFreeze(steps, { backend: "webgpu", threads: 1 }, control);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== "ENGINE_BACKEND_UNAVAILABLE") throw error;
    leaveGraphicsDevice();
    const message = `The GPU could not compute this freeze (${error.message}) Freeze again: the processor will compute it.`;
    throw new EngineError(error.code, message, { cause: error });
  }
}

/** Follows a freeze to its end; frames and progress go out, and a canceled one lets go of what it holds. */
async function followFreeze(
  steps: Generator<PlanProgress, PlanOutcome> | AsyncGenerator<PlanProgress, PlanOutcome>,
  use: Pick<Progress<"simulate">, "backend" | "threads">,
  control: JobControl<Progress<"simulate">>,
): Promise<JobAnswer<Output<"simulate">>> {
  let turnAt = performance.now();
  desk.history = null;
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return { output: keep(step.value) };
      const { frame, geometry } = step.value;
      if (frame !== null) grow(geometry, frame);
      if (frame !== null || performance.now() - turnAt > TURN_MS) {
        control.report({ ...progressOf(step.value), ...use });
        await control.breathe();
        turnAt = performance.now();
      }
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** What computes, as progress tells it. */
function engineUse(
  backend: BackendName,
  threads: ThreadPool | null,
): Pick<Progress<"simulate">, "backend" | "threads"> {
  return { backend, threads: backend === "wasm" ? (threads?.workers ?? 0) + 1 : 1 };
}

/** Adds a field to the freeze under way, so that its surfaces can be made before it is done. */
function grow(geometry: VolumeGeometry, { timeS, temperatureC }: PlanFrame): void {
  const before = desk.history;
  desk.history = {
    geometry,
    timesS: [...(before?.timesS ?? []), timeS],
    framesC: [...(before?.framesC ?? []), temperatureC],
    minimumC: temperatureC,
  };
}

/** A frame is sent as a copy: the original stays in the history that becomes the outcome. */
function progressOf({
  timeS,
  endTimeS,
  frame,
  geometry,
}: PlanProgress): Omit<Progress<"simulate">, "backend" | "threads"> {
  if (frame === null) return { timeS, endTimeS, frame: null, frameTimeS: null };
  return { timeS, endTimeS, frame: { geometry, valuesC: frame.temperatureC }, frameTimeS: frame.timeS };
}

function keep(outcome: PlanOutcome): PlanOutcome {
  desk.outcome = outcome;
  desk.history = outcome.history;
  return outcome;
}

/** How far around the tips the preview reaches, and its grid. */
const PREVIEW_REACH_MM = 36;
const PREVIEW_SPACING_MM = 1;

const templates = new Map<string, PreviewTemplate>();
let templateBackend: BackendName = "wasm";

/** The coarse ice that follows the hand: each cryoprobe's own freeze, computed once, moved with it. */
export async function makePreview(
  { plan }: Input<"preview">,
  control: JobControl<Progress<"preview">>,
): Promise<JobAnswer<Output<"preview">>> {
  for (const cryoprobe of plan.cryoprobes) {
    const key = previewKey(plan, cryoprobe.id);
    if (!templates.has(key)) templates.set(key, await solveTemplate(plan, cryoprobe.id, control));
  }
  const geometry = previewGrid(plan);
  const frame = previewFrame(plan, templates, { geometry, timeS: endOfFreezeS(plan) });
  const output = {
    frame: { geometry, valuesC: frame.temperatureC },
    timeS: frame.timeS,
    backend: templateBackend,
  };
  return { output, transfer: [frame.temperatureC.buffer] };
}

async function solveTemplate(
  plan: TreatmentPlan,
  cryoprobeId: string,
  control: JobControl<Progress<"preview">>,
): Promise<PreviewTemplate> {
  return withBackend(async (backend) => {
    const steps = simulation(previewProblem(plan, cryoprobeId), { accuracy: "preview", backend });
    let turnAt = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        templateBackend = step.value.backend;
        return previewTemplate(plan, cryoprobeId, step.value);
      }
      if (performance.now() - turnAt > TURN_MS) {
        await control.breathe();
        turnAt = performance.now();
      }
    }
  });
}

/** End of the last freeze: when the ice is about as large as it gets. */
function endOfFreezeS(plan: TreatmentPlan): number {
  let nowS = 0;
  let endS = 0;
  for (const step of plan.protocol.steps) {
    if (step.kind === "freeze") {
      nowS += step.freezeS;
      endS = nowS;
    } else {
      nowS += step.kind === "thaw" ? step.thawS : step.activeThawS;
    }
  }
  return endS;
}

function previewGrid(plan: TreatmentPlan): VolumeGeometry {
  const low = [0, 1, 2].map((axis) =>
    Math.min(...plan.cryoprobes.map(({ tipLpsMm }) => tipLpsMm[axis] ?? 0)),
  );
  const high = [0, 1, 2].map((axis) =>
    Math.max(...plan.cryoprobes.map(({ tipLpsMm }) => tipLpsMm[axis] ?? 0)),
  );
  const count = (axis: number): number =>
    Math.ceil(((high[axis] ?? 0) - (low[axis] ?? 0) + 2 * PREVIEW_REACH_MM) / PREVIEW_SPACING_MM) + 1;
  const originLpsMm = low.map((value) => value - PREVIEW_REACH_MM) as unknown as Vec3;
  return {
    dimensions: [count(0), count(1), count(2)],
    originLpsMm,
    spacingMm: [PREVIEW_SPACING_MM, PREVIEW_SPACING_MM, PREVIEW_SPACING_MM],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  };
}

/** Surfaces of the isotherms at one computed time. */
export async function makeSurfaces({
  timeIndex,
  temperaturesC,
}: Input<"surfaces">): Promise<JobAnswer<Output<"surfaces">>> {
  const { history } = desk;
  const timeS = history?.timesS[timeIndex];
  if (history === null || timeS === undefined)
    throw new Error("This time of the freeze is not computed yet.");
  const output = temperaturesC.map((temperatureC) => ({
    temperatureC,
    mesh: isothermMesh({ history }, temperatureC, timeS),
  }));
  return { output };
}
