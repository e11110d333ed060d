import { entriesOf, type WorkUpPart, workUpFindings, workUpStates } from "@isotherm/clinic";
import { IconCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { hashOf } from "../../state/route.ts";
import { Findings } from "../findings.tsx";
import { type EntryFormProperties, EntrySection } from "../record/entry-section.tsx";
import { readableDay } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { doneOrOpen, type StepContext, type StepProperties, type StepStanding } from "../step.ts";
import workUp from "./work-up.module.css";
import { WorkUpForm } from "./work-up-form.tsx";
import { WORK_UP_TITLES, WorkUpLines } from "./work-up-lines.tsx";

const PART_NAMES: Readonly<Record<WorkUpPart, { readonly name: string; readonly step: string }>> = {
  notes: { name: "Notes read", step: "work-up" },
  imaging: { name: "Imaging looked at", step: "imaging" },
  interview: { name: "Interviewed, pain by pain", step: "interview" },
  seen: { name: "Seen in person by the proceduralist", step: "examination" },
  examination: { name: "Examined", step: "examination" },
};

/** The work-up in order, each step with who and when, and the notes that come first. */
export function WorkUpStepPage({ desk }: StepProperties): ReactElement {
  const { record, patientId } = desk;
  const nameOf = useNameOf();
  return (
    <>
      <ol className={workUp["order"]} data-testid="work-up-order">
        {workUpStates(record).map(({ part, state, doneAt, doneBy }) => (
          <li key={part} data-state={state} data-testid={`work-up-${part}`}>
            <span className={workUp["mark"]}>
              {state === "done" ? <IconCheck size={14} stroke={3} aria-label="done" /> : null}
            </span>
            <a href={hashOf({ screen: "patient", patientId, step: PART_NAMES[part].step })}>
              {PART_NAMES[part].name}
            </a>
            <span className={`${workUp["who"]} number`}>
              {doneAt === null ? "not on record" : `${readableDay(doneAt)}, ${nameOf(doneBy ?? "")}`}
            </span>
          </li>
        ))}
      </ol>
      <Findings findings={workUpFindings(record)} />
      <EntrySection
        desk={desk}
        title="Notes"
        lead="First what is written: acute, chronic or cancer, what was tried, what changed."
        entries={entriesOf(record, "work-up-step").filter(({ content }) => content.step === "notes")}
        form={NotesForm}
        addLabel="Add a review of notes"
        opensEmpty={true}
        titleOf={({ step }) => WORK_UP_TITLES[step]}
        show={(step) => <WorkUpLines step={step} />}
        testId="notes"
      />
    </>
  );
}

function NotesForm(properties: EntryFormProperties): ReactElement {
  return <WorkUpForm {...properties} step="notes" />;
}

/** Done once the notes were read; what was done in another order is said on the page. */
export function workUpStanding({ record }: StepContext): StepStanding {
  const states = workUpStates(record);
  const done = states.filter(({ state }) => state === "done").length;
  return doneOrOpen(done === states.length ? `${done} of ${done}` : null, `${done} of ${states.length}`);
}
