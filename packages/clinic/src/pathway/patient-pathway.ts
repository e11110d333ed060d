import {
  checkReadiness,
  followPathway,
  type PathwayRecord,
  type PathwayStepState,
  pathwaysFor,
  type RuleInputs,
} from "@isotherm/knowledge";
import { contentsOf, type PatientRecord } from "../record/patient-record.ts";
import { judgeBlockGate } from "./block-effect.ts";
import { repeatOrSwitch } from "./repeat-or-switch.ts";

/** One pathway of a patient with every step: due, not now, or unknown. */
export interface PatientPathway {
  readonly pathway: PathwayRecord;
  readonly steps: readonly PathwayStepState[];
}

/** The pathways that an indication starts, asked with what the record says; what it does not say stays unknown (R107). */
export function patientPathways(
  record: PatientRecord,
  question: { readonly targetId: string; readonly indication: string },
): readonly PatientPathway[] {
  const inputs = pathwayInputs(record, question);
  return pathwaysFor(question.indication).map((pathway) => ({
    pathway,
    steps: followPathway(pathway, inputs),
  }));
}

function pathwayInputs(
  record: PatientRecord,
  { targetId, indication }: { readonly targetId: string; readonly indication: string },
): RuleInputs {
  const freezes = contentsOf(record, "freeze-log").filter((log) => log.targetId === targetId);
  const reviews = contentsOf(record, "imaging-review");
  const confirmed = contentsOf(record, "readiness-check").findLast(
    (check) => check.indication === indication,
  );
  const advice = repeatOrSwitch(record, targetId);
  return {
    targetId,
    indication,
    blockOutcome: judgeBlockGate(record, { targetId, indication }).outcome,
    readiness: checkReadiness(indication, confirmed?.confirmedIds ?? []).complete ? "complete" : "open",
    treated: freezes.length > 0,
    failureCount: advice === null ? 0 : numberOf(advice.inputs["failureCount"]),
    response: advice === null ? null : textOf(advice.inputs["response"]),
    imagingCorrelate:
      reviews.length === 0
        ? null
        : reviews.some(({ findings }) =>
            findings.some(({ concordances }) =>
              concordances.some(({ concordance }) => concordance === "concordant"),
            ),
          ),
  };
}

function numberOf(value: RuleInputs[string] | undefined): number | null {
  return typeof value === "number" ? value : null;
}

function textOf(value: RuleInputs[string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
