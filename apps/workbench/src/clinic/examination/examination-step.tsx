import { entriesOf, visitOverruns, workUpStates } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { type EntryFormProperties, EntrySection } from "../record/entry-section.tsx";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import { VisitTimer } from "../work-up/visit-timer.tsx";
import { WorkUpForm } from "../work-up/work-up-form.tsx";
import { WORK_UP_TITLES, WorkUpLines } from "../work-up/work-up-lines.tsx";

/** The visit: its clock, what was talked about, and the examination, on one screen. */
export function ExaminationStep({ desk }: StepProperties): ReactElement {
  const steps = entriesOf(desk.record, "work-up-step");
  return (
    <>
      <VisitTimer patientId={desk.patientId} templateIds={["new", "follow-up"]} />
      <EntrySection
        desk={desk}
        title="Seen"
        lead="It counts for the approval only in person, by the one who would do the procedure."
        entries={steps.filter(({ content }) => content.step === "seen")}
        form={SeenForm}
        addLabel="Add a visit"
        opensEmpty={true}
        titleOf={({ step }) => WORK_UP_TITLES[step]}
        show={(step) => <WorkUpLines step={step} />}
        testId="seen"
      />
      <EntrySection
        desk={desk}
        title="Examination"
        entries={steps.filter(({ content }) => content.step === "examination")}
        form={ExaminationForm}
        addLabel="Add an examination"
        opensEmpty={true}
        titleOf={({ step }) => WORK_UP_TITLES[step]}
        show={(step) => <WorkUpLines step={step} />}
        testId="examination"
      />
      <Findings findings={visitOverruns(desk.record)} />
    </>
  );
}

function SeenForm(properties: EntryFormProperties): ReactElement {
  return <WorkUpForm {...properties} step="seen" />;
}

function ExaminationForm(properties: EntryFormProperties): ReactElement {
  return <WorkUpForm {...properties} step="examination" />;
}

/** Done once seen in person by the proceduralist, and examined. */
export function examinationStanding({ record }: StepContext): StepStanding {
  const open = workUpStates(record).filter(
    ({ part, state }) => (part === "seen" || part === "examination") && state === "open",
  );
  if (open.length === 0) return { state: "done", summary: "" };
  const words = { seen: "not seen", examination: "not examined" } as const;
  return {
    state: "open",
    summary: open.map(({ part }) => words[part as keyof typeof words]).join(", "),
  };
}
