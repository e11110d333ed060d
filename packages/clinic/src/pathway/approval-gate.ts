import { checkReadiness, type Finding, readinessItems, riskText } from "@isotherm/knowledge";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import type { ApprovalOverride, ExpectationTalk } from "../record/decision.ts";
import { contentsOf, entriesOf, latestOf, type PatientRecord } from "../record/patient-record.ts";
import { judgeBlockGate } from "./block-effect.ts";
import { judge } from "./judge.ts";
import { isSignedByAuthor } from "./own-signature.ts";
import { type WorkUpPart, workUpStates } from "./work-up.ts";

/** What is to be approved: the plan as it is now, with its fingerprint, and what it is for. */
export interface ApprovalQuestion {
  readonly plan: TreatmentPlan;
  readonly planFingerprint: string;
  readonly indication: string;
}

/** One piece that must be on record before a freeze. */
export interface ApprovalPiece {
  readonly id: string;
  /** In words, as it is named when it is missing. */
  readonly name: string;
  /** `stopped`: missing, and no override lifts it. */
  readonly state: "present" | "missing" | "overridden" | "stopped";
  readonly detail: string;
  readonly override: ApprovalOverride | null;
}

/** Whether a freeze may go ahead, and what each piece says (R3). */
export interface ApprovalGate {
  readonly pieces: readonly ApprovalPiece[];
  /** A plan thought out beforehand stays provisional until the patient was interviewed and seen (R80). */
  readonly planState: "provisional" | "decided";
  readonly mayFreeze: boolean;
  /** Empty where nothing is missing; an override stays visible as a warning. */
  readonly findings: readonly Finding[];
}

interface RawPiece {
  readonly id: string;
  readonly name: string;
  readonly present: boolean;
  readonly detail: string;
  readonly fixed?: true;
}

/** The approval gate of one plan: each missing piece by name, each override with its reason and name. */
export function approvalGate(record: PatientRecord, question: ApprovalQuestion): ApprovalGate {
  const raw = [
    ...workUpPieces(record),
    ...decisionPieces(record, question),
    ...talkPieces(record, question),
    ...blockPieces(record, question),
    ...wishPieces(record, question),
    ...readinessPieces(record, question),
    planPiece(record, question),
  ];
  const pieces = raw.map((piece) => judgePiece(record, question, piece));
  const states = workUpStates(record);
  const met = (part: WorkUpPart): boolean =>
    states.some((state) => state.part === part && state.state === "done");
  return {
    pieces,
    planState: met("interview") && met("seen") ? "decided" : "provisional",
    mayFreeze: pieces.every((piece) => piece.state === "present" || piece.state === "overridden"),
    findings: pieces.flatMap(pieceFinding),
  };
}

function judgePiece(record: PatientRecord, question: ApprovalQuestion, piece: RawPiece): ApprovalPiece {
  const { id, name, detail } = piece;
  if (piece.present) return { id, name, state: "present", detail, override: null };
  if (piece.fixed === true) return { id, name, state: "stopped", detail, override: null };
  const override = entriesOf(record, "approval-override").findLast(
    (entry) =>
      entry.content.pieceId === id &&
      entry.content.planId === question.plan.id &&
      isSignedByAuthor(entry, entry.content.signature),
  )?.content;
  return {
    id,
    name,
    state: override === undefined ? "missing" : "overridden",
    detail,
    override: override ?? null,
  };
}

function pieceFinding(piece: ApprovalPiece): readonly Finding[] {
  if (piece.state === "present") return [];
  if (piece.override !== null) {
    const { signature, reason } = piece.override;
    return [
      judge(`approval/${piece.id}`, "warning", {
        message: `${piece.name} is missing and was let go by ${signature.personId} at ${signature.signedAt}: ${reason}`,
      }),
    ];
  }
  const way =
    piece.state === "stopped"
      ? "put it on record; no override lifts this"
      : "put it on record, or sign an override with its reason";
  return [
    judge(`approval/${piece.id}`, "critical", {
      message: `${piece.name} is missing (${piece.detail}); ${way}`,
    }),
  ];
}

const partNames: Readonly<Record<WorkUpPart, string>> = {
  notes: "The review of the notes",
  imaging: "The imaging review",
  interview: "The interview by pain component",
  seen: "Being seen in person by the proceduralist",
  examination: "The examination",
};

function workUpPieces(record: PatientRecord): readonly RawPiece[] {
  return workUpStates(record).map(({ part, state, doneAt, doneBy }) => ({
    id: part,
    name: partNames[part],
    present: state === "done",
    detail: state === "done" ? `${doneAt ?? ""} by ${doneBy ?? ""}` : "not on record",
    // Decided only after talking to the patient (R80).
    ...(part === "interview" ? { fixed: true as const } : {}),
  }));
}

function decisionPieces(record: PatientRecord, { indication }: ApprovalQuestion): readonly RawPiece[] {
  const assessment = latestOf(record, "assessment");
  const intake = latestOf(record, "intake");
  return [
    {
      id: "intake",
      name: "The intake for this indication",
      present: intake?.indication === indication,
      detail: intake === null ? "not on record" : `it says ${intake.indication}`,
      // Another indication would ask another gate.
      fixed: true,
    },
    {
      id: "medication",
      name: "The list of medication, allergies and implants",
      present: latestOf(record, "medication-list") !== null,
      detail: "not on record",
    },
    {
      id: "assessment",
      name: "An assessment that ends in treat",
      present: assessment?.decision === "treat",
      detail: assessment === null ? "not on record" : `the last one ends in ${assessment.decision}`,
    },
  ];
}

function talkPieces(record: PatientRecord, question: ApprovalQuestion): readonly RawPiece[] {
  const talk = latestOf(record, "expectation-talk");
  const targetId = question.plan.target?.knowledgeTargetId ?? null;
  const risks = targetId === null ? null : riskText(targetId, question.indication);
  const parts: readonly (readonly [string, string, (talk: ExpectationTalk) => boolean])[] = [
    ["expectation-talk", "The expectation talk", () => true],
    ["never-zero", "The word that zero pain is out of reach", ({ neverZero }) => neverZero === "said"],
    ["goal", "A goal above zero", ({ goals }) => goals.every(({ goalScore }) => goalScore > 0)],
    [
      "risks",
      "The risks of this target for this indication",
      ({ riskTextIds }) => (risks === null ? riskTextIds.length > 0 : riskTextIds.includes(risks.id)),
    ],
    ["neuritis", "The word on the weeks of neuritis", ({ neuritis }) => neuritis !== "not-explained"],
    ["plan-b", "Plan B", ({ planB }) => planB !== null],
    ["teach-back", "The teach-back", ({ teachBack }) => teachBack !== null],
    [
      "signatures",
      "The signatures of patient and clinician under the talk",
      ({ signedByPatient, signedByClinician }) => signedByPatient !== null && signedByClinician !== null,
    ],
  ];
  const pieces = parts.map(([id, name, holds]) => ({
    id,
    name,
    present: talk !== null && holds(talk),
    detail: talk === null ? "no expectation talk on record" : "open in the expectation talk",
  }));
  const open = contentsOf(record, "patient-question").filter(({ answer }) => answer === null);
  return [
    ...pieces,
    {
      id: "questions",
      name: "An answer to every question of the patient",
      present: open.length === 0,
      detail: `${open.length} without an answer`,
    },
  ];
}

/**
 * Only an exception of the gate itself lifts a missing block (R116), and none where the gate knows no waiver (R118). A block is asked
 * for where a nerve is frozen, not a tumor (R14); a gate without waiver holds for both, so that no name of the procedure goes round it.
 */
function blockPieces(record: PatientRecord, { plan, indication }: ApprovalQuestion): readonly RawPiece[] {
  const result = judgeBlockGate(record, {
    targetId: plan.target?.knowledgeTargetId ?? null,
    indication,
    side: plan.target?.side ?? null,
  });
  if (plan.procedureType === "tumor-ablation" && result.gate.waivable) return [];
  return [
    {
      id: "block",
      name: result.hardStop ? "A positive block (hard stop)" : "A positive block, or its recorded exception",
      present: result.mayProceed,
      detail: result.finding.message,
      fixed: true,
    },
  ];
}

/** A block lets the patient feel what is to come and want it, or not (R117); nobody else's signature stands for that wish. */
function wishPieces(record: PatientRecord, { plan, indication }: ApprovalQuestion): readonly RawPiece[] {
  const block = contentsOf(record, "diagnostic-block").findLast(
    (candidate) =>
      candidate.targetId === plan.target?.knowledgeTargetId && candidate.indication === indication,
  );
  if (block === undefined) return [];
  return [
    {
      id: "wish",
      name: "The patient's wish to go ahead after the block",
      present: block.patientWish === "go-ahead",
      detail: `after the block it was: ${block.patientWish}`,
      fixed: true,
    },
  ];
}

/** Asked only where `knowledge` names things to have ready (R115). */
function readinessPieces(record: PatientRecord, { indication }: ApprovalQuestion): readonly RawPiece[] {
  if (readinessItems(indication).length === 0) return [];
  const confirmed = contentsOf(record, "readiness-check")
    .filter((check) => check.indication === indication)
    .at(-1);
  const result = checkReadiness(indication, confirmed?.confirmedIds ?? []);
  return [
    {
      id: "readiness",
      name: "The readiness of operator and clinic",
      present: result.complete,
      detail: `open: ${result.open.map(({ name }) => name).join(", ")}`,
    },
  ];
}

function planPiece(record: PatientRecord, { plan, planFingerprint }: ApprovalQuestion): RawPiece {
  const approval = entriesOf(record, "plan-approval").findLast(
    (entry) => entry.content.planId === plan.id && isSignedByAuthor(entry, entry.content.signature),
  )?.content;
  return {
    id: "plan",
    name: "The approval of the plan as it is now",
    present: approval?.planFingerprint === planFingerprint,
    detail: approval === undefined ? "not approved by the physician who signs" : "changed after its approval",
    fixed: true,
  };
}
