import { contentsOf, entriesOf, smallGoals, thenAndNow } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { EntrySection } from "../../clinic/record/entry-section.tsx";
import { readableDay } from "../../clinic/record/moments.ts";
import type { StepContext, StepProperties, StepStanding } from "../../clinic/step.ts";
import parts from "../../clinic/step-parts.module.css";
import styles from "../follow-up/follow-up.module.css";
import { GoalForm } from "./goal-form.tsx";

/** Small goals, and what was said then beside what is true now; never without today's pain, which counts. */
export function GoalsStep({ desk }: StepProperties): ReactElement {
  const { record, at } = desk;
  const freezeId = contentsOf(record, "freeze-log").at(-1)?.freezeId ?? null;
  const pains = freezeId === null ? [] : thenAndNow(record, freezeId, at).pains;
  const goals = smallGoals(record, at);
  const latest = new Map(entriesOf(record, "mini-goal").map((entry) => [entry.content.goalId, entry]));
  return (
    <>
      <EntrySection
        desk={desk}
        title="Small goals"
        lead="Something this person wants to do, that can be seen, by a day."
        entries={goals.flatMap(({ goal }) => latest.get(goal.goalId) ?? []).toReversed()}
        form={GoalForm}
        addLabel="Set a goal"
        opensEmpty={true}
        titleOf={({ text }) => text}
        show={({ state, dueOn }) => (
          <p>
            {state === "open" ? "Open" : state.replace("-", " ")}, until {readableDay(dueOn)}
            {state === "open" && dueOn < at.slice(0, 10) ? <strong> – its day has passed</strong> : null}
          </p>
        )}
        testId="goals"
      />
      <section className={parts["section"]} data-testid="said-and-now">
        <header className={parts["sectionHead"]}>
          <h2>You said, and now</h2>
        </header>
        {pains.length === 0 ? (
          <p className={parts["empty"]}>
            Once the patient was asked again after a freeze, both stand here side by side.
          </p>
        ) : null}
        {pains.map((pain) => {
          const better = pain.rows.filter(({ change }) => change === "better");
          return (
            <article key={pain.painId} className={styles["painCard"]}>
              <h3>
                “{pain.label}” is at {pain.now.nowScore} out of 10 today, and that counts.
              </h3>
              {better.length === 0 ? (
                <p>Nothing is better here so far; say so, and talk about what comes next.</p>
              ) : null}
              {better.map(({ what, before, now }) => (
                <p key={what} className={styles["statement"]}>
                  You said {what}: {before}. Now: <strong>{now}</strong>.
                </p>
              ))}
            </article>
          );
        })}
      </section>
    </>
  );
}

/** A goal whose day has passed presses. */
export function goalsStanding({ record, at }: StepContext): StepStanding {
  const goals = smallGoals(record, at);
  if (goals.some(({ isLate }) => isLate)) return { state: "attention", summary: "day passed" };
  const openCount = goals.filter(({ settledAt }) => settledAt === null).length;
  if (goals.length === 0) return { state: "open", summary: "none" };
  return openCount === 0
    ? { state: "done", summary: "settled" }
    : { state: "open", summary: `${openCount} open` };
}
