import {
  type AdverseEvent,
  type Complaint,
  checkAdverseEvent,
  contentsOf,
  entriesOf,
} from "@isotherm/clinic";
import { gradings } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { EntrySection } from "../record/entry-section.tsx";
import { readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { nameOfId, plainWord, titleWord } from "../record/words.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import { AdverseForm } from "./adverse-form.tsx";
import { ComplaintForm } from "./complaint-form.tsx";
import { freezeName } from "./freeze-name.ts";

const FROM_WORDS: Readonly<Record<Complaint["from"], string>> = {
  patient: "the patient",
  relative: "a relative",
  referrer: "the referrer",
  other: "somebody else",
};

/** What went wrong, each with the grading system, its version and the grade; and complaints with their answers. */
export function AdverseStep({ desk }: StepProperties): ReactElement {
  return (
    <>
      <EntrySection
        desk={desk}
        title="Adverse events"
        lead="Graded by a system with its version; a serious one is said to be so."
        entries={entriesOf(desk.record, "adverse-event")}
        form={AdverseForm}
        addLabel="Record an event"
        titleOf={titleOf}
        show={(event) => <EventLines event={event} desk={desk} />}
        testId="adverse"
      />
      <EntrySection
        desk={desk}
        title="Complaints"
        lead="In the words in which it was made. It waits on the list of the clinic until it is answered."
        entries={entriesOf(desk.record, "complaint")}
        form={ComplaintForm}
        addLabel="Write down a complaint"
        titleOf={({ from }) => `From ${FROM_WORDS[from]}`}
        testId="complaints"
      />
    </>
  );
}

function titleOf({ pickId, text }: AdverseEvent): string {
  return pickId === null ? text : titleWord(nameOfId("pickId", pickId));
}

function EventLines(properties: { readonly event: AdverseEvent; readonly desk: RecordDesk }): ReactElement {
  const { event, desk } = properties;
  const freeze = contentsOf(desk.record, "freeze-log").find(({ freezeId }) => freezeId === event.freezeId);
  const grading = gradings().find(({ id }) => id === event.gradingId);
  const grade = grading?.grades.find(({ code }) => code === event.gradeCode);
  return (
    <>
      <p>
        <strong className="number">
          {grading?.name ?? event.gradingId} {event.gradingVersion}: {event.gradeCode}
          {event.modifierCodes.map((code) => `, ${code}`).join("")}
        </strong>{" "}
        {grade?.text}
      </p>
      <p className="quiet">
        {freeze === undefined ? "" : `${freezeName(freeze)} · `}
        {causeText(event.causality)} · {plainWord(event.window)} ·{" "}
        {event.serious.length === 0 ? "not serious" : `serious: ${event.serious.map(plainWord).join(", ")}`} ·{" "}
        {event.endedOn === null ? "lasts" : `ended ${readableDay(event.endedOn)}`}
      </p>
      {event.pickId === null || event.text === "" ? null : <p>{event.text}</p>}
      <Findings findings={checkAdverseEvent(event)} />
    </>
  );
}

function causeText(causality: AdverseEvent["causality"]): string {
  if (causality === "caused") return "caused by the procedure";
  return causality === "unknown" ? "cause not known" : "not caused by the procedure";
}

/** Presses while an event lasts or a complaint has no answer. */
export function adverseStanding({ record }: StepContext): StepStanding {
  const events = entriesOf(record, "adverse-event");
  const complaints = entriesOf(record, "complaint");
  const count = events.length + complaints.length;
  if (count === 0) return { state: "idle", summary: "none" };
  const open =
    events.filter(({ content }) => content.endedOn === null).length +
    complaints.filter(({ content }) => content.answer === null).length;
  return open > 0
    ? { state: "attention", summary: `${open} open` }
    : { state: "idle", summary: String(count) };
}
