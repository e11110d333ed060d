import { contentsOf, workUpStates } from "@isotherm/clinic";
import { FollowUpStep, followUpStanding } from "../patient/follow-up/follow-up-step.tsx";
import { GoalsStep, goalsStanding } from "../patient/goals/goals-step.tsx";
import { InterviewStep } from "../patient/interview/interview-step.tsx";
import { MessagesStep, messagesStanding } from "../patient/messages/messages-step.tsx";
import { TalkStep, talkStanding } from "../patient/talk/talk-step.tsx";
import { AdverseStep, adverseStanding } from "./adverse/adverse-step.tsx";
import { ApprovalStep, approvalStanding } from "./approval/approval-step.tsx";
import { AssessmentStep, assessmentStanding } from "./assessment/assessment-step.tsx";
import { BlockStep, blockStanding } from "./block/block-step.tsx";
import { ExaminationStep, examinationStanding } from "./examination/examination-step.tsx";
import { ImagingStep, imagingStanding } from "./imaging/imaging-step.tsx";
import { IntakeStep, intakeStanding } from "./intake/intake-step.tsx";
import { MedicationStep, medicationStanding } from "./medication/medication-step.tsx";
import { OverviewStep } from "./overview/overview-step.tsx";
import { PlanStep, planStanding } from "./plan/plan-step.tsx";
import { ProcedureStep, procedureStanding } from "./procedure/procedure-step.tsx";
import { ReferralStep, referralStanding } from "./referral/referral-step.tsx";
import { type CareStep, doneOrOpen, idle, type StepContext, type StepStanding } from "./step.ts";
import { TimelineStep } from "./timeline/timeline-step.tsx";
import { WorkUpStepPage, workUpStanding } from "./work-up/work-up-step.tsx";

/** The way of one patient, in the order of practice. A step that is added here stands in the rail and has an address. */
export const CARE_STEPS: readonly CareStep[] = [
  { id: "overview", title: "Overview", part: "person", component: OverviewStep, standing: () => idle },
  { id: "referral", title: "Referral", part: "person", component: ReferralStep, standing: referralStanding },
  { id: "intake", title: "Intake", part: "person", component: IntakeStep, standing: intakeStanding },
  { id: "work-up", title: "Notes", part: "work-up", component: WorkUpStepPage, standing: workUpStanding },
  { id: "imaging", title: "Imaging", part: "work-up", component: ImagingStep, standing: imagingStanding },
  {
    id: "interview",
    title: "Interview",
    part: "work-up",
    component: InterviewStep,
    standing: interviewStanding,
  },
  {
    id: "examination",
    title: "Visit",
    part: "work-up",
    component: ExaminationStep,
    standing: examinationStanding,
  },
  {
    id: "medication",
    title: "Medication",
    part: "work-up",
    component: MedicationStep,
    standing: medicationStanding,
  },
  { id: "block", title: "Block", part: "decision", component: BlockStep, standing: blockStanding },
  {
    id: "assessment",
    title: "Assessment",
    part: "decision",
    component: AssessmentStep,
    standing: assessmentStanding,
  },
  {
    id: "talk",
    title: "Expectations",
    part: "decision",
    component: TalkStep,
    standing: talkStanding,
  },
  { id: "plan", title: "Plan", part: "freeze", component: PlanStep, standing: planStanding },
  { id: "approval", title: "Approval", part: "freeze", component: ApprovalStep, standing: approvalStanding },
  {
    id: "procedure",
    title: "Procedure",
    part: "freeze",
    component: ProcedureStep,
    standing: procedureStanding,
  },
  {
    id: "follow-up",
    title: "Follow-up",
    part: "afterwards",
    component: FollowUpStep,
    standing: followUpStanding,
  },
  { id: "goals", title: "Small goals", part: "afterwards", component: GoalsStep, standing: goalsStanding },
  {
    id: "adverse-events",
    title: "Adverse events",
    part: "afterwards",
    component: AdverseStep,
    standing: adverseStanding,
  },
  {
    id: "messages",
    title: "Messages",
    part: "record",
    component: MessagesStep,
    standing: messagesStanding,
  },
  { id: "timeline", title: "Timeline", part: "record", component: TimelineStep, standing: timelineStanding },
];

function interviewStanding({ record }: StepContext): StepStanding {
  const done = workUpStates(record).some(({ part, state }) => part === "interview" && state === "done");
  const count = contentsOf(record, "pain-component").length;
  return doneOrOpen(done ? `${count} ${count === 1 ? "pain" : "pains"}` : null, "not yet");
}

function timelineStanding({ record }: StepContext): StepStanding {
  return { state: "idle", summary: String(record.entries.length) };
}
