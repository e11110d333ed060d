import { redFlagSigns } from "@isotherm/clinic";
import { instrument } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import answersStyles from "../form/answers.module.css";
import { LineField, OptionList, ScoreRow, WordChips, WordsField } from "../form/answers.tsx";
import styles from "../phone/phone.module.css";
import { UrgentNote } from "../phone/urgent-note.tsx";
import { asksForEyelid, type FollowUpPage } from "./follow-up-answers.ts";
import type { FollowUpParts } from "./follow-up-parts.ts";

type AfterPage = (properties: FollowUpParts) => ReactElement;

const RedFlagsPage: AfterPage = ({ contact, answers, change }) => {
  const told = answers.redFlags;
  const toggle = (sign: string): void => {
    const now = told ?? [];
    change({
      ...answers,
      redFlags: now.includes(sign) ? now.filter((other) => other !== sign) : [...now, sign],
    });
  };
  return (
    <>
      {told === null || told.length === 0 ? null : <UrgentNote contact={contact} />}
      <div className={answersStyles["rows"]}>
        {redFlagSigns().map((sign, index) => (
          <label key={sign} className={answersStyles["option"]} data-testid={`red-flag-${index}`}>
            <input type="checkbox" checked={told?.includes(sign) === true} onChange={() => toggle(sign)} />
            {sign}
          </label>
        ))}
        <label className={answersStyles["option"]} data-testid="red-flag-none">
          <input
            type="checkbox"
            checked={told !== null && told.length === 0}
            onChange={() => change({ ...answers, redFlags: [] })}
          />
          None of these
        </label>
      </div>
    </>
  );
};

/** Remedies that people name; the person adds others in own words. */
const REMEDIES: readonly string[] = ["patch", "tablets", "cold", "rest", "nothing helps"];

const AfterEffectsPage: AfterPage = ({ record, question, answers, change }) => (
  <>
    <OptionList
      label="Is there a new, sore or burning pain since the freeze?"
      layout="line"
      options={[
        ["yes", "Yes"],
        ["no", "No"],
      ]}
      value={answers.neuritis ?? undefined}
      onChange={(neuritis) => change({ ...answers, neuritis })}
      testId="neuritis"
    />
    {answers.neuritis === "yes" ? (
      <>
        <ScoreRow
          label="How strong at its worst?"
          value={answers.neuritisScore ?? undefined}
          onChange={(neuritisScore) => change({ ...answers, neuritisScore })}
          testId="neuritis-score"
        />
        <h2 className={styles["plain"]}>What do you do for it?</h2>
        <WordChips
          label="What do you do for it?"
          words={REMEDIES}
          chosen={answers.remedies}
          onChange={(remedies) => change({ ...answers, remedies })}
        />
        <div className={styles["below"]} />
      </>
    ) : null}
    {asksForEyelid(record, question) ? (
      <OptionList
        label="Does your eyelid droop on that side?"
        layout="line"
        options={[
          ["present", "Yes"],
          ["absent", "No"],
          ["not-looked-for", "I do not know"],
        ]}
        value={answers.horner}
        onChange={(horner) => change({ ...answers, horner })}
        testId="horner"
      />
    ) : null}
  </>
);

const SIDE_EFFECTS: readonly string[] = [
  "constipation",
  "nausea",
  "tired by day",
  "dizzy",
  "numb skin",
  "weak muscle",
];

const SideEffectsPage: AfterPage = ({ answers, change }) => {
  const names = answers.sideEffects.map(({ name }) => name);
  const scoreOf = (name: string): number | null =>
    answers.sideEffects.find((effect) => effect.name === name)?.score ?? null;
  return (
    <>
      <WordChips
        label="What bothers you"
        words={SIDE_EFFECTS}
        chosen={names}
        onChange={(chosen) =>
          change({ ...answers, sideEffects: chosen.map((name) => ({ name, score: scoreOf(name) })) })
        }
        testId="side-effects"
      />
      <div className={styles["below"]}>
        {answers.sideEffects.map(({ name, score }) => (
          <ScoreRow
            key={name}
            label={`How bad: ${name}?`}
            value={score ?? undefined}
            onChange={(next) =>
              change({
                ...answers,
                sideEffects: answers.sideEffects.map((effect) =>
                  effect.name === name ? { ...effect, score: next } : effect,
                ),
              })
            }
            testId={`side-effect-${name}`}
          />
        ))}
      </div>
    </>
  );
};

const OverallPage: AfterPage = ({ answers, change }) => {
  const labels = instrument("pgic").answerLabels.map((label) => {
    const [, score = "", words = label] = /^(\d) (.+)$/u.exec(label) ?? [];
    return [score, words.charAt(0).toUpperCase() + words.slice(1)] as const;
  });
  return (
    <>
      <OptionList
        label="All in all"
        options={labels}
        value={answers.globalImpressionScore === null ? undefined : String(answers.globalImpressionScore)}
        onChange={(score) => change({ ...answers, globalImpressionScore: Number(score) })}
        testId="overall"
      />
      <WordsField
        label="Anything else that we should know?"
        rows={4}
        value={answers.text}
        onChange={(text) => change({ ...answers, text })}
        testId="follow-up-text"
      />
    </>
  );
};

const GoalPage: AfterPage = ({ question, answers, change }) => {
  const { goal } = question;
  return (
    <>
      {goal === null ? (
        <p className={styles["hint"]}>A small goal is something you want to do, and that you can do soon.</p>
      ) : (
        <>
          <p className={styles["plain"]}>You said:</p>
          <p className={styles["told"]} style={{ marginTop: 0 }}>
            “{goal.text}”
          </p>
          <OptionList
            label="Did it come true?"
            layout="line"
            options={[
              ["reached", "Yes"],
              ["open", "Not yet"],
              ["given-up", "No longer"],
            ]}
            value={answers.goalState ?? undefined}
            onChange={(goalState) => change({ ...answers, goalState })}
            testId="goal-state"
          />
        </>
      )}
      <LineField
        label="What small thing comes next?"
        placeholder="such as: walk to the shop"
        value={answers.nextGoal}
        onChange={(nextGoal) => change({ ...answers, nextGoal })}
        testId="next-goal"
      />
    </>
  );
};

/** Pages about everything but the single pains. */
export const AFTER_PAGES: Readonly<
  Record<
    Exclude<FollowUpPage, { index: number }>["kind"] & Exclude<FollowUpPage["kind"], "review">,
    AfterPage
  >
> = {
  "red-flags": RedFlagsPage,
  "after-effects": AfterEffectsPage,
  "side-effects": SideEffectsPage,
  overall: OverallPage,
  goal: GoalPage,
};
