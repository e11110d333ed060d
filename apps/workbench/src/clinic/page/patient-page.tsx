import { Loader } from "@mantine/core";
import { type ReactElement, Suspense, useEffect, useMemo, useRef } from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { useGraceDays } from "../record/grace-days.ts";
import { type RecordDesk, useRecord } from "../record/record-desk.ts";
import type { CareStep } from "../step.ts";
import { CARE_STEPS } from "../steps.ts";
import { PatientHeader } from "./patient-header.tsx";
import styles from "./patient-page.module.css";
import { WayRail } from "./way-rail.tsx";

/** One patient: who it is above, the way of this patient on the left, one step of it in the middle. */
export function PatientPage(properties: {
  readonly patientId: string;
  readonly step: string | null;
}): ReactElement {
  const state = useRecord(properties.patientId);
  if (state.status === "failed") {
    return (
      <div className={styles["waiting"]}>
        <FailureNote message={state.message} action={{ label: "Try again", onClick: state.retry }} />
      </div>
    );
  }
  if (state.status === "loading") {
    return (
      <div className={styles["waiting"]}>
        <Loader type="dots" aria-label="Opening the record" />
      </div>
    );
  }
  const step = CARE_STEPS.find(({ id }) => id === properties.step) ?? CARE_STEPS[0];
  if (step === undefined) return <FailureNote message="The way of the patient has no steps." />;
  return <RecordPage desk={state.desk} step={step} />;
}

function RecordPage({ desk, step }: { readonly desk: RecordDesk; readonly step: CareStep }): ReactElement {
  const main = useRef<HTMLElement>(null);
  const name = desk.person === null ? "Patient" : `${desk.person.familyName}, ${desk.person.givenName}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step starts at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    document.title = `${step.title} – ${name} – Isotherm`;
    return () => {
      document.title = "Isotherm";
    };
  }, [step.id, name]);
  const graceDays = useGraceDays();
  const way = useMemo(() => {
    const context = { record: desk.record, plans: desk.plans, at: desk.at, graceDays };
    return CARE_STEPS.map((one) => ({ step: one, standing: one.standing(context) }));
  }, [desk, graceDays]);
  return (
    <div className={styles["screen"]} data-clinic={true} data-testid="patient-page">
      <PatientHeader desk={desk} />
      <WayRail patientId={desk.patientId} way={way} current={step.id} />
      <main className={styles["main"]} ref={main} tabIndex={-1}>
        <div className={styles["column"]}>
          <h1 className={styles["title"]}>{step.title}</h1>
          <Suspense fallback={<Loader type="dots" aria-label="Opening the step" />}>
            <step.component key={step.id} desk={desk} way={way} />
          </Suspense>
        </div>
      </main>
    </div>
  );
}
