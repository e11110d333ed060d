import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { WorkerCallError } from "../worker/call.ts";
import type { UncertaintyAnswer, UncertaintyProgress } from "../worker/uncertainty-jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { freezesTheSame } from "./freezes-the-same.ts";
import { currentPlan, usePlanStore } from "./plan-store.ts";

/** How sure the freeze of the plan on the screen is: being computed, done, or not asked. */
export interface UncertaintyState {
  readonly status: "none" | "running" | "done" | "failed";
  readonly message: string | null;
  readonly doneCount: number;
  readonly count: number;
  readonly workerCount: number;
  readonly startedAtMs: number;
  /** What the members that are in say; while more are on their way it is rougher. */
  readonly answer: UncertaintyAnswer | null;
  /** The plan that was asked about. */
  readonly plan: TreatmentPlan | null;
  /** The plan on the screen is another one by now. */
  readonly isStale: boolean;
  /** Bands in place of the isotherms of the shown time. */
  readonly bandsShown: boolean;
}

const EMPTY: UncertaintyState = {
  status: "none",
  message: null,
  doneCount: 0,
  count: 0,
  workerCount: 0,
  startedAtMs: 0,
  plan: null,
  answer: null,
  isStale: false,
  bandsShown: false,
};

/** The ensemble of the plan on the screen. */
export const useUncertaintyStore: UseBoundStore<StoreApi<UncertaintyState>> = create<UncertaintyState>(
  () => EMPTY,
);

let running: AbortController | null = null;

/** Forgets the ensemble; a running one is canceled. */
function clearUncertainty(): void {
  running?.abort();
  running = null;
  useUncertaintyStore.setState(EMPTY);
}

/** Stops the running ensemble; what its members have said so far stays, marked as rough. */
export function cancelUncertainty(): void {
  running?.abort();
}

/** Shows or hides the bands. */
export function showBands(bandsShown: boolean): void {
  useUncertaintyStore.setState({ bandsShown });
}

/** Computes the ensemble of the plan on the screen with so many members. */
export async function startUncertainty(count: number): Promise<void> {
  const plan = currentPlan();
  if (plan === null) return;
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const isCurrent = (): boolean => running === controller;
  useUncertaintyStore.setState({ ...EMPTY, status: "running", plan, count, startedAtMs: performance.now() });
  try {
    const answer = await callWorkshop(
      "uncertainty",
      { plan, settings: { count } },
      { signal: controller.signal, onProgress: (progress) => isCurrent() && take(progress) },
    );
    if (isCurrent()) finish(answer);
  } catch (error) {
    if (isCurrent()) stop(error);
  }
}

function take({ doneCount, count, workerCount, partial }: UncertaintyProgress): void {
  useUncertaintyStore.setState(({ answer, bandsShown }) => ({
    doneCount,
    count,
    workerCount,
    answer: partial ?? answer,
    bandsShown: bandsShown || (answer === null && partial !== null),
  }));
}

function finish(answer: UncertaintyAnswer): void {
  useUncertaintyStore.setState(({ bandsShown, answer: before }) => ({
    status: "done",
    doneCount: answer.uncertainty.memberCount,
    answer,
    bandsShown: bandsShown || before === null,
  }));
}

function stop(error: unknown): void {
  if (error instanceof WorkerCallError && error.code === "CANCELED") {
    const { answer } = useUncertaintyStore.getState();
    useUncertaintyStore.setState(answer === null ? EMPTY : { status: "done" });
    return;
  }
  const message = error instanceof Error ? error.message : "The ensemble could not be computed.";
  useUncertaintyStore.setState({ ...EMPTY, status: "failed", message });
}

/** Marks the answer as stale while the plan is another one, and forgets it with the case. Returns the way to stop. */
export function followUncertainty(): () => void {
  const stopFollowing = usePlanStore.subscribe(() => {
    const { plan, isStale } = useUncertaintyStore.getState();
    const present = currentPlan();
    if (plan === null || present === null) return;
    const now = !freezesTheSame(plan, present);
    if (now !== isStale) useUncertaintyStore.setState({ isStale: now });
  });
  return () => {
    stopFollowing();
    clearUncertainty();
  };
}
