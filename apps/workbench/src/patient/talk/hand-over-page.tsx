import { entriesOf, takeHomeSheet } from "@isotherm/clinic";
import { type FormEvent, type ReactElement, useState } from "react";
import { type RecordDesk, sentenceOf, useRecord } from "../../clinic/record/record-desk.ts";
import { WordsField } from "../form/answers.tsx";
import { PageFrame } from "../phone/page-frame.tsx";
import styles from "../phone/phone.module.css";
import { endHandOver, type HandOver } from "./hand-over-store.ts";
import { talkSubject } from "./talk-values.ts";

/** The sheet in the patient's hands, to read, to ask about and to sign; then the tablet goes back. */
export function HandOverPage({ handOver }: { readonly handOver: HandOver }): ReactElement {
  const state = useRecord(handOver.patientId);
  const [isDone, setDone] = useState(false);
  return (
    <div className={styles["phone"]} data-testid="hand-over">
      {state.status === "ready" && !isDone ? (
        <ReadAndSign desk={state.desk} handOver={handOver} onDone={() => setDone(true)} />
      ) : null}
      {state.status === "failed" ? <p role="alert">{state.message}</p> : null}
      {isDone ? <GiveBack /> : null}
    </div>
  );
}

function ReadAndSign(properties: {
  readonly desk: RecordDesk;
  readonly handOver: HandOver;
  readonly onDone: () => void;
}): ReactElement | null {
  const { desk, handOver, onDone } = properties;
  const [hasRead, setRead] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const entry = entriesOf(desk.record, "expectation-talk").find(
    ({ entryId }) => entryId === handOver.entryId,
  );
  const subject = talkSubject(desk.record, null);
  if (entry === undefined || subject.targetId === null || subject.indication === null) return <GiveBack />;
  const about = { targetId: subject.targetId, indication: subject.indication };
  const write = async (
    content: Parameters<RecordDesk["write"]>[0]["content"],
    reason: string | null,
  ): Promise<void> => {
    setMessage(null);
    try {
      const answer = await desk.write({
        id: crypto.randomUUID(),
        happenedAt: new Date().toISOString(),
        correction: reason === null ? null : { eventId: entry.current.id, reason },
        content,
      });
      if (answer.kind === "conflict") setMessage(answer.message);
      else onDone();
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  const sign = (): Promise<void> =>
    write(
      {
        ...entry.content,
        signedByPatient: { personId: desk.patientId, role: "patient", signedAt: new Date().toISOString() },
      },
      "signed by the patient on the tablet of the clinic",
    );
  const ask = (question: string): Promise<void> =>
    write({ kind: "patient-question", question, answer: null }, null);
  return (
    <PageFrame
      title="What we talked about"
      hint="Please read it. Ask if anything is not clear. You sign only if you want to."
      testId="hand-over-sheet"
    >
      {takeHomeSheet(desk.record, about).map(({ id, title, lines }) => (
        <section key={id} className={styles["card"]}>
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line} className={styles["plain"]}>
              {line}
            </p>
          ))}
        </section>
      ))}
      <section className={styles["card"]}>
        <label style={{ display: "flex", gap: 14, alignItems: "center", minHeight: 56 }}>
          <input
            type="checkbox"
            checked={hasRead}
            onChange={(event) => setRead(event.currentTarget.checked)}
            style={{ width: 26, height: 26 }}
            data-testid="has-read"
          />
          I have read this, and my questions were answered.
        </label>
        <button
          type="button"
          className={`${styles["first"]} ${styles["wide"]}`}
          disabled={!hasRead}
          onClick={() => void sign()}
          data-testid="patient-sign"
        >
          Sign
        </button>
        <p className={styles["quiet"]}>
          Your signature is kept with the time, and with who handed you this tablet.
        </p>
        {message === null ? null : (
          <p className={styles["gentle"]} role="alert">
            {message}
          </p>
        )}
      </section>
      <AskInstead onAsk={ask} />
      <button type="button" className={styles["quietButton"]} onClick={onDone}>
        I do not want to sign now
      </button>
    </PageFrame>
  );
}

function AskInstead({ onAsk }: { readonly onAsk: (question: string) => Promise<void> }): ReactElement {
  const [question, setQuestion] = useState("");
  return (
    <section className={styles["card"]}>
      <WordsField label="I still have a question" rows={3} value={question} onChange={setQuestion} />
      <button
        type="button"
        className={styles["second"]}
        disabled={question.trim() === ""}
        onClick={() => void onAsk(question.trim())}
      >
        Ask, and give the tablet back
      </button>
    </section>
  );
}

function GiveBack(): ReactElement {
  const [pin, setPin] = useState("");
  const [isWrong, setWrong] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong((await endHandOver(pin)) === "wrong");
    setPin("");
  };
  return (
    <PageFrame title="Thank you" hint="Please give the tablet back now." testId="give-back">
      <form onSubmit={(event) => void submit(event)}>
        <input
          className={styles["code"]}
          type="password"
          inputMode="numeric"
          aria-label="PIN of the clinician"
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          data-testid="give-back-pin"
        />
        <button type="submit" className={`${styles["second"]} ${styles["wide"]}`} data-testid="take-back">
          For the clinician: take it back
        </button>
        {isWrong ? (
          <p className={styles["gentle"]} role="alert">
            This is not the PIN. After five wrong ones this tablet is signed out.
          </p>
        ) : null}
      </form>
    </PageFrame>
  );
}
