import { entriesOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import entry from "../record/entry.module.css";
import { EntrySection } from "../record/entry-section.tsx";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import { IntakeForm } from "./intake-form.tsx";
import { StoryForm } from "./story-form.tsx";

/** The first question, what was asked for, and the patient's own words. */
export function IntakeStep({ desk }: StepProperties): ReactElement {
  const { record } = desk;
  return (
    <>
      <EntrySection
        desk={desk}
        title="In the patient’s own words"
        lead="Kept as it was said, and read first by everybody."
        entries={entriesOf(record, "patient-story")}
        form={StoryForm}
        addLabel="Add own words"
        opensEmpty={true}
        show={({ ownWords }) => <p className={entry["quote"]}>“{ownWords}”</p>}
        testId="story"
      />
      <EntrySection
        desk={desk}
        title="First question: acute, chronic or cancer?"
        lead="The answer drives pathway and thresholds."
        entries={entriesOf(record, "intake")}
        form={IntakeForm}
        addLabel="Answer anew"
        opensEmpty={true}
        testId="intake"
      />
    </>
  );
}

/** Done once both are on record. */
export function intakeStanding({ record }: StepContext): StepStanding {
  const missing = [
    ...(entriesOf(record, "intake").length > 0 ? [] : ["first question"]),
    ...(entriesOf(record, "patient-story").length > 0 ? [] : ["own words"]),
  ];
  return missing.length === 0
    ? { state: "done", summary: "" }
    : { state: "open", summary: missing.join(", ") };
}
