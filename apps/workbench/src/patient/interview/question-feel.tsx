import { lifeActivities, type PainState } from "@isotherm/clinic";
import { painQualities } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import answers from "../form/answers.module.css";
import { Counter, OptionList, ScoreRow } from "../form/answers.tsx";
import styles from "../phone/phone.module.css";
import { type PainAnswers, withDraft, withLimit, withQuality, withState } from "./pain-answers.ts";
import { ACTIVITY_WORDS, LIMIT_OPTIONS } from "./pain-questions.ts";
import type { QuestionProperties } from "./question-body.tsx";

/** How it feels: words to touch, each with its own number. */
export function QualitiesQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const scored = pain.draft.state?.qualities ?? [];
  const [open, setOpen] = useState<readonly string[]>(scored.map(({ qualityId }) => qualityId));
  const toggle = (id: string): void => {
    const isOpen = open.includes(id);
    setOpen(isOpen ? open.filter((other) => other !== id) : [...open, id]);
    if (isOpen) onChange(withQuality(pain, id, null));
  };
  const known = painQualities();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of toggles is no fieldset of inputs */}
      <div className={answers["chips"]} role="group" aria-label="How it feels" data-testid="quality-words">
        {known.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={open.includes(id)} onClick={() => toggle(id)}>
            {name}
          </button>
        ))}
      </div>
      <div className={styles["below"]}>
        {known
          .filter(({ id }) => open.includes(id))
          .map(({ id, name }) => (
            <ScoreRow
              key={id}
              label={`${name.charAt(0).toUpperCase()}${name.slice(1)}: how strong?`}
              value={scored.find(({ qualityId }) => qualityId === id)?.score}
              onChange={(score) => onChange(withQuality(pain, id, score))}
              testId={`quality-${id}`}
            />
          ))}
      </div>
    </>
  );
}

const SCORE_QUESTIONS: readonly (readonly [
  keyof Pick<PainState, "worstScore" | "leastScore" | "averageScore" | "nowScore">,
  string,
])[] = [
  ["nowScore", "Right now"],
  ["worstScore", "At its worst"],
  ["averageScore", "Most of the time"],
  ["leastScore", "At its least"],
];

/** Four numbers, never one alone; those that do not fit together are named at once. */
export function ScoresQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const state = pain.draft.state ?? {};
  return (
    <>
      {SCORE_QUESTIONS.map(([field, label]) => (
        <ScoreRow
          key={field}
          label={label}
          value={state[field]}
          onChange={(score) => onChange(withState(pain, { [field]: score }))}
          testId={field}
        />
      ))}
      <ScoreOrderNote state={state} />
    </>
  );
}

/** Said at once where the numbers do not fit together. */
export function ScoreOrderNote({ state }: { readonly state: Partial<PainState> }): ReactElement | null {
  const { leastScore: least, averageScore: average, worstScore: worst } = state;
  if (least === undefined || average === undefined || worst === undefined) return null;
  if (least <= average && average <= worst) return null;
  return (
    <p className={styles["gentle"]} role="status" data-testid="score-order">
      “Most of the time” lies between the least and the worst. Please look at these three once more.
    </p>
  );
}

/** Flares: how many, how high, how long. */
export function FlaresQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const flares = pain.draft.state?.flares ?? null;
  const [part, setPart] = useState<{ perDayCount?: number; peakScore?: number; durationS?: number }>(
    flares ?? {},
  );
  const change = (next: typeof part): void => {
    setPart(next);
    const { perDayCount, peakScore, durationS } = next;
    const whole = perDayCount !== undefined && peakScore !== undefined && durationS !== undefined;
    if (whole) onChange(withState(pain, { flares: { perDayCount, peakScore, durationS } }));
  };
  return (
    <>
      <Counter
        label="Flares in a day"
        value={part.perDayCount}
        maximum={200}
        onChange={(perDayCount) => change({ ...part, perDayCount })}
        testId="flare-count"
      />
      <ScoreRow
        label="How high does a flare get?"
        value={part.peakScore}
        onChange={(peakScore) => change({ ...part, peakScore })}
        testId="flare-peak"
      />
      <Counter
        label="How long does one last?"
        unit="minutes"
        step={5}
        maximum={1440}
        value={part.durationS === undefined ? undefined : Math.round(part.durationS / 60)}
        onChange={(minutes) => change({ ...part, durationS: minutes * 60 })}
        testId="flare-minutes"
      />
    </>
  );
}

/** Nights, and sleep by day. */
export function SleepQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const { daytimeSleepS } = pain;
  return (
    <>
      <Counter
        label="How many times does it wake you at night?"
        value={pain.draft.state?.nightWakingCount}
        maximum={100}
        onChange={(count) => onChange(withState(pain, { nightWakingCount: Math.round(count) }))}
        testId="night-waking"
      />
      <Counter
        label="How long do you sleep by day?"
        unit="hours"
        step={0.5}
        maximum={24}
        value={daytimeSleepS === null ? undefined : daytimeSleepS / 3600}
        onChange={(hours) => onChange({ ...pain, daytimeSleepS: Math.round(hours * 3600) })}
        testId="day-sleep"
      />
    </>
  );
}

/** Where daily life is the same with another pain, one touch takes over what was said of the first. */
export function SameLife(properties: {
  readonly pain: PainAnswers;
  readonly first: PainAnswers | undefined;
  readonly onChange: (pain: PainAnswers) => void;
}): ReactElement | null {
  const { pain, first, onChange } = properties;
  if (first === undefined || first.painId === pain.painId) return null;
  if (lifeActivities.some((activity) => first.limits[activity] === undefined)) return null;
  return (
    <button
      type="button"
      className={`${styles["second"]} ${styles["wide"]}`}
      style={{ marginBottom: 18 }}
      onClick={() => onChange({ ...pain, limits: first.limits })}
      data-testid="same-life"
    >
      The same as with “{first.draft.label ?? ""}”
    </button>
  );
}

/** Daily life with this pain. */
export function LifeOfPain({ pain, pains, onChange }: QuestionProperties): ReactElement {
  return (
    <>
      <SameLife pain={pain} first={pains[0]} onChange={onChange} />
      <LifeQuestion pain={pain} onChange={onChange} />
    </>
  );
}

/** Each activity of daily life with how far it goes. */
export function LifeQuestion({
  pain,
  onChange,
}: Pick<QuestionProperties, "pain" | "onChange">): ReactElement {
  return (
    <>
      {lifeActivities.map((activity) => (
        <OptionList
          key={activity}
          label={ACTIVITY_WORDS[activity]}
          layout="line"
          options={LIMIT_OPTIONS}
          value={pain.limits[activity]}
          onChange={(limit) => onChange(withLimit(pain, activity, limit))}
          testId={`life-${activity}`}
        />
      ))}
    </>
  );
}

/** The number that the person could live with; zero is answered frankly. */
export function GoalQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  const { goalScore } = pain.draft;
  const set = (score: number | null): PainAnswers => withDraft(pain, { goalScore: score });
  return (
    <>
      <ScoreRow
        label="I could live with"
        value={goalScore ?? undefined}
        onChange={(score) => onChange(set(score))}
        testId="goal-score"
      />
      {goalScore === 0 ? (
        <p className={styles["gentle"]} role="status">
          We can not promise zero, and nobody can. We will talk about what is within reach.
        </p>
      ) : null}
    </>
  );
}
