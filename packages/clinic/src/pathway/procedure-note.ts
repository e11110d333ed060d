import { devices } from "@isotherm/knowledge";
import type { FreezeStep, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { FreezeLog, FreezeLogStep } from "../record/freeze-log.ts";
import { indicationName } from "./indication-name.ts";

/** One part of a note. */
export interface NoteSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The procedure note: what was planned, what was done, and where they differ (rules C5). */
export interface ProcedureNote {
  readonly title: string;
  readonly sections: readonly NoteSection[];
  /** Steps that did not go as planned, each in one sentence; empty where all did. */
  readonly differences: readonly string[];
  readonly text: string;
}

/** What a note tells besides plan and log. */
export interface NoteDetails {
  /** Lines of what was computed for the plan as it was frozen; null where nothing was. */
  readonly predicted: readonly string[] | null;
  /** A moment as a person at this place reads it. */
  readonly readableTime: (iso: string) => string;
}

/** The note of one freeze, from its plan, its log, and what was computed. Nothing in it is typed again. */
export function procedureNote(
  plan: TreatmentPlan,
  log: FreezeLog,
  { predicted, readableTime }: NoteDetails,
): ProcedureNote {
  const differences = [...documentDifferences(plan, log), ...stepDifferences(plan.protocol.steps, log.steps)];
  const target = plan.target;
  const sections: readonly NoteSection[] = [
    {
      title: "Procedure",
      lines: [
        `${plan.procedureType === "neurolysis" ? "Cryoneurolysis" : "Cryoablation of tumor"}: ${plan.title}`,
        `Target: ${target === null ? "none in the plan" : `${target.name}${target.side === null ? "" : ` (${target.side})`}`}; indication: ${indicationName(log.indication)}`,
        `Operator: ${log.operator}; guidance: ${log.guidance}; anesthesia: ${log.anesthesia}`,
        ...(plan.procedureType === "neurolysis"
          ? [`Grade aimed at: Sunderland ${plan.intendedGrade}; worst accepted: ${plan.worstAcceptedGrade}`]
          : []),
      ],
    },
    {
      title: "Cryoprobes",
      lines: plan.cryoprobes.map(
        (cryoprobe, index) =>
          `${index + 1}. ${deviceName(cryoprobe.deviceId)}, planned tip at (${cryoprobe.tipLpsMm.map((value) => value.toFixed(1)).join(", ")}) mm LPS`,
      ),
    },
    {
      title: "Planned",
      lines: plan.protocol.steps.map((step, index) => `${index + 1}. ${plannedStep(step)}`),
    },
    {
      title: "Predicted",
      lines: predicted ?? ["nothing was computed for the plan as it was frozen"],
    },
    {
      title: "Done",
      lines: log.steps.map(
        (step, index) =>
          `${index + 1}. ${readableTime(step.startedAt)}: ${step.kind} ${minutes(step.durationS)}${step.note === "" ? "" : ` (${step.note})`}`,
      ),
    },
    {
      title: "Otherwise than planned",
      lines:
        [...differences, ...log.deviations].length === 0 ? ["nothing"] : [...differences, ...log.deviations],
    },
    { title: "Immediate effect", lines: [log.immediateEffect] },
  ];
  const [first] = log.steps;
  const title = first === undefined ? "Procedure note" : `Procedure note, ${readableTime(first.startedAt)}`;
  const text = [title, ...sections.map(({ title: name, lines }) => `${name}\n${lines.join("\n")}`)].join(
    "\n\n",
  );
  return { title, sections, differences, text };
}

/** A device that the site no longer knows keeps its id. */
function deviceName(deviceId: string): string {
  return devices().find(({ id }) => id === deviceId)?.name ?? deviceId;
}

function documentDifferences(plan: TreatmentPlan, log: FreezeLog): readonly string[] {
  return plan.id === log.planId ? [] : [`The log names plan ${log.planId}, this is plan ${plan.id}`];
}

function stepDifferences(planned: readonly FreezeStep[], done: readonly FreezeLogStep[]): readonly string[] {
  const count = Math.max(planned.length, done.length);
  return Array.from({ length: count }, (_, index) => {
    const [intended, actual] = [planned[index], done[index]];
    if (intended === undefined)
      return `Step ${index + 1} was not planned: ${actual?.kind} ${minutes(actual?.durationS ?? 0)}`;
    if (actual === undefined) return `Step ${index + 1} was not done: ${plannedStep(intended)}`;
    if (intended.kind !== actual.kind)
      return `Step ${index + 1} was ${actual.kind}, planned was ${plannedStep(intended)}`;
    return plannedS(intended) === actual.durationS
      ? ""
      : `Step ${index + 1} (${actual.kind}) lasted ${minutes(actual.durationS)}, planned were ${minutes(plannedS(intended))}`;
  }).filter((difference) => difference !== "");
}

function plannedS(step: FreezeStep): number {
  if (step.kind === "freeze") return step.freezeS;
  return step.kind === "thaw" ? step.thawS : step.activeThawS;
}

function plannedStep(step: FreezeStep): string {
  return `${step.kind} ${minutes(plannedS(step))}`;
}

function minutes(durationS: number): string {
  const whole = Math.floor(durationS / 60);
  const rest = Math.round(durationS - whole * 60);
  if (whole === 0) return `${rest} s`;
  return rest === 0 ? `${whole} min` : `${whole} min ${rest} s`;
}
