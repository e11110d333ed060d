import {
  entriesOf,
  type FreezeLog,
  followUpSchedule,
  followUpsOf,
  openVisits,
  overdueVisits,
  type RecordEntry,
  type ScheduledVisit,
} from "@isotherm/clinic";
import { type ComponentType, type ReactElement, useMemo } from "react";
import { Findings } from "../../clinic/findings.tsx";
import { type EntryFormProperties, EntrySection } from "../../clinic/record/entry-section.tsx";
import { useGraceDays } from "../../clinic/record/grace-days.ts";
import { readableDay } from "../../clinic/record/moments.ts";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import parts from "../../clinic/step-parts.module.css";
import { plainDay } from "../phone/plain-day.ts";
import { AfterEffects } from "./after-effects.tsx";
import styles from "./follow-up.module.css";
import { FollowUpEntryForm } from "./follow-up-entry-form.tsx";
import { FollowUpLines } from "./follow-up-lines.tsx";
import { frozenName } from "./frozen-name.ts";
import { RegrowthSection } from "./regrowth-section.tsx";
import { ResultForm } from "./result-form.tsx";
import { ThenNowSection } from "./then-now-section.tsx";

/** The freezes of one day, such as a nerve and a node: one row of visits, one course of each pain, and a result for each freeze. */
export function AfterSitting(properties: {
  readonly desk: RecordDesk;
  readonly freezes: readonly RecordEntry<FreezeLog>[];
}): ReactElement | null {
  const { desk, freezes } = properties;
  const [first] = freezes;
  if (first === undefined) return null;
  const { freezeId } = first.content;
  return (
    <section data-testid={`freeze-${freezeId}`}>
      <header className={parts["sectionHead"]}>
        <h2>
          {freezes.map(({ content }) => frozenName(desk, content)).join(" and ")}, frozen{" "}
          {readableDay(first.happenedAt)}
        </h2>
      </header>
      <Visits {...properties} />
      <ThenNowSection desk={desk} freezeId={freezeId} />
      <RegrowthSection {...properties} />
      <AfterEffects desk={desk} freezeId={freezeId} />
      <FollowUps desk={desk} freezeId={freezeId} />
      {freezes.map(({ content }) => (
        <Result key={content.freezeId} desk={desk} freeze={content} />
      ))}
    </section>
  );
}

/** The row of visits, and what of it is late. */
function Visits({ desk, freezes }: Parameters<typeof AfterSitting>[0]): ReactElement {
  const { record, at } = desk;
  const view = { at, graceDays: useGraceDays() };
  const all = freezes.flatMap(({ content }) => followUpSchedule(record, content.freezeId, view));
  const visits = [...new Map(all.map((visit) => [visit.id, visit])).values()].sort((a, b) =>
    a.dueOn.localeCompare(b.dueOn),
  );
  // A call that a later visit has overtaken is not asked for any more; it stays in the row as missed.
  const asked = openVisits(record, at).filter(({ freezeId }) =>
    freezes.some(({ content }) => content.freezeId === freezeId),
  );
  const late = asked.flatMap(({ freezeId, visitId }) =>
    overdueVisits(record, freezeId, view).filter(({ inputs }) => inputs?.["visitId"] === visitId),
  );
  return (
    <>
      <ul className={styles["visits"]} data-testid="visits">
        {visits.map((visit) => (
          <VisitMark
            key={visit.id}
            visit={visit}
            isAsked={asked.some(({ visitId }) => visitId === visit.id)}
          />
        ))}
      </ul>
      <Findings findings={late} testId="overdue-visits" />
    </>
  );
}

function VisitMark(properties: { readonly visit: ScheduledVisit; readonly isAsked: boolean }): ReactElement {
  const { visit, isAsked } = properties;
  const state = visit.state === "overdue" && !isAsked ? "missed" : visit.state;
  return (
    <li data-state={state}>
      {visit.name}
      <span>{plainDay(visit.dueOn)}</span>
      <span>{state === "later" ? "" : state}</span>
    </li>
  );
}

interface FreezeProperties {
  readonly desk: RecordDesk;
  readonly freezeId: string;
}

function FollowUps({ desk, freezeId }: FreezeProperties): ReactElement {
  const { record, at } = desk;
  const visits = followUpSchedule(record, freezeId, { at, graceDays: useGraceDays() });
  return (
    <EntrySection
      desk={desk}
      title="Follow-ups"
      lead="Free text is always possible; a number alone is not saved here either."
      entries={followUpsOf(record, freezeId)}
      form={useFormOf(FollowUpEntryForm, freezeId)}
      addLabel="Add a follow-up"
      titleOf={({ visitId }) => visits.find(({ id }) => id === visitId)?.name ?? "Not planned"}
      show={(followUp) => <FollowUpLines record={record} followUp={followUp} />}
      testId="follow-ups"
    />
  );
}

function Result(properties: { readonly desk: RecordDesk; readonly freeze: FreezeLog }): ReactElement {
  const { desk, freeze } = properties;
  const { freezeId } = freeze;
  return (
    <EntrySection
      desk={desk}
      title={`Result: ${frozenName(desk, freeze)}`}
      lead="Relief, incomplete or failure, as the clinician judges it; two failures at one nerve mean: switch."
      entries={entriesOf(desk.record, "treatment-result").filter(
        ({ content }) => content.freezeId === freezeId,
      )}
      form={useFormOf(ResultForm, freezeId)}
      addLabel="Judge this freeze"
      testId="result"
    />
  );
}

/** The form about one freeze; the same component for the same freeze, so that what is half written stays. */
function useFormOf(
  Form: ComponentType<EntryFormProperties & { readonly freezeId: string }>,
  freezeId: string,
): ComponentType<EntryFormProperties> {
  return useMemo(
    () =>
      function FormOfFreeze(properties: EntryFormProperties): ReactElement {
        return <Form {...properties} freezeId={freezeId} />;
      },
    [Form, freezeId],
  );
}
