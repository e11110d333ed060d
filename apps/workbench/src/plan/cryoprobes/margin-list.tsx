import type { PathMargin } from "@isotherm/planning";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { StatusMark } from "../../layout/source-note.tsx";
import styles from "./suggestions.module.css";

/** How far a path keeps from each kind of structure, and who says so. */
export function MarginList({ margins }: { readonly margins: readonly PathMargin[] }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? "Hide the margins" : "Margins that were kept"}
      </Button>
      {isOpen
        ? margins.map(({ kind, marginMm, status, sources, note }) => (
            <div key={kind} className={`${styles["margin"]} number`} title={note}>
              <span>{kind}</span>
              <span>{marginMm} mm</span>
              <StatusMark status={status} sources={sources} />
            </div>
          ))
        : null}
    </div>
  );
}
