import { type EventKind, entriesOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { EntryCard } from "./record/entry-card.tsx";
import type { StepProperties } from "./step.ts";
import styles from "./step-parts.module.css";

/** Shows what the record holds of some kinds, the newest first. */
export function entriesStep(
  kinds: readonly EventKind[],
  none: string,
): (properties: StepProperties) => ReactElement {
  return function EntriesStep({ desk }) {
    const entries = kinds.flatMap((kind) => entriesOf(desk.record, kind));
    if (entries.length === 0) return <p className={styles["empty"]}>{none}</p>;
    return (
      <>
        {[...entries].reverse().map((entry) => (
          <EntryCard key={entry.entryId} desk={desk} entry={entry} />
        ))}
      </>
    );
  };
}
