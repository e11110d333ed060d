import type { PatientRecord } from "@isotherm/clinic";
import type { ComponentType } from "react";
import type { LinkedPlan } from "../server/patients.ts";
import type { RecordDesk } from "./record/record-desk.ts";

/** What a step is judged by: the record and the plans as they stand at a moment. */
export interface StepContext {
  readonly record: PatientRecord;
  readonly plans: readonly LinkedPlan[];
  readonly at: string;
  /** [days] After its day before a visit counts as late, as the site has set it. */
  readonly graceDays: number;
}

/** Where one step of the way stands. */
export interface StepStanding {
  /** `attention`: something in it presses; `idle`: a place to look, never done. */
  readonly state: "done" | "open" | "attention" | "idle";
  /** A few words for the rail, such as `2 findings` or `not yet`. */
  readonly summary: string;
}

/** What every step of the patient page is given. */
export interface StepProperties {
  readonly desk: RecordDesk;
  /** Every step of the way with where it stands. */
  readonly way: readonly WayPoint[];
}

/** One step of the way with where it stands now. */
export interface WayPoint {
  readonly step: CareStep;
  readonly standing: StepStanding;
}

/** One step of the way of a patient, as the rail lists it. */
export interface CareStep {
  /** Part of the address: `#/patients/ID/imaging`. */
  readonly id: string;
  readonly title: string;
  /** Part of the way that it belongs to. */
  readonly part: "person" | "work-up" | "decision" | "freeze" | "afterwards" | "record";
  readonly component: ComponentType<StepProperties>;
  readonly standing: (context: StepContext) => StepStanding;
}

/** A standing that is never done, only looked at. */
export const idle: StepStanding = { state: "idle", summary: "" };

/** Done or open, with a word for each. */
export function doneOrOpen(done: string | null, open: string): StepStanding {
  return done === null ? { state: "open", summary: open } : { state: "done", summary: done };
}

/** How long somebody waits, in days. */
export function waitingText(days: number): string {
  if (days === 0) return "since today";
  return `${days} ${days === 1 ? "day" : "days"}`;
}
