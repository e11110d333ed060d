import { type AdverseEvent, seriousnessCriteria } from "../record/adverse-event.ts";
import type { Complaint } from "../record/complaint.ts";
import type {
  ApprovalOverride,
  Assessment,
  Countersignature,
  ExpectationTalk,
  GateException,
  MultimodalPlan,
  PlanApproval,
  ReadinessCheck,
} from "../record/decision.ts";
import type { FollowUp, MiniGoal, TreatmentResult } from "../record/follow-up.ts";
import type { FreezeLog, FreezeLogStep } from "../record/freeze-log.ts";
import type { Message, PatientQuestion } from "../record/message.ts";
import type { Counseling, RehabilitationSession } from "../record/support.ts";
import {
  dayField,
  type FieldReader,
  listField,
  momentField,
  nullableField,
  numberField,
  recordField,
  refuseField,
  wordField,
} from "./field-reader.ts";
import { painStateField } from "./pain-fields.ts";
import {
  durationField,
  idField,
  idsField,
  kindField,
  lineField,
  openProseField,
  proseField,
  scoreField,
  signatureField,
} from "./plain-fields.ts";

/** An exception with reason, text and the second physician who is asked. */
export const gateExceptionField: FieldReader<GateException> = recordField<GateException>({
  kind: kindField("gate-exception"),
  targetId: idField,
  indication: idField,
  reason: lineField,
  text: proseField,
  secondPhysicianId: idField,
});

/** A countersignature; who declines says why. */
export function countersignatureField(value: unknown, path: string): Countersignature {
  const countersignature = recordField<Countersignature>({
    kind: kindField("countersignature"),
    eventId: idField,
    answer: wordField(["agrees", "declines"]),
    text: openProseField,
    signature: signatureField,
  })(value, path);
  if (countersignature.answer === "declines" && countersignature.text.trim() === "") {
    refuseField(`${path}.text`, countersignature.text, "the reason, because the exception is declined");
  }
  return countersignature;
}

/** The expectation talk; what is still open is null and is named by the approval gate. */
export const expectationTalkField: FieldReader<ExpectationTalk> = recordField<ExpectationTalk>({
  kind: kindField("expectation-talk"),
  goals: listField(
    recordField<ExpectationTalk["goals"][number]>({
      painId: idField,
      baselineScore: scoreField,
      goalScore: scoreField,
    }),
    1,
  ),
  functionGoal: proseField,
  goalEquivalentMgPerDay: nullableField(numberField(0, 10_000)),
  neverZero: wordField(["said", "not-said"]),
  riskTextIds: idsField,
  neuritis: wordField(["explained", "not-explained", "not-applicable"]),
  planB: nullableField(proseField),
  teachBack: nullableField(proseField),
  questions: listField(
    recordField<ExpectationTalk["questions"][number]>({ question: proseField, answer: proseField }),
  ),
  signedByPatient: nullableField(signatureField),
  signedByClinician: nullableField(signatureField),
});

/** A multimodal plan with at least one part. */
export const multimodalPlanField: FieldReader<MultimodalPlan> = recordField<MultimodalPlan>({
  kind: kindField("multimodal-plan"),
  parts: listField(
    recordField<MultimodalPlan["parts"][number]>({
      part: wordField(["drugs", "physiotherapy", "psychology", "procedure", "self-care", "other"]),
      text: proseField,
    }),
    1,
  ),
});

/** A complaint, with or without its answer. */
export const complaintField: FieldReader<Complaint> = recordField<Complaint>({
  kind: kindField("complaint"),
  from: wordField(["patient", "relative", "referrer", "other"]),
  text: proseField,
  freezeId: nullableField(idField),
  answer: nullableField(proseField),
});

/** An assessment that ends in an offer: `refer` says to whom, by referral or by name. */
export function assessmentField(value: unknown, path: string): Assessment {
  const assessment = recordField<Assessment>({
    kind: kindField("assessment"),
    decision: wordField(["treat", "block", "optimize", "refer"]),
    text: proseField,
    referralId: nullableField(idField),
    alternative: nullableField(lineField),
  })(value, path);
  if (assessment.decision === "refer" && assessment.referralId === null && assessment.alternative === null) {
    refuseField(
      `${path}.referralId`,
      null,
      "a referral, or a named alternative, because nobody is turned away without an offer",
    );
  }
  return assessment;
}

/** A signed plan, by id and fingerprint. */
export const planApprovalField: FieldReader<PlanApproval> = recordField<PlanApproval>({
  kind: kindField("plan-approval"),
  planId: idField,
  planFingerprint: idField,
  targetId: idField,
  indication: idField,
  signature: signatureField,
});

/** A missing piece let go, signed and with a reason. */
export const approvalOverrideField: FieldReader<ApprovalOverride> = recordField<ApprovalOverride>({
  kind: kindField("approval-override"),
  planId: idField,
  pieceId: idField,
  reason: proseField,
  signature: signatureField,
});

/** What is ready. */
export const readinessCheckField: FieldReader<ReadinessCheck> = recordField<ReadinessCheck>({
  kind: kindField("readiness-check"),
  indication: idField,
  confirmedIds: idsField,
});

/** A freeze as it went. */
export const freezeLogField: FieldReader<FreezeLog> = recordField<FreezeLog>({
  kind: kindField("freeze-log"),
  freezeId: idField,
  planId: idField,
  planFingerprint: idField,
  targetId: nullableField(idField),
  indication: idField,
  operator: idField,
  guidance: lineField,
  anesthesia: lineField,
  steps: listField(
    recordField<FreezeLogStep>({
      kind: wordField(["freeze", "thaw", "active-thaw"]),
      startedAt: momentField,
      durationS: durationField,
      cryoprobeIds: idsField,
      note: openProseField,
    }),
    1,
  ),
  regrowthDistanceMm: nullableField(numberField(0, 3000)),
  immediateEffect: proseField,
  deviations: listField(proseField),
});

/** An adverse event with its grading system and version. */
export function adverseEventField(value: unknown, path: string): AdverseEvent {
  const event = recordField<AdverseEvent>({
    kind: kindField("adverse-event"),
    pickId: nullableField(idField),
    text: openProseField,
    freezeId: nullableField(idField),
    gradingId: idField,
    gradingVersion: lineField,
    gradeCode: lineField,
    modifierCodes: idsField,
    causality: wordField(["caused", "unknown", "not-caused"]),
    window: wordField(["during", "within-24-h", "within-30-d", "after-30-d"]),
    serious: listField(wordField(seriousnessCriteria)),
    endedOn: nullableField(dayField),
  })(value, path);
  if (event.pickId === null && event.text.trim() === "") {
    refuseField(`${path}.text`, event.text, "a description, because no entry of the pick list is named");
  }
  return event;
}

/** A follow-up that tells at least one pain in full (R82 holds afterwards too). */
export const followUpField: FieldReader<FollowUp> = recordField<FollowUp>({
  kind: kindField("follow-up"),
  freezeId: idField,
  visitId: idField,
  manner: wordField(["in-person", "video", "telephone", "entered-by-patient"]),
  durationS: nullableField(numberField(0, 86_400)),
  pains: listField(recordField<FollowUp["pains"][number]>({ painId: idField, state: painStateField }), 1),
  sideEffects: listField(
    recordField<FollowUp["sideEffects"][number]>({ name: lineField, score: scoreField }),
  ),
  globalImpressionScore: nullableField(numberField(1, 7)),
  neuritis: nullableField(
    recordField<NonNullable<FollowUp["neuritis"]>>({
      worstScore: scoreField,
      remedies: listField(lineField),
    }),
  ),
  horner: wordField(["present", "absent", "not-looked-for"]),
  redFlags: listField(lineField),
  rescue: wordField(["none", "done"]),
  text: openProseField,
});

/** What the clinician makes of one freeze. */
export const treatmentResultField: FieldReader<TreatmentResult> = recordField<TreatmentResult>({
  kind: kindField("treatment-result"),
  freezeId: idField,
  result: wordField(["relief", "incomplete", "failure"]),
  text: proseField,
});

/** A small goal. */
export const miniGoalField: FieldReader<MiniGoal> = recordField<MiniGoal>({
  kind: kindField("mini-goal"),
  goalId: idField,
  painId: nullableField(idField),
  text: proseField,
  dueOn: dayField,
  state: wordField(["open", "reached", "given-up"]),
});

/** Talking as treatment. */
export const counselingField: FieldReader<Counseling> = recordField<Counseling>({
  kind: kindField("counseling"),
  performedBy: idField,
  durationS: numberField(0, 86_400),
  text: proseField,
});

/** A session of rehabilitation. */
export const rehabilitationSessionField: FieldReader<RehabilitationSession> =
  recordField<RehabilitationSession>({
    kind: kindField("rehabilitation-session"),
    freezeId: nullableField(idField),
    part: wordField(["physiotherapy", "cognitive-behavioral", "acceptance-commitment", "other"]),
    attendance: wordField(["attended", "missed"]),
    text: openProseField,
  });

const correspondentField = wordField(["patient", "clinic", "referrer"]);

/** A message. */
export const messageField: FieldReader<Message> = recordField<Message>({
  kind: kindField("message"),
  messageId: idField,
  from: correspondentField,
  to: correspondentField,
  text: proseField,
  triage: wordField(["red-flag", "soon", "routine", "not-triaged"]),
  answersId: nullableField(idField),
});

/** A question of the patient. */
export const patientQuestionField: FieldReader<PatientQuestion> = recordField<PatientQuestion>({
  kind: kindField("patient-question"),
  question: proseField,
  answer: nullableField(proseField),
});
