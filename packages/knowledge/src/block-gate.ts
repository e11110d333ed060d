import type { Finding, Severity } from "./finding.ts";
import { blockGateRecords } from "./generated/block-gates.ts";
import type { RuleInputs } from "./rule.ts";
import type { BlockGateRecord } from "./safety.ts";
import type { Explained } from "./sourced.ts";

/** One diagnostic block as recorded; null where it was not asked or not seen. */
export interface BlockResult {
  /** 0–10, before the block. */
  readonly painBeforeScore: number;
  /** 0–10, best after the block. */
  readonly painAfterScore: number;
  /** Whether the relief lasted as long as the drug works. */
  readonly durationConcordant: boolean | null;
  /** Whether the objective sign of the gate was seen. */
  readonly signSeen?: boolean | null;
  readonly motorLossFeltAndAccepted?: boolean | null;
  /** Whether it was a success as the patient had defined it beforehand. */
  readonly successAsDefined?: boolean | null;
}

/** A recorded exception: a reason, who asked for it and who else approved it; empty while nobody did. */
export interface BlockWaiver {
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
}

/** What the gate is asked. */
export interface BlockGateRequest {
  readonly targetId: string | null;
  readonly indication: string | null;
  /** In order of time. */
  readonly blocks: readonly BlockResult[];
  readonly waiver?: BlockWaiver | null;
}

export type BlockOutcome = "none" | "pass" | "pass-with-caution" | "fail" | "worse" | "waived";

/** Whether a freeze may follow, and why. */
export interface BlockGateResult extends Explained {
  readonly gate: BlockGateRecord;
  readonly outcome: BlockOutcome;
  readonly mayProceed: boolean;
  /** No exception exists: only a passed block opens the gate. */
  readonly hardStop: boolean;
  /** (before − after) / before of the weakest block that counts; null without one. */
  readonly reliefFraction: number | null;
  readonly missing: readonly string[];
  readonly finding: Finding;
}

/** All gates of the block-first rule. */
export function blockGates(): readonly BlockGateRecord[] {
  return blockGateRecords;
}

/**
 * The gate that holds for a target and indication, the most particular first. A gate without waiver holds for its indication at
 * any target, so that no other choice of target goes round it.
 */
export function blockGateFor(targetId: string | null, indication: string | null): BlockGateRecord {
  const named = (gate: BlockGateRecord): boolean =>
    indication !== null && gate.indications.includes(indication);
  const placed = (gate: BlockGateRecord): boolean => targetId !== null && gate.targetIds.includes(targetId);
  const gate =
    blockGateRecords.find((record) => !record.waivable && named(record)) ??
    blockGateRecords.find((record) => named(record) && placed(record)) ??
    blockGateRecords.find((record) => record.indications.length === 0 && placed(record)) ??
    blockGateRecords.find(({ indications, targetIds }) => indications.length + targetIds.length === 0);
  if (gate === undefined) throw new Error("the block gates lack the one for every other target");
  return gate;
}

/**
 * Whether the block-first gate is open. Relief = (before − after) / before. Worse than before the block stops; less than the
 * threshold but from the caution limit on, or a discordant duration, passes with caution; the gate of long COVID has no waiver.
 *
 * @example
 * evaluateBlockGate({ targetId: "stellate-ganglion", indication: "long-covid", blocks: [] }).hardStop // => true
 */
export function evaluateBlockGate(request: BlockGateRequest): BlockGateResult {
  const gate = blockGateFor(request.targetId, request.indication);
  const judged = judgeBlocks(gate, request.blocks);
  const waiver = request.waiver ?? null;
  const waiverMissing = waiver === null ? [] : missingOfWaiver(gate, waiver);
  const waived = waiver !== null && gate.waivable && waiverMissing.length === 0;
  // A block that hurt is a stop that no waiver lifts.
  const outcome =
    waived && (judged.outcome === "none" || judged.outcome === "fail") ? "waived" : judged.outcome;
  const open: readonly BlockOutcome[] = gate.waivable ? ["pass", "pass-with-caution", "waived"] : ["pass"];
  const mayProceed = open.includes(outcome);
  const missing = [...judged.missing, ...waiverMissing];
  const inputs: RuleInputs = {
    targetId: request.targetId,
    indication: request.indication,
    blockCount: request.blocks.length,
    reliefFraction: judged.reliefFraction,
    waiverReason: waiver?.reason ?? null,
  };
  return {
    gate,
    outcome,
    mayProceed,
    hardStop: !gate.waivable && !mayProceed,
    reliefFraction: judged.reliefFraction,
    missing,
    finding: findingOf(gate, { outcome, mayProceed, missing, inputs }),
    rule: `block gate ${gate.id}: ${gate.name}`,
    inputs,
    status: gate.status,
    sources: gate.sources,
  };
}

interface Judged {
  readonly outcome: BlockOutcome;
  readonly reliefFraction: number | null;
  readonly missing: readonly string[];
}

function judgeBlocks(gate: BlockGateRecord, blocks: readonly BlockResult[]): Judged {
  if (blocks.length === 0) return { outcome: "none", reliefFraction: null, missing: ["a diagnostic block"] };
  const counted = blocks.slice(-gate.blockCount);
  const reliefs = counted.map(reliefOf);
  const reliefFraction = reliefs.includes(null) ? null : Math.min(...reliefs.map((relief) => relief ?? 0));
  if (counted.some(({ painBeforeScore, painAfterScore }) => painAfterScore > painBeforeScore))
    return { outcome: "worse", reliefFraction, missing: [] };
  const missing = counted.flatMap((block) => missingOf(gate, block));
  if (blocks.length < gate.blockCount) missing.push(`block ${blocks.length + 1} of ${gate.blockCount}`);
  const outcome = outcomeOf(gate, counted, reliefFraction);
  // What is not on record is not a pass.
  return { outcome: missing.length > 0 && outcome !== "fail" ? "none" : outcome, reliefFraction, missing };
}

function reliefOf({ painBeforeScore, painAfterScore }: BlockResult): number | null {
  return painBeforeScore > 0 ? (painBeforeScore - painAfterScore) / painBeforeScore : null;
}

function outcomeOf(
  gate: BlockGateRecord,
  blocks: readonly BlockResult[],
  reliefFraction: number | null,
): BlockOutcome {
  if (blocks.some((block) => isRefuted(gate, block))) return "fail";
  const discordant = blocks.some(({ durationConcordant }) => durationConcordant === false);
  if (gate.minimumReliefFraction === null) return discordant ? "pass-with-caution" : "pass";
  if (reliefFraction === null || reliefFraction < (gate.cautionFromFraction ?? gate.minimumReliefFraction))
    return "fail";
  return reliefFraction < gate.minimumReliefFraction || discordant ? "pass-with-caution" : "pass";
}

/** What was asked and answered with no. */
function isRefuted(gate: BlockGateRecord, block: BlockResult): boolean {
  return (
    (gate.objectiveSign !== null && block.signSeen === false) ||
    (gate.requiresMotorAcceptance && block.motorLossFeltAndAccepted === false) ||
    (gate.requiresPatientDefinedSuccess && block.successAsDefined === false)
  );
}

function missingOf(gate: BlockGateRecord, block: BlockResult): string[] {
  const open = (value: boolean | null | undefined): boolean => value === null || value === undefined;
  return [
    ...(gate.objectiveSign !== null && !gate.requiresMotorAcceptance && open(block.signSeen)
      ? [gate.objectiveSign]
      : []),
    ...(gate.requiresMotorAcceptance && open(block.motorLossFeltAndAccepted)
      ? ["whether the patient felt the motor loss and accepts it"]
      : []),
    ...(gate.requiresPatientDefinedSuccess && open(block.successAsDefined)
      ? ["whether it was a success as the patient defined it"]
      : []),
    ...(open(block.durationConcordant) ? ["whether the duration fits the drug"] : []),
  ];
}

function missingOfWaiver(gate: BlockGateRecord, waiver: BlockWaiver): string[] {
  if (!gate.waivable) return ["a passed block: this gate has no waiver"];
  const second = waiver.approvedBy.trim().toLowerCase();
  return [
    ...(waiver.reason.trim() === "" ? ["the reason of the waiver"] : []),
    ...(waiver.requestedBy.trim() === "" ? ["who asks for the waiver"] : []),
    ...(second === "" || second === waiver.requestedBy.trim().toLowerCase()
      ? ["the signature of a second person under the waiver"]
      : []),
  ];
}

const severities: Readonly<Record<BlockOutcome, Severity>> = {
  none: "critical",
  pass: "info",
  "pass-with-caution": "warning",
  fail: "critical",
  worse: "critical",
  waived: "warning",
};

const sentences: Readonly<Record<BlockOutcome, string>> = {
  none: "no complete block is on record; block first",
  pass: "the block passed; a positive block is needed, not sufficient",
  "pass-with-caution":
    "the block helped in part, or for another time than the drug works; weigh it with the patient",
  fail: "the block did not show what it must; do not freeze here, offer another way",
  worse: "the pain after the block was higher than before; stop",
  waived: "the block is waived, with reason and second signature on record",
};

function findingOf(
  gate: BlockGateRecord,
  state: {
    readonly outcome: BlockOutcome;
    readonly mayProceed: boolean;
    readonly missing: readonly string[];
    readonly inputs: RuleInputs;
  },
): Finding {
  const stop = !gate.waivable && !state.mayProceed ? " Hard stop, no exception." : "";
  const lacks = state.missing.length === 0 ? "" : ` Missing: ${state.missing.join("; ")}.`;
  return {
    ruleId: `rule/block-gate/${gate.id}`,
    severity: state.mayProceed ? severities[state.outcome] : "critical",
    message: `${gate.name}: ${sentences[state.outcome]}.${stop}${lacks}`,
    sources: gate.sources,
    status: gate.status,
    place: { kind: "plan" },
    inputs: state.inputs,
  };
}
