import type { EventContent, RecordEntry } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ComponentType, type ReactElement, type ReactNode, useState } from "react";
import styles from "../step-parts.module.css";
import { EntryCard } from "./entry-card.tsx";
import type { RecordDesk } from "./record-desk.ts";

/** What a form of an entry is given. */
export interface EntryFormProperties {
  readonly desk: RecordDesk;
  /** The entry that is corrected; null for a new one. */
  readonly corrects: RecordEntry | null;
  readonly onSaved: () => void;
  /** Left out where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined;
}

/** Entries of one kind, the newest first, with the form that adds and corrects them. */
export function EntrySection<Content extends EventContent>(properties: {
  readonly desk: RecordDesk;
  readonly title: string;
  readonly lead?: string;
  readonly entries: readonly RecordEntry<Content>[];
  readonly form: ComponentType<EntryFormProperties>;
  readonly addLabel: string;
  readonly show?: (content: Content) => ReactNode;
  readonly titleOf?: (content: Content) => string;
  /** Ready to be written into while there is no entry. */
  readonly opensEmpty?: true;
  readonly testId: string;
}): ReactElement {
  const { desk, title, lead, entries, form: Form, addLabel, show, titleOf, opensEmpty, testId } = properties;
  const [editing, setEditing] = useState<string | null>(null);
  const close = (): void => setEditing(null);
  const isNew = editing === "new" || (opensEmpty === true && entries.length === 0 && editing === null);
  return (
    <section className={styles["section"]} data-testid={testId}>
      <header className={styles["sectionHead"]}>
        <h2>{title}</h2>
        {isNew ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={15} />}
            onClick={() => setEditing("new")}
            data-testid={`${testId}-add`}
          >
            {addLabel}
          </Button>
        )}
      </header>
      {lead === undefined ? null : <p className={styles["lead"]}>{lead}</p>}
      {isNew ? (
        <div className={styles["formCard"]}>
          <Form
            desk={desk}
            corrects={null}
            onSaved={close}
            onCancel={entries.length === 0 && opensEmpty === true ? undefined : close}
          />
        </div>
      ) : null}
      {[...entries].reverse().map((entry) =>
        entry.entryId === editing ? (
          <div key={entry.entryId} className={styles["formCard"]}>
            <Form desk={desk} corrects={entry} onSaved={close} onCancel={close} />
          </div>
        ) : (
          <EntryCard
            key={entry.entryId}
            desk={desk}
            entry={entry}
            title={titleOf?.(entry.content)}
            onCorrect={() => setEditing(entry.entryId)}
          >
            {show?.(entry.content)}
          </EntryCard>
        ),
      )}
    </section>
  );
}
