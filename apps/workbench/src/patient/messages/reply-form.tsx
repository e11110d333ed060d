import type { Correspondent } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Prose } from "../../clinic/form/text-fields.tsx";
import { useDraft } from "../../clinic/record/drafts.ts";
import { type RecordDesk, sentenceOf } from "../../clinic/record/record-desk.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import styles from "./messages.module.css";

/** A message of the clinic, or the answer to one; sent once, however often the button is pressed. */
export function ReplyForm(properties: {
  readonly desk: RecordDesk;
  readonly to: Correspondent;
  readonly answers: string | null;
}): ReactElement {
  const { desk, to, answers } = properties;
  const draft = useDraft(`${desk.patientId}/message/${to}/${answers ?? "new"}`, { text: "" });
  const [id, setId] = useState(() => crypto.randomUUID());
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    setMessage(null);
    try {
      await desk.write({
        id,
        happenedAt: new Date().toISOString(),
        correction: null,
        content: {
          kind: "message",
          messageId: id,
          from: "clinic",
          to,
          text: draft.value.text.trim(),
          triage: "routine",
          answersId: answers,
        },
      });
      draft.clear();
      setId(crypto.randomUUID());
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const testId = answers === null ? `write-${to}` : "answer";
  return (
    <div className={styles["reply"]}>
      <Prose
        label={answers === null ? `Write to the ${to}` : "Answer"}
        value={draft.value.text}
        onChange={(text) => draft.change({ text })}
        testId={`${testId}-text`}
      />
      <Button
        size="xs"
        loading={isBusy}
        disabled={draft.value.text.trim() === ""}
        onClick={() => void send()}
        data-testid={`${testId}-send`}
      >
        Send
      </Button>
      {message === null ? null : (
        <FailureNote message={message} action={{ label: "Try again", onClick: () => void send() }} />
      )}
    </div>
  );
}
