import type { RecordEntry } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { contentLines } from "../record/content-lines.ts";
import { ContentView } from "../record/content-view.tsx";
import { EntryCard } from "../record/entry-card.tsx";
import { useNameOf } from "../record/people.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "./timeline.module.css";

/** Lines of an entry that are shown before it is opened. */
const FIRST_LINES = 2;

/** One entry in a few lines; the rest of what it says opens below. */
export function TimelineEntry(properties: {
  readonly desk: RecordDesk;
  readonly entry: RecordEntry;
}): ReactElement {
  const { desk, entry } = properties;
  const lines = contentLines(entry.content, desk.record, useNameOf()).filter(
    ({ text }) => text !== "" && text !== "none",
  );
  return (
    <EntryCard desk={desk} entry={entry}>
      <details>
        <summary className={styles["summary"]} data-testid="timeline-open">
          {lines
            .slice(0, FIRST_LINES)
            .map(({ label, text }) => (label === "" ? text : `${label}: ${text}`))
            .join(" · ")}
        </summary>
        <ContentView content={entry.content} record={desk.record} />
      </details>
    </EntryCard>
  );
}
