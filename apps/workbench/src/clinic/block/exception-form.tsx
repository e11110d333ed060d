import { exceptionReasons } from "@isotherm/clinic";
import { targets } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Pick, Prose } from "../form/text-fields.tsx";
import { type FormCheck, useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { usePeople } from "../record/people.ts";
import { careSubject } from "../record/subject.ts";
import { titleWord } from "../record/words.ts";

/** An exception from block first: listed reason, in words, and the second physician who is asked to sign. */
export function ExceptionForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "gate-exception" ? corrects.content : null;
  const account = useAccount();
  const subject = careSubject(desk.record);
  const indication = before?.indication ?? subject.indication ?? "";
  const others = usePeople().filter(({ id, roles }) => id !== account?.id && roles.includes("physician"));
  const form = useEntryForm<ExceptionFields>({
    desk,
    formId: "gate-exception",
    corrects,
    onSaved,
    initial: {
      targetId: before?.targetId ?? subject.targetId,
      reason: before?.reason ?? null,
      text: before?.text ?? "",
      secondId: before?.secondPhysicianId ?? null,
    },
    check: (fields) => checkFields(fields, indication),
  });
  const { targetId, reason, text, secondId } = form.values;
  return (
    <EntryFrame
      desk={desk}
      form={form}
      saveLabel="Record the exception"
      onCancel={onCancel}
      testId="exception-form"
    >
      <Pick
        label="Nerve"
        options={targets()}
        value={targetId}
        onChange={(next) => form.change({ targetId: next })}
        testId="exception-target"
      />
      <Choice
        label="Reason"
        options={exceptionReasons({ targetId, indication }).map((value) => ({
          value,
          label: titleWord(value),
        }))}
        value={reason}
        onChange={(next) => form.change({ reason: next })}
        testId="exception-reason"
      />
      <Prose
        label="In words"
        value={text}
        onChange={(next) => form.change({ text: next })}
        testId="exception-text"
      />
      <Pick
        label="Second physician, who is asked to sign"
        options={others.map(({ id, displayName }) => ({ id, name: displayName }))}
        value={secondId}
        onChange={(next) => form.change({ secondId: next })}
        testId="exception-second"
      />
    </EntryFrame>
  );
}

interface ExceptionFields {
  readonly targetId: string | null;
  readonly reason: string | null;
  readonly text: string;
  readonly secondId: string | null;
}

function checkFields({ targetId, reason, text, secondId }: ExceptionFields, indication: string): FormCheck {
  const isListed = reason !== null && exceptionReasons({ targetId, indication }).includes(reason);
  const missing = [
    ...(targetId === null ? ["the nerve"] : []),
    ...(isListed ? [] : ["the reason"]),
    ...(text.trim() === "" ? ["the reason in words"] : []),
    ...(secondId === null ? ["the second physician"] : []),
  ];
  if (missing.length > 0 || targetId === null || reason === null || secondId === null) return { missing };
  return {
    content: { kind: "gate-exception", targetId, indication, reason, text, secondPhysicianId: secondId },
  };
}
