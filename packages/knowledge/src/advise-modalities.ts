import { target } from "./atlas.ts";
import { checkConditions } from "./condition.ts";
import { estimateTime, type TimeEstimate } from "./estimate-time.ts";
import type { EvidenceCard } from "./evidence.ts";
import { modalities, modalityReasons } from "./modalities.ts";
import type { ModalityReason, ModalityRecord } from "./modality.ts";
import type { RuleInputs } from "./rule.ts";
import { evidenceCard } from "./rulebook.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** What is known of a case; `null` or absent is not known, and the advice says so. */
export interface AdvisorCase {
  readonly purpose: "nerve" | "tumor";
  /** Null for a custom target: then give `fibers` and `paired`. */
  readonly targetId: string | null;
  /** Such as `crps-arm`, `phantom-limb`, `long-covid`, `knee-osteoarthritis`, `ventricular-tachycardia`, `desmoid`. */
  readonly indication: string | null;
  readonly fibers?: string | null;
  readonly paired?: boolean | null;
  readonly regrowthWanted?: boolean | null;
  readonly permanentLossAcceptable?: boolean | null;
  readonly permanentLossReason?: string | null;
  /** Whether sensitive structures lie close, as the operator sees it. */
  readonly crowded?: boolean | null;
  readonly implantedDevice?: boolean | null;
  readonly blockOutcome?: "none" | "pass" | "pass-with-caution" | "fail" | "worse" | "waived" | null;
  readonly zoneOverlapsTendonNerveSkin?: boolean | null;
  readonly levelCount?: number;
  readonly protocolPresetId?: string | null;
  readonly placementS?: number | null;
}

/** A reason that holds in this case, with what it was judged on and the cards behind it. */
export interface AppliedReason extends Explained {
  readonly text: string;
  readonly requirements: readonly string[];
  readonly evidenceCards: readonly EvidenceCard[];
}

/** What speaks for and against one modality in one case; no score, no rank. */
export interface ModalityAdvice extends Explained {
  readonly modality: ModalityRecord;
  readonly reasonsFor: readonly AppliedReason[];
  readonly reasonsAgainst: readonly AppliedReason[];
  /** Questions that must be answered before it can be chosen. */
  readonly questions: readonly AppliedReason[];
  /** What rules it out in this case; empty: nothing. */
  readonly exclusions: readonly AppliedReason[];
  /** Inputs that are not known and that a reason would need. */
  readonly unanswered: readonly string[];
  readonly time: TimeEstimate;
  /** Cards of the modality and of every reason that holds, each once. */
  readonly evidenceCards: readonly EvidenceCard[];
}

/**
 * When and why each modality in this case: reasons for and against every one, with evidence cards and time. The order is that of
 * the catalog, always the same; nothing is ranked.
 *
 * @example
 * adviseModalities({ purpose: "nerve", targetId: "medial-branch", indication: "facet-pain" })[1]?.modality.id // => "radiofrequency"
 */
export function adviseModalities(patientCase: AdvisorCase): readonly ModalityAdvice[] {
  const inputs = inputsOf(patientCase);
  return modalities().map((record) => adviceOn(record, patientCase, inputs));
}

function adviceOn(record: ModalityRecord, patientCase: AdvisorCase, inputs: RuleInputs): ModalityAdvice {
  const unanswered = new Set<string>();
  const holding = modalityReasons().filter((reason) => {
    if (reason.modalityId !== record.id) return false;
    const { state, unknown } = checkConditions(reason.id, reason.when, inputs);
    if (state === "unknown") for (const name of unknown) unanswered.add(name);
    return state === "holds";
  });
  const applied = (direction: ModalityReason["direction"]): AppliedReason[] =>
    holding.filter((reason) => reason.direction === direction).map((reason) => applyReason(reason, inputs));
  const statements = [record, ...holding];
  return {
    modality: record,
    reasonsFor: applied("for"),
    reasonsAgainst: applied("against"),
    questions: applied("ask"),
    exclusions: applied("exclude"),
    unanswered: [...unanswered],
    time: timeOf(record, patientCase),
    evidenceCards: cardsOf(statements.flatMap(({ evidenceCardIds }) => evidenceCardIds)),
    rule: "every reason on record whose conditions hold; the order is that of the catalog and no ranking",
    inputs,
    status: weakestStatus(statements.map(({ status }) => status)),
    sources: sourcesOf(statements),
  };
}

function applyReason(reason: ModalityReason, inputs: RuleInputs): AppliedReason {
  return {
    text: reason.text,
    requirements: reason.requirements,
    evidenceCards: cardsOf(reason.evidenceCardIds),
    rule: reason.id,
    inputs: checkConditions(reason.id, reason.when, inputs).inputs,
    status: reason.status,
    sources: reason.sources,
  };
}

function cardsOf(ids: readonly string[]): readonly EvidenceCard[] {
  return [...new Set(ids)].map(evidenceCard);
}

function timeOf(record: ModalityRecord, patientCase: AdvisorCase): TimeEstimate {
  const fromAtlas =
    patientCase.targetId === null ? null : (target(patientCase.targetId).protocolPresetIds[0] ?? null);
  return estimateTime({
    modalityId: record.id,
    levelCount: patientCase.levelCount ?? 1,
    protocolPresetId:
      record.time.basis === "freeze-protocol" ? (patientCase.protocolPresetId ?? fromAtlas) : null,
    placementS: patientCase.placementS ?? null,
  });
}

function inputsOf(patientCase: AdvisorCase): RuleInputs {
  const record = patientCase.targetId === null ? null : target(patientCase.targetId);
  return {
    purpose: patientCase.purpose,
    targetId: patientCase.targetId ?? "custom",
    indication: patientCase.indication,
    fibers: patientCase.fibers ?? record?.fibers ?? null,
    paired: patientCase.paired ?? record?.paired ?? null,
    cryoStatus: record?.cryoStatus ?? "custom",
    regrowthWanted: answer(patientCase.regrowthWanted),
    permanentLossAcceptable: answer(patientCase.permanentLossAcceptable),
    permanentLossReasonGiven: (patientCase.permanentLossReason ?? "").trim() !== "",
    crowded: patientCase.crowded ?? null,
    implantedDevice: patientCase.implantedDevice ?? null,
    blockOutcome: patientCase.blockOutcome ?? "none",
    zoneOverlapsTendonNerveSkin: patientCase.zoneOverlapsTendonNerveSkin ?? null,
  };
}

/** Three answers, so that a question not answered can itself be a condition. */
function answer(value: boolean | null | undefined): "yes" | "no" | "not-answered" {
  if (value === null || value === undefined) return "not-answered";
  return value ? "yes" : "no";
}
