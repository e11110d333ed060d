import type { CareAxis, Intake } from "@isotherm/clinic";
import { indications } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";

/** Kinds of care as they are offered. */
export const AXES: readonly { readonly value: CareAxis; readonly label: string }[] = [
  { value: "acute", label: "Acute" },
  { value: "chronic", label: "Chronic" },
  { value: "cancer", label: "Cancer" },
];

interface IntakeFields {
  readonly axis: CareAxis | null;
  readonly indication: string | null;
  readonly request: string;
}

/** The first question answered, the indication, and what the patient came for. */
export function IntakeForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before: Intake | null = corrects?.content.kind === "intake" ? corrects.content : null;
  const form = useEntryForm<IntakeFields>({
    desk,
    formId: "intake",
    corrects,
    onSaved,
    initial: {
      axis: before?.axis ?? null,
      indication: before?.indication ?? null,
      request: before?.request ?? "",
    },
    check,
  });
  const { axis, indication, request } = form.values;
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save intake" onCancel={onCancel} testId="intake-form">
      <Choice
        label="Is this acute, chronic or cancer?"
        options={AXES}
        value={axis}
        onChange={(next) => form.change({ axis: next })}
        testId="intake-axis"
      />
      <Pick
        label="Indication"
        options={indications()}
        value={indication}
        onChange={(next) => form.change({ indication: next })}
        testId="intake-indication"
      />
      <Prose
        label="What the patient asks for"
        hint="A wish for a freeze straight away is written down here; whether a block comes first is said by the gate."
        value={request}
        onChange={(next) => form.change({ request: next })}
        testId="intake-request"
      />
    </EntryFrame>
  );
}

function check({ axis, indication, request }: IntakeFields): FormCheck {
  const missing = [
    ...(axis === null ? ["acute, chronic or cancer"] : []),
    ...(indication === null ? ["the indication"] : []),
  ];
  if (axis === null || indication === null) return { missing };
  return { content: { kind: "intake", axis, indication, request } };
}
