import { checkMultimodal, entriesOf, latestOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { EntrySection } from "../record/entry-section.tsx";
import { titleWord } from "../record/words.ts";
import { doneOrOpen, type StepContext, type StepProperties, type StepStanding } from "../step.ts";
import { AssessmentForm } from "./assessment-form.tsx";
import { MultimodalForm } from "./multimodal-form.tsx";
import { PainTargets } from "./pain-targets.tsx";
import { Pathways } from "./pathways.tsx";

/** How the assessment ends, what else belongs to the plan, and what could carry each pain. */
export function AssessmentStep({ desk }: StepProperties): ReactElement {
  const { record } = desk;
  const multimodal = latestOf(record, "multimodal-plan");
  return (
    <>
      <PainTargets desk={desk} />
      <EntrySection
        desk={desk}
        title="Assessment"
        lead="Nobody leaves without treatment, a block, something to improve first, or a referral."
        entries={entriesOf(record, "assessment")}
        form={AssessmentForm}
        addLabel="Assess anew"
        opensEmpty={true}
        titleOf={({ decision }) => titleWord(decision)}
        show={({ text, alternative }) => (
          <>
            <p>{text}</p>
            {alternative === null ? null : <p className="quiet">Instead: {alternative}</p>}
          </>
        )}
        testId="assessment"
      />
      <EntrySection
        desk={desk}
        title="Multimodal plan"
        lead="There is no single cure."
        entries={entriesOf(record, "multimodal-plan")}
        form={MultimodalForm}
        addLabel="Write the plan"
        testId="multimodal"
      />
      {multimodal === null ? null : <Findings findings={checkMultimodal(multimodal)} />}
      <Pathways desk={desk} />
    </>
  );
}

/** Done once an assessment stands. */
export function assessmentStanding({ record }: StepContext): StepStanding {
  const assessment = latestOf(record, "assessment");
  return doneOrOpen(assessment === null ? null : assessment.decision, "not yet");
}
