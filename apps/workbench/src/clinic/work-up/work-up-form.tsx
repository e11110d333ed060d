import type { WorkUpStep, WorkUpStepName } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Amount, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { useVisitClock } from "./visit-clock.ts";

interface WorkUpFields {
  readonly capacity: WorkUpStep["capacity"] | null;
  readonly manner: WorkUpStep["manner"] | null;
  readonly durationMinutes: number | null;
  readonly text: string;
}

const CAPACITIES = [
  { value: "proceduralist", label: "Yes, I would do the procedure" },
  { value: "other", label: "No" },
] as const;

const MANNERS = [
  { value: "in-person", label: "In person" },
  { value: "video", label: "Video" },
  { value: "telephone", label: "Telephone" },
] as const;

const WORDS: Readonly<Record<WorkUpStepName, { readonly text: string; readonly save: string }>> = {
  notes: { text: "What the notes say", save: "Save the review" },
  seen: { text: "What was talked about and decided", save: "Save the visit" },
  examination: { text: "What the examination shows", save: "Save the examination" },
};

/** Notes, visit or examination: by whom, how, for how long, and free text. */
export function WorkUpForm(
  properties: EntryFormProperties & { readonly step: WorkUpStepName },
): ReactElement {
  const { desk, corrects, onSaved, onCancel, step } = properties;
  const before = corrects?.content.kind === "work-up-step" ? corrects.content : null;
  const account = useAccount();
  const { elapsedMinutes, stop } = useVisitClock(desk.patientId);
  const measuredMinutes = step === "seen" && before === null ? elapsedMinutes : null;
  const entry = useEntryForm<WorkUpFields>({
    desk,
    formId: `work-up-${step}`,
    corrects,
    onSaved: () => {
      if (measuredMinutes !== null) stop();
      onSaved();
    },
    initial: {
      capacity: before?.capacity ?? null,
      manner: before?.manner ?? null,
      durationMinutes: before === null || before.durationS === null ? null : before.durationS / 60,
      text: before?.text ?? "",
    },
    check: (fields) =>
      check(
        { ...fields, durationMinutes: fields.durationMinutes ?? measuredMinutes },
        { step, performedBy: before?.performedBy ?? account?.id ?? "" },
      ),
  });
  const { capacity, manner, durationMinutes, text } = entry.values;
  return (
    <EntryFrame
      desk={desk}
      form={entry}
      saveLabel={WORDS[step].save}
      onCancel={onCancel}
      testId={`${step}-form`}
    >
      {step === "notes" ? null : (
        <Choice
          label="How"
          options={MANNERS}
          value={manner === "records-only" ? null : manner}
          onChange={(next) => entry.change({ manner: next })}
          testId={`${step}-manner`}
        />
      )}
      <Choice
        label="Are you the one who would do the procedure?"
        options={CAPACITIES}
        value={capacity}
        onChange={(next) => entry.change({ capacity: next })}
        testId={`${step}-capacity`}
      />
      <Prose
        label={WORDS[step].text}
        value={text}
        onChange={(next) => entry.change({ text: next })}
        testId={`${step}-text`}
      />
      {step === "examination" ? null : (
        <div className={form["row"]}>
          <Amount
            label="Time it took"
            unit="min"
            value={durationMinutes ?? measuredMinutes}
            onChange={(next) => entry.change({ durationMinutes: next })}
            maximum={1440}
            testId={`${step}-duration`}
          />
        </div>
      )}
    </EntryFrame>
  );
}

function check(
  { capacity, manner, durationMinutes, text }: WorkUpFields,
  who: { readonly step: WorkUpStepName; readonly performedBy: string },
): FormCheck {
  const how = who.step === "notes" ? "records-only" : manner;
  const missing = [
    ...(how === null ? ["how the patient was seen"] : []),
    ...(capacity === null ? ["whether you would do the procedure"] : []),
    ...(text.trim() === "" ? ["what was found"] : []),
  ];
  if (how === null || capacity === null || missing.length > 0) return { missing };
  return {
    content: {
      kind: "work-up-step",
      step: who.step,
      performedBy: who.performedBy,
      capacity,
      manner: how,
      durationS: durationMinutes === null ? null : Math.round(durationMinutes * 60),
      text,
    },
  };
}
