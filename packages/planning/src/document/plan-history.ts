import type { TreatmentPlan } from "../treatment-plan.ts";

/** More steps back than anyone takes; bounds the memory of a long day. */
const KEPT_STEP_COUNT = 500;

/** A plan with its way back and forth. Plain data: keep it in any store. */
export interface PlanHistory {
  readonly past: readonly TreatmentPlan[];
  readonly present: TreatmentPlan;
  readonly future: readonly TreatmentPlan[];
  /** Name of the drag that is under way; edits under the same name are one step. */
  readonly drag: string | null;
}

/** A history that starts here. */
export function startHistory(plan: TreatmentPlan): PlanHistory {
  return { past: [], present: plan, future: [], drag: null };
}

/**
 * Records an edit. Edits that follow each other with the same `drag` name (such as `tip/cryoprobe-1`) become one step;
 * call {@link endDrag} on release.
 */
export function recordEdit(
  history: PlanHistory,
  plan: TreatmentPlan,
  options: { readonly drag?: string } = {},
): PlanHistory {
  const drag = options.drag ?? null;
  if (plan === history.present) return { ...history, drag };
  const isSameDrag = drag !== null && drag === history.drag;
  const past = isSameDrag ? history.past : [...history.past, history.present].slice(-KEPT_STEP_COUNT);
  return { past, present: plan, future: [], drag };
}

/** Ends a drag, so that the next one is a step of its own. */
export function endDrag(history: PlanHistory): PlanHistory {
  return history.drag === null ? history : { ...history, drag: null };
}

/** One step back; the same history when there is none. */
export function undo(history: PlanHistory): PlanHistory {
  const previous = history.past.at(-1);
  if (!previous) return endDrag(history);
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    drag: null,
  };
}

/** One step forth; the same history when there is none. */
export function redo(history: PlanHistory): PlanHistory {
  const [next, ...future] = history.future;
  if (!next) return endDrag(history);
  return { past: [...history.past, history.present], present: next, future, drag: null };
}

/** Whether there is a step back. */
export function canUndo(history: PlanHistory): boolean {
  return history.past.length > 0;
}

/** Whether there is a step forth. */
export function canRedo(history: PlanHistory): boolean {
  return history.future.length > 0;
}
