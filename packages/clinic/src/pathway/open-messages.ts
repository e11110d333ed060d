import type { Message } from "../record/message.ts";
import { compareMoments, daysBetween } from "../record/moment.ts";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";

/** A message to the clinic without an answer (R64, R65). */
export interface OpenMessage {
  readonly message: Message;
  readonly sentAt: string;
  readonly waitingDays: number;
}

const urgency: Readonly<Record<Message["triage"], number>> = {
  "red-flag": 0,
  soon: 1,
  "not-triaged": 2,
  routine: 3,
};

/** Messages to the clinic that nobody has answered, red flags first, then the oldest. */
export function openMessages(record: PatientRecord, at: string): readonly OpenMessage[] {
  const messages = entriesOf(record, "message").filter((entry) => compareMoments(entry.happenedAt, at) <= 0);
  const answered = new Set(messages.map(({ content }) => content.answersId));
  return messages
    .filter(({ content }) => content.to === "clinic" && !answered.has(content.messageId))
    .map(({ content, happenedAt }) => ({
      message: content,
      sentAt: happenedAt,
      waitingDays: daysBetween(happenedAt, at),
    }))
    .sort(
      (a, b) => urgency[a.message.triage] - urgency[b.message.triage] || compareMoments(a.sentAt, b.sentAt),
    );
}
