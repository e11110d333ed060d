import { entriesOf } from "@isotherm/clinic";
import { checkReadiness, readinessItems } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { StatusMark } from "../../layout/source-note.tsx";
import { Choices } from "../form/choice.tsx";
import { readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { useQuickWrite } from "../record/quick-write.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "../step-parts.module.css";

/** What operator and clinic must have ready for this indication, confirmed item by item; nothing where nothing is asked. */
export function Readiness(properties: {
  readonly desk: RecordDesk;
  readonly indication: string;
}): ReactElement | null {
  const { desk, indication } = properties;
  const items = readinessItems(indication);
  const last = entriesOf(desk.record, "readiness-check").findLast(
    ({ content }) => content.indication === indication,
  );
  const [confirmed, setConfirmed] = useState<readonly string[] | null>(null);
  const quick = useQuickWrite(desk);
  const nameOf = useNameOf();
  if (items.length === 0) return null;
  const shown = confirmed ?? last?.content.confirmedIds ?? [];
  const { open } = checkReadiness(indication, shown);
  const save = async (): Promise<void> => {
    if (await quick.write({ kind: "readiness-check", indication, confirmedIds: shown })) setConfirmed(null);
  };
  return (
    <section className={styles["formCard"]} data-testid="readiness">
      <Choices
        label="Ready for what may come"
        options={items.map(({ id, name }) => ({ value: id, label: name }))}
        values={shown}
        onChange={setConfirmed}
      />
      <ul>
        {open.map((item) => (
          <li key={item.id}>
            {item.text} <StatusMark status={item.status} sources={item.sources} />
          </li>
        ))}
      </ul>
      {last === undefined ? null : (
        <p className="quiet">
          Last confirmed {readableMoment(last.happenedAt)} by {nameOf(last.current.author.id)}.
        </p>
      )}
      {quick.message === null ? null : <FailureNote message={quick.message} />}
      <Button
        size="sm"
        disabled={confirmed === null}
        loading={quick.isBusy}
        onClick={() => void save()}
        data-testid="save-readiness"
      >
        Confirm
      </Button>
    </section>
  );
}
