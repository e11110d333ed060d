import type { ReactElement } from "react";
import { LineField, OptionList, WordChips, WordsField } from "../form/answers.tsx";
import { withDraft, withState } from "./pain-answers.ts";
import {
  AXIS_OPTIONS,
  COURSE_OPTIONS,
  DEPTH_OPTIONS,
  EASING_WORDS,
  type PainQuestionId,
  POINTING_OPTIONS,
  painQuestion,
  WORSENING_WORDS,
} from "./pain-questions.ts";
import { PlaceQuestion, type QuestionProperties, RadiationQuestion } from "./question-body.tsx";
import { DrugsQuestion } from "./question-drugs.tsx";
import {
  FlaresQuestion,
  GoalQuestion,
  LifeOfPain,
  QualitiesQuestion,
  ScoresQuestion,
  SleepQuestion,
} from "./question-feel.tsx";

type Question = (properties: QuestionProperties) => ReactElement;

function NameQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  return (
    <>
      <LineField
        label="Its name"
        placeholder="such as: the band, the fire in my foot"
        value={pain.draft.label ?? ""}
        onChange={(label) => onChange(withDraft(pain, { label }))}
        testId="pain-label"
      />
      <WordsField
        label="In your own words"
        value={pain.draft.state?.ownWords ?? ""}
        onChange={(ownWords) => onChange(withState(pain, { ownWords }))}
        testId="pain-own-words"
      />
    </>
  );
}

function OnsetQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  return (
    <WordsField
      label="When and how it began"
      rows={4}
      value={pain.draft.onset ?? ""}
      onChange={(onset) => onChange(withDraft(pain, { onset }))}
      testId="onset"
    />
  );
}

const asOptions =
  <Field extends "pointing" | "depth" | "axis" | "course">(
    field: Field,
    options: readonly (readonly [NonNullable<QuestionProperties["pain"]["draft"][Field]>, string])[],
  ): Question =>
  ({ pain, onChange }) => (
    <OptionList
      label={painQuestion(field).title}
      options={options}
      value={pain.draft[field]}
      onChange={(value) => onChange(withDraft(pain, { [field]: value }))}
      testId={`question-${field}`}
    />
  );

function EasedQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  return (
    <WordChips
      label="What makes it better"
      words={EASING_WORDS}
      chosen={pain.draft.easedBy ?? []}
      onChange={(easedBy) => onChange(withDraft(pain, { easedBy }))}
      testId="eased"
    />
  );
}

function WorseQuestion({ pain, onChange }: QuestionProperties): ReactElement {
  return (
    <WordChips
      label="What makes it worse"
      words={WORSENING_WORDS}
      chosen={pain.draft.worsenedBy ?? []}
      onChange={(worsenedBy) => onChange(withDraft(pain, { worsenedBy }))}
      testId="worse"
    />
  );
}

/** The screen of each question. */
export const QUESTION_VIEWS: Readonly<Record<PainQuestionId, Question>> = {
  name: NameQuestion,
  place: PlaceQuestion,
  pointing: asOptions("pointing", POINTING_OPTIONS),
  depth: asOptions("depth", DEPTH_OPTIONS),
  onset: OnsetQuestion,
  axis: asOptions("axis", AXIS_OPTIONS),
  course: asOptions("course", COURSE_OPTIONS),
  qualities: QualitiesQuestion,
  radiation: RadiationQuestion,
  eased: EasedQuestion,
  worse: WorseQuestion,
  drugs: DrugsQuestion,
  scores: ScoresQuestion,
  flares: FlaresQuestion,
  sleep: SleepQuestion,
  life: LifeOfPain,
  goal: GoalQuestion,
};
