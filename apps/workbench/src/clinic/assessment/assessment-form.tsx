import { type Assessment, contentsOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Line, Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";

const DECISIONS: readonly { readonly value: Assessment["decision"]; readonly label: string }[] = [
  { value: "treat", label: "Treat" },
  { value: "block", label: "Block" },
  { value: "optimize", label: "Optimize first" },
  { value: "refer", label: "Refer" },
];

interface AssessmentFields {
  readonly decision: Assessment["decision"] | null;
  readonly text: string;
  readonly referralId: string | null;
  readonly alternative: string;
}

/** An assessment; it cannot be saved without one of the four ways on. */
export function AssessmentForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "assessment" ? corrects.content : null;
  const entry = useEntryForm<AssessmentFields>({
    desk,
    formId: "assessment",
    corrects,
    onSaved,
    initial: {
      decision: before?.decision ?? null,
      text: before?.text ?? "",
      referralId: before?.referralId ?? null,
      alternative: before?.alternative ?? "",
    },
    check,
  });
  const { decision, text, referralId, alternative } = entry.values;
  const referrals = contentsOf(desk.record, "referral-opened").filter(({ direction }) => direction === "out");
  return (
    <EntryFrame
      desk={desk}
      form={entry}
      saveLabel="Save assessment"
      onCancel={onCancel}
      testId="assessment-form"
    >
      <Choice
        label="It ends in"
        options={DECISIONS}
        value={decision}
        onChange={(next) => entry.change({ decision: next })}
        testId="assessment-decision"
      />
      <Prose
        label="Assessment"
        value={text}
        onChange={(next) => entry.change({ text: next })}
        testId="assessment-text"
      />
      {decision === "refer" || alternative !== "" || referralId !== null ? (
        <div className={form["row"]}>
          <Pick
            label="Referral that goes out"
            options={referrals.map(({ referralId: id, counterpart, specialty }) => ({
              id,
              name: `${counterpart} (${specialty})`,
            }))}
            value={referralId}
            onChange={(next) => entry.change({ referralId: next })}
          />
          <Line
            label="Or an alternative by name"
            value={alternative}
            onChange={(next) => entry.change({ alternative: next })}
            testId="assessment-alternative"
          />
        </div>
      ) : null}
    </EntryFrame>
  );
}

function check({ decision, text, referralId, alternative }: AssessmentFields): FormCheck {
  const named = alternative.trim() === "" ? null : alternative.trim();
  const offers = decision !== "refer" || referralId !== null || named !== null;
  const missing = [
    ...(decision === null ? ["treat, block, optimize or refer"] : []),
    ...(text.trim() === "" ? ["the assessment in words"] : []),
    ...(offers ? [] : ["the referral, or an alternative by name"]),
  ];
  if (decision === null || missing.length > 0) return { missing };
  return { content: { kind: "assessment", decision, text, referralId, alternative: named } };
}
