import { contentsOf, interviewGaps, targetsForPain } from "@isotherm/clinic";
import { targets } from "@isotherm/knowledge";
import { type ReactElement, useState } from "react";
import { Choices } from "../../clinic/form/choice.tsx";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";
import desk from "../form/desk.module.css";
import { askedOf, openQuestions } from "./interview-answers.ts";
import {
  answersOf,
  componentOf,
  draftOf,
  emptyAnswers,
  type PainAnswers,
  withDraft,
} from "./pain-answers.ts";
import { type PainQuestionId, painQuestion } from "./pain-questions.ts";
import { QUESTION_VIEWS } from "./question-view.tsx";

/** Questions that need the whole width. */
const WIDE: readonly PainQuestionId[] = ["name", "place", "radiation"];

/** One pain on one screen: what the patient told is there already, and what is open is named. */
export function PainForm({ desk: record, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const [fresh] = useState(() => emptyAnswers(crypto.randomUUID(), crypto.randomUUID()));
  const told = corrects?.content.kind === "pain-component" ? answersOf(corrects.content, "") : fresh;
  const others = contentsOf(record.record, "pain-component").filter(({ painId }) => painId !== told.painId);
  const form = useEntryForm<PainAnswers>({
    desk: record,
    formId: "pain-component",
    corrects,
    onSaved,
    initial: told,
    check: (answers) => {
      const content = componentOf(answers);
      return content === null ? { missing: missingOf(answers) } : { content };
    },
  });
  const pains = [...others.map((pain) => answersOf(pain, "")), form.values];
  const open = openQuestions(form.values);
  return (
    <EntryFrame desk={record} form={form} saveLabel="Save this pain" onCancel={onCancel} testId="pain-form">
      <div className={desk["questions"]}>
        {askedOf(form.values).map((id) => {
          const View = QUESTION_VIEWS[id];
          return (
            <section
              key={id}
              className={desk["question"]}
              data-wide={WIDE.includes(id)}
              data-testid={`desk-${id}`}
            >
              <h3>
                {painQuestion(id).title}
                {open.includes(id) ? <span className={desk["open"]}>open</span> : null}
              </h3>
              <View
                pain={form.values}
                index={pains.length - 1}
                pains={pains}
                layout="all"
                onChange={(next) => form.change(next)}
              />
            </section>
          );
        })}
        <section className={desk["question"]} data-wide={true}>
          <TargetChoice
            properties={{ desk: record, corrects }}
            answers={form.values}
            onChange={form.change}
          />
        </section>
      </div>
    </EntryFrame>
  );
}

/** Gaps in the words of the model, without its repeated reason. */
function missingOf(answers: PainAnswers): readonly string[] {
  return interviewGaps(draftOf(answers)).map(({ message }) =>
    message.replace(/^.*? lacks /u, "").replace(/; ask, because.*$/u, ""),
  );
}

/** Nerves that could carry this pain, from what is on record; chosen by a person, never by the finder. */
function TargetChoice(question: {
  readonly properties: Pick<EntryFormProperties, "desk" | "corrects">;
  readonly answers: PainAnswers;
  readonly onChange: (part: Partial<PainAnswers>) => void;
}): ReactElement {
  const { properties, answers, onChange } = question;
  const chosen = answers.draft.targetIds ?? [];
  const suggested =
    properties.corrects === null ? [] : targetsForPain(properties.desk.record, answers.painId).matches;
  const options = [
    ...suggested.map(({ target }) => ({ value: target.id, label: target.name })),
    ...targets()
      .filter(({ id }) => chosen.includes(id) && !suggested.some(({ target }) => target.id === id))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  if (options.length === 0) {
    return <p className="quiet">Nerves that could carry this pain are suggested here once it is saved.</p>;
  }
  return (
    <Choices
      label="Nerves that could carry it"
      hint="Suggested from place, quality, way and imaging; choose those you think of."
      options={options}
      values={chosen}
      onChange={(targetIds) => onChange(withDraft(answers, { targetIds }))}
      testId="pain-targets"
    />
  );
}
