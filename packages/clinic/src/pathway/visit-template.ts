import type { Finding } from "@isotherm/knowledge";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { judge } from "./judge.ts";

/** Length of a visit in the calendar. */
export interface VisitTemplate {
  readonly id: "new" | "follow-up";
  readonly name: string;
  readonly plannedS: number;
}

/** A first visit takes 40 minutes, for any patient; a follow-up much less (R100). */
export const visitTemplates: readonly VisitTemplate[] = [
  { id: "new", name: "New patient", plannedS: 2400 },
  { id: "follow-up", name: "Follow-up", plannedS: 900 },
];

/** Visits in the record that took longer than planned, so that the calendar can learn (R100). */
export function visitOverruns(record: PatientRecord): readonly Finding[] {
  const planned = visitTemplates.find(({ id }) => id === "new")?.plannedS ?? 0;
  return entriesOf(record, "work-up-step").flatMap(({ content, happenedAt }) => {
    const { durationS } = content;
    if (content.step !== "seen" || durationS === null || durationS <= planned) return [];
    return [
      judge("visit-overrun", "info", {
        message: `The visit of ${happenedAt.slice(0, 10)} took ${Math.round(durationS / 60)} min, ${planned / 60} min were planned; plan the next one accordingly`,
        inputs: { durationS, plannedS: planned },
      }),
    ];
  });
}
