import type { ReactElement } from "react";
import type { Outbox, OutboxItem } from "../outbox.ts";
import styles from "./phone.module.css";

/** What is still on its way, and what could not be taken; nothing while all is sent. */
export function OutboxBar(properties: {
  readonly outbox: Outbox;
  readonly items: readonly OutboxItem[];
}): ReactElement | null {
  const { outbox, items } = properties;
  const waiting = items.filter(({ state }) => state === "waiting");
  const refused = items.filter(({ state }) => state === "refused");
  if (items.length === 0) return null;
  return (
    <div className={styles["outbox"]} role="status" data-testid="outbox-bar">
      {waiting.length === 0 ? null : (
        <>
          {waiting.length === 1 ? "One answer is" : `${waiting.length} answers are`} kept here and not sent
          yet. We keep trying.{" "}
          <button type="button" onClick={() => void outbox.flush()}>
            Try now
          </button>
        </>
      )}
      {refused.map(({ entry, message }) => (
        <div key={entry.id}>
          The clinic could not take one answer: {message} Please tell the clinic.{" "}
          <button type="button" onClick={() => outbox.drop(entry.id)}>
            I have told them
          </button>
        </div>
      ))}
    </div>
  );
}
