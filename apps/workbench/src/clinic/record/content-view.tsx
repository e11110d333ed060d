import type { EventContent, PatientRecord } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { contentLines } from "./content-lines.ts";
import styles from "./entry.module.css";
import { useNameOf } from "./people.ts";

/** Everything that an entry says, one line a field. */
export function ContentView(properties: {
  readonly content: EventContent;
  readonly record: PatientRecord;
}): ReactElement {
  const lines = contentLines(properties.content, properties.record, useNameOf());
  return (
    <dl className={styles["lines"]}>
      {lines.map((line, index) => (
        // Lines have no identity of their own and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={index} className={styles["line"]} style={{ paddingLeft: line.depth * 14 }}>
          <dt>{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}
