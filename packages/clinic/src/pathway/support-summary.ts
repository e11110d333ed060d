import { contentsOf, type PatientRecord } from "../record/patient-record.ts";
import type { RehabilitationSession } from "../record/support.ts";

/** What was done beside the procedure: talking and rehabilitation. */
export interface SupportSummary {
  readonly counselingS: number;
  readonly rehabilitation: readonly {
    readonly part: RehabilitationSession["part"];
    readonly attendedCount: number;
    readonly missedCount: number;
  }[];
}

/** Time of counseling, and attendance of each part of rehabilitation (R99, R103). */
export function supportSummary(record: PatientRecord): SupportSummary {
  const sessions = contentsOf(record, "rehabilitation-session");
  const parts = [...new Set(sessions.map(({ part }) => part))];
  const count = (
    part: RehabilitationSession["part"],
    attendance: RehabilitationSession["attendance"],
  ): number =>
    sessions.filter((session) => session.part === part && session.attendance === attendance).length;
  return {
    counselingS: contentsOf(record, "counseling").reduce((sum, { durationS }) => sum + durationS, 0),
    rehabilitation: parts.map((part) => ({
      part,
      attendedCount: count(part, "attended"),
      missedCount: count(part, "missed"),
    })),
  };
}
