import { ClinicError } from "../errors.ts";
import type { Author, Origin } from "../record/person.ts";
import type { EventContent, RecordEvent, Withdrawal } from "../record/record-event.ts";
import {
  adverseEventField,
  approvalOverrideField,
  assessmentField,
  complaintField,
  counselingField,
  countersignatureField,
  expectationTalkField,
  followUpField,
  freezeLogField,
  gateExceptionField,
  messageField,
  miniGoalField,
  multimodalPlanField,
  patientQuestionField,
  planApprovalField,
  readinessCheckField,
  rehabilitationSessionField,
  treatmentResultField,
} from "./care-fields.ts";
import {
  type FieldReader,
  momentField,
  nullableField,
  recordField,
  refuseField,
  variantField,
  wordField,
} from "./field-reader.ts";
import { migrateEvent } from "./migrations.ts";
import { painComponentField } from "./pain-fields.ts";
import { idField, kindField, lineField, proseField, roleField } from "./plain-fields.ts";
import {
  diagnosticBlockField,
  imagingReviewField,
  intakeField,
  medicationListField,
  patientStoryField,
  referralOpenedField,
  referralStepField,
  workUpStepField,
} from "./work-up-fields.ts";

const contentField: FieldReader<EventContent> = variantField<EventContent>({
  "adverse-event": adverseEventField,
  "approval-override": approvalOverrideField,
  assessment: assessmentField,
  complaint: complaintField,
  counseling: counselingField,
  countersignature: countersignatureField,
  "diagnostic-block": diagnosticBlockField,
  "expectation-talk": expectationTalkField,
  "follow-up": followUpField,
  "freeze-log": freezeLogField,
  "gate-exception": gateExceptionField,
  "imaging-review": imagingReviewField,
  intake: intakeField,
  "medication-list": medicationListField,
  message: messageField,
  "mini-goal": miniGoalField,
  "multimodal-plan": multimodalPlanField,
  "pain-component": painComponentField,
  "patient-question": patientQuestionField,
  "patient-story": patientStoryField,
  "plan-approval": planApprovalField,
  "readiness-check": readinessCheckField,
  "referral-opened": referralOpenedField,
  "referral-step": referralStepField,
  "rehabilitation-session": rehabilitationSessionField,
  "treatment-result": treatmentResultField,
  withdrawal: recordField<Withdrawal>({ kind: kindField("withdrawal"), reason: proseField }),
  "work-up-step": workUpStepField,
});

const envelopeField = recordField<RecordEvent>({
  format: wordField(["isotherm.record-event"]),
  version: (value, path) => (value === 2 ? 2 : refuseField(path, value, "2")),
  id: idField,
  patientId: idField,
  recordedAt: momentField,
  happenedAt: momentField,
  author: recordField<Author>({ id: idField, role: roleField }),
  origin: recordField<Origin>({
    kind: wordField(["clinic", "patient-device", "referrer", "import"]),
    name: lineField,
  }),
  correction: nullableField(
    recordField<NonNullable<RecordEvent["correction"]>>({ eventId: idField, reason: proseField }),
  ),
  content: contentField,
});

/**
 * An event from JSON text or from parsed JSON, migrated and checked whole. One wrong field refuses all of it in one sentence, as
 * a `ClinicError` with the path of the field; nothing is dropped or filled in.
 */
export function readEvent(document: unknown): RecordEvent {
  const event = envelopeField(migrateEvent(typeof document === "string" ? parse(document) : document), "");
  if (Date.parse(event.happenedAt) > Date.parse(event.recordedAt)) {
    refuseField("happenedAt", event.happenedAt, "not later than recordedAt");
  }
  if (event.content.kind === "withdrawal" && event.correction === null) {
    refuseField("correction", null, "the event that is withdrawn");
  }
  if (event.correction?.eventId === event.id) {
    refuseField("correction.eventId", event.id, "the id of another event");
  }
  return event;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ClinicError("CLINIC_NOT_JSON", "event is not JSON; send it as Isotherm wrote it", { cause });
  }
}
