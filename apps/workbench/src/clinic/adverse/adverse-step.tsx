import { type AdverseEvent, checkAdverseEvent, contentsOf, entriesOf } from "@isotherm/clinic";
import { gradings } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { Findings } from "../findings.tsx";
import { EntrySection } from "../record/entry-section.tsx";
import { readableDay } from "../record/moments.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import { nameOfId, plainWord, titleWord } from "../record/words.ts";
import type { StepContext, StepProperties, StepStanding } from "../step.ts";
import { AdverseForm } from "./adverse-form.tsx";
import { freezeName } from "./freeze-name.ts";

/** What went wrong, each with the grading system, its version and the grade. */
export function AdverseStep({ desk }: StepProperties): ReactElement {
  return (
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

/** Presses while one lasts. */
export function adverseStanding({ record }: StepContext): StepStanding {
  const events = entriesOf(record, "adverse-event");
  if (events.length === 0) return { state: "idle", summary: "none" };
  const lasting = events.filter(({ content }) => content.endedOn === null).length;
  return lasting > 0
    ? { state: "attention", summary: `${lasting} open` }
    : { state: "idle", summary: String(events.length) };
}
