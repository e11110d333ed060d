import { specialtyNames } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { DirectoryEntry } from "../../server/directory.ts";
import { readableDay } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import styles from "./directory.module.css";

/** One partner with the ways to reach them, and who last wrote it. */
export function DirectoryRow(properties: {
  readonly entry: DirectoryEntry;
  /** null for whoever only reads. */
  readonly onCorrect: (() => void) | null;
  readonly onRetire: (() => void) | null;
}): ReactElement {
  const { entry, onCorrect, onRetire } = properties;
  const nameOf = useNameOf();
  const { name, place, specialty, phone, email, note, state, recordedAt, accountId } = entry;
  return (
    <li className={styles["entry"]} data-state={state} data-testid="directory-entry">
      <div className={styles["who"]}>
        <strong>{name}</strong>
        <span className="quiet">{place}</span>
      </div>
      <div className={styles["who"]}>
        <span>{specialtyNames[specialty]}</span>
        {note === "" ? null : <span className="quiet">{note}</span>}
      </div>
      <div className={styles["who"]}>
        {phone === null ? null : (
          <a className="number" href={`tel:${phone.replace(/[^+\d]/gu, "")}`}>
            {phone}
          </a>
        )}
        {email === null ? null : <a href={`mailto:${email}`}>{email}</a>}
        {phone === null && email === null ? <span className="quiet">No number or address</span> : null}
      </div>
      <div className={styles["actions"]}>
        {onCorrect === null ? null : (
          <Button size="compact-sm" variant="subtle" onClick={onCorrect} data-testid="directory-correct">
            Correct
          </Button>
        )}
        {onRetire === null ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={onRetire}
            data-testid="directory-retire"
          >
            {state === "current" ? "Retire" : "Bring back"}
          </Button>
        )}
        <span className={styles["written"]}>
          {deedOf(entry)} {readableDay(recordedAt)} by {nameOf(accountId)}
        </span>
      </div>
    </li>
  );
}

function deedOf({ state, revision }: DirectoryEntry): string {
  if (state === "retired") return "retired";
  return revision === 1 ? "added" : "corrected";
}
