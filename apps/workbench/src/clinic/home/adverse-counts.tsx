import { gradings } from "@isotherm/knowledge";
import { Skeleton } from "@mantine/core";
import type { ReactElement } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { type AdverseEventCount, fetchAdverseEventCounts } from "../../server/outcomes.ts";
import { useAnswer } from "../../state/use-answer.ts";
import { nameOfId, plainWord } from "../record/words.ts";
import styles from "./clinic-home.module.css";

/** What went wrong, by indication: every number beside what it is out of, the worst outcome first; no rate without its count. */
export function AdverseCounts(): ReactElement {
  const counted = useAnswer(fetchAdverseEventCounts);
  return (
    <section className={`${styles["panel"]} ${styles["patients"]}`} data-testid="adverse-counts">
      <header className={styles["panelHead"]}>
        <h2>Adverse events and complaints by indication</h2>
      </header>
      {counted.status === "loading" ? <Skeleton height={90} /> : null}
      {counted.status === "failed" ? (
        <FailureNote message={counted.message} action={{ label: "Try again", onClick: counted.retry }} />
      ) : null}
      {counted.status === "ready" && counted.value.length === 0 ? (
        <p className={styles["none"]}>Nothing was frozen yet, and no adverse event is on record.</p>
      ) : null}
      {counted.status === "ready" && counted.value.length > 0 ? <Table counts={counted.value} /> : null}
    </section>
  );
}

function Table({ counts }: { readonly counts: readonly AdverseEventCount[] }): ReactElement {
  return (
    <table className={styles["numbers"]}>
      <thead>
        <tr>
          <th scope="col">Indication</th>
          <th scope="col">Freezes with an event</th>
          <th scope="col">Serious events</th>
          <th scope="col">Still lasting</th>
          <th scope="col">Held not caused by it</th>
          <th scope="col">After no freeze</th>
          <th scope="col">Complaints unanswered</th>
          <th scope="col">Worst outcome</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count.indication ?? ""} data-testid="adverse-count">
            <th scope="row">
              {count.indication === null ? "No indication noted" : nameOfId("indication", count.indication)}
            </th>
            <td className="number">{outOf(count.freezeWithEventCount, count.freezeCount)}</td>
            <td className="number">{outOf(count.seriousCount, count.eventCount)}</td>
            <td className="number">{outOf(count.lastingCount, count.eventCount)}</td>
            <td className="number">{outOf(count.notCausedCount, count.eventCount)}</td>
            <td className="number">{count.otherEventCount}</td>
            <td className="number">{outOf(count.unansweredCount, count.complaintCount)}</td>
            <td>{worstText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function outOf(count: number, all: number): string {
  return all === 0 ? "none" : `${count} of ${all}`;
}

/** The worst criterion of seriousness, and the highest grade of each grading system that was used. */
function worstText({ worst, worstGrades, eventCount, otherEventCount }: AdverseEventCount): string {
  if (eventCount + otherEventCount === 0) return "no event on record";
  const grades = worstGrades.map(
    ({ gradingId, gradeCode }) =>
      `${gradings().find(({ id }) => id === gradingId)?.name ?? gradingId} ${gradeCode}`,
  );
  return [worst === null ? "none serious" : plainWord(worst), ...grades].join(" · ");
}
