import { type Flares, lifeActivities, type PainState } from "@isotherm/clinic";
import { painQualities } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import answersStyles from "../form/answers.module.css";
import { Counter, OptionList, ScoreRow, WordsField } from "../form/answers.tsx";
import { type PainAnswers, withQuality, withState } from "../interview/pain-answers.ts";
import { ACTIVITY_WORDS, LIMIT_OPTIONS } from "../interview/pain-questions.ts";
import { LifeQuestion, SameLife, ScoreOrderNote } from "../interview/question-feel.tsx";
import styles from "../phone/phone.module.css";
import { withPainNow } from "./follow-up-answers.ts";
import type { FollowUpParts } from "./follow-up-parts.ts";

type PainPage = (properties: FollowUpParts & { readonly index: number }) => ReactElement | null;

/** The pain as it is answered now, as it was then, and the way to change it. */
function painOf(properties: FollowUpParts & { readonly index: number }): {
  readonly pain: PainAnswers;
  readonly then: PainState;
  readonly set: (pain: PainAnswers) => void;
} | null {
  const { answers, question, change, index } = properties;
  const pain = answers.pains[index];
  const then = question.baselines[index]?.component.state;
  if (pain === undefined || then === undefined) return null;
  return { pain, then, set: (next) => change(withPainNow(answers, index, next)) };
}

const SCORES = [
  ["nowScore", "Right now"],
  ["worstScore", "At its worst"],
  ["averageScore", "Most of the time"],
  ["leastScore", "At its least"],
] as const;

const ScoresPage: PainPage = (properties) => {
  const found = painOf(properties);
  if (found === null) return null;
  const { pain, then, set } = found;
  const state = pain.draft.state ?? {};
  return (
    <>
      {SCORES.map(([field, label]) => (
        <ScoreRow
          key={field}
          label={label}
          value={state[field]}
          thenScore={then[field]}
          onChange={(score) => set(withState(pain, { [field]: score }))}
          testId={field}
        />
      ))}
      <ScoreOrderNote state={state} />
      <WordsField
        label="In your own words"
        rows={3}
        value={state.ownWords ?? ""}
        onChange={(ownWords) => set(withState(pain, { ownWords }))}
        testId="own-words-now"
      />
    </>
  );
};

const QualitiesPage: PainPage = (properties) => {
  const found = painOf(properties);
  const [added, setAdded] = useState<readonly string[]>([]);
  if (found === null) return null;
  const { pain, then, set } = found;
  const scored = pain.draft.state?.qualities ?? [];
  const asked = painQualities().filter(
    ({ id }) =>
      [...then.qualities, ...scored].some(({ qualityId }) => qualityId === id) || added.includes(id),
  );
  return (
    <>
      {asked.map(({ id, name }) => (
        <ScoreRow
          key={id}
          label={`${name.charAt(0).toUpperCase()}${name.slice(1)}: how strong?`}
          value={scored.find(({ qualityId }) => qualityId === id)?.score}
          thenScore={then.qualities.find(({ qualityId }) => qualityId === id)?.score}
          onChange={(score) => set(withQuality(pain, id, score))}
          testId={`quality-${id}`}
        />
      ))}
      <details className={styles["more"]}>
        <summary>It feels like something else too</summary>
        <div className={answersStyles["chips"]}>
          {painQualities()
            .filter((quality) => !asked.includes(quality))
            .map(({ id, name }) => (
              <button key={id} type="button" aria-pressed={false} onClick={() => setAdded([...added, id])}>
                {name}
              </button>
            ))}
        </div>
      </details>
    </>
  );
};

const FlaresPage: PainPage = (properties) => {
  const found = painOf(properties);
  const kept = found?.pain.draft.state?.flares;
  const [has, setHas] = useState<"yes" | "no" | undefined>(flareAnswer(kept));
  const [part, setPart] = useState<Partial<Flares>>(kept ?? {});
  if (found === null) return null;
  const { pain, then, set } = found;
  const change = (next: Partial<Flares>): void => {
    setPart(next);
    const { perDayCount, peakScore, durationS } = next;
    if (perDayCount === undefined || peakScore === undefined || durationS === undefined) return;
    set(withState(pain, { flares: { perDayCount, peakScore, durationS } }));
  };
  const choose = (answer: "yes" | "no"): void => {
    setHas(answer);
    if (answer === "no") set(withState(pain, { flares: null }));
    else change(part);
  };
  return (
    <>
      <OptionList
        label={then.flares === null ? "Do flares come now?" : "Do flares still come?"}
        layout="line"
        options={[
          ["yes", "Yes"],
          ["no", "No"],
        ]}
        value={has}
        onChange={choose}
        testId="has-flares"
      />
      {has === "yes" ? (
        <>
          <Counter
            label="Flares in a day"
            value={part.perDayCount}
            then={then.flares?.perDayCount}
            maximum={200}
            onChange={(perDayCount) => change({ ...part, perDayCount })}
            testId="flare-count"
          />
          <ScoreRow
            label="How high?"
            value={part.peakScore}
            thenScore={then.flares?.peakScore}
            onChange={(peakScore) => change({ ...part, peakScore })}
            testId="flare-peak"
          />
          <Counter
            label="How long does one last?"
            unit="minutes"
            step={5}
            maximum={1440}
            value={part.durationS === undefined ? undefined : Math.round(part.durationS / 60)}
            then={then.flares === null ? undefined : Math.round(then.flares.durationS / 60)}
            onChange={(minutes) => change({ ...part, durationS: minutes * 60 })}
            testId="flare-minutes"
          />
        </>
      ) : null}
      <Nights pain={pain} then={then} onChange={set} />
    </>
  );
};

function Nights(properties: {
  readonly pain: PainAnswers;
  readonly then: PainState;
  readonly onChange: (pain: PainAnswers) => void;
}): ReactElement {
  const { pain, then, onChange: set } = properties;
  return (
    <>
      <Counter
        label="How many times does it wake you at night?"
        value={pain.draft.state?.nightWakingCount}
        then={then.nightWakingCount}
        maximum={100}
        onChange={(count) => set(withState(pain, { nightWakingCount: Math.round(count) }))}
        testId="night-waking"
      />
      <Counter
        label="How long do you sleep by day?"
        unit="hours"
        step={0.5}
        maximum={24}
        value={pain.daytimeSleepS === null ? undefined : pain.daytimeSleepS / 3600}
        then={then.dailyLife.daytimeSleepS === null ? undefined : then.dailyLife.daytimeSleepS / 3600}
        onChange={(hours) => set({ ...pain, daytimeSleepS: Math.round(hours * 3600) })}
        testId="day-sleep"
      />
    </>
  );
}

function flareAnswer(kept: Flares | null | undefined): "yes" | "no" | undefined {
  if (kept === undefined) return undefined;
  return kept === null ? "no" : "yes";
}

const LifePage: PainPage = (properties) => {
  const found = painOf(properties);
  if (found === null) return null;
  const { pain, then, set } = found;
  const limitWords = (value: string): string =>
    LIMIT_OPTIONS.find(([id]) => id === value)?.[1].toLowerCase() ?? value;
  return (
    <>
      <SameLife pain={pain} first={properties.answers.pains[0]} onChange={set} />
      <p className={styles["quiet"]}>
        Then:{" "}
        {lifeActivities
          .map(
            (activity) =>
              `${ACTIVITY_WORDS[activity].toLowerCase()} ${limitWords(then.dailyLife.limits[activity])}`,
          )
          .join(", ")}
        .
      </p>
      <LifeQuestion pain={pain} onChange={set} />
    </>
  );
};

/** Pages about one pain. */
export const PAIN_PAGES: Readonly<Record<"scores" | "qualities" | "flares" | "life", PainPage>> = {
  scores: ScoresPage,
  qualities: QualitiesPage,
  flares: FlaresPage,
  life: LifePage,
};
