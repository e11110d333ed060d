import type { PlanOutcome } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { useFreezeStore } from "../state/freeze-store.ts";
import { currentPlan, usePlanStore } from "../state/plan-store.ts";
import type { SceneSurface } from "../view/scene.ts";
import type { MarginAnswer, MarginPart } from "../worker/margin-jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";

/** The isotherms that surfaces can be painted with the distance to. */
export const MARGIN_TEMPERATURES_C = [0, -20, -40] as const;

/** Nerve and structures in the colors of their distance to an isotherm. */
export interface MarginState {
  /** Which isotherm; null paints nothing. */
  readonly temperatureC: number | null;
  readonly status: "off" | "working" | "shown" | "not-reached" | "failed";
  readonly surfaces: readonly SceneSurface[];
}

const OFF: MarginState = { temperatureC: null, status: "off", surfaces: [] };

/** What is painted in the 3-D view. */
export const useMarginStore: UseBoundStore<StoreApi<MarginState>> = create<MarginState>(() => OFF);

/** Paints by the distance to another isotherm, or no longer. */
export function chooseMargin(temperatureC: number | null): void {
  useMarginStore.setState({ ...OFF, temperatureC });
  void refresh();
}

/** Keeps the painted surfaces in step with freeze and plan. Returns the way to stop. */
export function followMargins(): () => void {
  const stops = [
    useFreezeStore.subscribe((state, before) => state.outcome !== before.outcome && void refresh()),
    usePlanStore.subscribe(() => {
      const plan = currentPlan();
      if (plan !== null && !isSameAnatomy(plan, painted)) void refresh();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    painted = null;
    useMarginStore.setState(OFF);
  };
}

/** The plan whose nerve and structures are painted or being painted. */
let painted: TreatmentPlan | null = null;

/** What was painted for an outcome, as long as nerve and structures stay as they are. */
interface Made {
  readonly plan: TreatmentPlan;
  readonly answers: Map<number, MarginAnswer>;
}

const made = new WeakMap<PlanOutcome, Made>();

async function refresh(): Promise<void> {
  const { temperatureC } = useMarginStore.getState();
  const { outcome } = useFreezeStore.getState();
  const plan = currentPlan();
  if (temperatureC === null || outcome === null || plan === null) {
    painted = null;
    useMarginStore.setState({ status: "off", surfaces: [] });
    return;
  }
  painted = plan;
  const isWanted = (): boolean =>
    useMarginStore.getState().temperatureC === temperatureC &&
    useFreezeStore.getState().outcome === outcome &&
    painted === plan;
  try {
    const known = answersFor(outcome, plan);
    if (!known.has(temperatureC)) useMarginStore.setState({ status: "working" });
    const answer = known.get(temperatureC) ?? (await paintedParts(plan, temperatureC));
    known.set(temperatureC, answer);
    if (isWanted()) show(answer, plan);
  } catch {
    if (isWanted()) useMarginStore.setState({ status: "failed", surfaces: [] });
  }
}

function answersFor(outcome: PlanOutcome, plan: TreatmentPlan): Map<number, MarginAnswer> {
  const known = made.get(outcome);
  if (known !== undefined && isSameAnatomy(plan, known.plan)) return known.answers;
  const answers = new Map<number, MarginAnswer>();
  made.set(outcome, { plan, answers });
  return answers;
}

function isSameAnatomy(plan: TreatmentPlan, other: TreatmentPlan | null): boolean {
  return other === null || (plan.target === other.target && plan.structures === other.structures);
}

function paintedParts(plan: TreatmentPlan, temperatureC: number): Promise<MarginAnswer> {
  const { target, structures } = plan;
  const parts: readonly MarginPart[] = [
    ...(target === null ? [] : [{ id: target.id, role: "nerve", geometry: target.geometry } as const]),
    ...structures.map(({ id, geometry }) => ({ id, role: "neighbor", geometry }) as const),
  ];
  return callWorkshop("margins", { temperatureC, parts });
}

/** Structures let the nerve be seen through them. */
const STRUCTURE_OPACITY = 0.8;

function show({ isReached, surfaces }: MarginAnswer, plan: TreatmentPlan): void {
  useMarginStore.setState({
    status: isReached ? "shown" : "not-reached",
    surfaces: surfaces.map(({ id, ...surface }) => ({
      ...surface,
      id: `margin/${id}`,
      standsFor: id,
      color: "#ffffff",
      opacity: id === plan.target?.id ? 1 : STRUCTURE_OPACITY,
    })),
  });
}
