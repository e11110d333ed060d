import type { ReactElement } from "react";
import { EntryFrame } from "../form/entry-frame.tsx";
import { Prose } from "../form/text-fields.tsx";
import { useEntryForm } from "../record/entry-form.ts";
import type { EntryFormProperties } from "../record/entry-section.tsx";

/** Takes down what the patient says, word for word. */
export function StoryForm({ desk, corrects, onSaved, onCancel }: EntryFormProperties): ReactElement {
  const form = useEntryForm({
    desk,
    formId: "patient-story",
    corrects,
    onSaved,
    initial: { ownWords: corrects?.content.kind === "patient-story" ? corrects.content.ownWords : "" },
    check: ({ ownWords }) =>
      ownWords.trim() === ""
        ? { missing: ["the patient’s own words"] }
        : { content: { kind: "patient-story", ownWords } },
  });
  return (
    <EntryFrame desk={desk} form={form} saveLabel="Save the words" onCancel={onCancel} testId="story-form">
      <Prose
        label="What the patient says"
        value={form.values.ownWords}
        onChange={(ownWords) => form.change({ ownWords })}
        testId="own-words-field"
      />
    </EntryFrame>
  );
}
