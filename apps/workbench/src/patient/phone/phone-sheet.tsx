import { contentsOf, latestOf, takeHomeSheet } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { WordsField } from "../form/answers.tsx";
import { PageFrame } from "./page-frame.tsx";
import { entryOf, type PatientDesk } from "./patient-desk.ts";
import styles from "./phone.module.css";

/** The sheet to take home, on the phone and on paper, and a place to ask what is still unclear. */
export function PhoneSheet({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const about = sheetSubject(desk);
  return (
    <PageFrame title="My sheet" hint="What we talked about, in plain words." testId="phone-sheet-page">
      {about === null ? (
        <section className={styles["card"]}>
          <p>Your sheet comes here once we have talked about what to expect.</p>
        </section>
      ) : (
        takeHomeSheet(desk.record, about).map(({ id, title, lines, state }) => (
          <section key={id} className={styles["card"]} data-testid={`sheet-${id}`}>
            <h2>{title}</h2>
            {state === "open" ? (
              <p className={styles["quiet"]}>We will talk about this.</p>
            ) : (
              lines.map((line) => (
                <p key={line} className={styles["plain"]}>
                  {line}
                </p>
              ))
            )}
          </section>
        ))
      )}
      <AskQuestion desk={desk} />
      <button
        type="button"
        className={`${styles["second"]} ${styles["wide"]} ${styles["noPrint"]}`}
        onClick={() => window.print()}
      >
        Print
      </button>
    </PageFrame>
  );
}

function AskQuestion({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const [question, setQuestion] = useState("");
  const ask = (): void => {
    desk.send(entryOf({ kind: "patient-question", question: question.trim(), answer: null }));
    setQuestion("");
  };
  const waiting = desk.waiting.flatMap(({ entry: { id, content } }) =>
    content.kind === "patient-question" ? [{ id, question: content.question }] : [],
  );
  return (
    <section className={`${styles["card"]} ${styles["noPrint"]}`}>
      <h2>A question for us</h2>
      <div className={styles["below"]} style={{ marginTop: 12 }}>
        <WordsField
          label="What do you want to know?"
          rows={3}
          value={question}
          onChange={setQuestion}
          testId="question-text"
        />
      </div>
      {waiting.map((one) => (
        <p key={one.id} className={styles["quiet"]}>
          On its way: {one.question}
        </p>
      ))}
      <button
        type="button"
        className={styles["second"]}
        disabled={question.trim() === ""}
        onClick={ask}
        data-testid="ask-question"
      >
        Ask
      </button>
    </section>
  );
}

/** Target and indication that the talk was about: what was frozen or approved, or the risk text that was told. */
function sheetSubject({
  record,
}: PatientDesk): { readonly targetId: string; readonly indication: string } | null {
  const freeze = contentsOf(record, "freeze-log").findLast(({ targetId }) => targetId !== null);
  if (freeze?.targetId) return { targetId: freeze.targetId, indication: freeze.indication };
  const approval = latestOf(record, "plan-approval");
  if (approval !== null) return approval;
  const told = latestOf(record, "expectation-talk")?.riskTextIds[0];
  const [targetId, indication] = told?.split("/") ?? [];
  return targetId === undefined || indication === undefined ? null : { targetId, indication };
}
