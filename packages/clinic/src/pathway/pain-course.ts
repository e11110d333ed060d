import { compareMoments, daysBetween } from "../record/moment.ts";
import type { PainState } from "../record/pain.ts";
import type { PatientRecord } from "../record/patient-record.ts";
import { followUpsOf, freezeEntry } from "./freeze-entry.ts";
import { baselinesOf } from "./then-and-now.ts";

/** One report of one pain after a freeze. */
export interface CoursePoint {
  readonly at: string;
  /** [days] Since the freeze. */
  readonly dayCount: number;
  readonly visitId: string;
  readonly state: PainState;
}

/** How one pain went from before the freeze to the last report. */
export interface PainCourse {
  readonly painId: string;
  readonly label: string;
  readonly before: PainState;
  readonly points: readonly CoursePoint[];
}

/** Every pain of the baseline with every report of it up to a moment, in order; a pain without a report has no points. */
export function painCourses(record: PatientRecord, freezeId: string, at: string): readonly PainCourse[] {
  const freeze = freezeEntry(record, freezeId);
  const followUps = followUpsOf(record, freezeId).filter(
    (entry) => compareMoments(entry.happenedAt, at) <= 0,
  );
  return baselinesOf(record, freeze.happenedAt).map(({ component }) => ({
    painId: component.painId,
    label: component.label,
    before: component.state,
    points: followUps.flatMap(({ content, happenedAt }): CoursePoint[] => {
      const told = content.pains.find(({ painId }) => painId === component.painId);
      if (told === undefined) return [];
      return [
        {
          at: happenedAt,
          dayCount: daysBetween(freeze.happenedAt, happenedAt),
          visitId: content.visitId,
          state: told.state,
        },
      ];
    }),
  }));
}
