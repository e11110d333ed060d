import { adviseRepeat, type RepeatAdvice } from "@isotherm/knowledge";
import type { TreatmentResult } from "../record/follow-up.ts";
import { contentsOf, entriesOf, type PatientRecord } from "../record/patient-record.ts";

const responses: Readonly<Record<TreatmentResult["result"], "none" | "incomplete" | "complete">> = {
  relief: "complete",
  incomplete: "incomplete",
  failure: "none",
};

/** Whether to repeat or to switch at one target, from the results that clinicians wrote; null while no freeze was judged. */
export function repeatOrSwitch(record: PatientRecord, targetId: string): RepeatAdvice | null {
  const freezes = entriesOf(record, "freeze-log").filter(({ content }) => content.targetId === targetId);
  const results = freezes.flatMap(({ content }) => {
    const result = contentsOf(record, "treatment-result").findLast(
      ({ freezeId }) => freezeId === content.freezeId,
    );
    return result === undefined ? [] : [{ result: result.result, distanceMm: content.regrowthDistanceMm }];
  });
  const last = results.at(-1);
  if (last === undefined) return null;
  return adviseRepeat({
    response: responses[last.result],
    failureCount: results.filter(({ result }) => result === "failure").length,
    distanceMm: last.distanceMm,
  });
}
