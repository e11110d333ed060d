import {
  type BlockGateResult,
  type BlockResult,
  blockGateFor,
  evaluateBlockGate,
  painChange,
} from "@isotherm/knowledge";
import type { GateException } from "../record/decision.ts";
import type { BlockPain, DiagnosticBlock } from "../record/diagnostic-block.ts";
import { entriesOf, type PatientRecord } from "../record/patient-record.ts";
import { exceptionStandings } from "./gate-exceptions.ts";

/** Relief of one pain over the hours after a block. */
export interface BlockRelief {
  readonly painId: string;
  /** Score before, on the provoking movement where that was tested throughout, at rest otherwise. */
  readonly beforeScore: number;
  readonly tested: "provoked" | "rest";
  readonly hours: readonly {
    readonly afterS: number;
    readonly score: number;
    /** (before − after) / before; null when there was no pain before. */
    readonly reliefFraction: number | null;
  }[];
  readonly bestReliefFraction: number | null;
  /** From the first to the last time in a row with at least 30 % relief around the best one; null without such a time. */
  readonly lasted: { readonly atLeastS: number; readonly endedByS: number | null } | null;
}

/** Whether relief lasted as long as the drug works. */
export type DurationConcordance = "concordant" | "discordant" | "not-known";

/** What each pain of a block did, hour by hour; every pain is shown, not only the one that was to be tested. */
export function blockReliefs(block: DiagnosticBlock): readonly BlockRelief[] {
  return block.before.map((before) => reliefOf(block, before));
}

function reliefOf(block: DiagnosticBlock, before: BlockPain): BlockRelief {
  const after = block.series.flatMap(({ pains }) => pains.filter((pain) => pain.painId === before.painId));
  // One movement left out would compare a movement with rest, so then rest is compared throughout.
  const provoked = before.provokedScore !== null && after.every((pain) => pain.provokedScore !== null);
  const tested = provoked ? "provoked" : "rest";
  const beforeScore = provoked ? (before.provokedScore ?? before.restScore) : before.restScore;
  const hours = block.series.flatMap(({ afterS, pains }) => {
    const pain = pains.find((candidate) => candidate.painId === before.painId);
    const score = tested === "rest" ? pain?.restScore : pain?.provokedScore;
    if (score === undefined || score === null) return [];
    const reliefFraction = beforeScore > 0 ? (beforeScore - score) / beforeScore : null;
    return [{ afterS, score, reliefFraction }];
  });
  const reliefs = hours.flatMap(({ reliefFraction }) => (reliefFraction === null ? [] : [reliefFraction]));
  return {
    painId: before.painId,
    beforeScore,
    tested,
    hours,
    bestReliefFraction: reliefs.length === 0 ? null : Math.max(...reliefs),
    lasted: lastedOf(beforeScore, hours),
  };
}

/** Relief counts while it is at least moderate, as `knowledge` defines that. */
function lastedOf(beforeScore: number, hours: BlockRelief["hours"]): BlockRelief["lasted"] {
  const relieved = hours.map(
    ({ score }) =>
      painChange({ painBeforeScore: beforeScore, painAfterScore: score }).atLeast30Percent === true,
  );
  const bestScore = Math.min(...hours.map(({ score }) => score));
  const best = hours.findIndex(({ score }) => score === bestScore);
  if (best < 0 || relieved[best] !== true) return null;
  const end = relieved.findIndex((yes, index) => index > best && !yes);
  const last = hours[end < 0 ? hours.length - 1 : end - 1];
  return { atLeastS: last?.afterS ?? 0, endedByS: end < 0 ? null : (hours[end]?.afterS ?? null) };
}

/**
 * Relief by the index pain against the time that the drug is expected to work, as the site entered it. The end of relief lies
 * between two scores, so that it fits when any moment between them fits; relief without an end is not known.
 */
export function durationConcordance(block: DiagnosticBlock): DurationConcordance {
  const { expectedRelief } = block;
  const lasted = indexRelief(block).lasted;
  if (expectedRelief === null || lasted === null) return "not-known";
  if (lasted.endedByS === null) {
    return lasted.atLeastS > expectedRelief.toS
      ? "discordant"
      : notYet(lasted.atLeastS, expectedRelief.fromS);
  }
  return lasted.endedByS >= expectedRelief.fromS && lasted.atLeastS <= expectedRelief.toS
    ? "concordant"
    : "discordant";
}

function notYet(atLeastS: number, fromS: number): DurationConcordance {
  return atLeastS >= fromS ? "concordant" : "not-known";
}

/** The relief of the pain that the block was to test. */
export function indexRelief(block: DiagnosticBlock): BlockRelief {
  const before = block.before.find((pain) => pain.painId === block.indexPainId);
  return reliefOf(block, before ?? { painId: block.indexPainId, restScore: 0, provokedScore: null });
}

/** Where and what for a gate is asked. */
export interface GateQuestion {
  readonly targetId: string | null;
  readonly indication: string;
  readonly side?: DiagnosticBlock["side"] | null;
}

/** The block-first gate of `knowledge`, asked with the blocks and exceptions of a record (R56, R116–R118). */
export function judgeBlockGate(record: PatientRecord, question: GateQuestion): BlockGateResult {
  const blocks = entriesOf(record, "diagnostic-block")
    .map((entry) => entry.content)
    .filter(
      (block) =>
        block.targetId === question.targetId &&
        block.indication === question.indication &&
        (question.side === undefined || question.side === null || block.side === question.side),
    );
  const standing = exceptionStandings(record).findLast(
    ({ exception: { content } }) =>
      content.targetId === question.targetId && content.indication === question.indication,
  );
  return evaluateBlockGate({
    targetId: question.targetId,
    indication: question.indication,
    blocks: blocks.map((block) => blockResult(block)),
    waiver:
      standing === undefined
        ? null
        : {
            reason: listedReason(question, standing.exception.content),
            requestedBy: standing.exception.current.author.id,
            approvedBy: standing.state === "agreed" ? standing.exception.content.secondPhysicianId : "",
          },
  });
}

/** Reasons for an exception that a gate knows, and `other`; empty where it knows no waiver (R116, R118). */
export function exceptionReasons(question: GateQuestion): readonly string[] {
  const gate = blockGateFor(question.targetId, question.indication);
  return gate.waivable ? [...gate.waiverReasons, "other"] : [];
}

/** A reason that is not on the list is no reason; the gate then names it as missing. */
function listedReason(question: GateQuestion, { reason, text }: GateException): string {
  return exceptionReasons(question).includes(reason) ? `${reason}: ${text}` : "";
}

function blockResult(block: DiagnosticBlock): BlockResult {
  const relief = indexRelief(block);
  const duration = durationConcordance(block);
  const gate = blockGateFor(block.targetId, block.indication);
  return {
    painBeforeScore: relief.beforeScore,
    painAfterScore: Math.min(...relief.hours.map(({ score }) => score), 10),
    durationConcordant: duration === "not-known" ? null : duration === "concordant",
    signSeen:
      gate.requiresPatientDefinedSuccess && block.compass31 !== null
        ? block.compass31.afterScore < block.compass31.beforeScore
        : yesNo(block.objectiveSign.seen),
    motorLossFeltAndAccepted: block.motor.acceptance === null ? null : block.motor.acceptance === "accepted",
    successAsDefined: block.patientSuccess === null ? null : block.patientSuccess.reached === "yes",
  };
}

function yesNo(seen: DiagnosticBlock["objectiveSign"]["seen"]): boolean | null {
  return seen === "not-looked-for" ? null : seen === "yes";
}
