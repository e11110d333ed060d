import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { TemperatureFrame } from "../view/scene.ts";
import { callWorkshop } from "../worker/workshop.ts";

/** The coarse guess of the ice that follows the hand. */
export interface PreviewState {
  readonly frame: TemperatureFrame | null;
  /** Time into the protocol that the guess stands for. */
  readonly timeS: number;
}

/** The preview on the screen. */
export const usePreviewStore: UseBoundStore<StoreApi<PreviewState>> = create<PreviewState>(() => ({
  frame: null,
  timeS: 0,
}));

let waiting: TreatmentPlan | null = null;
let busy = false;

/** Asks for a preview of this plan; while one is being made only the last wish is kept. */
export function requestPreview(plan: TreatmentPlan): void {
  waiting = plan;
  if (!busy) void work();
}

/** Takes the preview off the screen. */
export function clearPreview(): void {
  waiting = null;
  usePreviewStore.setState({ frame: null, timeS: 0 });
}

async function work(): Promise<void> {
  busy = true;
  while (waiting !== null) {
    const plan = waiting;
    waiting = null;
    try {
      const { frame, timeS } = await callWorkshop("preview", { plan });
      if (isPreviewable(plan)) usePreviewStore.setState({ frame, timeS });
    } catch {
      // A plan that cannot be previewed yet (no cryoprobe, a missing number) shows none; Freeze says why.
      usePreviewStore.setState({ frame: null, timeS: 0 });
    }
  }
  busy = false;
}

function isPreviewable(plan: TreatmentPlan): boolean {
  return plan.cryoprobes.length > 0;
}
