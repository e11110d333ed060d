import { type PlanOutcome, planFingerprint } from "@isotherm/planning";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { EngineUse } from "../freeze/engine-mark.tsx";
import { saveOutcome } from "../server/plans.ts";
import type { TemperatureFrame } from "../view/scene.ts";
import { WorkerCallError } from "../worker/call.ts";
import type { FreezeProgress } from "../worker/jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { currentPlan, usePlanStore } from "./plan-store.ts";

/** One computed time of the freeze. */
export interface FreezeFrame {
  readonly timeS: number;
  readonly frame: TemperatureFrame;
}

/** The freeze of the plan on the screen: running, done, or none. */
export interface FreezeState {
  readonly status: "none" | "running" | "done" | "failed";
  readonly message: string | null;
  /** Simulated time reached, and at the end. */
  readonly timeS: number;
  readonly endTimeS: number;
  readonly startedAtMs: number;
  readonly frames: readonly FreezeFrame[];
  /** What computes, or has computed. */
  readonly engine: EngineUse | null;
  /** Which frame is shown. */
  readonly frameIndex: number;
  readonly playing: boolean;
  readonly outcome: PlanOutcome | null;
  /** Hash of the plan that the frames belong to. */
  readonly fingerprint: string | null;
}

const EMPTY: FreezeState = {
  status: "none",
  message: null,
  timeS: 0,
  endTimeS: 0,
  startedAtMs: 0,
  frames: [],
  engine: null,
  frameIndex: 0,
  playing: false,
  outcome: null,
  fingerprint: null,
};

/** The freeze on the screen. */
export const useFreezeStore: UseBoundStore<StoreApi<FreezeState>> = create<FreezeState>(() => EMPTY);

let running: AbortController | null = null;

/** Forgets the freeze; a running one is canceled. */
export function clearFreeze(): void {
  running?.abort();
  running = null;
  useFreezeStore.setState(EMPTY);
}

/** Stops the running freeze; the plan and the last result stay. */
export function cancelFreeze(): void {
  running?.abort();
}

/** Computes the freeze of the plan on the screen. */
export async function startFreeze(): Promise<void> {
  const plan = currentPlan();
  if (plan === null) return;
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const fingerprint = planFingerprint(plan);
  useFreezeStore.setState({ ...EMPTY, status: "running", startedAtMs: performance.now(), fingerprint });
  try {
    const outcome = await callWorkshop(
      "simulate",
      { plan },
      { signal: controller.signal, onProgress: (progress) => running === controller && take(progress) },
    );
    if (running === controller) finish(outcome);
  } catch (error) {
    if (running !== controller) return;
    const canceled = error instanceof WorkerCallError && error.code === "CANCELED";
    const message = error instanceof Error ? error.message : "The freeze could not be computed.";
    useFreezeStore.setState(canceled ? EMPTY : { ...EMPTY, status: "failed", message });
  }
}

/** Shows one computed time. */
export function showFrame(frameIndex: number): void {
  const { frames } = useFreezeStore.getState();
  const index = Math.max(0, Math.min(frames.length - 1, Math.round(frameIndex)));
  useFreezeStore.setState({ frameIndex: index });
}

/** Shows the computed time nearest to one asked for. */
export function showTime(timeS: number): void {
  const { frames } = useFreezeStore.getState();
  showFrame(
    frames.reduce(
      (best, frame, index) =>
        Math.abs(frame.timeS - timeS) < Math.abs((frames[best]?.timeS ?? 0) - timeS) ? index : best,
      0,
    ),
  );
}

function take(progress: FreezeProgress): void {
  const { frame, frameTimeS, timeS, endTimeS, backend, threads } = progress;
  useFreezeStore.setState((state) => {
    const next = { timeS, endTimeS, engine: { backend, threads } };
    if (frame === null || frameTimeS === null) return next;
    const frames = [...state.frames, { timeS: frameTimeS, frame }];
    return { ...next, frames, frameIndex: frames.length - 1 };
  });
}

function finish(outcome: PlanOutcome): void {
  const { geometry, timesS, framesC } = outcome.history;
  const frames = timesS.map((timeS, index) => ({
    timeS,
    frame: { geometry, valuesC: framesC[index] ?? new Float32Array() },
  }));
  useFreezeStore.setState({
    status: "done",
    engine: { backend: outcome.backend, threads: outcome.settings.threads },
    outcome,
    frames,
    frameIndex: coldestFrame(frames.length, outcome),
    fingerprint: outcome.planFingerprint,
  });
  void keepOutcome(outcome);
}

/** The frame in which the largest iceball stands: what the person wants to see first. */
function coldestFrame(frameCount: number, outcome: PlanOutcome): number {
  let best = frameCount - 1;
  let bestMl = -1;
  outcome.history.timesS.forEach((timeS, index) => {
    const ice = outcome.isotherms.find((measure) => measure.temperatureC === 0 && measure.timeS === timeS);
    if (ice !== undefined && ice.volumeMl > bestMl) {
      best = index;
      bestMl = ice.volumeMl;
    }
  });
  return best;
}

/** Keeps the numbers on the server; the fields are recomputed from the plan when wanted. */
async function keepOutcome(outcome: PlanOutcome): Promise<void> {
  const { revision } = usePlanStore.getState();
  if (revision === null) return;
  const { history: _history, curves: _curves, settings, planFingerprint: fingerprint, ...summary } = outcome;
  try {
    await saveOutcome(outcome.planId, { fingerprint, planRevision: revision, settings, summary });
  } catch {
    // The result is on the screen and can be computed again from the saved plan; nothing is lost.
  }
}
