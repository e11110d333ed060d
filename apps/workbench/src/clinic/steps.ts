import { contentsOf, workUpStates } from "@isotherm/clinic";
import { entriesStep } from "./entries-step.tsx";
import { IntakeStep, intakeStanding } from "./intake/intake-step.tsx";
import { OverviewStep } from "./overview/overview-step.tsx";
import { type CareStep, doneOrOpen, idle, type StepContext, type StepStanding } from "./step.ts";
import { TimelineStep } from "./timeline/timeline-step.tsx";

/** The way of one patient, in the order of practice. A step that is added here stands in the rail and has an address. */
export const CARE_STEPS: readonly CareStep[] = [
  { id: "overview", title: "Overview", part: "person", component: OverviewStep, standing: () => idle },
  { id: "intake", title: "Intake", part: "person", component: IntakeStep, standing: intakeStanding },
  {
    id: "interview",
    title: "Interview",
    part: "work-up",
    component: entriesStep(["pain-component"], "No pain has been interviewed yet."),
    standing: interviewStanding,
  },
  { id: "timeline", title: "Timeline", part: "record", component: TimelineStep, standing: timelineStanding },
];

function interviewStanding({ record }: StepContext): StepStanding {
  const done = workUpStates(record).some(({ part, state }) => part === "interview" && state === "done");
  const count = contentsOf(record, "pain-component").length;
  return doneOrOpen(done ? `${count} ${count === 1 ? "pain" : "pains"}` : null, "not yet");
}

function timelineStanding({ record }: StepContext): StepStanding {
  return { state: "idle", summary: String(record.entries.length) };
}
