import {
  defaultRadiofrequencyChoice,
  type RadiofrequencyChoice,
  type RadiofrequencyMode,
  type RadiofrequencyOutcome,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { WorkerCallError } from "../worker/call.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { freezesTheSame } from "./freezes-the-same.ts";
import { currentPlan, usePlanStore } from "./plan-store.ts";

/** The radiofrequency lesion beside the freeze: being computed, done, or not asked. */
export interface RadiofrequencyState {
  readonly choice: RadiofrequencyChoice;
  readonly status: "none" | "running" | "done" | "failed";
  readonly message: string | null;
  readonly timeS: number;
  readonly endTimeS: number;
  readonly outcome: RadiofrequencyOutcome | null;
  /** The plan that the outcome belongs to. */
  readonly plan: TreatmentPlan | null;
  /** Plan or choice on the screen is another one by now. */
  readonly isStale: boolean;
  /** Both lesions on the same slices, in place of the four views. */
  readonly sideBySide: boolean;
}

const EMPTY: RadiofrequencyState = {
  choice: defaultRadiofrequencyChoice("monopolar"),
  status: "none",
  message: null,
  timeS: 0,
  endTimeS: 0,
  outcome: null,
  plan: null,
  isStale: false,
  sideBySide: false,
};

/** The radiofrequency lesion of the plan on the screen. */
export const useRadiofrequencyStore: UseBoundStore<StoreApi<RadiofrequencyState>> =
  create<RadiofrequencyState>(() => EMPTY);

let running: AbortController | null = null;

/** Changes the choice; a lesion of another choice is stale. */
export function changeChoice(change: Partial<RadiofrequencyChoice>): void {
  useRadiofrequencyStore.setState(({ choice }) => ({ choice: { ...choice, ...change }, message: null }));
  refreshStale();
}

/** Takes the setting of practice of another mode; the electrode stays where the hand has put it. */
export function chooseMode(mode: RadiofrequencyMode): void {
  const { placement } = useRadiofrequencyStore.getState().choice;
  changeChoice({ ...defaultRadiofrequencyChoice(mode), placement });
}

/** Shows or hides both lesions side by side. */
export function showSideBySide(sideBySide: boolean): void {
  useRadiofrequencyStore.setState({ sideBySide });
}

/** Stops the running lesion. */
export function cancelRadiofrequency(): void {
  running?.abort();
}

/** Computes the lesion of the choice on the plan on the screen. */
export async function startRadiofrequency(): Promise<void> {
  const plan = currentPlan();
  if (plan === null) return;
  const { choice, sideBySide } = useRadiofrequencyStore.getState();
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const isCurrent = (): boolean => running === controller;
  useRadiofrequencyStore.setState({ status: "running", message: null, timeS: 0, endTimeS: 0 });
  try {
    const outcome = await callWorkshop(
      "radiofrequency",
      { plan, choice },
      {
        signal: controller.signal,
        onProgress: (progress) => isCurrent() && useRadiofrequencyStore.setState(progress),
      },
    );
    if (!isCurrent()) return;
    const isFirst = useRadiofrequencyStore.getState().outcome === null;
    useRadiofrequencyStore.setState({ status: "done", outcome, plan, sideBySide: sideBySide || isFirst });
    refreshStale();
  } catch (error) {
    if (isCurrent()) stop(error);
  }
}

function stop(error: unknown): void {
  const { outcome } = useRadiofrequencyStore.getState();
  if (error instanceof WorkerCallError && error.code === "CANCELED") {
    useRadiofrequencyStore.setState({ status: outcome === null ? "none" : "done" });
    return;
  }
  const message = error instanceof Error ? error.message : "The lesion could not be computed.";
  useRadiofrequencyStore.setState({ status: "failed", message });
}

function refreshStale(): void {
  const { outcome, plan, choice, isStale } = useRadiofrequencyStore.getState();
  const present = currentPlan();
  if (outcome === null || plan === null || present === null) return;
  const now = !freezesTheSame(plan, present) || JSON.stringify(choice) !== JSON.stringify(outcome.choice);
  if (now !== isStale) useRadiofrequencyStore.setState({ isStale: now });
}

/** Marks the lesion as stale while plan or choice is another one, and forgets it with the case. Returns the way to stop. */
export function followRadiofrequency(): () => void {
  const stopFollowing = usePlanStore.subscribe(refreshStale);
  return () => {
    stopFollowing();
    running?.abort();
    running = null;
    useRadiofrequencyStore.setState(EMPTY);
  };
}
