import {
  checkExpectations,
  type ExpectationTalk,
  entriesOf,
  latestOf,
  type RecordEntry,
  type Signature,
} from "@isotherm/clinic";
import { Button, PasswordInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Findings } from "../../clinic/findings.tsx";
import { EntrySection } from "../../clinic/record/entry-section.tsx";
import { readableMoment } from "../../clinic/record/moments.ts";
import { type RecordDesk, sentenceOf } from "../../clinic/record/record-desk.ts";
import type { StepContext, StepProperties, StepStanding } from "../../clinic/step.ts";
import parts from "../../clinic/step-parts.module.css";
import { FailureNote } from "../../layout/failure-note.tsx";
import { useSessionStore } from "../../sign-in/session-store.ts";
import { beginHandOver, LEAST_PIN_DIGIT_COUNT } from "./hand-over-store.ts";
import { QuestionForm } from "./question-form.tsx";
import styles from "./talk.module.css";
import { TalkForm } from "./talk-form.tsx";
import { TalkLines } from "./talk-lines.tsx";
import { TalkSheet } from "./talk-sheet.tsx";

/** The talk about what to expect: held, signed by both, and taken home as a sheet. */
export function TalkStep({ desk }: StepProperties): ReactElement {
  const talk = entriesOf(desk.record, "expectation-talk").at(-1) ?? null;
  const questions = entriesOf(desk.record, "patient-question");
  return (
    <>
      {questions.length === 0 ? null : (
        <EntrySection
          desk={desk}
          title="Questions of the patient"
          lead="Each is answered before anything is scheduled; correct a question to write its answer."
          entries={questions}
          form={QuestionForm}
          addLabel="Add a question"
          show={({ question, answer }) => (
            <>
              <p>“{question}”</p>
              <p className={answer === null ? "quiet" : undefined}>{answer ?? "Not answered yet."}</p>
            </>
          )}
          testId="patient-questions"
        />
      )}
      <EntrySection
        desk={desk}
        title="The talk"
        lead="Before everything else: never zero, a goal, the risks with their numbers, plan B, and the patient’s own words."
        entries={talk === null ? [] : [talk]}
        form={TalkForm}
        addLabel="Hold another talk"
        opensEmpty={true}
        show={(content) => <TalkLines record={desk.record} talk={content} />}
        testId="talk"
      />
      {talk === null ? null : (
        <>
          <Findings findings={checkExpectations(talk.content)} testId="talk-open" />
          <Signatures desk={desk} talk={talk} />
          <TalkSheet record={desk.record} />
        </>
      )}
    </>
  );
}

/** Done once both have signed. */
export function talkStanding({ record }: StepContext): StepStanding {
  const talk = latestOf(record, "expectation-talk");
  if (talk === null) return { state: "open", summary: "not yet" };
  const open = checkExpectations(talk).some(({ severity }) => severity !== "info");
  return open ? { state: "attention", summary: "open" } : { state: "done", summary: "signed" };
}

function Signatures(properties: {
  readonly desk: RecordDesk;
  readonly talk: RecordEntry<ExpectationTalk>;
}): ReactElement {
  const { desk, talk } = properties;
  return (
    <section className={styles["signatures"]} data-testid="talk-signatures">
      <ClinicianSignature desk={desk} talk={talk} />
      <PatientSignature desk={desk} talk={talk} />
    </section>
  );
}

/** Whoever is signed in signs in the own name; nobody signs for another. */
function ClinicianSignature(properties: {
  readonly desk: RecordDesk;
  readonly talk: RecordEntry<ExpectationTalk>;
}): ReactElement {
  const { desk, talk } = properties;
  const account = useSessionStore(({ session }) => session?.account ?? null);
  const [message, setMessage] = useState<string | null>(null);
  const { signedByClinician } = talk.content;
  const sign = async (): Promise<void> => {
    if (account === null) return;
    setMessage(null);
    const signedAt = new Date().toISOString();
    try {
      const answer = await desk.write({
        id: crypto.randomUUID(),
        happenedAt: signedAt,
        correction: { eventId: talk.current.id, reason: "signed by the clinician" },
        content: {
          ...talk.content,
          signedByClinician: { personId: account.id, role: account.role, signedAt },
        },
      });
      if (answer.kind === "conflict") setMessage(answer.message);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <div className={styles["signature"]}>
      <h3>Clinician</h3>
      <Signed signature={signedByClinician} />
      {signedByClinician === null ? (
        <Button onClick={() => void sign()} disabled={account === null} data-testid="clinician-sign">
          I held this talk: sign
        </Button>
      ) : null}
      {message === null ? null : <FailureNote message={message} />}
    </div>
  );
}

/** The tablet is handed over, locked to this talk; the record says that it was signed there and who handed it over. */
function PatientSignature(properties: {
  readonly desk: RecordDesk;
  readonly talk: RecordEntry<ExpectationTalk>;
}): ReactElement {
  const { desk, talk } = properties;
  const [pin, setPin] = useState("");
  const { signedByPatient } = talk.content;
  const canHandOver = new RegExp(`^\\d{${LEAST_PIN_DIGIT_COUNT},}$`, "u").test(pin);
  return (
    <div className={styles["signature"]}>
      <h3>Patient</h3>
      <Signed signature={signedByPatient} />
      {signedByPatient === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void beginHandOver({ patientId: desk.patientId, entryId: talk.entryId }, pin);
          }}
        >
          <PasswordInput
            label="PIN to take the tablet back"
            description={`${LEAST_PIN_DIGIT_COUNT} digits or more, for this moment only.`}
            inputMode="numeric"
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value)}
            data-testid="hand-over-pin"
          />
          <Button
            type="submit"
            mt="sm"
            variant="default"
            disabled={!canHandOver}
            data-testid="hand-over-start"
          >
            Hand the tablet over
          </Button>
          <p className={parts["lead"]} style={{ marginTop: 10 }}>
            The page locks to this talk. What is signed there names you as the one who handed it over.
          </p>
        </form>
      ) : null}
    </div>
  );
}

function Signed({ signature }: { readonly signature: Signature | null }): ReactElement {
  return signature === null ? (
    <p className="quiet">Not signed yet.</p>
  ) : (
    <p data-testid={`signed-${signature.role}`}>Signed {readableMoment(signature.signedAt)}.</p>
  );
}
