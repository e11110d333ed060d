import {
  type PatientRecord,
  patientOverview,
  patientRecord,
  type RecordEvent,
  worklistItems,
} from "@isotherm/clinic";
import type { Insertable } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";
import type { WorklistItemTable } from "../database/record-schema.ts";
import {
  adverseEventFacts,
  complaintFacts,
  followUpFacts,
  freezeFacts,
  responseFacts,
  visitFacts,
} from "./record-facts.ts";
import { referralFacts, referrerMessages } from "./referral-facts.ts";

/** Tables whose rows of a patient are written anew at each event. */
const rewritten = [
  "worklist_item",
  "freeze_fact",
  "follow_up_fact",
  "adverse_event_fact",
  "complaint_fact",
  "response_fact",
  "visit_fact",
  "referral_fact",
  "referrer_message",
] as const;

/** Moment of an empty record. */
const beginning = "1970-01-01T00:00:00.000Z";

function worklistRows(record: PatientRecord, at: string): readonly Insertable<WorklistItemTable>[] {
  return worklistItems(record, at).map((item) => ({
    list: item.list,
    rank: item.rank,
    sort_at: item.sortAt,
    patient_id: record.patientId,
    item_id: item.itemId,
    since: item.since,
    due_on: item.dueOn,
    what: item.what,
    details: JSON.stringify(item.details),
  }));
}

/**
 * Writes every flat row of one patient anew from the events, which are given in the order of writing. They are judged as of the
 * last writing, so that making them again later gives the same rows. Runs as the owner of the tables.
 */
export async function writeProjections(
  transaction: ActorTransaction,
  patientId: string,
  events: readonly RecordEvent[],
): Promise<void> {
  const record = patientRecord(patientId, events);
  const at = events.at(-1)?.recordedAt ?? beginning;
  const overview = patientOverview(record, at);
  const state = {
    last_sequence: events.length,
    last_event_at: events.at(-1)?.recordedAt ?? null,
    stage: overview.stage,
    axis: overview.axis,
    indication: overview.indication,
    next_due_on: overview.nextDueOn,
    open_message_count: overview.openMessageCount,
    flags: [...overview.flags],
  };
  await transaction
    .insertInto("patient_state")
    .values({ patient_id: patientId, ...state })
    .onConflict((row) => row.column("patient_id").doUpdateSet(state))
    .execute();
  for (const table of rewritten) {
    await transaction.deleteFrom(table).where("patient_id", "=", patientId).execute();
  }
  // Two entries that name the same thing, such as one message sent by two devices, make one line.
  const waiting = worklistRows(record, at);
  if (waiting.length > 0) {
    await transaction
      .insertInto("worklist_item")
      .values(waiting)
      .onConflict((row) => row.doNothing())
      .execute();
  }
  await writeFacts(transaction, record, at);
}

async function writeFacts(transaction: ActorTransaction, record: PatientRecord, at: string): Promise<void> {
  const freezes = freezeFacts(record);
  if (freezes.length > 0) await transaction.insertInto("freeze_fact").values(freezes).execute();
  const followUps = followUpFacts(record);
  if (followUps.length > 0) await transaction.insertInto("follow_up_fact").values(followUps).execute();
  const events = adverseEventFacts(record);
  if (events.length > 0) await transaction.insertInto("adverse_event_fact").values(events).execute();
  const complaints = complaintFacts(record);
  if (complaints.length > 0) await transaction.insertInto("complaint_fact").values(complaints).execute();
  const told = responseFacts(record, at);
  // Two interviews of one pain make one line.
  if (told.length > 0) {
    await transaction
      .insertInto("response_fact")
      .values(told)
      .onConflict((row) => row.doNothing())
      .execute();
  }
  const visits = visitFacts(record);
  if (visits.length > 0) await transaction.insertInto("visit_fact").values(visits).execute();
  await writeReferrals(transaction, record, at);
}

/** What a referrer is shown; the same referral or message twice makes one line. */
async function writeReferrals(
  transaction: ActorTransaction,
  record: PatientRecord,
  at: string,
): Promise<void> {
  const referrals = referralFacts(record, at);
  if (referrals.length > 0) {
    await transaction
      .insertInto("referral_fact")
      .values(referrals)
      .onConflict((row) => row.doNothing())
      .execute();
  }
  const messages = referrerMessages(record);
  if (messages.length > 0) {
    await transaction
      .insertInto("referrer_message")
      .values(messages)
      .onConflict((row) => row.doNothing())
      .execute();
  }
}
