import type { MultimodalPlan } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Prose } from "../form/text-fields.tsx";
import { useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";
import { titleWord } from "../record/words.ts";

type Part = MultimodalPlan["parts"][number]["part"];

const PARTS: readonly Part[] = ["drugs", "physiotherapy", "psychology", "procedure", "self-care", "other"];

/** Every part of the plan in its own words; a part without words is not in it. */
export function MultimodalForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const before = corrects?.content.kind === "multimodal-plan" ? corrects.content.parts : [];
  const textsBefore = Object.fromEntries(
    PARTS.map((part) => [part, before.find((one) => one.part === part)?.text ?? ""]),
  );
  const form = useEntryForm<Readonly<Record<string, string>>>({
    desk,
    formId: "multimodal-plan",
    corrects,
    onSaved,
    initial: textsBefore,
    check: (texts) => {
      const parts = PARTS.flatMap((part) => {
        const text = texts[part] ?? "";
        return text.trim() === "" ? [] : [{ part, text }];
      });
      return parts.length === 0
        ? { missing: ["at least one part"] }
        : { content: { kind: "multimodal-plan", parts } };
    },
  });
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save plan" onCancel={onCancel} testId="multimodal-form">
      {PARTS.map((part) => (
        <Prose
          key={part}
          label={titleWord(part)}
          value={form.values[part] ?? ""}
          onChange={(text) => form.change({ [part]: text })}
          testId={`part-${part}`}
        />
      ))}
    </EntryFrame>
  );
}
