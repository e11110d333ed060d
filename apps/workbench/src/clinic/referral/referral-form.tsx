import { contentsOf, type ReferralOpened, type Specialty, specialties } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { SPECIALTIES } from "../directory/directory-fields.tsx";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import form from "../form/form.module.css";
import { Day, Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { CounterpartField } from "./counterpart-field.tsx";

interface ReferralFields {
  readonly referralId: string;
  readonly direction: ReferralOpened["direction"] | null;
  readonly specialty: Specialty | null;
  readonly counterpart: string;
  readonly reason: string;
  readonly expectedOn: string;
}

const DIRECTIONS = [
  { value: "in", label: "Came in" },
  { value: "out", label: "Goes out" },
] as const;

/** A referral that came in or goes out. */
export function ReferralForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "referral-opened" ? corrects.content : null;
  const entry = useEntryForm<ReferralFields>({
    desk,
    formId: "referral",
    corrects,
    onSaved,
    initial: before === null ? blank() : { ...before, expectedOn: before.expectedOn ?? "" },
    check,
  });
  const { direction, specialty, counterpart, reason, expectedOn } = entry.values;
  const known = contentsOf(desk.record, "referral-opened").map(({ counterpart: name }) => name);
  return (
    <EntryFrame desk={desk} form={entry} saveLabel="Save referral" onCancel={onCancel} testId="referral-form">
      <Choice
        label="Direction"
        options={DIRECTIONS}
        value={direction}
        onChange={(next) => entry.change({ direction: next })}
        testId="referral-direction"
      />
      <div className={form["row"]}>
        <Pick
          label="Specialty"
          options={SPECIALTIES}
          value={specialty}
          onChange={(next) => entry.change({ specialty: specialties.find((one) => one === next) ?? null })}
          testId="referral-specialty"
        />
        <Day
          label="Report expected by"
          value={expectedOn}
          onChange={(next) => entry.change({ expectedOn: next })}
        />
      </div>
      <CounterpartField
        label={direction === "out" ? "To whom" : "From whom"}
        value={counterpart}
        specialty={specialty}
        known={known}
        onChange={(next, ofChosen) =>
          entry.change({ counterpart: next, ...(ofChosen === null ? {} : { specialty: ofChosen }) })
        }
      />
      <Prose
        label="What is asked"
        value={reason}
        onChange={(next) => entry.change({ reason: next })}
        testId="referral-reason"
      />
    </EntryFrame>
  );
}

function blank(): ReferralFields {
  return {
    referralId: crypto.randomUUID(),
    direction: "in",
    specialty: null,
    counterpart: "",
    reason: "",
    expectedOn: "",
  };
}

function check(fields: ReferralFields): FormCheck {
  const { referralId, direction, specialty, counterpart, reason, expectedOn } = fields;
  const missing = [
    ...(direction === null ? ["in or out"] : []),
    ...(specialty === null ? ["the specialty"] : []),
    ...(counterpart.trim() === "" ? ["from or to whom"] : []),
    ...(reason.trim() === "" ? ["what is asked"] : []),
  ];
  if (direction === null || specialty === null || missing.length > 0) return { missing };
  return {
    content: {
      kind: "referral-opened",
      referralId,
      direction,
      specialty,
      counterpart: counterpart.trim(),
      reason,
      expectedOn: expectedOn === "" ? null : expectedOn,
    },
  };
}
