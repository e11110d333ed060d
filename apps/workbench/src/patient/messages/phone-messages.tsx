import { entriesOf, type Message, redFlagSigns } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import answersStyles from "../form/answers.module.css";
import { WordsField } from "../form/answers.tsx";
import { PageFrame } from "../phone/page-frame.tsx";
import { entryOf, type PatientDesk } from "../phone/patient-desk.ts";
import styles from "../phone/phone.module.css";
import { plainMoment } from "../phone/plain-day.ts";
import { patientShelf } from "../phone/shelf.ts";
import { NotForEmergencies, UrgentNote } from "../phone/urgent-note.tsx";

/** The thread with the clinic, and a place to write; what cannot wait is asked for before anything is sent. */
export function PhoneMessages({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const thread = entriesOf(desk.record, "message").filter(
    ({ content }) => content.from === "patient" || content.to === "patient",
  );
  const onTheWay = desk.waiting.flatMap(({ entry: { id, happenedAt, content } }) =>
    content.kind === "message" ? [{ id, happenedAt, content }] : [],
  );
  const isAnswered = (messageId: string): boolean =>
    thread.some(({ content }) => content.answersId === messageId);
  return (
    <PageFrame title="Messages" testId="phone-messages-page">
      <NotForEmergencies contact={desk.contact} />
      <div data-testid="phone-thread" aria-live="polite">
        {thread.length + onTheWay.length === 0 ? (
          <p className={styles["quiet"]}>Nothing has been written yet.</p>
        ) : null}
        {thread.map(({ entryId, content, happenedAt }) => (
          <Bubble
            key={entryId}
            message={content}
            note={`${plainMoment(happenedAt)}${content.from === "patient" && !isAnswered(content.messageId) ? " – not answered yet" : ""}`}
          />
        ))}
        {onTheWay.map(({ id, content, happenedAt }) => (
          <Bubble key={id} message={content} note={`${plainMoment(happenedAt)} – kept here, not sent yet`} />
        ))}
      </div>
      <WriteMessage desk={desk} />
    </PageFrame>
  );
}

function Bubble(properties: { readonly message: Message; readonly note: string }): ReactElement {
  const { message, note } = properties;
  return (
    <div className={styles["bubble"]} data-from={message.from}>
      {message.text}
      <footer>{note}</footer>
    </div>
  );
}

function WriteMessage({ desk }: { readonly desk: PatientDesk }): ReactElement {
  const shelf = patientShelf(desk.session.patientId, "message");
  const [text, setText] = useState(() => shelf.read() ?? "");
  const [signs, setSigns] = useState<readonly string[]>([]);
  const change = (next: string): void => {
    setText(next);
    shelf.write(next);
  };
  const send = (): void => {
    const id = crypto.randomUUID();
    const words = [text.trim(), ...(signs.length === 0 ? [] : [`New: ${signs.join(" ")}`])]
      .join("\n\n")
      .trim();
    const triage = signs.length === 0 ? "not-triaged" : "red-flag";
    desk.send(
      entryOf(
        {
          kind: "message",
          messageId: id,
          from: "patient",
          to: "clinic",
          text: words,
          triage,
          answersId: null,
        },
        id,
      ),
    );
    change("");
    setSigns([]);
  };
  return (
    <section className={styles["card"]}>
      <WordsField label="Write to us" rows={4} value={text} onChange={change} testId="message-text" />
      <details className={styles["more"]}>
        <summary>Is one of these new?</summary>
        <div className={answersStyles["rows"]}>
          {redFlagSigns().map((sign) => (
            <label key={sign} className={answersStyles["option"]}>
              <input
                type="checkbox"
                checked={signs.includes(sign)}
                onChange={() =>
                  setSigns(signs.includes(sign) ? signs.filter((other) => other !== sign) : [...signs, sign])
                }
              />
              {sign}
            </label>
          ))}
        </div>
      </details>
      {signs.length === 0 ? null : <UrgentNote contact={desk.contact} />}
      <button
        type="button"
        className={`${styles["first"]} ${styles["wide"]}`}
        disabled={text.trim() === "" && signs.length === 0}
        onClick={send}
        data-testid="send-message"
      >
        Send
      </button>
    </section>
  );
}
