import { type Complaint, contentsOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { freezeName } from "./freeze-name.ts";

interface ComplaintFields {
  readonly from: Complaint["from"] | null;
  readonly text: string;
  readonly freezeId: string | null;
  readonly answer: string;
}

const BLANK: ComplaintFields = { from: null, text: "", freezeId: null, answer: "" };

const FROM = [
  { value: "patient", label: "The patient" },
  { value: "relative", label: "A relative" },
  { value: "referrer", label: "The referrer" },
  { value: "other", label: "Somebody else" },
] as const;

/** A complaint as it was made, and the answer once there is one. */
export function ComplaintForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "complaint" ? corrects.content : null;
  const freezes = contentsOf(desk.record, "freeze-log");
  const entry = useEntryForm<ComplaintFields>({
    desk,
    formId: "complaint",
    corrects,
    onSaved,
    initial: before === null ? BLANK : { ...before, answer: before.answer ?? "" },
    check,
  });
  const { from, text, freezeId, answer } = entry.values;
  return (
    <EntryFrame
      desk={desk}
      form={entry}
      saveLabel="Save complaint"
      onCancel={onCancel}
      testId="complaint-form"
    >
      <Choice
        label="Who complains"
        options={FROM}
        value={from}
        onChange={(next) => entry.change({ from: next })}
        testId="complaint-from"
      />
      <Prose
        label="What was said, in their words"
        value={text}
        onChange={(next) => entry.change({ text: next })}
        testId="complaint-text"
      />
      {freezes.length === 0 ? null : (
        <Pick
          label="About which freeze"
          options={freezes.map((freeze) => ({ id: freeze.freezeId, name: freezeName(freeze) }))}
          value={freezeId}
          onChange={(next) => entry.change({ freezeId: next })}
          placeholder="None"
          testId="complaint-freeze"
        />
      )}
      <Prose
        label="What was answered"
        hint="Empty while nobody has; then it waits on the list of the clinic."
        value={answer}
        onChange={(next) => entry.change({ answer: next })}
        testId="complaint-answer"
      />
    </EntryFrame>
  );
}

function check({ from, text, freezeId, answer }: ComplaintFields): FormCheck {
  const missing = [
    ...(from === null ? ["who complains"] : []),
    ...(text.trim() === "" ? ["what was said"] : []),
  ];
  if (from === null || missing.length > 0) return { missing };
  return {
    content: { kind: "complaint", from, text, freezeId, answer: answer.trim() === "" ? null : answer },
  };
}
