import { contentsOf, entriesOf, latestOf, type PatientRecord } from "../record/patient-record.ts";
import type { CareAxis } from "../record/work-up.ts";
import { followUpSchedule } from "./follow-up-schedule.ts";
import { followUpsOf, sittingsOf } from "./freeze-entry.ts";
import { neuritisPath } from "./neuritis-path.ts";
import { openMessages } from "./open-messages.ts";
import { referralStates } from "./referral-loop.ts";

/** Where a patient stands on the way from referral to follow-up. */
export type CareStage =
  | "new"
  | "referral"
  | "work-up"
  | "block"
  | "optimizing"
  | "planning"
  | "approved"
  | "follow-up"
  | "referred-on"
  | "declined";

/** What a list of patients shows of a record besides the name. */
export interface PatientOverview {
  readonly stage: CareStage;
  readonly axis: CareAxis | null;
  readonly indication: string | null;
  /** Day of the next visit that has not been done, YYYY-MM-DD; in the past where it is overdue. */
  readonly nextDueOn: string | null;
  readonly openMessageCount: number;
  readonly flags: readonly ("red-flag" | "neuritis" | "adverse-event" | "two-corrections")[];
}

/** A visit of a freeze that still has to happen. */
export interface OpenVisit {
  readonly freezeId: string;
  readonly visitId: string;
  readonly name: string;
  readonly dueOn: string;
}

/**
 * Visits that nobody has done and that no later visit has overtaken: a missed call on day 1 is not asked for any more once week 6
 * was seen. Freezes of one sitting, such as a nerve and a node, are followed by the same visits.
 */
export function openVisits(record: PatientRecord, at: string): readonly OpenVisit[] {
  return sittingsOf(record).flatMap((freezes) => {
    const visits = freezes.flatMap(({ content: { freezeId } }) =>
      followUpSchedule(record, freezeId, { at, graceDays: 0 }).map((visit) => ({ ...visit, freezeId })),
    );
    const done = visits.filter(({ state }) => state === "done");
    const lastDone =
      done
        .map(({ dueOn }) => dueOn)
        .sort()
        .at(-1) ?? "";
    const open = visits.filter(({ state, dueOn }) => state !== "done" && dueOn > lastDone);
    return open
      .filter(({ id }, index) => open.findIndex((other) => other.id === id) === index)
      .map(({ freezeId, id, name, dueOn }) => ({ freezeId, visitId: id, name, dueOn }));
  });
}

/** The record in one line, as it stood at a moment. */
export function patientOverview(record: PatientRecord, at: string): PatientOverview {
  const intake = latestOf(record, "intake");
  const axis = referralStates(record, at).findLast((referral) => referral.axis !== null)?.axis;
  return {
    stage: careStage(record, at),
    axis: intake?.axis ?? axis ?? null,
    indication: intake?.indication ?? null,
    nextDueOn:
      openVisits(record, at)
        .map(({ dueOn }) => dueOn)
        .sort()[0] ?? null,
    openMessageCount: openMessages(record, at).length,
    flags: flagsOf(record, at),
  };
}

function careStage(record: PatientRecord, at: string): CareStage {
  const kinds = new Set(
    record.entries.filter(({ state }) => state === "stands").map(({ content }) => content.kind),
  );
  if (kinds.has("freeze-log")) return "follow-up";
  if (kinds.has("plan-approval")) return "approved";
  const decision = latestOf(record, "assessment")?.decision;
  if (decision === "treat") return "planning";
  if (decision === "block") return "block";
  if (decision === "optimize") return "optimizing";
  if (decision === "refer") return "referred-on";
  const workUp = ["work-up-step", "imaging-review", "pain-component", "intake", "diagnostic-block"] as const;
  if (workUp.some((kind) => kinds.has(kind))) return "work-up";
  const referrals = referralStates(record, at);
  if (referrals.length === 0) return "new";
  return referrals.every(({ state }) => state === "declined") ? "declined" : "referral";
}

function flagsOf(record: PatientRecord, at: string): PatientOverview["flags"] {
  const flags: PatientOverview["flags"][number][] = [];
  const freezes = contentsOf(record, "freeze-log");
  const told = freezes.some(({ freezeId }) => {
    const last = followUpsOf(record, freezeId).at(-1)?.content;
    return last !== undefined && last.redFlags.length > 0;
  });
  const written = openMessages(record, at).some(({ message }) => message.triage === "red-flag");
  if (told || written) flags.push("red-flag");
  if (freezes.some(({ freezeId }) => neuritisPath(record, freezeId, at).state === "present"))
    flags.push("neuritis");
  if (entriesOf(record, "adverse-event").some(({ content }) => content.endedOn === null))
    flags.push("adverse-event");
  if (record.findings.some(({ ruleId }) => ruleId === "rule/record/two-corrections"))
    flags.push("two-corrections");
  return flags;
}
