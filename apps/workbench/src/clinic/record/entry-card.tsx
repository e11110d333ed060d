import type { RecordEntry } from "@isotherm/clinic";
import { Button, Modal } from "@mantine/core";
import { type ReactElement, type ReactNode, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { Prose } from "../form/text-fields.tsx";
import { ContentView } from "./content-view.tsx";
import styles from "./entry.module.css";
import { readableMoment } from "./moments.ts";
import { useNameOf } from "./people.ts";
import { type RecordDesk, sentenceOf } from "./record-desk.ts";
import { KIND_NAMES } from "./words.ts";

/** One entry with who wrote it and when, the way to correct or withdraw it, and everything that it ever said. */
export function EntryCard(properties: {
  readonly desk: RecordDesk;
  readonly entry: RecordEntry;
  readonly title?: string | undefined;
  /** Opens the form that corrects it; left out where the entry is only shown. */
  readonly onCorrect?: (() => void) | undefined;
  /** How it is shown; every field, line by line, where left out. */
  readonly children?: ReactNode;
}): ReactElement {
  const { desk, entry, title, onCorrect, children } = properties;
  const [asks, setAsks] = useState<"withdraw" | "versions" | null>(null);
  const stands = entry.state === "stands";
  const nameOf = useNameOf();
  return (
    <article className={styles["card"]} data-state={entry.state} data-testid={`entry-${entry.content.kind}`}>
      <header className={styles["cardHead"]}>
        <span className={styles["cardTitle"]}>{title ?? KIND_NAMES[entry.content.kind]}</span>
        <span className={styles["cardWho"]}>
          {readableMoment(entry.happenedAt)} · {nameOf(entry.current.author.id)}
        </span>
        {entry.versions.length > 1 ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => setAsks("versions")}
            data-testid="entry-versions"
          >
            {entry.versions.length} versions
          </Button>
        ) : null}
        {stands && onCorrect !== undefined ? (
          <>
            <Button size="compact-xs" variant="subtle" onClick={onCorrect} data-testid="correct-entry">
              Correct
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => setAsks("withdraw")}
              data-testid="withdraw-entry"
            >
              Withdraw
            </Button>
          </>
        ) : null}
      </header>
      <div className={styles["body"]}>
        {children ?? <ContentView content={entry.content} record={desk.record} />}
      </div>
      {entry.current.content.kind === "withdrawal" ? (
        <p className={styles["reason"]}>Withdrawn: {entry.current.content.reason}</p>
      ) : null}
      <WithdrawDialog desk={desk} entry={entry} opened={asks === "withdraw"} onClose={() => setAsks(null)} />
      <VersionsDialog desk={desk} entry={entry} opened={asks === "versions"} onClose={() => setAsks(null)} />
    </article>
  );
}

interface EntryDialogProperties {
  readonly desk: RecordDesk;
  readonly entry: RecordEntry;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function WithdrawDialog({ desk, entry, opened, onClose }: EntryDialogProperties): ReactElement {
  const [reason, setReason] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  const withdraw = async (): Promise<void> => {
    try {
      const answer = await desk.write({
        id: crypto.randomUUID(),
        happenedAt: new Date().toISOString(),
        correction: { eventId: entry.current.id, reason: reason.trim() },
        content: { kind: "withdrawal", reason: reason.trim() },
      });
      if (answer.kind === "saved") onClose();
      else setMessage(`${answer.message} Look at it again before you withdraw it.`);
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Withdraw this entry?" centered={true}>
      <p className="quiet">
        It leaves every list and every judgement, and stays in the record with your reason, for everybody to
        see.
      </p>
      <Prose label="Reason" value={reason} onChange={setReason} testId="withdraw-reason" autoFocus={true} />
      {message === null ? null : <FailureNote message={message} />}
      <Button
        mt="md"
        color="red"
        variant="light"
        disabled={reason.trim() === ""}
        onClick={() => void withdraw()}
        data-testid="withdraw-confirm"
      >
        Withdraw
      </Button>
    </Modal>
  );
}

function VersionsDialog({ desk, entry, opened, onClose }: EntryDialogProperties): ReactElement {
  const nameOf = useNameOf();
  return (
    <Modal opened={opened} onClose={onClose} title="Everything this entry ever said" size="lg">
      {[...entry.versions].reverse().map((version) => (
        <section key={version.id} className={styles["version"]} data-testid="entry-version">
          <h4>
            {readableMoment(version.recordedAt)} · {nameOf(version.author.id)} ({version.author.role})
          </h4>
          {version.correction === null ? null : <p className="quiet">Because: {version.correction.reason}</p>}
          <ContentView content={version.content} record={desk.record} />
        </section>
      ))}
    </Modal>
  );
}
