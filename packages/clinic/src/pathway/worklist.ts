import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { sittingsOf } from "./freeze-entry.ts";
import { exceptionStandings } from "./gate-exceptions.ts";
import { neuritisPath } from "./neuritis-path.ts";
import { openMessages } from "./open-messages.ts";
import { openVisits } from "./patient-overview.ts";
import { referralStates } from "./referral-loop.ts";

/** Lists of what waits for somebody at the clinic. */
export const worklists = [
  "referrals",
  "follow-ups",
  "messages",
  "approvals",
  "neuritis",
  "adverse-events",
] as const;

/** One of the lists. */
export type WorklistName = (typeof worklists)[number];

/** One thing that waits. Whether it is overdue is asked on reading, from `dueOn` and the day. */
export interface WorklistItem {
  readonly list: WorklistName;
  /** The same for the same thing, however often the list is made. */
  readonly itemId: string;
  /** 0 first; messages by urgency, the rest alike. */
  readonly rank: number;
  /** Moment by which the list is sorted within one rank. */
  readonly sortAt: string;
  readonly since: string;
  /** YYYY-MM-DD; null where nobody set a day. */
  readonly dueOn: string | null;
  readonly what: string;
  readonly details: Readonly<Record<string, string | number | null>>;
}

/** Everything of one record that waits, as it stood at a moment. */
export function worklistItems(record: PatientRecord, at: string): readonly WorklistItem[] {
  return [
    ...referralItems(record, at),
    ...followUpItems(record, at),
    ...messageItems(record, at),
    ...countersignatureItems(record),
    ...approvalItems(record),
    ...neuritisItems(record, at),
    ...adverseEventItems(record),
    ...complaintItems(record),
  ];
}

function referralItems(record: PatientRecord, at: string): readonly WorklistItem[] {
  return referralStates(record, at)
    .filter(({ loop }) => loop === "open")
    .map(({ referral, openedAt, state, axis }) => ({
      list: "referrals",
      itemId: referral.referralId,
      rank: 0,
      sortAt: openedAt,
      since: openedAt,
      dueOn: referral.expectedOn,
      what: referral.reason,
      details: {
        direction: referral.direction,
        specialty: referral.specialty,
        counterpart: referral.counterpart,
        state,
        axis,
      },
    }));
}

function followUpItems(record: PatientRecord, at: string): readonly WorklistItem[] {
  const freezes = entriesOf(record, "freeze-log");
  return openVisits(record, at).map(({ freezeId, visitId, name, dueOn }) => ({
    list: "follow-ups",
    itemId: `${freezeId} ${visitId}`,
    rank: 0,
    sortAt: `${dueOn}T00:00:00Z`,
    since: freezes.find(({ content }) => content.freezeId === freezeId)?.happenedAt ?? at,
    dueOn,
    what: name,
    details: { freezeId, visitId },
  }));
}

const urgency: Readonly<Record<"red-flag" | "soon" | "not-triaged" | "routine", number>> = {
  "red-flag": 0,
  soon: 1,
  "not-triaged": 2,
  routine: 3,
};

function messageItems(record: PatientRecord, at: string): readonly WorklistItem[] {
  return openMessages(record, at).map(({ message, sentAt }) => ({
    list: "messages",
    itemId: message.messageId,
    rank: urgency[message.triage],
    sortAt: sentAt,
    since: sentAt,
    dueOn: null,
    what: message.text.slice(0, 200),
    details: { from: message.from, triage: message.triage, messageId: message.messageId },
  }));
}

/** Exceptions that wait for the second physician (R116). */
function countersignatureItems(record: PatientRecord): readonly WorklistItem[] {
  return exceptionStandings(record)
    .filter(({ state }) => state === "waits")
    .map(({ exception: { entryId, content, current, happenedAt } }) => ({
      list: "approvals",
      itemId: `${entryId} countersignature`,
      rank: 0,
      sortAt: happenedAt,
      since: current.recordedAt,
      dueOn: null,
      what: content.text.slice(0, 200),
      details: { entryId, waitsForId: content.secondPhysicianId },
    }));
}

/** A decision to treat after which no plan was approved and nothing was frozen. */
function approvalItems(record: PatientRecord): readonly WorklistItem[] {
  const decided = entriesOf(record, "assessment").at(-1);
  if (decided?.content.decision !== "treat") return [];
  const later = [...entriesOf(record, "plan-approval"), ...entriesOf(record, "freeze-log")].some(
    ({ happenedAt }) => Date.parse(happenedAt) >= Date.parse(decided.happenedAt),
  );
  if (later) return [];
  return [
    {
      list: "approvals",
      itemId: decided.entryId,
      rank: 0,
      sortAt: decided.happenedAt,
      since: decided.happenedAt,
      dueOn: null,
      what: decided.content.text.slice(0, 200),
      details: { entryId: decided.entryId },
    },
  ];
}

/** Once for each sitting, under its first freeze. */
function neuritisItems(record: PatientRecord, at: string): readonly WorklistItem[] {
  return sittingsOf(record).flatMap(([freeze]): readonly WorklistItem[] => {
    if (freeze === undefined) return [];
    const { freezeId, targetId } = freeze.content;
    const path = neuritisPath(record, freezeId, at);
    const first = path.course[0];
    const last = path.course.at(-1);
    if (path.state !== "present" || first === undefined || last === undefined) return [];
    return [
      {
        list: "neuritis",
        itemId: freezeId,
        rank: 0,
        sortAt: first.at,
        since: first.at,
        dueOn: path.expectedEndOn,
        what: `worst ${last.worstScore} of 10 when last told`,
        details: { freezeId, targetId, worstScore: last.worstScore, toldAt: last.at },
      },
    ];
  });
}

/** A complaint that nobody has answered, after the events that are serious. */
function complaintItems(record: PatientRecord): readonly WorklistItem[] {
  return entriesOf(record, "complaint")
    .filter(({ content }) => content.answer === null)
    .map(({ content, entryId, happenedAt }) => ({
      list: "adverse-events",
      itemId: entryId,
      rank: 1,
      sortAt: happenedAt,
      since: happenedAt,
      dueOn: null,
      what: `Complaint: ${content.text.slice(0, 200)}`,
      details: { from: content.from, freezeId: content.freezeId },
    }));
}

function adverseEventItems(record: PatientRecord): readonly WorklistItem[] {
  return entriesOf(record, "adverse-event")
    .filter(({ content }) => content.endedOn === null)
    .map(({ content, entryId, happenedAt }) => ({
      list: "adverse-events",
      itemId: entryId,
      rank: content.serious.length > 0 ? 0 : 1,
      sortAt: happenedAt,
      since: happenedAt,
      dueOn: null,
      what: content.text,
      details: {
        gradingId: content.gradingId,
        gradeCode: content.gradeCode,
        pickId: content.pickId,
        freezeId: content.freezeId,
        causality: content.causality,
        seriousCount: content.serious.length,
      },
    }));
}
