import { thenAndNow } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { PageFrame } from "../phone/page-frame.tsx";
import type { PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { UrgentNote } from "../phone/urgent-note.tsx";

/** After sending: what was said then and is true now, always beside today's pain, which counts. */
export function FollowUpThanks(properties: {
  readonly desk: PatientDesk;
  readonly onClose: () => void;
}): ReactElement {
  const { desk, onClose } = properties;
  const freezeId = desk.record.entries.findLast(({ content }) => content.kind === "freeze-log")?.content;
  const result =
    freezeId?.kind === "freeze-log"
      ? thenAndNow(desk.record, freezeId.freezeId, new Date().toISOString())
      : null;
  const last = desk.record.entries.findLast(({ content }) => content.kind === "follow-up")?.content;
  const isWaiting = desk.waiting.length > 0;
  return (
    <PageFrame
      title="Thank you"
      testId="follow-up-thanks"
      foot={
        <button type="button" className={styles["first"]} onClick={onClose} data-testid="thanks-close">
          Back to today
        </button>
      }
    >
      <p data-testid="follow-up-sent">
        {isWaiting
          ? "Your answers are kept on this device and go out as soon as there is a network."
          : "Your answers are with the clinic."}
      </p>
      {last?.kind === "follow-up" && last.redFlags.length > 0 ? <UrgentNote contact={desk.contact} /> : null}
      {isWaiting || result === null
        ? null
        : result.pains.map((pain) => {
            const better = pain.rows.filter(({ change }) => change === "better");
            return (
              <section key={pain.painId} className={styles["card"]}>
                <h2>{pain.label}</h2>
                <p className={styles["told"]}>
                  Today it is at {pain.now.nowScore} out of 10, and that counts.
                </p>
                {better.length === 0 ? (
                  <p className={styles["plain"]}>
                    Nothing has got better here so far. We see that, and we will talk about what comes next.
                  </p>
                ) : (
                  better.map(({ what, before, now }) => (
                    <div key={what} className={styles["statement"]}>
                      You said {what}: {before}. Now: <strong>{now}</strong>.
                    </div>
                  ))
                )}
              </section>
            );
          })}
    </PageFrame>
  );
}
