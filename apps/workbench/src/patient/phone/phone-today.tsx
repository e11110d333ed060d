import {
  followUpSchedule,
  neuritisPath,
  regrowthClock,
  type ScheduledVisit,
  smallGoals,
} from "@isotherm/clinic";
import { explanation } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { asksForEyelid, type FollowUpQuestion } from "../follow-up/follow-up-answers.ts";
import { ReturnWindow } from "../follow-up/return-window.tsx";
import { PageFrame } from "./page-frame.tsx";
import type { PatientDesk } from "./patient-desk.ts";
import styles from "./phone.module.css";
import { plainDay } from "./plain-day.ts";

/** What is next: the questions that are due, the days to come, and what to expect of the nerve. */
export function PhoneToday(properties: {
  readonly desk: PatientDesk;
  readonly question: FollowUpQuestion | null;
  readonly onAnswer: () => void;
}): ReactElement {
  const { desk, question, onAnswer } = properties;
  return (
    <PageFrame title="Today" hint={`${desk.session.siteName} stays with you.`} testId="phone-today-page">
      {question === null ? (
        <section className={styles["card"]}>
          <h2>Nothing to answer yet</h2>
          <p>After your treatment we ask here how you are. Your sheet and your messages are below.</p>
        </section>
      ) : (
        <AfterFreeze desk={desk} question={question} onAnswer={onAnswer} />
      )}
      <Goals desk={desk} />
    </PageFrame>
  );
}

function AfterFreeze(properties: {
  readonly desk: PatientDesk;
  readonly question: FollowUpQuestion;
  readonly onAnswer: () => void;
}): ReactElement {
  const { desk, question, onAnswer } = properties;
  const { record, at } = desk;
  const visits = followUpSchedule(record, question.freezeId, { at, graceDays: 0 });
  const clock = regrowthClock(record, question.freezeId, at);
  return (
    <>
      <section className={styles["card"]} data-testid="next-questions">
        <h2>How are you?</h2>
        <p>
          {question.visit === null
            ? "No questions are due. You can still tell us how you are."
            : "We have some short questions for you. They take about five minutes."}
        </p>
        <button
          type="button"
          className={`${styles["first"]} ${styles["wide"]}`}
          onClick={onAnswer}
          data-testid="start-follow-up"
        >
          {question.visit === null ? "Tell us how you are" : "Answer now"}
        </button>
      </section>
      <AfterEffects desk={desk} question={question} />
      <section className={styles["card"]}>
        <h2>Your next days</h2>
        <ul className={styles["list"]} data-testid="phone-schedule">
          {visits.map((visit) => (
            <li key={visit.id}>
              <span>
                {visit.name}
                <span className={styles["quiet"]}>{VISIT_WORDS[visit.state]}</span>
              </span>
              <span className={styles["day"]}>{plainDay(visit.dueOn)}</span>
            </li>
          ))}
        </ul>
      </section>
      {clock.window === null ? null : (
        <section className={styles["card"]}>
          <h2>When feeling may come back</h2>
          <p>{explanation("how-long").text}</p>
          <ReturnWindow clock={clock} freezeAt={question.freezeAt} at={at} />
        </section>
      )}
    </>
  );
}

const VISIT_WORDS: Readonly<Record<ScheduledVisit["state"], string>> = {
  done: " – done",
  due: " – now",
  overdue: " – still open",
  later: "",
};

/** Neuritis and a drooping eyelid: what it is, until when, and when to call. */
function AfterEffects(properties: {
  readonly desk: PatientDesk;
  readonly question: FollowUpQuestion;
}): ReactElement | null {
  const { desk, question } = properties;
  const path = neuritisPath(desk.record, question.freezeId, desk.at);
  const eyelid = asksForEyelid(desk.record, question);
  if (path.state !== "present" && path.horner !== "present" && !eyelid) return null;
  const { clinicPhone } = desk.contact;
  return (
    <section className={styles["card"]} data-testid="phone-neuritis">
      <h2>{explanation("neuritis").title}</h2>
      <p>{explanation("neuritis").text}</p>
      {path.state === "present" ? (
        <p className={styles["told"]}>
          You told us that it is sore. It is day {path.daysSinceFreezeCount}.{" "}
          {path.expectedEndOn >= desk.at.slice(0, 10)
            ? `One doctor saw it end by about ${plainDay(path.expectedEndOn)}.`
            : "By now it should be over. Please tell us if it is not."}
        </p>
      ) : null}
      {eyelid || path.horner === "present" ? (
        <>
          <h2>{explanation("horner").title}</h2>
          <p>{explanation("horner").text}</p>
        </>
      ) : null}
      {clinicPhone === null ? null : (
        <p className={styles["plain"]}>
          To call us: <a href={`tel:${clinicPhone.replaceAll(/[^\d+]/gu, "")}`}>{clinicPhone}</a>
        </p>
      )}
    </section>
  );
}

function Goals({ desk }: { readonly desk: PatientDesk }): ReactElement | null {
  const goals = smallGoals(desk.record, desk.at);
  if (goals.length === 0) return null;
  return (
    <section className={styles["card"]}>
      <h2>Your small goals</h2>
      <ul className={styles["list"]} data-testid="phone-goals">
        {goals.map(({ goal, settledAt }) => (
          <li key={goal.goalId}>
            <span>{goal.text}</span>
            <span className={styles["day"]}>
              {goal.state === "reached" && settledAt !== null
                ? `reached ${plainDay(settledAt)}`
                : goalWords(goal.state, goal.dueOn)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function goalWords(state: "open" | "reached" | "given-up", dueOn: string): string {
  return state === "given-up" ? "let go" : `until ${plainDay(dueOn)}`;
}
