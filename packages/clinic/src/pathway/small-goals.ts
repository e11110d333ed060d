import type { MiniGoal } from "../record/follow-up.ts";
import { compareMoments } from "../record/moment.ts";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";

/** A small goal as it stands, with when it was set and what became of it (R104). */
export interface SmallGoal {
  readonly goal: MiniGoal;
  readonly setAt: string;
  /** Null while it is open. */
  readonly settledAt: string | null;
  /** Open after the day that was agreed. */
  readonly isLate: boolean;
}

/** Every small goal of the record at a moment, by its latest word, the one set last first. */
export function smallGoals(record: PatientRecord, at: string): readonly SmallGoal[] {
  const entries = entriesOf(record, "mini-goal").filter((entry) => compareMoments(entry.happenedAt, at) <= 0);
  const ids = [...new Set(entries.map(({ content }) => content.goalId))];
  return ids
    .flatMap((goalId): SmallGoal[] => {
      const words = entries.filter(({ content }) => content.goalId === goalId);
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined) return [];
      const open = last.content.state === "open";
      return [
        {
          goal: last.content,
          setAt: first.happenedAt,
          settledAt: open ? null : last.happenedAt,
          isLate: open && last.content.dueOn < at.slice(0, 10),
        },
      ];
    })
    .sort((a, b) => compareMoments(b.setAt, a.setAt));
}
