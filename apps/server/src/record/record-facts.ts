import {
  contentsOf,
  entriesOf,
  type FreezeLog,
  latestOf,
  type PatientRecord,
  painResponses,
  type RecordEntry,
  seriousnessCriteria,
  visitDurations,
} from "@isotherm/clinic";
import { gradings } from "@isotherm/knowledge";
import type { Insertable } from "kysely";
import type {
  AdverseEventFactTable,
  ComplaintFactTable,
  FollowUpFactTable,
  FreezeFactTable,
  ResponseFactTable,
  VisitFactTable,
} from "../database/record-schema.ts";

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

/** Every visit of a record whose time was taken. */
export function visitFacts(record: PatientRecord): readonly Insertable<VisitFactTable>[] {
  return visitDurations(record).map(({ entryId, templateId, happenedAt, durationS }) => ({
    patient_id: record.patientId,
    entry_id: entryId,
    template_id: templateId,
    happened_at: happenedAt,
    duration_s: durationS,
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

/** Place in a list, or null where it is not in it. */
function rankIn<Item>(list: readonly Item[], isIt: (item: Item) => boolean): number | null {
  const rank = list.findIndex(isIt);
  return rank < 0 ? null : rank;
}

/** The freeze that an entry follows, and its indication; else the indication of the intake. */
function afterWhich(
  record: PatientRecord,
  named: string | null,
): { readonly freeze_id: string | null; readonly indication: string | null } {
  const freeze = contentsOf(record, "freeze-log").find(({ freezeId }) => freezeId === named);
  return {
    freeze_id: freeze?.freezeId ?? null,
    indication: freeze?.indication ?? latestOf(record, "intake")?.indication ?? null,
  };
}

/** Every complaint of a record, without its words. */
export function complaintFacts(record: PatientRecord): readonly Insertable<ComplaintFactTable>[] {
  return entriesOf(record, "complaint").map(({ content, entryId, happenedAt }) => ({
    patient_id: record.patientId,
    entry_id: entryId,
    happened_at: happenedAt,
    ...afterWhich(record, content.freezeId),
    answered: content.answer !== null,
  }));
}

/** Every adverse event of a record in numbers, under the indication of the freeze that it followed. */
export function adverseEventFacts(record: PatientRecord): readonly Insertable<AdverseEventFactTable>[] {
  return entriesOf(record, "adverse-event").map(({ content, entryId, happenedAt }) => {
    const grades = gradings().find(({ id }) => id === content.gradingId)?.grades ?? [];
    return {
      patient_id: record.patientId,
      entry_id: entryId,
      happened_at: happenedAt,
      ...afterWhich(record, content.freezeId),
      pick_id: content.pickId,
      grading_id: content.gradingId,
      grade_code: content.gradeCode,
      grade_rank: rankIn(grades, ({ code }) => code === content.gradeCode),
      serious_rank: rankIn(seriousnessCriteria, (criterion) => content.serious.includes(criterion)),
      causality: content.causality,
      ended_on: content.endedOn,
    };
  });
}

/** What became of every pain after every freeze of a nerve, as it stood at a moment. */
export function responseFacts(record: PatientRecord, at: string): readonly Insertable<ResponseFactTable>[] {
  return painResponses(record, at).map((row) => ({
    patient_id: record.patientId,
    freeze_id: row.freezeId,
    pain_id: row.painId,
    label: row.label,
    target_id: row.targetId,
    indication: row.indication,
    response: row.response,
    drop_fraction: row.dropFraction,
    told_at: row.toldAt,
  }));
}
