import { painCourses, thenAndNow } from "@isotherm/clinic";
import type { ReactElement } from "react";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import styles from "./follow-up.module.css";
import { ThenNowCard } from "./then-now-card.tsx";

/** What was then and is now after one sitting, pain by pain, with the opioids beside it. */
export function ThenNowSection(properties: {
  readonly desk: RecordDesk;
  readonly freezeId: string;
}): ReactElement {
  const { desk: record, freezeId } = properties;
  const result = thenAndNow(record.record, freezeId, record.at);
  const courses = painCourses(record.record, freezeId, record.at);
  const { beforeMgPerDay, nowMgPerDay } = result.equivalents;
  const dose = (mgPerDay: number | null): string =>
    mgPerDay === null ? "not listed" : `${Math.round(mgPerDay)} mg/day`;
  return (
    <div data-testid="then-and-now">
      <p className={styles["summary"]}>{result.summary}</p>
      <dl className={styles["facts"]}>
        <div>
          <dt>Morphine equivalents then</dt>
          <dd>{dose(beforeMgPerDay)}</dd>
        </div>
        <div>
          <dt>now</dt>
          <dd>{dose(nowMgPerDay)}</dd>
        </div>
        {result.pains.map((pain) => (
          <div key={pain.painId}>
            <dt>“{pain.label}” as a response</dt>
            <dd>{responseWords(pain.change.responder)}</dd>
          </div>
        ))}
      </dl>
      {result.pains.map((pain) => (
        <ThenNowCard
          key={pain.painId}
          pain={pain}
          course={courses.find(({ painId }) => painId === pain.painId)}
          index={Math.max(
            courses.findIndex(({ painId }) => painId === pain.painId),
            0,
          )}
        />
      ))}
      {result.notAskedAgain.length === 0 ? null : (
        <p>Not asked about again: {result.notAskedAgain.join(", ")}.</p>
      )}
      {result.newPains.length === 0 ? null : <p>New since the freeze: {result.newPains.join(", ")}.</p>}
    </div>
  );
}

function responseWords(responder: boolean | null): string {
  if (responder === null) return "not known: opioids not listed twice";
  return responder ? "responder" : "non-responder";
}
