import type { Finding } from "@isotherm/knowledge";
import { compareMoments } from "../record/moment.ts";
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

/** One visit or call whose time was taken. */
export interface VisitDuration {
  readonly entryId: string;
  readonly templateId: VisitTemplate["id"];
  readonly happenedAt: string;
  readonly durationS: number;
}

/** How long the visits of a record took, in their order; only the first one is planned as that of a new patient (R100). */
export function visitDurations(record: PatientRecord): readonly VisitDuration[] {
  const seen = entriesOf(record, "work-up-step").filter(({ content }) => content.step === "seen");
  return [...seen, ...entriesOf(record, "follow-up")]
    .sort((a, b) => compareMoments(a.happenedAt, b.happenedAt))
    .flatMap(({ entryId, happenedAt, content: { durationS } }) =>
      durationS === null
        ? []
        : [
            {
              entryId,
              templateId: entryId === seen[0]?.entryId ? ("new" as const) : ("follow-up" as const),
              happenedAt,
              durationS,
            },
          ],
    );
}

/** Visits in the record that took longer than planned, so that the calendar can learn (R100). */
export function visitOverruns(record: PatientRecord): readonly Finding[] {
  return visitDurations(record).flatMap(({ templateId, happenedAt, durationS }) => {
    const plannedS = visitTemplates.find(({ id }) => id === templateId)?.plannedS ?? 0;
    if (durationS <= plannedS) return [];
    return [
      judge("visit-overrun", "info", {
        message: `The visit of ${happenedAt.slice(0, 10)} took ${Math.round(durationS / 60)} min, ${plannedS / 60} min were planned; plan the next one accordingly`,
        inputs: { durationS, plannedS },
      }),
    ];
  });
}
