import { entriesOf, type Message, openMessages, type RecordEntry } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { readableAge, readableMoment } from "../../clinic/record/moments.ts";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import type { StepContext, StepProperties, StepStanding } from "../../clinic/step.ts";
import parts from "../../clinic/step-parts.module.css";
import { PatientLinks } from "../links/patient-links.tsx";
import { ContactForm } from "./contact-form.tsx";
import styles from "./messages.module.css";
import { ReplyForm } from "./reply-form.tsx";
import { TriageChoice } from "./triage-choice.tsx";

/** Messages with the patient and with the referrer: what waits, how long, how urgent, and the way to answer. */
export function MessagesStep({ desk }: StepProperties): ReactElement {
  return (
    <>
      <Thread desk={desk} partner="patient" title="With the patient" />
      <Thread desk={desk} partner="referrer" title="With the referrer" />
      <ContactForm />
      <PatientLinks
        patientId={desk.patientId}
        purpose="messages"
        lead="The patient reads and writes on the phone. Nobody watches it around the clock, and the page says so."
      />
    </>
  );
}

/** A red flag that waits presses; so does a message nobody has answered. */
export function messagesStanding({ record, at }: StepContext): StepStanding {
  const open = openMessages(record, at);
  if (open.length === 0) return { state: "idle", summary: "" };
  const isUrgent = open.some(({ message }) => message.triage === "red-flag");
  const oldest = Math.max(...open.map(({ waitingDays }) => waitingDays));
  return { state: "attention", summary: isUrgent ? "red flag" : `${open.length} open, ${oldest} d` };
}

function Thread(properties: {
  readonly desk: RecordDesk;
  readonly partner: "patient" | "referrer";
  readonly title: string;
}): ReactElement {
  const { desk, partner, title } = properties;
  const thread = entriesOf(desk.record, "message").filter(
    ({ content }) => content.from === partner || content.to === partner,
  );
  const waiting = new Set(openMessages(desk.record, desk.at).map(({ message }) => message.messageId));
  return (
    <section className={parts["section"]} data-testid={`thread-${partner}`}>
      <header className={parts["sectionHead"]}>
        <h2>{title}</h2>
      </header>
      {thread.length === 0 ? <p className="quiet">Nothing has been written yet.</p> : null}
      {thread.map((entry) => (
        <OneMessage
          key={entry.entryId}
          desk={desk}
          entry={entry}
          isWaiting={waiting.has(entry.content.messageId)}
        />
      ))}
      <ReplyForm desk={desk} to={partner} answers={null} />
    </section>
  );
}

function OneMessage(properties: {
  readonly desk: RecordDesk;
  readonly entry: RecordEntry<Message>;
  readonly isWaiting: boolean;
}): ReactElement {
  const { desk, entry, isWaiting } = properties;
  const { content, happenedAt } = entry;
  const isOurs = content.from === "clinic";
  return (
    <article
      className={styles["message"]}
      data-ours={isOurs}
      data-triage={isWaiting ? content.triage : "answered"}
      data-testid="message"
    >
      <header>
        <strong>{isOurs ? "Clinic" : content.from}</strong>
        <span className="quiet">{readableMoment(happenedAt)}</span>
        {isWaiting ? (
          <span className={styles["age"]} data-testid="message-age">
            waits since {readableAge(happenedAt, desk.at)}
          </span>
        ) : null}
      </header>
      <p>{content.text}</p>
      {isOurs ? null : <TriageChoice desk={desk} entry={entry} />}
      {isWaiting ? <ReplyForm desk={desk} to={content.from} answers={content.messageId} /> : null}
    </article>
  );
}
