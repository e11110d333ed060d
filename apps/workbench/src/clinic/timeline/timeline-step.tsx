import { recordAsOf } from "@isotherm/clinic";
import { Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { readableMoment } from "../record/moments.ts";
import { KIND_NAMES } from "../record/words.ts";
import type { StepProperties } from "../step.ts";
import styles from "../step-parts.module.css";
import { AuditSection } from "./audit-section.tsx";
import { TimelineEntry } from "./timeline-entry.tsx";

/** Entries shown at first; a long record opens no slower than a short one. */
const PAGE = 40;

/** Everything that was ever written about this patient, the newest first, withdrawn entries too. */
export function TimelineStep({ desk }: StepProperties): ReactElement {
  const [kind, setKind] = useState<string | null>(null);
  const [shown, setShown] = useState(PAGE);
  const [asOf, setAsOf] = useState("");
  const record = asOf === "" ? desk.record : recordAsOf(desk.record, new Date(asOf).toISOString());
  const kinds = [...new Set(desk.record.entries.map((entry) => entry.content.kind))];
  const entries = record.entries.filter((entry) => kind === null || entry.content.kind === kind).toReversed();
  return (
    <>
      <div className={styles["actions"]}>
        <Select
          aria-label="Kind of entry"
          placeholder="Everything"
          data={kinds.map((one) => ({ value: one, label: KIND_NAMES[one] }))}
          value={kind}
          onChange={setKind}
          clearable={true}
          data-testid="timeline-kind"
        />
        <input
          type="datetime-local"
          aria-label="As it read at"
          title="The record as it read at that moment"
          className={styles["asOf"]}
          value={asOf}
          onChange={(event) => setAsOf(event.currentTarget.value)}
        />
      </div>
      {asOf === "" ? null : (
        <p className={styles["lead"]}>
          As the record read on {readableMoment(new Date(asOf).toISOString())}.
        </p>
      )}
      {entries.length === 0 ? <p className={styles["empty"]}>Nothing of this kind is on record.</p> : null}
      {entries.slice(0, shown).map((entry) => (
        <TimelineEntry key={entry.entryId} entry={entry} desk={desk} />
      ))}
      {entries.length > shown ? (
        <button type="button" className={styles["more"]} onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, entries.length - shown)} older entries
        </button>
      ) : null}
      <AuditSection desk={desk} />
    </>
  );
}
