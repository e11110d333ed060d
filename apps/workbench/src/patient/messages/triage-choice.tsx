import type { Message, RecordEntry } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { type RecordDesk, sentenceOf } from "../../clinic/record/record-desk.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import styles from "./messages.module.css";

const FLAGS: readonly (readonly [Message["triage"], string])[] = [
  ["red-flag", "Red flag: call today"],
  ["soon", "Soon"],
  ["routine", "Routine"],
];

/** How urgent a message is, as the clinic judges it; the words of the message stay as they were written. */
export function TriageChoice(properties: {
  readonly desk: RecordDesk;
  readonly entry: RecordEntry<Message>;
}): ReactElement {
  const { desk, entry } = properties;
  const [message, setMessage] = useState<string | null>(null);
  const set = async (triage: Message["triage"]): Promise<void> => {
    setMessage(null);
    try {
      const answer = await desk.write({
        id: crypto.randomUUID(),
        happenedAt: entry.happenedAt,
        correction: { eventId: entry.current.id, reason: `triaged as ${triage}` },
        content: { ...entry.content, triage },
      });
      if (answer.kind === "conflict") setMessage(answer.message);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of toggles is no fieldset of inputs
    <div className={styles["flags"]} role="group" aria-label="How urgent">
      {FLAGS.map(([triage, words]) => (
        <button
          key={triage}
          type="button"
          aria-pressed={entry.content.triage === triage}
          onClick={() => void set(triage)}
          data-testid={`triage-${triage}`}
        >
          {words}
        </button>
      ))}
      {message === null ? null : <FailureNote message={message} />}
    </div>
  );
}
