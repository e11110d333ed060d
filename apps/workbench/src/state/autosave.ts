import { recordEdit } from "@isotherm/planning";
import { type SaveAnswer, type SavedPlan, savePlan } from "../server/plans.ts";
import { currentPlan, usePlanStore } from "./plan-store.ts";

/** Quiet time after an edit before it is saved. */
export const AUTOSAVE_DELAY_MS = 700;

let timer: ReturnType<typeof setTimeout> | undefined;
let saving = false;

/** Saves the plan a moment after each edit, one save at a time. Call once; returns the way to stop. */
export function startAutosave(): () => void {
  const stop = usePlanStore.subscribe((state, before) => {
    if (state.saveState === "unsaved" && state.history !== before.history) scheduleSave();
  });
  if (usePlanStore.getState().saveState === "unsaved") scheduleSave();
  return () => {
    stop();
    clearTimeout(timer);
    if (usePlanStore.getState().saveState === "unsaved") void saveNow();
  };
}

/** Saves now, whatever the clock says. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer);
  const plan = currentPlan();
  if (plan === null || saving) return;
  saving = true;
  usePlanStore.setState({ saveState: "saving", saveMessage: null });
  try {
    take(await savePlan(plan, usePlanStore.getState().revision), plan.id);
  } catch (error) {
    if (currentPlan()?.id === plan.id) {
      usePlanStore.setState({ saveState: "failed", saveMessage: sentenceOf(error) });
    }
  } finally {
    saving = false;
  }
  const editedMeanwhile = currentPlan() !== plan;
  if (editedMeanwhile && usePlanStore.getState().saveState === "saved") {
    usePlanStore.setState({ saveState: "unsaved" });
    scheduleSave();
  }
}

/** Gives up what is on the screen for what somebody else saved; undo brings it back. */
export function takeTheirs(current: SavedPlan): void {
  const { history } = usePlanStore.getState();
  if (history === null) return;
  usePlanStore.setState({
    history: recordEdit(history, current.plan),
    revision: current.revision,
    saveState: "saved",
    conflict: null,
  });
}

/** Saves what is on the screen as a revision after theirs; theirs stays in the history. */
export async function keepMine(current: SavedPlan): Promise<void> {
  usePlanStore.setState({ revision: current.revision, conflict: null });
  await saveNow();
}

function scheduleSave(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), AUTOSAVE_DELAY_MS);
}

function take(answer: SaveAnswer, planId: string): void {
  if (currentPlan()?.id !== planId) return;
  if (answer.kind === "saved") {
    usePlanStore.setState({ revision: answer.revision, saveState: "saved", conflict: null });
  } else {
    usePlanStore.setState({ saveState: "conflict", conflict: answer.current });
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : "The plan could not be saved.";
}
