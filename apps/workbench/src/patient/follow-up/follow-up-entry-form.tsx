import type { FollowUp } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { Choice } from "../../clinic/form/choice.tsx";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { Amount, Pick } from "../../clinic/form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";
import { useVisitClock } from "../../clinic/work-up/visit-clock.ts";
import { noContact } from "../../server/site-contact.ts";
import desk from "../form/desk.module.css";
import { answersOf } from "../interview/pain-answers.ts";
import { AFTER_PAGES } from "./follow-up-after.tsx";
import {
  type FollowUpAnswers,
  type FollowUpQuestion,
  followUpOf,
  followUpPages,
  followUpQuestion,
  isPageOpen,
  newFollowUp,
} from "./follow-up-answers.ts";
import { PAGE_TITLES } from "./follow-up-form.tsx";
import { PAIN_PAGES } from "./follow-up-pain.tsx";
import { followUpVisitNames } from "./visit-names.ts";

/** What every page of a follow-up is given. */
type PageParts = Parameters<(typeof AFTER_PAGES)["goal"]>[0];

interface Values {
  readonly answers: FollowUpAnswers;
  readonly manner: FollowUp["manner"] | null;
  readonly durationMinutes: number | null;
  readonly rescue: FollowUp["rescue"];
}

/** The short follow-up on one screen, for a visit, a call or a video: the same questions as on the phone. */
export function FollowUpEntryForm({
  desk: record,
  corrects,
  onSaved,
  onCancel,
  freezeId,
}: EntryFormProperties & { readonly freezeId: string }): ReactElement {
  const told = corrects?.content.kind === "follow-up" ? corrects.content : null;
  const question = followUpQuestion(record.record, record.at, told?.freezeId ?? freezeId);
  const [fresh] = useState(() => (question === null ? null : startOf(question, told)));
  if (question === null || fresh === null) return <p className="quiet">Nothing was frozen yet.</p>;
  return (
    <Form
      question={question}
      fresh={fresh}
      entry={{ desk: record, corrects, onSaved, onCancel }}
      told={told}
    />
  );
}

function Form(properties: {
  readonly question: FollowUpQuestion;
  readonly fresh: FollowUpAnswers;
  readonly entry: EntryFormProperties;
  readonly told: FollowUp | null;
}): ReactElement {
  const { question, fresh, entry, told } = properties;
  const { elapsedMinutes, stop } = useVisitClock(entry.desk.patientId);
  const measuredMinutes = told === null ? elapsedMinutes : null;
  const form = useEntryForm<Values>({
    desk: entry.desk,
    formId: `follow-up-${question.freezeId}`,
    corrects: entry.corrects,
    onSaved: () => {
      if (measuredMinutes !== null) stop();
      entry.onSaved();
    },
    initial: {
      answers: fresh,
      manner: told?.manner ?? null,
      durationMinutes: told === null || told.durationS === null ? null : told.durationS / 60,
      rescue: told?.rescue ?? "none",
    },
    check: (values) => check({ ...values, durationMinutes: values.durationMinutes ?? measuredMinutes }),
  });
  const { answers } = form.values;
  const change = (next: FollowUpAnswers): void => form.change({ answers: next });
  const parts = { record: entry.desk.record, contact: noContact, question, answers, change };
  return (
    <EntryFrame
      desk={entry.desk}
      form={form}
      saveLabel="Save the follow-up"
      onCancel={entry.onCancel}
      testId="follow-up-form"
    >
      <Pick
        label="Visit"
        options={followUpVisitNames(entry.desk.record, question.freezeId)}
        value={answers.visitId}
        onChange={(visitId) => change({ ...answers, visitId: visitId ?? "unscheduled" })}
        testId="visit"
      />
      <Choice
        label="How the patient was reached"
        options={[
          { value: "in-person", label: "In person" },
          { value: "video", label: "Video" },
          { value: "telephone", label: "Telephone" },
          { value: "entered-by-patient", label: "Entered by the patient" },
        ]}
        value={form.values.manner}
        onChange={(manner) => form.change({ manner })}
        testId="manner"
      />
      <Questions parts={parts} />
      <Choice
        label="Another intervention for this pain meanwhile"
        options={[
          { value: "none", label: "None" },
          { value: "done", label: "Done" },
        ]}
        value={form.values.rescue}
        onChange={(rescue) => form.change({ rescue })}
        testId="rescue"
      />
      <Amount
        label="Time it took"
        unit="min"
        value={form.values.durationMinutes ?? measuredMinutes}
        onChange={(durationMinutes) => form.change({ durationMinutes })}
        maximum={1440}
        testId="follow-up-duration"
      />
    </EntryFrame>
  );
}

function check({ answers, manner, durationMinutes, rescue }: Values): FormCheck {
  const content = followUpOf(answers);
  const missing = [
    ...(manner === null ? ["how the patient was reached"] : []),
    ...followUpPages(answers)
      .filter((page) => isPageOpen(answers, page))
      .map((page) => {
        const label = "index" in page ? ` (${answers.pains[page.index]?.draft.label ?? ""})` : "";
        return `${PAGE_TITLES[page.kind]}${label}`;
      }),
  ];
  if (missing.length > 0 || content === null || manner === null) return { missing };
  const durationS = durationMinutes === null ? null : Math.round(durationMinutes * 60);
  return { content: { ...content, manner, durationS, rescue } };
}

/** Every question of the visit, one below the other, with what is still open. */
function Questions({ parts }: { readonly parts: PageParts }): ReactElement {
  const { answers } = parts;
  return (
    <div className={desk["questions"]}>
      {followUpPages(answers).map((page) => {
        if (page.kind === "review") return null;
        const key = "index" in page ? `${page.kind}-${page.index}` : page.kind;
        const label = "index" in page ? (answers.pains[page.index]?.draft.label ?? "") : "";
        return (
          <section key={key} className={desk["question"]} data-testid={`desk-${key}`}>
            <h3>
              {label === "" ? PAGE_TITLES[page.kind] : `${label}: ${PAGE_TITLES[page.kind].toLowerCase()}`}
              {isPageOpen(answers, page) ? <span className={desk["open"]}>open</span> : null}
            </h3>
            <PageView page={page} parts={parts} />
          </section>
        );
      })}
    </div>
  );
}

function PageView(properties: {
  readonly page: Exclude<ReturnType<typeof followUpPages>[number], { kind: "review" }>;
  readonly parts: PageParts;
}): ReactElement | null {
  const { page, parts } = properties;
  if ("index" in page) {
    const View = PAIN_PAGES[page.kind];
    return <View {...parts} index={page.index} />;
  }
  if (page.kind === "review") return null;
  const View = AFTER_PAGES[page.kind];
  return <View {...parts} />;
}

/** A new form, or the answers of a follow-up that is corrected. */
function startOf(question: FollowUpQuestion, told: FollowUp | null): FollowUpAnswers {
  const fresh = newFollowUp(question, () => crypto.randomUUID());
  if (told === null) return fresh;
  return {
    ...fresh,
    visitId: told.visitId,
    redFlags: told.redFlags,
    neuritis: told.neuritis === null ? "no" : "yes",
    neuritisScore: told.neuritis?.worstScore ?? null,
    remedies: told.neuritis?.remedies ?? [],
    horner: told.horner,
    sideEffects: told.sideEffects,
    globalImpressionScore: told.globalImpressionScore,
    text: told.text,
    pains: fresh.pains.map((pain) => {
      const component = question.baselines.find((one) => one.component.painId === pain.painId)?.component;
      const state = told.pains.find(({ painId }) => painId === pain.painId)?.state;
      return component === undefined || state === undefined
        ? pain
        : answersOf({ ...component, state }, pain.eventId);
    }),
  };
}
