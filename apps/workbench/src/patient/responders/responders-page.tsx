import type { ResponseRow } from "@isotherm/clinic";
import { Button, Progress } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { sentenceOf } from "../../clinic/record/record-desk.ts";
import { FailureNote } from "../../layout/failure-note.tsx";
import { hashOf } from "../../state/route.ts";
import styles from "../follow-up/follow-up.module.css";
import { type ResponseProgress, searchResponses } from "./response-search.ts";

const GROUPS = [
  ["responders", "Responders", "At least half less pain, no rise in opioids, no other intervention."],
  ["nonResponders", "Non-responders", "Less than half, or more opioids, or another intervention."],
  ["notKnown", "Not known", "Not asked again, or the opioids were not listed twice."],
] as const;

/** Who responded and who did not, across all patients: three columns of the same size, each with every row. */
export function RespondersPage(): ReactElement {
  const [progress, setProgress] = useState<ResponseProgress | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const stop = useRef<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn reads once more
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    document.title = "Responses – Isotherm";
    setMessage(null);
    searchResponses(controller.signal, setProgress).catch((error: unknown) => {
      if (!controller.signal.aborted) setMessage(sentenceOf(error));
    });
    return () => controller.abort();
  }, [turn]);
  const isReading = progress === null || progress.state === "reading";
  return (
    <div style={{ height: "100%", overflowY: "auto" }} data-testid="responders">
      <main className={styles["page"]}>
        <p>
          <a href="#/clinic" style={{ color: "var(--ice)" }}>
            Back to the clinic
          </a>
        </p>
        <h1>Responses</h1>
        <p className="quiet">
          Every pain of every frozen nerve, by what was said last. Whoever did not respond stands here as
          plainly as whoever did.
        </p>
        {message === null ? null : (
          <FailureNote message={message} action={{ label: "Try again", onClick: () => setTurn(turn + 1) }} />
        )}
        {isReading && message === null ? (
          <div style={{ display: "flex", gap: 14, alignItems: "center" }} role="status">
            <Progress
              value={progress === null ? 0 : (100 * progress.readCount) / Math.max(progress.foundCount, 1)}
              style={{ flex: 1 }}
              aria-label="Records read"
            />
            <span className="number">{progress?.readCount ?? 0} read</span>
            <Button size="xs" variant="default" onClick={() => stop.current?.abort()}>
              Stop
            </Button>
          </div>
        ) : null}
        {progress?.state === "stopped" ? <p>Stopped; what was read until then is shown.</p> : null}
        {progress === null ? null : <Groups progress={progress} />}
      </main>
    </div>
  );
}

function Groups({ progress }: { readonly progress: ResponseProgress }): ReactElement {
  return (
    <div className={styles["groups"]}>
      {GROUPS.map(([key, title, meaning]) => (
        <section key={key} data-testid={`group-${key}`}>
          <div className={styles["count"]}>{progress.groups[key].length}</div>
          <h2>{title}</h2>
          <p className="quiet">{meaning}</p>
          <ul>
            {progress.groups[key].map((row) => (
              <Row key={`${row.patientId}${row.freezeId}${row.label}`} row={row} names={progress.names} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row(properties: {
  readonly row: ResponseRow;
  readonly names: ReadonlyMap<string, string>;
}): ReactElement {
  const { patientId, label, dropFraction } = properties.row;
  return (
    <li>
      <a
        href={hashOf({ screen: "patient", patientId, step: "follow-up" })}
        style={{ color: "var(--text)", fontWeight: 550 }}
      >
        {properties.names.get(patientId) ?? patientId}
      </a>
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
