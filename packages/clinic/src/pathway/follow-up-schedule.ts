import { type Finding, pathwaysFor } from "@isotherm/knowledge";
import { dayAfter, dayAfterMonths, daysBetween } from "../record/moment.ts";
import type { PatientRecord } from "../record/patient-record.ts";
import { followUpsOf, freezeEntry } from "./freeze-entry.ts";
import { judge } from "./judge.ts";

/** One visit or call that a freeze asks for. */
export interface ScheduledVisit {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  /** Who asks for it. */
  readonly from: "every-freeze" | "neuritis";
  readonly state: "done" | "due" | "overdue" | "later";
  readonly doneAt: string | null;
}

type Offset = { readonly days: number } | { readonly months: number };

interface PlannedVisit {
  readonly id: string;
  readonly name: string;
  readonly after: Offset;
  readonly from: ScheduledVisit["from"];
}

/** Every freeze: to twelve months and not less, because late gains are seen (R91, R103). */
export const followUpVisits: readonly PlannedVisit[] = [
  { id: "day-1", name: "Call on day 1", after: { days: 1 }, from: "every-freeze" },
  { id: "week-1", name: "Week 1", after: { days: 7 }, from: "every-freeze" },
  { id: "week-2", name: "Week 2", after: { days: 14 }, from: "every-freeze" },
  { id: "week-6", name: "Week 6", after: { days: 42 }, from: "every-freeze" },
  { id: "month-3", name: "Month 3", after: { months: 3 }, from: "every-freeze" },
  { id: "month-6", name: "Month 6", after: { months: 6 }, from: "every-freeze" },
  { id: "month-12", name: "Month 12", after: { months: 12 }, from: "every-freeze" },
];

/** Where neuritis is expected: calls on days 3, 7 and 14; its visits at 2 and 6 weeks are those of every freeze (R113). */
export const neuritisVisits: readonly PlannedVisit[] = [
  { id: "neuritis-day-3", name: "Neuritis call on day 3", after: { days: 3 }, from: "neuritis" },
  { id: "neuritis-day-7", name: "Neuritis call on day 7", after: { days: 7 }, from: "neuritis" },
  { id: "neuritis-day-14", name: "Neuritis call on day 14", after: { days: 14 }, from: "neuritis" },
];

/** [days] Of grace while a site has set none of its own; a choice of this project. */
export const defaultGraceDays = 2;

/** When and by which habit of the site the schedule is looked at. */
export interface ScheduleView {
  readonly at: string;
  /** Days after the due day before a visit counts as overdue; the site decides. */
  readonly graceDays: number;
}

/** The visits of one freeze as they stand at a moment, in order of their days. */
export function followUpSchedule(
  record: PatientRecord,
  freezeId: string,
  view: ScheduleView,
): readonly ScheduledVisit[] {
  const freeze = freezeEntry(record, freezeId);
  const visits = expectsNeuritis(record, freezeId, freeze.content.indication)
    ? [...followUpVisits, ...neuritisVisits]
    : followUpVisits;
  const done = followUpsOf(record, freezeId);
  return visits
    .map((visit): ScheduledVisit => {
      const dueOn = dayOf(freeze.happenedAt, visit.after);
      const entry = done.find(({ content }) => content.visitId === visit.id);
      return {
        id: visit.id,
        name: visit.name,
        from: visit.from,
        dueOn,
        state: entry === undefined ? stateOf(dueOn, view) : "done",
        doneAt: entry?.happenedAt ?? null,
      };
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The reminders list: one finding for each visit that is overdue. */
export function overdueVisits(
  record: PatientRecord,
  freezeId: string,
  view: ScheduleView,
): readonly Finding[] {
  return followUpSchedule(record, freezeId, view)
    .filter((visit) => visit.state === "overdue")
    .map((visit) =>
      judge("visit-overdue", "warning", {
        status: "proposal",
        message: `${visit.name} was due on ${visit.dueOn} and is ${daysBetween(`${visit.dueOn}T00:00:00Z`, view.at)} days late; call the patient`,
        inputs: { visitId: visit.id, dueOn: visit.dueOn },
      }),
    );
}

/** A pathway that leads on to neuritis, or a neuritis that was told. */
function expectsNeuritis(record: PatientRecord, freezeId: string, indication: string): boolean {
  const leadsOn = pathwaysFor(indication).some(({ steps }) => steps.some(({ id }) => id === "neuritis"));
  return leadsOn || followUpsOf(record, freezeId).some(({ content }) => content.neuritis !== null);
}

function dayOf(at: string, after: Offset): string {
  return "days" in after ? dayAfter(at, after.days) : dayAfterMonths(at, after.months);
}

function stateOf(dueOn: string, { at, graceDays }: ScheduleView): ScheduledVisit["state"] {
  const late = daysBetween(`${dueOn}T00:00:00Z`, at);
  if (late < 0) return "later";
  return late > graceDays ? "overdue" : "due";
}
