import {
  contentsOf,
  entriesOf,
  type FreezeLog,
  type PatientRecord,
  type RecordEntry,
} from "@isotherm/clinic";
import type { Insertable } from "kysely";
import type { FollowUpFactTable, FreezeFactTable } from "../database/record-schema.ts";

function highest(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : Math.max(...scores);
}

function mean(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Worst pain on record before a freeze. */
function baselineWorstScore(record: PatientRecord, freeze: RecordEntry<FreezeLog>): number | null {
  const before = entriesOf(record, "pain-component").filter(
    ({ happenedAt }) => Date.parse(happenedAt) <= Date.parse(freeze.happenedAt),
  );
  return highest(before.map(({ content }) => content.state.worstScore));
}

/** Every freeze of a record in numbers. */
export function freezeFacts(record: PatientRecord): readonly Insertable<FreezeFactTable>[] {
  const results = contentsOf(record, "treatment-result");
  return entriesOf(record, "freeze-log").map((entry) => ({
    patient_id: record.patientId,
    entry_id: entry.entryId,
    freeze_id: entry.content.freezeId,
    plan_id: entry.content.planId,
    happened_at: entry.happenedAt,
    target_id: entry.content.targetId,
    indication: entry.content.indication,
    baseline_worst_score: baselineWorstScore(record, entry),
    regrowth_distance_mm: entry.content.regrowthDistanceMm,
    result: results.findLast(({ freezeId }) => freezeId === entry.content.freezeId)?.result ?? null,
  }));
}

/** Every follow-up of a record in numbers. */
export function followUpFacts(record: PatientRecord): readonly Insertable<FollowUpFactTable>[] {
  return entriesOf(record, "follow-up").map(({ content, entryId, happenedAt }) => ({
    patient_id: record.patientId,
    entry_id: entryId,
    freeze_id: content.freezeId,
    visit_id: content.visitId,
    happened_at: happenedAt,
    manner: content.manner,
    pain_count: content.pains.length,
    worst_score: highest(content.pains.map(({ state }) => state.worstScore)),
    average_score: mean(content.pains.map(({ state }) => state.averageScore)),
    global_impression_score: content.globalImpressionScore,
    neuritis_worst_score: content.neuritis?.worstScore ?? null,
    horner: content.horner,
    red_flag_count: content.redFlags.length,
    rescue: content.rescue,
  }));
}
