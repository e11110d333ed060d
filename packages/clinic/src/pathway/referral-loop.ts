import type { Finding } from "@isotherm/knowledge";
import { compareMoments, daysBetween } from "../record/moment.ts";
import { contentsOf, entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { type ReferralOpened, type ReferralStepName, specialtyNames } from "../record/referral.ts";
import type { CareAxis } from "../record/work-up.ts";
import { judge } from "./judge.ts";

/** Where one referral stands (R61, R66, R67). */
export interface ReferralState {
  readonly referral: ReferralOpened;
  readonly openedAt: string;
  /** When each step was first reached. */
  readonly reachedAt: Readonly<Partial<Record<ReferralStepName, string>>>;
  readonly axis: CareAxis | null;
  /** `open`, or the furthest step; a loop is closed by a report back or a refusal. */
  readonly state: "open" | ReferralStepName;
  readonly loop: "open" | "closed";
  /** Whole days from opening until the person was seen, or until the loop closed, or until now. */
  readonly waitingDays: number;
  readonly findings: readonly Finding[];
}

const stepOrder: readonly ReferralStepName[] = ["triaged", "accepted", "seen", "reported-back", "declined"];

/** Every referral of a patient, in and out, as it stands at a moment, the oldest first. */
export function referralStates(record: PatientRecord, at: string): readonly ReferralState[] {
  return entriesOf(record, "referral-opened")
    .filter((entry) => compareMoments(entry.happenedAt, at) <= 0)
    .map((entry) => stateOf(record, { referral: entry.content, openedAt: entry.happenedAt }, at));
}

function stateOf(
  record: PatientRecord,
  { referral, openedAt }: { readonly referral: ReferralOpened; readonly openedAt: string },
  at: string,
): ReferralState {
  const steps = entriesOf(record, "referral-step").filter(
    (entry) => entry.content.referralId === referral.referralId && compareMoments(entry.happenedAt, at) <= 0,
  );
  const reachedAt: Partial<Record<ReferralStepName, string>> = {};
  for (const { content, happenedAt } of steps) reachedAt[content.step] ??= happenedAt;
  const state = stepOrder.filter((step) => reachedAt[step] !== undefined).at(-1) ?? "open";
  const closedAt = reachedAt["reported-back"] ?? reachedAt["declined"];
  const waitingDays = daysBetween(openedAt, reachedAt["seen"] ?? closedAt ?? at);
  return {
    referral,
    openedAt,
    reachedAt,
    axis: steps.map((entry) => entry.content.axis).findLast((axis) => axis !== null) ?? null,
    state,
    loop: closedAt === undefined ? "open" : "closed",
    waitingDays,
    findings: [
      ...overdue(referral, { closedAt, at, waitingDays }),
      ...notTriaged(referral, reachedAt, waitingDays),
      ...declined(record, referral, reachedAt),
    ],
  };
}

function overdue(
  referral: ReferralOpened,
  times: { readonly closedAt: string | undefined; readonly at: string; readonly waitingDays: number },
): readonly Finding[] {
  const { expectedOn } = referral;
  if (expectedOn === null || times.closedAt !== undefined || times.at.slice(0, 10) <= expectedOn) return [];
  const late = daysBetween(`${expectedOn}T00:00:00Z`, times.at);
  return [
    judge("referral-overdue", "warning", {
      message: `The referral ${referral.direction === "in" ? "from" : "to"} ${referral.counterpart} (${specialtyNames[referral.specialty]}) expected a report on ${expectedOn} and is ${late} days late; ask, or report back`,
      inputs: { expectedOn, lateDays: late, waitingDays: times.waitingDays },
    }),
  ];
}

function notTriaged(
  referral: ReferralOpened,
  reachedAt: ReferralState["reachedAt"],
  waitingDays: number,
): readonly Finding[] {
  if (referral.direction === "out" || Object.keys(reachedAt).length > 0) return [];
  return [
    judge("referral-not-triaged", "info", {
      message: `The referral from ${referral.counterpart} has waited ${waitingDays} days without triage; say whether it is acute, chronic or cancer`,
      inputs: { waitingDays },
    }),
  ];
}

/** Nobody is turned away without an offer (R59). */
function declined(
  record: PatientRecord,
  referral: ReferralOpened,
  reachedAt: ReferralState["reachedAt"],
): readonly Finding[] {
  if (referral.direction === "out" || reachedAt["declined"] === undefined) return [];
  const offers = contentsOf(record, "assessment").filter(
    (assessment) => assessment.referralId !== null || assessment.alternative !== null,
  );
  if (offers.length > 0) return [];
  return [
    judge("declined-without-offer", "critical", {
      message: `The referral from ${referral.counterpart} was declined without an offer; refer on, or name an alternative`,
    }),
  ];
}
