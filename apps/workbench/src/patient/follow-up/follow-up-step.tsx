import {
  contentsOf,
  entriesOf,
  type FreezeLog,
  followUpSchedule,
  openVisits,
  overdueVisits,
  painCourses,
  type RecordEntry,
  regrowthClock,
  repeatOrSwitch,
  returnOfPain,
  type ScheduledVisit,
  thenAndNow,
} from "@isotherm/clinic";
import { targets } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Findings } from "../../clinic/findings.tsx";
import { EntrySection } from "../../clinic/record/entry-section.tsx";
import { readableDay } from "../../clinic/record/moments.ts";
import type { RecordDesk } from "../../clinic/record/record-desk.ts";
import type { StepContext, StepProperties, StepStanding } from "../../clinic/step.ts";
import parts from "../../clinic/step-parts.module.css";
import { StatusMark } from "../../layout/source-note.tsx";
import desk from "../form/desk.module.css";
import { PatientLinks } from "../links/patient-links.tsx";
import { plainDay } from "../phone/plain-day.ts";
import { AfterEffects } from "./after-effects.tsx";
import styles from "./follow-up.module.css";
import { FollowUpEntryForm } from "./follow-up-entry-form.tsx";
import { FollowUpLines } from "./follow-up-lines.tsx";
import { ResultForm } from "./result-form.tsx";
import { ReturnWindow } from "./return-window.tsx";
import { ThenNowCard } from "./then-now-card.tsx";

/** [days] Days after which a visit counts as late here; a choice of this project until the site sets its own. */
const GRACE_DAYS = 2;

/** After each freeze: what was then and is now, pain by pain, what is due, what the nerve does, and what comes next. */
export function FollowUpStep(properties: StepProperties): ReactElement {
  const { record, patientId } = properties.desk;
  const freezes = entriesOf(record, "freeze-log").toReversed();
  if (freezes.length === 0) {
    return <p className={parts["empty"]}>Nothing was frozen yet; the follow-up begins with the freeze.</p>;
  }
  return (
    <div className={desk["desk"]}>
      {freezes.map((freeze) => (
        <AfterFreeze key={freeze.entryId} desk={properties.desk} freeze={freeze} />
      ))}
      <PatientLinks
        patientId={patientId}
        purpose="follow-up"
        lead="The patient answers on the phone: what was said then stands beside each answer."
      />
    </div>
  );
}

/** Done where nothing is due; what is late presses. */
export function followUpStanding({ record, at }: StepContext): StepStanding {
  const freezes = contentsOf(record, "freeze-log");
  if (freezes.length === 0) return { state: "open", summary: "" };
  const asked = openVisits(record, at);
  const late = asked.filter(({ dueOn }) => isLate(dueOn, at)).length;
  if (late > 0) return { state: "attention", summary: `${late} late` };
  const next = asked.map(({ dueOn }) => dueOn).sort()[0];
  if (next === undefined) return { state: "done", summary: "" };
  return { state: "open", summary: next <= at.slice(0, 10) ? "due now" : plainDay(next) };
}

/** Past its day by more than the days of grace. */
function isLate(dueOn: string, at: string): boolean {
  return Date.parse(at.slice(0, 10)) - Date.parse(dueOn) > GRACE_DAYS * 86_400_000;
}

function AfterFreeze(properties: {
  readonly desk: RecordDesk;
  readonly freeze: RecordEntry<FreezeLog>;
}): ReactElement {
  const { record, at } = properties.desk;
  const { content, happenedAt } = properties.freeze;
  const { freezeId, targetId } = content;
  const view = { at, graceDays: GRACE_DAYS };
  const visits = followUpSchedule(record, freezeId, view);
  // A call that a later visit has overtaken is not asked for any more; it stays in the row as missed.
  const asked = new Set(
    openVisits(record, at)
      .filter((visit) => visit.freezeId === freezeId)
      .map(({ visitId }) => visitId),
  );
  const late = overdueVisits(record, freezeId, view).filter(({ inputs }) =>
    asked.has(String(inputs?.["visitId"])),
  );
  const name = targets().find(({ id }) => id === targetId)?.name ?? "a target of its own";
  return (
    <section data-testid={`freeze-${freezeId}`}>
      <header className={parts["sectionHead"]}>
        <h2>
          {name}, frozen {readableDay(happenedAt)}
        </h2>
      </header>
      <ul className={styles["visits"]} data-testid="visits">
        {visits.map((visit) => (
          <VisitMark key={visit.id} visit={visit} isAsked={asked.has(visit.id)} />
        ))}
      </ul>
      <Findings findings={late} testId="overdue-visits" />
      <ThenNow desk={properties.desk} freezeId={freezeId} />
      <ReturnAndRepeat {...properties} />
      <AfterEffects desk={properties.desk} freezeId={freezeId} />
      <EntrySection
        desk={properties.desk}
        title="Follow-ups"
        lead="Free text is always possible; a number alone is not saved here either."
        entries={entriesOf(record, "follow-up").filter((entry) => entry.content.freezeId === freezeId)}
        form={FollowUpEntryForm}
        addLabel="Add a follow-up"
        titleOf={({ visitId }) => visits.find(({ id }) => id === visitId)?.name ?? "Not planned"}
        show={(followUp) => <FollowUpLines record={record} followUp={followUp} />}
        testId="follow-ups"
      />
      <EntrySection
        desk={properties.desk}
        title="Result of this freeze"
        lead="Relief, incomplete or failure, as the clinician judges it; two failures at one nerve mean: switch."
        entries={entriesOf(record, "treatment-result").filter((entry) => entry.content.freezeId === freezeId)}
        form={ResultForm}
        addLabel="Judge this freeze"
        testId="result"
      />
    </section>
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

function ThenNow(properties: { readonly desk: RecordDesk; readonly freezeId: string }): ReactElement {
  const { desk: record, freezeId } = properties;
  const result = thenAndNow(record.record, freezeId, record.at);
  const courses = painCourses(record.record, freezeId, record.at);
  const { beforeMgPerDay, nowMgPerDay } = result.equivalents;
  const dose = (mgPerDay: number | null): string =>
    mgPerDay === null ? "not listed" : `${Math.round(mgPerDay)} mg/day`;
  return (
    <div data-testid="then-and-now">
      <p className={styles["summary"]}>{result.summary}</p>
      <dl className={styles["facts"]}>
        <div>
          <dt>Morphine equivalents then</dt>
          <dd>{dose(beforeMgPerDay)}</dd>
        </div>
        <div>
          <dt>now</dt>
          <dd>{dose(nowMgPerDay)}</dd>
        </div>
        {result.pains.map((pain) => (
          <div key={pain.painId}>
            <dt>“{pain.label}” as a response</dt>
            <dd>{responseWords(pain.change.responder)}</dd>
          </div>
        ))}
      </dl>
      {result.pains.map((pain) => (
        <ThenNowCard
          key={pain.painId}
          pain={pain}
          course={courses.find(({ painId }) => painId === pain.painId)}
          index={Math.max(
            courses.findIndex(({ painId }) => painId === pain.painId),
            0,
          )}
        />
      ))}
      {result.notAskedAgain.length === 0 ? null : (
        <p>Not asked about again: {result.notAskedAgain.join(", ")}.</p>
      )}
      {result.newPains.length === 0 ? null : <p>New since the freeze: {result.newPains.join(", ")}.</p>}
    </div>
  );
}

function responseWords(responder: boolean | null): string {
  if (responder === null) return "not known: opioids not listed twice";
  return responder ? "responder" : "non-responder";
}

/** When feeling may come back, whether the pain came back, and whether to repeat or to switch. */
function ReturnAndRepeat(properties: {
  readonly desk: RecordDesk;
  readonly freeze: RecordEntry<FreezeLog>;
}): ReactElement {
  const { record, at } = properties.desk;
  const { content, happenedAt } = properties.freeze;
  const clock = regrowthClock(record, content.freezeId, at);
  const advice = content.targetId === null ? null : repeatOrSwitch(record, content.targetId);
  const pains = thenAndNow(record, content.freezeId, at).pains;
  return (
    <section className={parts["section"]} data-testid="regrowth">
      <header className={parts["sectionHead"]}>
        <h2>Regrowth and what comes next</h2>
      </header>
      {clock.window === null ? (
        <p className="quiet">
          The distance from lesion to end organ was not measured on the plan; measure it to see the window of
          return.
        </p>
      ) : (
        <>
          <p>
            {clock.window.text} <StatusMark status={clock.window.status} sources={clock.window.sources} />
          </p>
          <ReturnWindow clock={clock} freezeAt={happenedAt} at={at} />
        </>
      )}
      {pains.map(({ painId, label }) => (
        <p key={painId}>
          “{label}”: {returnWords(returnOfPain(record, content.freezeId, painId))}
        </p>
      ))}
      {advice === null ? (
        <p className="quiet">Repeat or switch is advised once this freeze is judged below.</p>
      ) : (
        <p data-testid="repeat-or-switch" data-advice={advice.advice}>
          <strong>{advice.text}</strong> <StatusMark status={advice.status} sources={advice.sources} />
        </p>
      )}
    </section>
  );
}

function returnWords(back: ReturnType<typeof returnOfPain>): string {
  if (back.kind === "no-relief") return "never fell by 30 %, so that there is no relief to end.";
  if (back.kind === "returned")
    return `came back after ${back.days} days${back.by === "rescue" ? ", by another intervention" : ""}.`;
  return `relief still held on day ${back.days}.`;
}
