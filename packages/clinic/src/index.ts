export { currentEventVersion } from "./document/migrations.ts";
export { readEvent } from "./document/read-event.ts";
export type { ClinicErrorCode } from "./errors.ts";
export { ClinicError } from "./errors.ts";
export { checkAdverseEvent } from "./pathway/adverse-event-check.ts";
export type { ApprovalGate, ApprovalPiece, ApprovalQuestion } from "./pathway/approval-gate.ts";
export { approvalGate } from "./pathway/approval-gate.ts";
export type { BlockRelief, DurationConcordance, GateQuestion } from "./pathway/block-effect.ts";
export {
  blockReliefs,
  durationConcordance,
  exceptionReasons,
  judgeBlockGate,
} from "./pathway/block-effect.ts";
export { checkExpectations, checkMultimodal } from "./pathway/expectation-check.ts";
export type { ScheduledVisit, ScheduleView } from "./pathway/follow-up-schedule.ts";
export { defaultGraceDays, followUpSchedule, overdueVisits } from "./pathway/follow-up-schedule.ts";
export { followUpsOf, sittingsOf } from "./pathway/freeze-entry.ts";
export { freezeReview } from "./pathway/freeze-review.ts";
export type { ExceptionStanding } from "./pathway/gate-exceptions.ts";
export { exceptionStandings } from "./pathway/gate-exceptions.ts";
export { imagingFindings, stationsStillToReview } from "./pathway/imaging-check.ts";
export type { InterviewDraft } from "./pathway/interview-gaps.ts";
export { interviewGaps } from "./pathway/interview-gaps.ts";
export type { EquivalentsPoint } from "./pathway/medication-check.ts";
export { equivalentsTrend, listAntithrombotics, listEquivalents } from "./pathway/medication-check.ts";
export type { NeuritisPath } from "./pathway/neuritis-path.ts";
export { neuritisPath } from "./pathway/neuritis-path.ts";
export type { OpenMessage } from "./pathway/open-messages.ts";
export { openMessages } from "./pathway/open-messages.ts";
export type { CoursePoint, PainCourse } from "./pathway/pain-course.ts";
export { painCourses } from "./pathway/pain-course.ts";
export { targetsForPain } from "./pathway/pain-targets.ts";
export type { Letter } from "./pathway/patient-letter.ts";
export { patientSummary, referrerLetter } from "./pathway/patient-letter.ts";
export type { CareStage, OpenVisit, PatientOverview } from "./pathway/patient-overview.ts";
export { openVisits, patientOverview } from "./pathway/patient-overview.ts";
export type { PatientPathway } from "./pathway/patient-pathway.ts";
export { patientPathways } from "./pathway/patient-pathway.ts";
export type { ChecklistQuestion } from "./pathway/procedure-checklist.ts";
export { procedureChecklist } from "./pathway/procedure-checklist.ts";
export type { NoteSection, ProcedureNote } from "./pathway/procedure-note.ts";
export { type NoteDetails, procedureNote } from "./pathway/procedure-note.ts";
export { redFlagSigns } from "./pathway/red-flags.ts";
export { danglingReferences, unknownIds } from "./pathway/reference-check.ts";
export type { ReferralState } from "./pathway/referral-loop.ts";
export { referralStates } from "./pathway/referral-loop.ts";
export type { RegrowthClock } from "./pathway/regrowth-clock.ts";
export { regrowthClock } from "./pathway/regrowth-clock.ts";
export { repeatOrSwitch } from "./pathway/repeat-or-switch.ts";
export { neuritisRescueFindings } from "./pathway/rescue-check.ts";
export type { PainResponse, Response } from "./pathway/responders.ts";
export { painResponses, responses } from "./pathway/responders.ts";
export type { ReturnOfPain } from "./pathway/return-of-pain.ts";
export { returnOfPain } from "./pathway/return-of-pain.ts";
export type { SmallGoal } from "./pathway/small-goals.ts";
export { smallGoals } from "./pathway/small-goals.ts";
export type { SupportSummary } from "./pathway/support-summary.ts";
export { supportSummary } from "./pathway/support-summary.ts";
export type { SheetPart } from "./pathway/take-home-sheet.ts";
export { takeHomeSheet } from "./pathway/take-home-sheet.ts";
export type { PainBaseline, PainThenNow, ThenAndNow, ThenNowRow } from "./pathway/then-and-now.ts";
export { baselinesOf, thenAndNow } from "./pathway/then-and-now.ts";
export type { VisitDuration, VisitTemplate } from "./pathway/visit-template.ts";
export { visitDurations, visitOverruns, visitTemplates } from "./pathway/visit-template.ts";
export type { WorkUpPart, WorkUpState } from "./pathway/work-up.ts";
export { workUpFindings, workUpStates } from "./pathway/work-up.ts";
export type { WorklistItem, WorklistName } from "./pathway/worklist.ts";
export { worklistItems, worklists } from "./pathway/worklist.ts";
export type { AdverseEvent, Seriousness } from "./record/adverse-event.ts";
export { seriousnessCriteria } from "./record/adverse-event.ts";
export { appendEvent } from "./record/append-event.ts";
export type { Complaint } from "./record/complaint.ts";
export type {
  ApprovalOverride,
  Assessment,
  Countersignature,
  ExpectationTalk,
  GateException,
  MultimodalPlan,
  PlanApproval,
  ReadinessCheck,
} from "./record/decision.ts";
export type { BlockPain, DiagnosticBlock } from "./record/diagnostic-block.ts";
export type { FollowUp, MiniGoal, TreatmentResult } from "./record/follow-up.ts";
export type { FreezeLog, FreezeLogStep } from "./record/freeze-log.ts";
export type { Concordance, ImagingFinding, ImagingReview, SliceLink } from "./record/imaging-review.ts";
export type { MedicationEntry, MedicationList } from "./record/medication.ts";
export type { Correspondent, Message, PatientQuestion } from "./record/message.ts";
export type {
  ActivityLimit,
  BodyMark,
  BodyPath,
  DailyLife,
  DrugEffect,
  Flares,
  LifeActivity,
  PainComponent,
  PainState,
} from "./record/pain.ts";
export { lifeActivities } from "./record/pain.ts";
export type { PatientRecord, RecordEntry } from "./record/patient-record.ts";
export { contentsOf, entriesOf, latestOf, patientRecord, recordAsOf } from "./record/patient-record.ts";
export type { Author, Origin, Role, Signature } from "./record/person.ts";
export type { ContentOf, EventContent, EventKind, RecordEvent, Withdrawal } from "./record/record-event.ts";
export type { ReferralOpened, ReferralStep, ReferralStepName, Specialty } from "./record/referral.ts";
export { specialties, specialtyNames } from "./record/referral.ts";
export type { Counseling, RehabilitationSession } from "./record/support.ts";
export type { CareAxis, Intake, PatientStory, WorkUpStep, WorkUpStepName } from "./record/work-up.ts";
