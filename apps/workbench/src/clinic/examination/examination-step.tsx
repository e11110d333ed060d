import { entriesOf, visitOverruns, visitTemplates, workUpStates } from "@isotherm/clinic";
import { Button } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { type EntryFormProperties, EntrySection } from "../record/entry-section.tsx";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import { useVisitClock } from "../work-up/visit-clock.ts";
import workUp from "../work-up/work-up.module.css";
import { WorkUpForm } from "../work-up/work-up-form.tsx";

/** The visit: its clock, what was talked about, and the examination, on one screen. */
export function ExaminationStep({ desk }: StepProperties): ReactElement {
  const steps = entriesOf(desk.record, "work-up-step");
  return (
    <>
      <VisitTimer patientId={desk.patientId} />
      <EntrySection
        desk={desk}
        title="Seen"
        lead="It counts for the approval only in person, by the one who would do the procedure."
        entries={steps.filter(({ content }) => content.step === "seen")}
        form={SeenForm}
        addLabel="Add a visit"
        opensEmpty={true}
        testId="seen"
      />
      <EntrySection
        desk={desk}
        title="Examination"
        entries={steps.filter(({ content }) => content.step === "examination")}
        form={ExaminationForm}
        addLabel="Add an examination"
        opensEmpty={true}
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

/** Templates of the calendar, and the time that this visit has taken so far. */
function VisitTimer({ patientId }: { readonly patientId: string }): ReactElement {
  const clock = useVisitClock(patientId);
  const { elapsedMs, plannedS } = clock;
  if (elapsedMs === null || plannedS === null) {
    return (
      <div className={workUp["timer"]}>
        {visitTemplates.map(({ id, name, plannedS: durationS }) => (
          <Button
            key={id}
            size="sm"
            variant="default"
            leftSection={<IconPlayerPlay size={16} />}
            onClick={() => clock.start(id)}
            data-testid={`start-visit-${id}`}
          >
            {name}, {durationS / 60} min
          </Button>
        ))}
        <span className="quiet">Starts a clock; the time goes into the visit when it is saved.</span>
      </div>
    );
  }
  return (
    <div className={workUp["timer"]} data-testid="visit-clock">
      <span className={`${workUp["clock"]} number`} data-over={elapsedMs > plannedS * 1000}>
        {clockText(elapsedMs)}
      </span>
      <span className="quiet number">of {plannedS / 60} min planned</span>
      <Button size="xs" variant="subtle" color="gray" onClick={clock.stop}>
        Stop the clock
      </Button>
    </div>
  );
}

function clockText(elapsedMs: number): string {
  return new Date(elapsedMs).toISOString().slice(elapsedMs < 3_600_000 ? 14 : 11, 19);
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
