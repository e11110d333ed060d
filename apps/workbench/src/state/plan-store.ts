import {
  endDrag,
  type PlanHistory,
  recordEdit,
  redo,
  startHistory,
  touchPlan,
  undo,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { SavedPlan } from "../server/plans.ts";

/** Where the plan on the screen stands against the plan on the server. */
export type SaveState = "storing" | "saved" | "unsaved" | "saving" | "failed" | "conflict";

/** The plan on the screen, with everything that can be undone. */
export interface PlanState {
  readonly history: PlanHistory | null;
  /** Revision on the server that the plan on the screen is based on; null before the first save. */
  readonly revision: number | null;
  readonly saveState: SaveState;
  readonly saveMessage: string | null;
  /** What somebody else saved meanwhile. */
  readonly conflict: SavedPlan | null;
}

const EMPTY: PlanState = {
  history: null,
  revision: null,
  saveState: "saved",
  saveMessage: null,
  conflict: null,
};

/** The store of the open plan; change it only through the functions below. */
export const usePlanStore: UseBoundStore<StoreApi<PlanState>> = create<PlanState>(() => EMPTY);

/** The plan on the screen, for code outside React. */
export function currentPlan(): TreatmentPlan | null {
  return usePlanStore.getState().history?.present ?? null;
}

/** The plan on the screen. */
export function usePlan(): TreatmentPlan | null {
  return usePlanStore((state) => state.history?.present ?? null);
}

/** Shows a plan, saved or new, with an empty history. */
export function openPlan(plan: TreatmentPlan, revision: number | null): void {
  usePlanStore.setState({
    ...EMPTY,
    history: startHistory(plan),
    revision,
    saveState: revision === null ? "unsaved" : "saved",
  });
}

/** Starts the history anew with this plan: what was there before was empty and is nothing to undo to. */
export function beginWith(plan: TreatmentPlan): void {
  if (plan === currentPlan()) return;
  usePlanStore.setState({ history: startHistory(plan), saveState: "unsaved" });
}

/** Leaves the plan. */
export function closePlan(): void {
  usePlanStore.setState(EMPTY);
}

/** Replaces the plan by an edited one; edits of one `drag` are one step of undo. */
export function editPlan(
  edit: (plan: TreatmentPlan) => TreatmentPlan,
  options: { readonly drag?: string } = {},
): void {
  const { history } = usePlanStore.getState();
  if (history === null) return;
  const edited = edit(history.present);
  if (edited === history.present) return;
  const touched = touchPlan(edited, new Date().toISOString());
  usePlanStore.setState((state) => ({
    history: recordEdit(history, touched, options),
    saveState: unsavedUnlessStoring(state),
  }));
}

/** The hand has let go: what comes next is a step of its own. */
export function endPlanDrag(): void {
  const { history } = usePlanStore.getState();
  if (history !== null) usePlanStore.setState({ history: endDrag(history) });
}

/** Takes the last edit back. */
export function undoPlan(): void {
  travel(undo);
}

/** Makes the last edit taken back again. */
export function redoPlan(): void {
  travel(redo);
}

/** While its images are on their way to the server a plan waits with saving. */
function unsavedUnlessStoring({ saveState }: PlanState): SaveState {
  return saveState === "storing" ? "storing" : "unsaved";
}

/** Names the stored image in the plan and in every step of its history; no step of undo. */
export function nameImage(imageId: string): void {
  const { history } = usePlanStore.getState();
  if (history === null) return;
  const named = (plan: TreatmentPlan): TreatmentPlan => ({ ...plan, image: { ...plan.image, id: imageId } });
  usePlanStore.setState({
    history: {
      ...history,
      past: history.past.map(named),
      present: named(history.present),
      future: history.future.map(named),
    },
    saveState: "unsaved",
  });
}

function travel(step: (history: PlanHistory) => PlanHistory): void {
  const { history } = usePlanStore.getState();
  if (history === null) return;
  const moved = step(history);
  if (moved.present === history.present) return;
  usePlanStore.setState((state) => ({ history: moved, saveState: unsavedUnlessStoring(state) }));
}
