import type { TreatmentResult } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { Choice } from "../../clinic/form/choice.tsx";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { Prose } from "../../clinic/form/text-fields.tsx";
import { useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";

/** What the clinician makes of one freeze. */
export function ResultForm({
  desk,
  corrects,
  onSaved,
  onCancel,
  freezeId,
}: EntryFormProperties & { readonly freezeId: string }): ReactElement {
  const told = corrects?.content.kind === "treatment-result" ? corrects.content : null;
  const form = useEntryForm<{ readonly result: TreatmentResult["result"] | null; readonly text: string }>({
    desk,
    formId: `treatment-result-${freezeId}`,
    corrects,
    onSaved,
    initial: { result: told?.result ?? null, text: told?.text ?? "" },
    check: ({ result, text }) => {
      const missing = [
        ...(result === null ? ["the result"] : []),
        ...(text.trim() === "" ? ["what it rests on"] : []),
      ];
      if (result === null || missing.length > 0) return { missing };
      return { content: { kind: "treatment-result", freezeId, result, text } };
    },
  });
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save the result" onCancel={onCancel} testId="result-form">
      <Choice
        label="Result"
        options={[
          { value: "relief", label: "Relief" },
          { value: "incomplete", label: "Incomplete" },
          { value: "failure", label: "Failure" },
        ]}
        value={form.values.result}
        onChange={(result) => form.change({ result })}
        testId="result-choice"
      />
      <Prose
        label="What it rests on"
        value={form.values.text}
        onChange={(text) => form.change({ text })}
        testId="result-text"
      />
    </EntryFrame>
  );
}
