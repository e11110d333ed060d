import { contentsOf, openVisits, sittingsOf } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { readableDay } from "../../clinic/record/moments.ts";
import type { StepContext, StepProperties, StepStanding } from "../../clinic/step.ts";
import parts from "../../clinic/step-parts.module.css";
import { VisitTimer } from "../../clinic/work-up/visit-timer.tsx";
import desk from "../form/desk.module.css";
import { PatientLinks } from "../links/patient-links.tsx";
import { AfterSitting } from "./after-sitting.tsx";
import { GraceForm } from "./grace-form.tsx";

/** After each sitting: what was then and is now, pain by pain, what is due, what the nerve does, and what comes next. */
export function FollowUpStep(properties: StepProperties): ReactElement {
  const { record, patientId } = properties.desk;
  const sittings = sittingsOf(record).toReversed();
  if (sittings.length === 0) {
    return <p className={parts["empty"]}>Nothing was frozen yet; the follow-up begins with the freeze.</p>;
  }
  return (
    <div className={desk["desk"]}>
      <VisitTimer patientId={patientId} templateIds={["follow-up"]} />
      {sittings.map((freezes) => (
        <AfterSitting key={freezes[0]?.entryId} desk={properties.desk} freezes={freezes} />
      ))}
      <PatientLinks
        patientId={patientId}
        purpose="follow-up"
        lead="The patient answers on the phone: what was said then stands beside each answer."
      />
      <GraceForm />
    </div>
  );
}

const dayMs = 86_400_000;

/** Done where nothing is due; what is late presses. */
export function followUpStanding({ record, at, graceDays }: StepContext): StepStanding {
  const freezes = contentsOf(record, "freeze-log");
  if (freezes.length === 0) return { state: "open", summary: "" };
  const asked = openVisits(record, at);
  const late = asked.filter(
    ({ dueOn }) => Date.parse(at.slice(0, 10)) - Date.parse(dueOn) > graceDays * dayMs,
  ).length;
  if (late > 0) return { state: "attention", summary: `${late} late` };
  const next = asked.map(({ dueOn }) => dueOn).sort()[0];
  if (next === undefined) return { state: "done", summary: "" };
  return { state: "open", summary: next <= at.slice(0, 10) ? "due now" : readableDay(next) };
}
