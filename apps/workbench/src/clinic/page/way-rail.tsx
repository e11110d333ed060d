import { IconAlertTriangleFilled, IconCheck } from "@tabler/icons-react";
import { type ReactElement, useEffect, useRef } from "react";
import { goTo, hashOf } from "../../state/route.ts";
import { useHasDrafts } from "../record/drafts.ts";
import type { CareStep, StepStanding, WayPoint } from "../step.ts";
import styles from "./patient-page.module.css";

const PART_NAMES: Readonly<Record<CareStep["part"], string>> = {
  person: "The person",
  "work-up": "Work-up",
  decision: "Decision",
  freeze: "Freeze",
  afterwards: "Afterwards",
  record: "Record",
};

/** The way of one patient: every step with where it stands; what is open is named, what presses stands out. */
export function WayRail(properties: {
  readonly patientId: string;
  readonly way: readonly WayPoint[];
  readonly current: string;
}): ReactElement {
  const { patientId, way, current } = properties;
  const parts = [...new Set(way.map(({ step }) => step.part))];
  useStepKeys(properties);
  const hasDrafts = useHasDrafts(`${patientId}/`);
  return (
    <nav className={styles["rail"]} aria-label="The way of this patient">
      {parts.map((part) => (
        <section key={part}>
          <h2 className={styles["railPart"]}>{PART_NAMES[part]}</h2>
          {way
            .filter(({ step }) => step.part === part)
            .map(({ step, standing }) => (
              <RailStep
                key={step.id}
                step={step}
                patientId={patientId}
                standing={standing}
                isCurrent={step.id === current}
              />
            ))}
        </section>
      ))}
      {hasDrafts ? (
        <p className={styles["draftNote"]} data-testid="draft-note">
          Something you wrote is not saved yet. It stays here while this page is open.
        </p>
      ) : null}
    </nav>
  );
}

function RailStep(properties: {
  readonly step: CareStep;
  readonly patientId: string;
  readonly standing: StepStanding;
  readonly isCurrent: boolean;
}): ReactElement {
  const { step, patientId, standing, isCurrent } = properties;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <a
      ref={link}
      className={styles["railStep"]}
      href={hashOf({ screen: "patient", patientId, step: step.id })}
      aria-current={isCurrent ? "step" : undefined}
      data-state={standing.state}
      data-testid={`care-${step.id}`}
    >
      <StandingMark standing={standing} />
      <span className={styles["railName"]}>{step.title}</span>
      <span className={`${styles["railSummary"]} number`}>{standing.summary}</span>
    </a>
  );
}

function StandingMark({ standing }: { readonly standing: StepStanding }): ReactElement {
  if (standing.state === "done")
    return <IconCheck size={15} stroke={2.5} color="var(--ice)" aria-label="done" />;
  if (standing.state === "attention")
    return <IconAlertTriangleFilled size={15} color="var(--warning)" aria-label="needs attention" />;
  return (
    <span
      className={styles["dot"]}
      data-state={standing.state}
      role="img"
      aria-label={standing.state === "open" ? "open" : "to look at"}
    />
  );
}

/** Alt with the arrow down or up goes to the next or the last step, from inside a field as well. */
function useStepKeys(properties: Parameters<typeof WayRail>[0]): void {
  const { patientId, way, current } = properties;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      const here = way.findIndex(({ step }) => step.id === current);
      const next = way[here + (event.key === "ArrowDown" ? 1 : -1)];
      if (next === undefined) return;
      event.preventDefault();
      goTo({ screen: "patient", patientId, step: next.step.id });
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [patientId, way, current]);
}
