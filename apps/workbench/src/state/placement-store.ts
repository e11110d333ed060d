import type { PlacementProgress, PlacementSuggestions, SuggestedPlacement } from "@isotherm/planning";
import type { FreezeProtocol, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { WorkerCallError } from "../worker/call.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { currentPlan, editPlan, usePlanStore } from "./plan-store.ts";
import { jumpTo, useViewStore } from "./view-store.ts";

/** What of the search is drawn on the views. */
export type ShownPaths =
  | { readonly kind: "suggestion"; readonly index: number }
  | { readonly kind: "rejection"; readonly index: number }
  | null;

/** The search for placements: running, done, or not asked. */
export interface PlacementState {
  readonly status: "none" | "running" | "done" | "failed";
  readonly message: string | null;
  readonly progress: PlacementProgress | null;
  readonly answer: PlacementSuggestions | null;
  /** The plan that was searched. */
  readonly plan: TreatmentPlan | null;
  /** Anatomy or devices of the plan on the screen are others by now. */
  readonly isStale: boolean;
  readonly shown: ShownPaths;
}

const EMPTY: PlacementState = {
  status: "none",
  message: null,
  progress: null,
  answer: null,
  plan: null,
  isStale: false,
  shown: null,
};

/** The search for placements of the plan on the screen. */
export const usePlacementStore: UseBoundStore<StoreApi<PlacementState>> = create<PlacementState>(() => EMPTY);

let running: AbortController | null = null;

/** Draws one suggestion, the paths of one reason, or nothing. */
export function showPaths(shown: ShownPaths): void {
  usePlacementStore.setState({ shown });
}

/** Stops the running search. */
export function cancelPlacements(): void {
  running?.abort();
}

/** Takes list and drawings off the screen. */
export function closePlacements(): void {
  running?.abort();
  running = null;
  usePlacementStore.setState(EMPTY);
}

/** Looks for placements on the plan on the screen. */
export async function startPlacements(): Promise<void> {
  const plan = currentPlan();
  if (plan === null) return;
  running?.abort();
  const controller = new AbortController();
  running = controller;
  const isCurrent = (): boolean => running === controller;
  usePlacementStore.setState({ ...EMPTY, status: "running" });
  try {
    const answer = await callWorkshop(
      "placements",
      { plan },
      {
        signal: controller.signal,
        onProgress: (progress) => isCurrent() && usePlacementStore.setState({ progress }),
      },
    );
    if (isCurrent()) usePlacementStore.setState({ status: "done", answer, plan });
  } catch (error) {
    if (!isCurrent()) return;
    const canceled = error instanceof WorkerCallError && error.code === "CANCELED";
    const message = error instanceof Error ? error.message : "No placement could be looked for.";
    usePlacementStore.setState(canceled ? EMPTY : { ...EMPTY, status: "failed", message });
  }
}

/** Puts a suggestion in the place of the plan's cryoprobes, with its own freeze when asked; one step of undo. */
export function applyPlacement(suggestion: SuggestedPlacement, protocol: FreezeProtocol | null): void {
  const cryoprobes = suggestion.cryoprobes.map((cryoprobe, index) => ({
    ...cryoprobe,
    id: `cryoprobe-${index + 1}`,
  }));
  editPlan((plan) => ({ ...plan, cryoprobes, protocol: protocol ?? withEveryCryoprobe(plan.protocol) }));
  showPaths(null);
  const [first] = cryoprobes;
  if (first === undefined) return;
  useViewStore.setState({ selectedId: first.id });
  jumpTo(first.tipLpsMm);
}

/** The cryoprobes that a step named are gone: all of the new ones take part in it. */
function withEveryCryoprobe(protocol: FreezeProtocol): FreezeProtocol {
  const steps = protocol.steps.map((step) => (step.kind === "thaw" ? step : { ...step, cryoprobeIds: null }));
  return { ...protocol, steps };
}

/** Parts of a plan that a search depends on; where the cryoprobes stand is none of them. */
const SEARCHED = [
  "image",
  "target",
  "structures",
  "deviceOverrides",
  "skinProtection",
  "simulation",
  "procedureType",
] as const;

/** Marks the answer as stale while the anatomy is another one, and forgets it with the case. Returns the way to stop. */
export function followPlacements(): () => void {
  const stopFollowing = usePlanStore.subscribe(() => {
    const { plan, isStale } = usePlacementStore.getState();
    const present = currentPlan();
    if (plan === null || present === null) return;
    const now = SEARCHED.some((key) => plan[key] !== present[key]);
    if (now !== isStale) usePlacementStore.setState({ isStale: now });
  });
  return () => {
    stopFollowing();
    closePlacements();
  };
}
