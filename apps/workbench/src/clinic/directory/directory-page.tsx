import { Button, Skeleton } from "@mantine/core";
import { IconArrowLeft, IconPlus } from "@tabler/icons-react";
import { type ReactElement, useEffect, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { correctDirectory, type DirectoryEntry, type DirectoryQuestion } from "../../server/directory.ts";
import { useSessionStore } from "../../sign-in/session-store.ts";
import { sentenceOf } from "../record/record-desk.ts";
import styles from "./directory.module.css";
import { DirectoryDialog } from "./directory-dialog.tsx";
import { DirectoryFilters } from "./directory-filters.tsx";
import { DirectoryRow } from "./directory-row.tsx";
import { useDirectory } from "./use-directory.ts";

const KEEPERS: readonly string[] = ["coordinator", "administrator"];

const EVERYBODY: DirectoryQuestion = { search: "", specialty: null, state: "current" };

/** To whom the clinic refers, by specialty: found by typing, kept by coordinator and administrator. */
export function DirectoryPage(): ReactElement {
  const isKeeper = useSessionStore(
    ({ session }) => session?.state === "signed-in" && KEEPERS.includes(session.account.role),
  );
  const [question, setQuestion] = useState(EVERYBODY);
  const [dialog, setDialog] = useState<{ readonly entry: DirectoryEntry | null } | null>(null);
  // A new count asks again with the same question.
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    document.title = "Directory – Isotherm";
  }, []);
  return (
    <div className={styles["screen"]} data-clinic={true} data-testid="directory">
      <main className={styles["page"]}>
        <header className={styles["head"]}>
          <a href="#/clinic" aria-label="Back to the clinic" className={styles["back"]}>
            <IconArrowLeft size={20} />
          </a>
          <h1>Referral directory</h1>
          {isKeeper ? (
            <Button
              leftSection={<IconPlus size={18} />}
              onClick={() => setDialog({ entry: null })}
              data-testid="directory-add"
            >
              Add somebody
            </Button>
          ) : null}
        </header>
        <p className="quiet">
          Partners to whom patients are passed on, and who pass them on to us. A referral chooses from here.
          {isKeeper ? "" : " Coordinator and administrator keep it."}
        </p>
        <DirectoryFilters question={question} onChange={setQuestion} />
        <Entries
          key={turn}
          question={question}
          onCorrect={isKeeper ? (entry) => setDialog({ entry }) : null}
        />
      </main>
      {dialog === null ? null : (
        <DirectoryDialog
          entry={dialog.entry}
          onClose={() => setDialog(null)}
          onSaved={() => setTurn(turn + 1)}
        />
      )}
    </div>
  );
}

function Entries(properties: {
  readonly question: DirectoryQuestion;
  /** null for whoever only reads. */
  readonly onCorrect: ((entry: DirectoryEntry) => void) | null;
}): ReactElement {
  const { question, onCorrect } = properties;
  const view = useDirectory(question);
  const [message, setMessage] = useState<string | null>(null);
  const turnOver = async (before: DirectoryEntry): Promise<void> => {
    const { specialty, name, place, phone, email, note, state } = before;
    const next = state === "current" ? "retired" : "current";
    try {
      const content = { specialty, name, place, phone, email, note, state: next } as const;
      const answer = await correctDirectory(before, content);
      setMessage(answer.kind === "conflict" ? answer.message : null);
      view.reload();
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <>
      {message === null ? null : <FailureNote message={message} />}
      {view.status === "failed" ? (
        <FailureNote message={view.message} action={{ label: "Try again", onClick: view.reload }} />
      ) : null}
      {view.status === "loading" ? <Skeleton height={160} /> : null}
      {view.status === "ready" && view.entries.length === 0 ? (
        <p className={styles["none"]} data-testid="directory-empty">
          {emptyText(question, onCorrect !== null)}
        </p>
      ) : null}
      <ul className={styles["entries"]}>
        {view.entries.map((entry) => (
          <DirectoryRow
            key={entry.entryId}
            entry={entry}
            onCorrect={onCorrect === null ? null : () => onCorrect(entry)}
            onRetire={onCorrect === null ? null : () => void turnOver(entry)}
          />
        ))}
      </ul>
      {view.more === null ? null : (
        <Button variant="subtle" onClick={view.more}>
          Show more
        </Button>
      )}
    </>
  );
}

function emptyText({ search, specialty }: DirectoryQuestion, isKeeper: boolean): string {
  if (search.trim() !== "" || specialty !== null)
    return "Nobody of this name or specialty is in the directory.";
  return isKeeper
    ? "Nobody is in the directory yet. Add the first partner; every referral can then choose from here."
    : "Nobody is in the directory yet; a coordinator or administrator adds the first partner.";
}
