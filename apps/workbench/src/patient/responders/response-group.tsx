import type { Response } from "@isotherm/clinic";
import { Button, Skeleton } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { sentenceOf } from "../../clinic/record/record-desk.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import { fetchResponses, type ResponsePage, type ResponseRow } from "../../server/outcomes.ts";
import { hashOf } from "../../state/route.ts";
import styles from "./responders.module.css";

const WORDS: Readonly<Record<Response, readonly [title: string, meaning: string]>> = {
  responder: ["Responders", "At least half less pain, no rise in opioids, no other intervention."],
  "non-responder": ["Non-responders", "Less than half, or more opioids, or another intervention."],
  "not-known": ["Not known", "Not asked again, or the opioids were not listed twice."],
};

/** One of the three groups, with its number out of all, and every row page by page. */
export function ResponseGroup(properties: {
  readonly response: Response;
  readonly count: number;
  readonly outOfCount: number;
}): ReactElement {
  const { response, count, outOfCount } = properties;
  const [page, setPage] = useState<ResponsePage | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      try {
        const next = await fetchResponses(response, cursor);
        setMessage(null);
        setPage((before) => ({
          ...next,
          rows: cursor === null || before === null ? next.rows : [...before.rows, ...next.rows],
        }));
      } catch (error) {
        setMessage(sentenceOf(error));
      }
    },
    [response],
  );
  useEffect(() => void load(null), [load]);
  const [title, meaning] = WORDS[response];
  const nextCursor = page?.nextCursor ?? null;
  return (
    <section data-testid={`group-${response}`}>
      <div className={styles["count"]}>
        {count} <span className={styles["outOf"]}>of {outOfCount}</span>
      </div>
      <h2>{title}</h2>
      <p className="quiet">{meaning}</p>
      {message === null ? null : (
        <FailureNote
          message={message}
          action={{ label: "Try again", onClick: () => void load(page === null ? null : nextCursor) }}
        />
      )}
      {page === null && message === null ? <Skeleton height={120} /> : null}
      {page?.rows.length === 0 ? <p className={styles["none"]}>Nobody.</p> : null}
      <ul>
        {page?.rows.map((row) => (
          <Row key={`${row.patientId} ${row.freezeId} ${row.painId}`} row={row} />
        ))}
      </ul>
      {nextCursor === null ? null : (
        <Button variant="subtle" onClick={() => void load(nextCursor)}>
          Show more
        </Button>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: ResponseRow }): ReactElement {
  const { patientId, name, label, dropFraction } = row;
  return (
    <li data-testid="response-row">
      <a href={hashOf({ screen: "patient", patientId, step: "follow-up" })}>{name ?? patientId}</a>
      <div className="quiet number">
        “{label}”: {dropWords(dropFraction)}
      </div>
    </li>
  );
}

function dropWords(dropFraction: number | null): string {
  if (dropFraction === null) return "not told again";
  const percent = Math.round(Math.abs(dropFraction) * 100);
  return dropFraction < 0 ? `${percent} % more` : `${percent} % less`;
}
