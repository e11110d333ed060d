import type { BackendName } from "@isotherm/engine";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { clearFreeze } from "../state/freeze-store.ts";
import { currentPlan, usePlanStore } from "../state/plan-store.ts";
import type { TemperatureFrame } from "../view/scene.ts";
import { callWorkshop } from "../worker/workshop.ts";

/** The coarse guess of the ice that follows the hand. */
export interface PreviewState {
  readonly frame: TemperatureFrame | null;
  /** Time into the protocol that the guess stands for. */
  readonly timeS: number;
  /** What has computed the freeze that it moves; null without one. */
  readonly backend: BackendName | null;
}

const NONE: PreviewState = { frame: null, timeS: 0, backend: null };

/** The preview on the screen. */
export const usePreviewStore: UseBoundStore<StoreApi<PreviewState>> = create<PreviewState>(() => NONE);

/**
 * Keeps the preview in step with the plan. What moves the ice (cryoprobe, device, protocol) also takes an older freeze
 * off the screen: it no longer fits. Returns the way to stop.
 */
export function followPreview(): () => void {
  let shown: TreatmentPlan | null = null;
  const follow = (): void => {
    const plan = currentPlan();
    if (plan === null || movesNothing(shown, plan)) return;
    if (shown !== null) clearFreeze();
    shown = plan;
    requestPreview(plan);
  };
  const stop = usePlanStore.subscribe(follow);
  return () => {
    stop();
    clearPreview();
  };
}

function movesNothing(before: TreatmentPlan | null, plan: TreatmentPlan): boolean {
  return (
    before !== null &&
    before.cryoprobes === plan.cryoprobes &&
    before.protocol === plan.protocol &&
    before.deviceOverrides === plan.deviceOverrides
  );
}

let waiting: TreatmentPlan | null = null;
let busy = false;

/** Asks for a preview of this plan; while one is being made only the last wish is kept. */
function requestPreview(plan: TreatmentPlan): void {
  waiting = plan;
  if (!busy) void work();
}

/** Takes the preview off the screen. */
function clearPreview(): void {
  waiting = null;
  usePreviewStore.setState(NONE);
}

/** Name under which the browser's own tools list how long each answer took. */
const PREVIEW_MEASURE = "isotherm preview";

/** A preview knows no anatomy; marked regions would be copied to the worker with every movement of the hand. */
function withoutAnatomy(plan: TreatmentPlan): TreatmentPlan {
  return { ...plan, target: null, structures: [] };
}

async function work(): Promise<void> {
  busy = true;
  while (waiting !== null) {
    const plan = waiting;
    waiting = null;
    if (plan.cryoprobes.length === 0) {
      usePreviewStore.setState(NONE);
      continue;
    }
    try {
      const start = performance.now();
      const { frame, timeS, backend } = await callWorkshop("preview", { plan: withoutAnatomy(plan) });
      performance.measure(PREVIEW_MEASURE, { start });
      if (currentPlan() !== null) usePreviewStore.setState({ frame, timeS, backend });
    } catch {
      // A plan that cannot be previewed yet (no cryoprobe, a missing number) shows none; Freeze says why.
      usePreviewStore.setState(NONE);
    }
  }
  busy = false;
}
