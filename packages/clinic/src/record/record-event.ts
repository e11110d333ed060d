import type { AdverseEvent } from "./adverse-event.ts";
import type { Complaint } from "./complaint.ts";
import type {
  ApprovalOverride,
  Assessment,
  Countersignature,
  ExpectationTalk,
  GateException,
  MultimodalPlan,
  PlanApproval,
  ReadinessCheck,
} from "./decision.ts";
import type { DiagnosticBlock } from "./diagnostic-block.ts";
import type { FollowUp, MiniGoal, TreatmentResult } from "./follow-up.ts";
import type { FreezeLog } from "./freeze-log.ts";
import type { ImagingReview } from "./imaging-review.ts";
import type { MedicationList } from "./medication.ts";
import type { Message, PatientQuestion } from "./message.ts";
import type { PainComponent } from "./pain.ts";
import type { Author, Origin } from "./person.ts";
import type { ReferralOpened, ReferralStep } from "./referral.ts";
import type { Counseling, RehabilitationSession } from "./support.ts";
import type { Intake, PatientStory, WorkUpStep } from "./work-up.ts";

/** An entry made in error: it leaves every view but stays in the record with its reason. Always a correction. */
export interface Withdrawal {
  readonly kind: "withdrawal";
  readonly reason: string;
}

/** What an event says. */
export type EventContent =
  | AdverseEvent
  | ApprovalOverride
  | Assessment
  | Complaint
  | Counseling
  | Countersignature
  | DiagnosticBlock
  | ExpectationTalk
  | FollowUp
  | FreezeLog
  | GateException
  | ImagingReview
  | Intake
  | MedicationList
  | Message
  | MiniGoal
  | MultimodalPlan
  | PainComponent
  | PatientQuestion
  | PatientStory
  | PlanApproval
  | ReadinessCheck
  | ReferralOpened
  | RehabilitationSession
  | ReferralStep
  | TreatmentResult
  | Withdrawal
  | WorkUpStep;

/** Word that tells the contents apart. */
export type EventKind = EventContent["kind"];

/** The content of one kind. */
export type ContentOf<Kind extends EventKind> = Extract<EventContent, { readonly kind: Kind }>;

/**
 * One thing that was written down about one patient. Never changed, never deleted: what was wrong is corrected by a later event
 * that points at it. Ids, moments and authors come from whoever holds the clock and the accounts.
 */
export interface RecordEvent {
  readonly format: "isotherm.record-event";
  readonly version: 2;
  readonly id: string;
  readonly patientId: string;
  /** When it was written down. */
  readonly recordedAt: string;
  /** When it happened. */
  readonly happenedAt: string;
  readonly author: Author;
  readonly origin: Origin;
  /** The event that this one corrects, and why; null for a new entry. */
  readonly correction: { readonly eventId: string; readonly reason: string } | null;
  readonly content: EventContent;
}
