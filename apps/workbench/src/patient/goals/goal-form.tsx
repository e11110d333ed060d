import { contentsOf, type MiniGoal } from "@isotherm/clinic";
import { type ReactElement, useState } from "react";
import { Choice } from "../../clinic/form/choice.tsx";
import { EntryFrame } from "../../clinic/form/entry-frame.tsx";
import { Day, Line, Pick } from "../../clinic/form/text-fields.tsx";
import { useEntryForm } from "../../clinic/record/entry-form.ts";
import type { EntryFormProperties } from "../../clinic/record/entry-section.tsx";

interface Values {
  readonly text: string;
  readonly painId: string | null;
  readonly dueOn: string;
  readonly state: MiniGoal["state"];
}

/** One small goal: what, for which pain, by when, and what became of it. */
export function GoalForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const told = corrects?.content.kind === "mini-goal" ? corrects.content : null;
  const [goalId] = useState(() => told?.goalId ?? crypto.randomUUID());
  const form = useEntryForm<Values>({
    desk,
    formId: "mini-goal",
    corrects,
    onSaved,
    initial: {
      text: told?.text ?? "",
      painId: told?.painId ?? null,
      dueOn: told?.dueOn ?? "",
      state: told?.state ?? "open",
    },
    check: ({ text, painId, dueOn, state }) => {
      const missing = [
        ...(text.trim() === "" ? ["what is to come true"] : []),
        ...(dueOn === "" ? ["by which day"] : []),
      ];
      return missing.length > 0
        ? { missing }
        : { content: { kind: "mini-goal", goalId, painId, text: text.trim(), dueOn, state } };
    },
  });
  const { values, change } = form;
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save the goal" onCancel={onCancel} testId="goal-form">
      <Line
        label="What is to come true"
        placeholder="such as: walk to the shop and back"
        value={values.text}
        onChange={(text) => change({ text })}
        testId="goal-text"
      />
      <Pick
        label="For which pain"
        options={contentsOf(desk.record, "pain-component").map(({ painId, label }) => ({
          id: painId,
          name: label,
        }))}
        value={values.painId}
        onChange={(painId) => change({ painId })}
      />
      <Day label="By" value={values.dueOn} onChange={(dueOn) => change({ dueOn })} testId="goal-due" />
      <Choice
        label="Where it stands"
        options={[
          { value: "open", label: "Open" },
          { value: "reached", label: "Reached" },
          { value: "given-up", label: "Let go" },
        ]}
        value={values.state}
        onChange={(state) => change({ state })}
        testId="goal-state"
      />
    </EntryFrame>
  );
}
