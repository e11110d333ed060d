import { painChange } from "@isotherm/knowledge";
import { daysBetween } from "../record/moment.ts";
import type { PatientRecord } from "../record/patient-record.ts";
import { followUpsOf, freezeEntry } from "./freeze-entry.ts";
import { baselinesOf } from "./then-and-now.ts";

/** Time from a freeze to the return of one pain, as survival analysis wants it (rules C6). */
export type ReturnOfPain =
  /** Never fell by 30 %, so that there is no relief to end. */
  | { readonly kind: "no-relief"; readonly lastAt: string | null }
  | { readonly kind: "returned"; readonly at: string; readonly days: number; readonly by: "pain" | "rescue" }
  /** Relief still held at the last report; the true time is longer. */
  | { readonly kind: "censored"; readonly lastAt: string; readonly days: number };

/**
 * When one pain came back: the first of two reports in a row with an average at or above 70 % of the baseline, or any
 * re-intervention. One bad day is not a return.
 */
export function returnOfPain(record: PatientRecord, freezeId: string, painId: string): ReturnOfPain {
  const freeze = freezeEntry(record, freezeId);
  const baseline = baselinesOf(record, freeze.happenedAt).find(
    ({ component }) => component.painId === painId,
  );
  const reports = followUpsOf(record, freezeId).flatMap(({ content, happenedAt }) => {
    const state = content.pains.find((pain) => pain.painId === painId)?.state;
    if (baseline === undefined || (state === undefined && content.rescue === "none")) return [];
    const relieved =
      state === undefined
        ? null
        : painChange({
            painBeforeScore: baseline.component.state.averageScore,
            painAfterScore: state.averageScore,
          }).atLeast30Percent === true;
    return [{ at: happenedAt, relieved, rescue: content.rescue === "done" }];
  });
  const start = reports.findIndex(({ relieved }) => relieved === true);
  if (start < 0) return { kind: "no-relief", lastAt: reports.at(-1)?.at ?? null };
  const after = reports.slice(start);
  const back = after.find(
    ({ relieved, rescue }, index) => rescue || (relieved === false && after[index + 1]?.relieved === false),
  );
  const days = (at: string): number => daysBetween(freeze.happenedAt, at);
  if (back !== undefined) {
    return { kind: "returned", at: back.at, days: days(back.at), by: back.rescue ? "rescue" : "pain" };
  }
  const lastAt = after.at(-1)?.at ?? freeze.happenedAt;
  return { kind: "censored", lastAt, days: days(lastAt) };
}
