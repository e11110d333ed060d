import { checkConditions } from "./condition.ts";
import type { Finding } from "./finding.ts";
import { adverseEventRecords } from "./generated/adverse-events.ts";
import { contraindicationRecords } from "./generated/contraindications.ts";
import { gradingRecords } from "./generated/gradings.ts";
import { readinessRecords } from "./generated/readiness.ts";
import { rescueOrderRecords } from "./generated/rescue-orders.ts";
import type { RuleInputs } from "./rule.ts";
import type {
  AdverseEventRecord,
  ContraindicationRecord,
  GradingRecord,
  ReadinessRecord,
  RescueOrderRecord,
} from "./safety.ts";
import { type Explained, sourcesOf, weakestStatus } from "./sourced.ts";

/** Pick list of adverse events; those known at a target first when one is given. */
export function adverseEvents(targetId?: string): readonly AdverseEventRecord[] {
  if (targetId === undefined) return adverseEventRecords;
  const here = adverseEventRecords.filter(({ targetIds }) => targetIds.includes(targetId));
  return [...here, ...adverseEventRecords.filter((record) => !here.includes(record))];
}

/** Grading systems of adverse events, each with its version. */
export function gradings(): readonly GradingRecord[] {
  return gradingRecords;
}

/** Contraindications that concern a target and a modality; all of them for nulls. */
export function contraindicationsFor(
  targetId: string | null,
  modalityId: string | null,
): readonly ContraindicationRecord[] {
  return contraindicationRecords.filter(
    (record) => concerns(record.targetIds, targetId) && concerns(record.modalityIds, modalityId),
  );
}

/** Whether a list of ids, empty for any, holds for one; for all where none is asked about. */
function concerns(ids: readonly string[], id: string | null): boolean {
  return id === null || ids.length === 0 || ids.includes(id);
}

/** Remedies of a rescue order set. */
export function rescueOrders(set: string): readonly RescueOrderRecord[] {
  return rescueOrderRecords.filter((record) => record.set === set);
}

/**
 * Interactions of the remedies of a set for what is known of a patient (`takesSsri`, `hasKidneyDisease` …). A fact that is not
 * known is named, never taken as absent.
 *
 * @example
 * checkRescueOrders("neuritis", { takesSsri: true })[0]?.severity // => "critical"
 */
export function checkRescueOrders(set: string, patient: RuleInputs): readonly Finding[] {
  const findings = rescueOrders(set).flatMap((order) =>
    order.checks.flatMap((check): Finding[] => {
      const ruleId = `rule/rescue/${order.id}/${check.id}`;
      const { state, inputs, unknown } = checkConditions(ruleId, check.when, patient);
      if (state === "fails") return [];
      const asks = state === "unknown";
      return [
        {
          ruleId,
          severity: asks ? "info" : check.severity,
          message: asks ? `${order.name}: not known: ${unknown.join(", ")}. ${check.text}` : check.text,
          sources: check.sources,
          status: check.status,
          inputs,
        },
      ];
    }),
  );
  const weight = { critical: 0, warning: 1, info: 2 } as const;
  return findings.sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/** Whether operator and clinic are ready. */
export interface ReadinessResult extends Explained {
  readonly complete: boolean;
  readonly open: readonly ReadinessRecord[];
}

/** All readiness items for an indication. */
export function readinessItems(indication: string): readonly ReadinessRecord[] {
  return readinessRecords.filter(({ indications }) => indications.includes(indication));
}

/** Which readiness items are still open; complete when each is confirmed. */
export function checkReadiness(indication: string, confirmedIds: readonly string[]): ReadinessResult {
  const items = readinessItems(indication);
  const open = items.filter(({ id }) => !confirmedIds.includes(id));
  return {
    complete: open.length === 0,
    open,
    rule: "every readiness item of the indication is confirmed",
    inputs: { indication, confirmed: confirmedIds.join(", ") },
    status: weakestStatus(items.map(({ status }) => status)),
    sources: sourcesOf(items),
  };
}
