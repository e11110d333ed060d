import type { ReactElement } from "react";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { Prose } from "../../clinic/form/text-fields.tsx";
import { useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";

/** A question of the patient with its answer; the patient reads it on the phone and on the sheet. */
export function QuestionForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const told = corrects?.content.kind === "patient-question" ? corrects.content : null;
  const form = useEntryForm({
    desk,
    formId: "patient-question",
    corrects,
    onSaved,
    initial: { question: told?.question ?? "", answer: told?.answer ?? "" },
    check: ({ question, answer }) =>
      question.trim() === ""
        ? { missing: ["the question"] }
        : {
            content: {
              kind: "patient-question",
              question,
              answer: answer.trim() === "" ? null : answer,
            },
          },
  });
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save" onCancel={onCancel} testId="question-form">
      <Prose
        label="Question"
        value={form.values.question}
        onChange={(question) => form.change({ question })}
      />
      <Prose
        label="Answer, in plain words"
        value={form.values.answer}
        onChange={(answer) => form.change({ answer })}
        testId="question-answer"
      />
    </EntryFrame>
  );
}
