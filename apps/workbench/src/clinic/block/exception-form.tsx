import { exceptionReasons } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { useAccount } from "../../sign-in/session-store.ts";
import { Choice } from "../form/choice.tsx";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Pick, Prose } from "../form/text-fields.tsx";
import { useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { usePeople } from "../record/people.ts";
import { careSubject } from "../record/subject.ts";
import { titleWord } from "../record/words.ts";

/** An exception from block first: listed reason, in words, and the second physician who is asked to sign. */
export function ExceptionForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "gate-exception" ? corrects.content : null;
  const account = useAccount();
  const { targetId, indication } = careSubject(desk.record);
  const others = usePeople().filter(({ id, roles }) => id !== account?.id && roles.includes("physician"));
  const form = useEntryForm({
    desk,
    formId: "gate-exception",
    corrects,
    onSaved,
    initial: {
      reason: before?.reason ?? null,
      text: before?.text ?? "",
      secondId: before?.secondPhysicianId ?? null,
    },
    check: ({ reason, text, secondId }) => {
      const missing = [
        ...(targetId === null ? ["the nerve, from a finding or a block"] : []),
        ...(reason === null ? ["the reason"] : []),
        ...(text.trim() === "" ? ["the reason in words"] : []),
        ...(secondId === null ? ["the second physician"] : []),
      ];
      if (missing.length > 0 || targetId === null || reason === null || secondId === null) return { missing };
      return {
        content: {
          kind: "gate-exception",
          targetId: before?.targetId ?? targetId,
          indication: before?.indication ?? indication ?? "",
          reason,
          text,
          secondPhysicianId: secondId,
        },
      };
    },
  });
  const { reason, text, secondId } = form.values;
  return (
    <EntryFrame
      desk={desk}
      form={form}
      saveLabel="Record the exception"
      onCancel={onCancel}
      testId="exception-form"
    >
      <Choice
        label="Reason"
        options={exceptionReasons({ targetId, indication: indication ?? "" }).map((value) => ({
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
