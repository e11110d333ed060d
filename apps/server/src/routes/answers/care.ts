import { seriousnessCriteria, specialties } from "@isotherm/clinic";
import { z } from "zod";
import { personSchema } from "../../record/person.ts";
import { role } from "../request.ts";
import { type Answers, count, fields, json, moment, momentOrNull } from "./answer.ts";

const nextCursor = z.string().nullable();
/** An event as it is stored; what its content says is checked by the record's own reader, field by field. */
const event = z.strictObject({
  format: z.literal("isotherm.record-event"),
  version: z.number().int().positive(),
  id: z.string(),
  patientId: z.string(),
  recordedAt: moment,
  happenedAt: moment,
  author: z.strictObject({ id: z.string(), role }),
  origin: z.looseObject({ kind: z.string() }),
  correction: z.strictObject({ eventId: z.string(), reason: z.string() }).nullable(),
  content: z.looseObject({ kind: z.string() }),
});
const patientLine = z.strictObject({
  patientId: z.string(),
  name: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  stage: z.string(),
  nextDueOn: z.iso.date().nullable(),
  openMessageCount: count,
  flags: z.array(z.string()),
});
const linkedPlan = z.strictObject({
  planId: z.string(),
  title: z.string(),
  fingerprint: z.string(),
  linkedAt: moment,
});
const worklistLine = z.strictObject({
  patientId: z.string(),
  name: z.string(),
  itemId: z.string(),
  what: z.string(),
  since: moment,
  waitingDays: count,
  dueOn: z.iso.date().nullable(),
  overdueDays: count,
  details: z.record(z.string(), z.unknown()),
});
const auditPage = z.strictObject({
  entries: z.array(
    z.strictObject({
      sequence: z.number().int().positive(),
      at: moment,
      accountId: z.string().nullable(),
      role: role.nullable(),
      origin: z.unknown(),
      action: z.string(),
      subject: z.string(),
      patientId: z.string().nullable(),
      details: z.unknown(),
    }),
  ),
  nextCursor,
});
const directoryEntry = z.strictObject({
  entryId: z.string(),
  revision: z.number().int().positive(),
  recordedAt: moment,
  accountId: z.string(),
  specialty: z.enum(specialties),
  name: z.string(),
  place: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  note: z.string(),
  state: z.enum(["current", "retired"]),
});
const responseLine = z.strictObject({
  patientId: z.string(),
  name: z.string().nullable(),
  freezeId: z.string(),
  painId: z.string(),
  label: z.string(),
  targetId: z.string(),
  indication: z.string(),
  dropFraction: z.number().nullable(),
  toldAt: moment,
});
const responseCount = z.strictObject({
  indication: z.string(),
  responderCount: count,
  nonResponderCount: count,
  notKnownCount: count,
});
const adverseEventCount = z.strictObject({
  indication: z.string().nullable(),
  freezeCount: count,
  freezeWithEventCount: count,
  eventCount: count,
  seriousCount: count,
  lastingCount: count,
  notCausedCount: count,
  otherEventCount: count,
  complaintCount: count,
  unansweredCount: count,
  worst: z.enum(seriousnessCriteria).nullable(),
  worstGrades: z.array(z.strictObject({ gradingId: z.string(), gradeCode: z.string() })),
});

const ownReferral = z.strictObject({
  patientId: z.string(),
  referralId: z.string(),
  name: z.string(),
  birthDate: z.iso.date(),
  reason: z.string(),
  openedAt: moment,
  expectedOn: z.iso.date().nullable(),
  state: z.string(),
  acceptedAt: momentOrNull,
  seenAt: momentOrNull,
  reportedAt: momentOrNull,
  declinedAt: momentOrNull,
  reports: z.array(z.strictObject({ at: moment, text: z.string() })),
});
const referrerMessage = z.strictObject({
  messageId: z.string(),
  from: z.string(),
  text: z.string(),
  sentAt: moment,
});
const referralAccess = { referralId: z.string(), referrerId: z.string() };

/** Persons, records, lists across patients, and who saw them. */
export const careAnswers: Answers = {
  "GET /api/patients": fields({ patients: z.array(patientLine), nextCursor }),
  "POST /api/patients": fields({ patientId: z.string() }),
  "GET /api/patients/:id": fields({
    patientId: z.string(),
    person: personSchema.nullable(),
    personRevision: z.number().int().positive().nullable(),
    events: z.array(event),
    lastSequence: count,
    plans: z.array(linkedPlan),
  }),
  "PUT /api/patients/:id/person": fields({ revision: z.number().int().positive() }),
  "GET /api/patients/:id/events": fields({ events: z.array(event), lastSequence: count }),
  "POST /api/patients/:id/events": fields({ event, sequence: z.number().int().positive() }),
  "POST /api/patients/:id/plans": fields({ planId: z.string() }),
  "GET /api/patients/:id/audit": json(auditPage),
  "GET /api/audit": json(auditPage),
  "GET /api/worklists/:list": fields({
    rows: z.array(worklistLine),
    nextCursor,
    counts: z.strictObject({ totalCount: count, overdueCount: count }),
  }),
  "GET /api/visits/medians": fields({
    medians: z.array(
      z.strictObject({
        templateId: z.string(),
        plannedS: z.number(),
        visitCount: count,
        medianS: z.number().nullable(),
      }),
    ),
  }),
  "GET /api/responses": fields({ counts: z.array(responseCount) }),
  "GET /api/responses/:response": fields({ rows: z.array(responseLine), nextCursor }),
  "GET /api/adverse-events": fields({ counts: z.array(adverseEventCount) }),
  "GET /api/patients/:id/referral-access": fields({
    access: z.array(z.strictObject({ ...referralAccess, sharedAt: moment })),
  }),
  "PUT /api/patients/:id/referral-access": fields({
    patientId: z.string(),
    ...referralAccess,
    state: z.enum(["shared", "ended"]),
  }),
  "GET /api/own-referrals": fields({ referrals: z.array(ownReferral), nextCursor }),
  "GET /api/own-referrals/:id/messages": fields({ messages: z.array(referrerMessage) }),
  "GET /api/directory": fields({ entries: z.array(directoryEntry), nextCursor }),
  "POST /api/directory": json(directoryEntry),
  "PUT /api/directory/:id": json(directoryEntry),
};
