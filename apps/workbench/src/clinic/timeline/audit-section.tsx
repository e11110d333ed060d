import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { type AuditLine, fetchAudit } from "../../server/patients.ts";
import { useAccount } from "../../sign-in/session-store.ts";
import { readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { type RecordDesk, sentenceOf } from "../record/record-desk.ts";
import { plainWord } from "../record/words.ts";
import styles from "../step-parts.module.css";

interface Audit {
  readonly lines: readonly AuditLine[];
  readonly nextCursor: string | null;
}

/** Who has read or changed this record; asked for only when somebody wants to know. */
export function AuditSection({ desk }: { readonly desk: RecordDesk }): ReactElement | null {
  const [audit, setAudit] = useState<Audit | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const nameOf = useNameOf();
  const role = useAccount()?.role;
  if (role !== "physician" && role !== "administrator") return null;
  const load = async (before: Audit | null): Promise<void> => {
    setMessage(null);
    try {
      const page = await fetchAudit(desk.patientId, before?.nextCursor ?? null);
      setAudit({ lines: [...(before?.lines ?? []), ...page.entries], nextCursor: page.nextCursor });
    } catch (error) {
      setMessage(sentenceOf(error));
    }
  };
  return (
    <section className={styles["section"]} data-testid="audit">
      <header className={styles["sectionHead"]}>
        <h2>Who read and changed this record</h2>
        {audit === null ? (
          <Button size="compact-sm" variant="subtle" onClick={() => void load(null)} data-testid="open-audit">
            Show
          </Button>
        ) : null}
      </header>
      {message === null ? null : <FailureNote message={message} />}
      {audit === null ? null : (
        <table className={styles["table"]}>
          <tbody>
            {audit.lines.map((line) => (
              <tr key={line.sequence} data-testid="audit-line">
                <td className="number">{readableMoment(line.at)}</td>
                <td>{line.accountId === null ? "the program" : nameOf(line.accountId)}</td>
                <td className="quiet">{line.role}</td>
                <td>{plainWord(line.action)}</td>
                <td className="quiet">{line.subject}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {audit === null || audit.nextCursor === null ? null : (
        <button type="button" className={styles["more"]} onClick={() => void load(audit)}>
          Show older
        </button>
      )}
    </section>
  );
}
