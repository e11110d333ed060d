import { type Finding, followPathway, type PathwayStepState, pathway } from "@isotherm/knowledge";
import { compareMoments, dayAfter, daysBetween } from "../record/moment.ts";
import type { PatientRecord } from "../record/patient-record.ts";
import { followUpsOf, freezeEntry } from "./freeze-entry.ts";
import { judge } from "./judge.ts";
import { baselinesOf } from "./then-and-now.ts";

/** The neuritis of one freeze as it stands (R112, R113). */
export interface NeuritisPath {
  readonly daysSinceFreezeCount: number;
  /** Day on which one operator says that it has ended. */
  readonly expectedEndOn: string;
  /** Every score told, in order. */
  readonly course: readonly { readonly at: string; readonly worstScore: number }[];
  readonly state: "none-told" | "present" | "ended";
  readonly horner: "present" | "absent" | "not-looked-for";
  /** Every step of the pathway of `knowledge`, due or not. */
  readonly steps: readonly PathwayStepState[];
  readonly findings: readonly Finding[];
}

const pathwayId = "neuritis-after-stellate";

/** The neuritis pathway of one freeze at a moment: what was told, what is due, and the alerts. */
export function neuritisPath(record: PatientRecord, freezeId: string, at: string): NeuritisPath {
  const freeze = freezeEntry(record, freezeId);
  const followUps = followUpsOf(record, freezeId).filter(
    (entry) => compareMoments(entry.happenedAt, at) <= 0,
  );
  const course = followUps.flatMap(({ content, happenedAt }) =>
    content.neuritis === null ? [] : [{ at: happenedAt, worstScore: content.neuritis.worstScore }],
  );
  const last = followUps.at(-1)?.content;
  const redFlags = last?.redFlags ?? [];
  const daysSinceFreezeCount = daysBetween(freeze.happenedAt, at);
  const told = course.length === 0 ? "none-told" : "ended";
  const state = last?.neuritis === null || last === undefined ? told : "present";
  const steps = followPathway(pathway(pathwayId), {
    daysSinceFreezeCount,
    neuritis: state === "present",
    redFlag: redFlags.length > 0,
    painAtOrAboveBaseline: last === undefined ? null : atOrAboveBaseline(record, freeze.happenedAt, last),
  });
  const horner = followUps.findLast(({ content }) => content.horner !== "not-looked-for");
  return {
    daysSinceFreezeCount,
    expectedEndOn: dayAfter(freeze.happenedAt, endDayCount()),
    course,
    state,
    horner: horner?.content.horner ?? "not-looked-for",
    steps,
    findings: [...alertsOf(steps), ...redFlagsOf(redFlags)],
  };
}

/** Day of the pathway's alert, so that it is written in one place. */
function endDayCount(): number {
  const alert = pathway(pathwayId).steps.find(({ id }) => id === "still");
  const value = alert?.when.find(({ quantity }) => quantity === "daysSinceFreezeCount")?.value;
  if (typeof value !== "number") throw new Error("the neuritis pathway lacks the day of its alert");
  return value;
}

/** Neuritis or any pain, at its worst, at or above the worst pain before the freeze. */
function atOrAboveBaseline(
  record: PatientRecord,
  freezeAt: string,
  last: ReturnType<typeof followUpsOf>[number]["content"],
): boolean | null {
  const before = baselinesOf(record, freezeAt).map(({ component }) => component);
  if (before.length === 0) return null;
  const highest = Math.max(...before.map(({ state }) => state.worstScore));
  if (last.neuritis !== null && last.neuritis.worstScore >= highest) return true;
  return last.pains.some(({ painId, state }) => {
    const then = before.find((component) => component.painId === painId)?.state;
    return then !== undefined && state.worstScore >= then.worstScore;
  });
}

function alertsOf(steps: readonly PathwayStepState[]): readonly Finding[] {
  return steps
    .filter(({ step, state }) => step.id === "still" && state === "due")
    .map(({ step, inputs, sources, status }) =>
      judge("neuritis-after-its-time", "critical", {
        message: `Day ${inputs["daysSinceFreezeCount"]}: pain is still at or above what it was before the freeze. ${step.text}`,
        inputs,
        sources,
        status,
      }),
    );
}

function redFlagsOf(redFlags: readonly string[]): readonly Finding[] {
  if (redFlags.length === 0) return [];
  return [
    judge("red-flag", "critical", {
      message: `The last follow-up told ${redFlags.join(", ")}; call the patient today`,
      sources: ["project-clinic-notes"],
      status: "established",
      inputs: { redFlagCount: redFlags.length },
    }),
  ];
}
