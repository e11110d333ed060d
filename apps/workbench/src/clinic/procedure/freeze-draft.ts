import type { FreezeLog, FreezeLogStep } from "@isotherm/clinic";
import type { FreezeStep } from "@isotherm/planning/treatment-plan";
import type { OpenedPlan } from "../plan/linked-plans.ts";
import type { FormCheck } from "../record/entry-form.ts";

/** One step as it is entered; its start follows from the steps before it. */
export interface StepDraft {
  readonly key: string;
  readonly kind: FreezeLogStep["kind"];
  readonly durationMinutes: number | null;
  readonly cryoprobeIds: readonly string[];
  readonly note: string;
}

/** A freeze on its way into the record. */
export interface FreezeDraft {
  readonly freezeId: string;
  readonly planId: string | null;
  readonly startedAt: string;
  readonly guidance: string;
  readonly anesthesia: string;
  readonly steps: readonly StepDraft[];
  readonly regrowthDistanceMm: number | null;
  readonly immediateEffect: string;
  readonly deviations: string;
}

/** Nothing entered. */
export function newFreeze(): FreezeDraft {
  return {
    freezeId: crypto.randomUUID(),
    planId: null,
    startedAt: "",
    guidance: "",
    anesthesia: "",
    steps: [],
    regrowthDistanceMm: null,
    immediateEffect: "",
    deviations: "",
  };
}

/** The steps of the plan as the steps that were done, to be changed where the freeze went otherwise. */
export function plannedSteps({ plan }: OpenedPlan): readonly StepDraft[] {
  const all = plan.cryoprobes.map(({ id }) => id);
  return plan.protocol.steps.map((step) => ({
    key: crypto.randomUUID(),
    kind: step.kind,
    durationMinutes: plannedS(step) / 60,
    cryoprobeIds: step.kind === "thaw" ? [] : (step.cryoprobeIds ?? all),
    note: "",
  }));
}

function plannedS(step: FreezeStep): number {
  if (step.kind === "freeze") return step.freezeS;
  return step.kind === "thaw" ? step.thawS : step.activeThawS;
}

/** The draft of a log that is corrected. */
export function draftOfFreeze(log: FreezeLog, startedAt: string): FreezeDraft {
  return {
    ...log,
    startedAt,
    steps: log.steps.map((step) => ({
      ...step,
      key: step.startedAt,
      durationMinutes: step.durationS / 60,
    })),
    deviations: log.deviations.join("\n"),
  };
}

/** The log that a draft makes, or what it still lacks. */
export function checkFreeze(
  draft: FreezeDraft,
  about: { readonly opened: OpenedPlan | null; readonly operator: string; readonly indication: string },
): FormCheck {
  const { opened, operator, indication } = about;
  const start = Date.parse(draft.startedAt);
  const missing = [
    ...(opened === null ? ["the plan"] : []),
    ...(Number.isNaN(start) ? ["when it began"] : []),
    ...(draft.guidance.trim() === "" ? ["the guidance"] : []),
    ...(draft.anesthesia.trim() === "" ? ["the anesthesia"] : []),
    ...(draft.steps.length === 0 ? ["the steps"] : []),
    ...(draft.steps.some(({ durationMinutes }) => durationMinutes === null)
      ? ["how long each step took"]
      : []),
    ...(draft.immediateEffect.trim() === "" ? ["the immediate effect"] : []),
  ];
  if (opened === null || missing.length > 0) return { missing };
  return {
    content: {
      kind: "freeze-log",
      freezeId: draft.freezeId,
      planId: opened.plan.id,
      planFingerprint: opened.fingerprint,
      targetId: opened.plan.target?.knowledgeTargetId ?? null,
      indication,
      operator,
      guidance: draft.guidance.trim(),
      anesthesia: draft.anesthesia.trim(),
      steps: timed(draft.steps, start),
      regrowthDistanceMm: draft.regrowthDistanceMm,
      immediateEffect: draft.immediateEffect,
      deviations: draft.deviations.split("\n").filter((line) => line.trim() !== ""),
    },
  };
}

/** Each step begins when the one before it ended. */
function timed(steps: readonly StepDraft[], startMs: number): readonly FreezeLogStep[] {
  let atMs = startMs;
  return steps.map(({ kind, durationMinutes, cryoprobeIds, note }) => {
    const durationS = Math.round((durationMinutes ?? 0) * 60);
    const step = { kind, startedAt: new Date(atMs).toISOString(), durationS, cryoprobeIds, note };
    atMs += durationS * 1000;
    return step;
  });
}
