import {
  contentsOf,
  imagingFindings,
  latestOf,
  openVisits,
  overdueVisits,
  type PatientRecord,
  patientSummary,
  referralStates,
  type ScheduleView,
  sittingsOf,
  supportSummary,
  thenAndNow,
  visitOverruns,
  workUpFindings,
} from "@isotherm/clinic";
import type { Finding } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { useGraceDays } from "../record/grace-days.ts";
import { readableDay, readableDuration } from "../record/moments.ts";
import type { StepProperties } from "../step.ts";
import styles from "../step-parts.module.css";
import overview from "./overview.module.css";
import { WhatNext } from "./what-next.tsx";

/** The patient on one page: the own words first, then each pain, what is next, and what presses. */
export function OverviewStep({ desk, way }: StepProperties): ReactElement {
  const { record, at } = desk;
  const story = latestOf(record, "patient-story");
  const summary = patientSummary(record);
  return (
    <>
      <blockquote className={overview["words"]} data-testid="own-words">
        {story === null ? (
          <span className="quiet">The patient has not been asked for their own words yet.</span>
        ) : (
          `“${story.ownWords}”`
        )}
      </blockquote>
      <WhatNext patientId={desk.patientId} way={way} />
      <section className={styles["section"]} data-testid="story-page">
        <header className={styles["sectionHead"]}>
          <h2>Pain in their words</h2>
        </header>
        {summary.paragraphs.slice(1).map((paragraph) => (
          <p key={paragraph} className={overview["paragraph"]}>
            {paragraph}
          </p>
        ))}
        {contentsOf(record, "pain-component").length === 0 ? (
          <p className={styles["empty"]}>No pain has been interviewed yet.</p>
        ) : null}
      </section>
      <Outcome record={record} at={at} />
      <section className={styles["section"]}>
        <header className={styles["sectionHead"]}>
          <h2>What presses</h2>
        </header>
        <Findings
          findings={recordFindings(record, { at, graceDays: useGraceDays() })}
          none="Nothing in the record asks for attention now."
        />
      </section>
      <Support record={record} />
    </>
  );
}

/** Everything that the record says of itself and of the way so far. */
function recordFindings(record: PatientRecord, view: ScheduleView): readonly Finding[] {
  return [
    ...record.findings,
    ...referralStates(record, view.at).flatMap(({ findings }) => findings),
    ...workUpFindings(record),
    ...imagingFindings(record),
    ...missedVisits(record, view),
    ...visitOverruns(record),
  ];
}

/** Visits that are late and that no later visit has overtaken, each once, however many freezes ask for it. */
function missedVisits(record: PatientRecord, view: ScheduleView): readonly Finding[] {
  const open = new Set(openVisits(record, view.at).map(({ freezeId, visitId }) => `${freezeId} ${visitId}`));
  const findings = contentsOf(record, "freeze-log").flatMap(({ freezeId }) =>
    overdueVisits(record, freezeId, view).filter(({ inputs }) =>
      open.has(`${freezeId} ${inputs?.["visitId"]}`),
    ),
  );
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

function Outcome({
  record,
  at,
}: {
  readonly record: PatientRecord;
  readonly at: string;
}): ReactElement | null {
  // The last sitting that was asked about; a new freeze has no outcome yet.
  const outcomes = sittingsOf(record).flatMap(([freeze]) =>
    freeze === undefined ? [] : [{ freeze, outcome: thenAndNow(record, freeze.content.freezeId, at) }],
  );
  const last = outcomes.findLast(({ outcome }) => outcome.pains.length > 0);
  if (last === undefined) return null;
  const { freeze, outcome } = last;
  const { beforeMgPerDay, nowMgPerDay } = outcome.equivalents;
  return (
    <section className={styles["section"]} data-testid="outcome-line">
      <header className={styles["sectionHead"]}>
        <h2>Since the freeze of {readableDay(freeze.happenedAt)}</h2>
      </header>
      <p className={overview["paragraph"]}>{outcome.summary}</p>
      {beforeMgPerDay === null || nowMgPerDay === null ? null : (
        <p className="quiet number">
          Opioids {beforeMgPerDay} → {nowMgPerDay} MME a day
        </p>
      )}
    </section>
  );
}

function Support({ record }: { readonly record: PatientRecord }): ReactElement | null {
  const support = supportSummary(record);
  if (support.counselingS === 0 && support.rehabilitation.length === 0) return null;
  return (
    <p className="quiet">
      Talking as treatment: {readableDuration(support.counselingS)}.
      {support.rehabilitation.map(
        ({ part, attendedCount, missedCount }) =>
          ` ${part.replaceAll("-", " ")}: ${attendedCount} attended, ${missedCount} missed.`,
      )}
    </p>
  );
}
