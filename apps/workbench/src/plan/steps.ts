import { formatDuration, protocolTotals } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { FreezeState } from "../state/freeze-store.ts";
import type { RadiofrequencyState } from "../state/radiofrequency-store.ts";
import type { UncertaintyState } from "../state/uncertainty-store.ts";

/** The steps of planning, in the order of practice. */
export const STEP_IDS = [
  "target",
  "structures",
  "cryoprobes",
  "protocol",
  "freeze",
  "result",
  "certainty",
  "radiofrequency",
  "report",
] as const;

/** One step of planning. */
export type StepId = (typeof STEP_IDS)[number];

/** Names on the screen. */
export const STEP_NAMES: Readonly<Record<StepId, string>> = {
  target: "Target",
  structures: "Structures",
  cryoprobes: "Cryoprobes",
  protocol: "Protocol",
  freeze: "Freeze",
  result: "Result",
  certainty: "How sure?",
  radiofrequency: "Radiofrequency",
  report: "Report",
};

/** Which step is open; one at a time. */
export const useStepStore: UseBoundStore<StoreApi<{ readonly open: StepId | null }>> = create<{
  readonly open: StepId | null;
}>(() => ({ open: "target" }));

/** Opens a step; opening the open one closes it. */
export function toggleStep(step: StepId): void {
  useStepStore.setState((state) => ({ open: state.open === step ? null : step }));
}

/** Opens a step. */
export function openStep(step: StepId): void {
  useStepStore.setState({ open: step });
}

/** The first step that still wants something. */
export function nextStep(plan: TreatmentPlan): StepId {
  if (plan.target === null) return "target";
  if (plan.structures.length === 0) return "structures";
  if (plan.cryoprobes.length === 0) return "cryoprobes";
  return "freeze";
}

/** One line that says where a step stands, and whether it is done. */
export interface StepStanding {
  readonly done: boolean;
  readonly summary: string;
}

/** Where every step stands. */
export function stepStandings(
  plan: TreatmentPlan,
  computed: {
    readonly freeze: FreezeState;
    readonly uncertainty: UncertaintyState;
    readonly radiofrequency: RadiofrequencyState;
  },
): Readonly<Record<StepId, StepStanding>> {
  const { target, structures, cryoprobes, protocol } = plan;
  const { freeze, uncertainty, radiofrequency } = computed;
  const result = resultSummary(freeze);
  return {
    target: { done: target !== null, summary: target?.name ?? "which nerve?" },
    structures: { done: structures.length > 0, summary: counted(structures.length, "marked", "none marked") },
    cryoprobes: { done: cryoprobes.length > 0, summary: counted(cryoprobes.length, "placed", "none placed") },
    protocol: {
      done: protocol.steps.length > 0,
      summary: formatDuration(protocolTotals(protocol).totalS),
    },
    freeze: { done: freeze.status === "done", summary: freezeSummary(freeze) },
    result: { done: freeze.outcome !== null, summary: result },
    certainty: {
      done: uncertainty.status === "done" && !uncertainty.isStale,
      summary: certaintySummary(uncertainty),
    },
    radiofrequency: {
      done: radiofrequency.outcome !== null && !radiofrequency.isStale,
      summary: radiofrequencySummary(radiofrequency),
    },
    report: { done: false, summary: "" },
  };
}

function counted(count: number, word: string, none: string): string {
  return count === 0 ? none : `${count} ${word}`;
}

function freezeSummary(freeze: FreezeState): string {
  if (freeze.status === "running") {
    return freeze.endTimeS > 0 ? `${Math.round((100 * freeze.timeS) / freeze.endTimeS)} %` : "starting";
  }
  return freeze.status === "done" ? "computed" : "";
}

function resultSummary({ outcome }: FreezeState): string {
  if (outcome === null) return "";
  const critical = outcome.findings.filter((finding) => finding.severity === "critical").length;
  const warnings = outcome.findings.filter((finding) => finding.severity === "warning").length;
  if (critical > 0) return `${critical} critical`;
  return warnings > 0 ? `${warnings} to watch` : "no finding";
}

function certaintySummary({ status, answer, isStale, doneCount, count }: UncertaintyState): string {
  if (status === "running") return `${doneCount} of ${count}`;
  if (answer === null) return "";
  if (isStale) return "the plan has changed";
  const range = answer.uncertainty.answers.find(({ id }) => id === "nerve-length")?.range ?? null;
  return range === null ? "computed" : `${range.low.toFixed(1)} to ${range.high.toFixed(1)} mm`;
}

function radiofrequencySummary({ status, outcome, isStale, timeS, endTimeS }: RadiofrequencyState): string {
  if (status === "running") return endTimeS > 0 ? `${Math.round((100 * timeS) / endTimeS)} %` : "starting";
  if (outcome === null) return "to compare";
  if (isStale) return "something has changed";
  const length = outcome.nerve?.lengths.find(({ id }) => id === "damage")?.lengthMm;
  return length === undefined ? "computed" : `${length.toFixed(1)} mm of nerve`;
}
