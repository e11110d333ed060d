import { Button, Skeleton } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { type PatientEntry, searchPatients } from "../../server/patients.ts";
import { hashOf } from "../../state/route.ts";
import { readableDay } from "../record/moments.ts";
import { sentenceOf } from "../record/record-desk.ts";
import { plainWord, titleWord } from "../record/words.ts";
import styles from "./clinic-home.module.css";

interface Page {
  readonly status: "loading" | "ready" | "failed";
  readonly message: string;
  readonly patients: readonly PatientEntry[];
  readonly nextCursor: string | null;
}

const EMPTY: Page = { status: "loading", message: "", patients: [], nextCursor: null };

/** Every patient of the clinic, with where each stands and what is next. */
export function PatientsPanel(): ReactElement {
  const [page, setPage] = useState<Page>(EMPTY);
  const load = useCallback(async (cursor: string | null): Promise<void> => {
    try {
      const next = await searchPatients("", cursor === null ? {} : { cursor });
      setPage((before) => ({
        ...EMPTY,
        status: "ready",
        patients: cursor === null ? next.patients : [...before.patients, ...next.patients],
        nextCursor: next.nextCursor,
      }));
    } catch (error) {
      setPage({ ...EMPTY, status: "failed", message: sentenceOf(error) });
    }
  }, []);
  useEffect(() => void load(null), [load]);
  const { status, patients, nextCursor } = page;
  return (
    <section className={`${styles["panel"]} ${styles["patients"]}`} data-testid="patients">
      <header className={styles["panelHead"]}>
        <h2>Patients</h2>
      </header>
      {status === "loading" ? <Skeleton height={90} /> : null}
      {status === "failed" ? (
        <FailureNote message={page.message} action={{ label: "Try again", onClick: () => void load(null) }} />
      ) : null}
      {status === "ready" && patients.length === 0 ? (
        <p className={styles["none"]}>Nobody has been taken up yet.</p>
      ) : null}
      <ul className={styles["rows"]}>
        {patients.map((patient) => (
          <li key={patient.patientId}>
            <PatientRow patient={patient} />
          </li>
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

function PatientRow({ patient }: { readonly patient: PatientEntry }): ReactElement {
  const { patientId, name, birthDate, stage, nextDueOn, flags } = patient;
  return (
    <a
      className={styles["patientRow"]}
      href={hashOf({ screen: "patient", patientId, step: null })}
      data-testid="patient-row"
    >
      <span className={styles["rowName"]}>{name ?? "Name not shown"}</span>
      <span className="quiet number">{birthDate === null ? "" : readableDay(birthDate)}</span>
      <span>{stage === null ? "" : titleWord(stage)}</span>
      <span className={styles["flags"]}>{flags.map(plainWord).join(", ")}</span>
      <span className={`${styles["rowWhen"]} number`}>
        {nextDueOn === null ? "" : `next ${readableDay(nextDueOn)}`}
      </span>
    </a>
  );
}
