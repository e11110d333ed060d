import { Button, Skeleton } from "@mantine/core";
import { type ReactElement, useCallback, useState } from "react";
import { Prose } from "../clinic/form/text-fields.tsx";
import { readableMoment } from "../clinic/record/moments.ts";
import { sentenceOf } from "../clinic/record/record-desk.ts";
import { FailureNote } from "../layout/failure-note.tsx";
import messages from "../patient/messages/messages.module.css";
import { fetchReferrerMessages, writeToClinic } from "../server/referrals.ts";
import { useAnswer } from "../state/use-answer.ts";

/** Messages between this referrer and the clinic about one patient, and one more to write. */
export function ReferrerThread({ patientId }: { readonly patientId: string }): ReactElement {
  const ask = useCallback(() => fetchReferrerMessages(patientId), [patientId]);
  const thread = useAnswer(ask);
  return (
    <section data-testid="referrer-thread">
      {thread.status === "loading" ? <Skeleton height={60} /> : null}
      {thread.status === "failed" ? (
        <FailureNote message={thread.message} action={{ label: "Try again", onClick: thread.retry }} />
      ) : null}
      {thread.status === "ready" && thread.value.length === 0 ? (
        <p className="quiet">Nothing has been written yet.</p>
      ) : null}
      {thread.status === "ready"
        ? thread.value.map(({ messageId, from, text, sentAt }) => (
            <article
              key={messageId}
              className={messages["message"]}
              data-ours={from === "referrer"}
              data-testid="referrer-message"
            >
              <header>
                <strong>{from === "referrer" ? "You" : "Clinic"}</strong>
                <span className="quiet">{readableMoment(sentAt)}</span>
              </header>
              <p>{text}</p>
            </article>
          ))
        : null}
      <WriteForm patientId={patientId} onSent={thread.retry} />
    </section>
  );
}

function WriteForm(properties: { readonly patientId: string; readonly onSent: () => void }): ReactElement {
  const { patientId, onSent } = properties;
  const [text, setText] = useState("");
  const [id, setId] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    setMessage(null);
    try {
      await writeToClinic(patientId, { id, text: text.trim() });
      setText("");
      setId(crypto.randomUUID());
      onSent();
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={messages["reply"]}>
      <Prose label="Write to the clinic" value={text} onChange={setText} testId="write-clinic-text" />
      <Button
        size="xs"
        loading={isBusy}
        disabled={text.trim() === ""}
        onClick={() => void send()}
        data-testid="write-clinic-send"
      >
        Send
      </Button>
      {message === null ? null : (
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void send() }} />
      )}
    </div>
  );
}
