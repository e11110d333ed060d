import {
  entriesOf,
  type Message,
  type PatientRecord,
  type RecordEntry,
  referralStates,
} from "@isotherm/clinic";
import type { Insertable } from "kysely";
import type { ReferralFactTable, ReferrerMessageTable } from "../database/record-schema.ts";

/** A letter or a few words that went back to whoever sent the patient. */
export interface ReferralReport {
  readonly at: string;
  readonly text: string;
}

/** Every referral that came in, as whoever sent the patient may see it, at a moment. */
export function referralFacts(record: PatientRecord, at: string): readonly Insertable<ReferralFactTable>[] {
  return referralStates(record, at)
    .filter(({ referral }) => referral.direction === "in")
    .map(({ referral, openedAt, state, waitingDays, reachedAt }) => ({
      patient_id: record.patientId,
      referral_id: referral.referralId,
      reason: referral.reason,
      opened_at: openedAt,
      expected_on: referral.expectedOn,
      state,
      waiting_days: waitingDays,
      accepted_at: reachedAt["accepted"] ?? null,
      seen_at: reachedAt["seen"] ?? null,
      reported_at: reachedAt["reported-back"] ?? null,
      declined_at: reachedAt["declined"] ?? null,
      reports: JSON.stringify(reportsOf(record, referral.referralId)),
    }));
}

function reportsOf(record: PatientRecord, referralId: string): readonly ReferralReport[] {
  return entriesOf(record, "referral-step")
    .filter(
      ({ content }) =>
        content.referralId === referralId &&
        (content.step === "reported-back" || content.step === "declined") &&
        content.text.trim() !== "",
    )
    .map(({ content, happenedAt }) => ({ at: happenedAt, text: content.text }));
}

/** Every message between clinic and referrers, with whose it is and whose it answers. */
export function referrerMessages(record: PatientRecord): readonly Insertable<ReferrerMessageTable>[] {
  const messages = entriesOf(record, "message").filter(
    ({ content }) => content.from === "referrer" || content.to === "referrer",
  );
  return messages.map((entry) => {
    const { messageId, from, text, answersId } = entry.content;
    const answered = messages.find(({ content }) => content.messageId === answersId);
    return {
      patient_id: record.patientId,
      message_id: messageId,
      sent_at: entry.happenedAt,
      author: from,
      body: text,
      writer_id: writerOf(entry),
      answered_id: answered === undefined ? null : writerOf(answered),
    };
  });
}

/** Whoever wrote it first: the clinic's triage corrects an entry and does not make it the clinic's. */
function writerOf({ versions, current }: RecordEntry<Message>): string {
  return (versions[0] ?? current).author.id;
}
