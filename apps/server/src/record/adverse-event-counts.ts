import { type Seriousness, seriousnessCriteria } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditShown } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";

/** The highest grade that was given in one grading system; grades of two systems are never compared. */
export interface WorstGrade {
  readonly gradingId: string;
  readonly gradeCode: string;
}

/** What went wrong for one indication, complaints beside events, each number beside what it is out of (R119). */
export interface AdverseEventCount {
  /** null: events of patients without an indication. */
  readonly indication: string | null;
  readonly freezeCount: number;
  /** Freezes that at least one event followed, out of `freezeCount`. */
  readonly freezeWithEventCount: number;
  readonly eventCount: number;
  /** Out of `eventCount`, as are the next two. */
  readonly seriousCount: number;
  readonly lastingCount: number;
  readonly notCausedCount: number;
  /** Events that followed no freeze, such as one after a block; not in `eventCount`. */
  readonly otherEventCount: number;
  readonly complaintCount: number;
  /** Out of `complaintCount`. */
  readonly unansweredCount: number;
  /** The worst criterion of seriousness among all of them; null: none was serious. */
  readonly worst: Seriousness | null;
  readonly worstGrades: readonly WorstGrade[];
}

interface CountRow {
  readonly indication: string | null;
  readonly freezes: string;
  readonly freezes_with_event: string;
  readonly events: string;
  readonly serious: string;
  readonly lasting: string;
  readonly not_caused: string;
  readonly other_events: string;
  readonly complaints: string;
  readonly unanswered: string;
  readonly worst_rank: number | null;
}

/** Adverse events of the site by indication, the worst outcome first, then the most serious events. */
export function countAdverseEvents(
  database: Kysely<Schema>,
  actor: Actor,
): Promise<readonly AdverseEventCount[]> {
  return asActor(database, actor, async (transaction) => {
    const { rows } = await sql<CountRow>`
      with frozen as (select indication, count(*) as freezes from freeze_fact group by indication),
        told as (
          select indication,
            count(distinct patient_id || ' ' || freeze_id) as freezes_with_event,
            count(*) filter (where freeze_id is not null) as events,
            count(*) filter (where freeze_id is not null and serious_rank is not null) as serious,
            count(*) filter (where freeze_id is not null and ended_on is null) as lasting,
            count(*) filter (where freeze_id is not null and causality = 'not-caused') as not_caused,
            count(*) filter (where freeze_id is null) as other_events,
            min(serious_rank) as worst_rank
          from adverse_event_fact group by indication),
        complained as (
          select indication, count(*) as complaints, count(*) filter (where not answered) as unanswered
          from complaint_fact group by indication)
      select indication, coalesce(freezes, 0) as freezes, coalesce(freezes_with_event, 0) as freezes_with_event,
        coalesce(events, 0) as events, coalesce(serious, 0) as serious, coalesce(lasting, 0) as lasting,
        coalesce(not_caused, 0) as not_caused, coalesce(other_events, 0) as other_events,
        coalesce(complaints, 0) as complaints, coalesce(unanswered, 0) as unanswered, worst_rank
      from frozen full join told using (indication) full join complained using (indication)
      order by worst_rank nulls last, serious desc nulls last, events desc nulls last, freezes desc nulls last, indication`.execute(
      transaction,
    );
    const grades = await worstGrades(transaction);
    await auditShown(transaction, "adverse event counts");
    return rows.map((row) => lineOf(row, grades));
  });
}

interface GradeRow {
  readonly indication: string | null;
  readonly grading_id: string;
  readonly grade_code: string;
}

async function worstGrades(transaction: ActorTransaction): Promise<readonly GradeRow[]> {
  const { rows } = await sql<GradeRow>`
    select distinct on (indication, grading_id) indication, grading_id, grade_code
    from adverse_event_fact where grade_rank is not null
    order by indication, grading_id, grade_rank desc`.execute(transaction);
  return rows;
}

function lineOf(row: CountRow, grades: readonly GradeRow[]): AdverseEventCount {
  return {
    indication: row.indication,
    freezeCount: Number(row.freezes),
    freezeWithEventCount: Number(row.freezes_with_event),
    eventCount: Number(row.events),
    seriousCount: Number(row.serious),
    lastingCount: Number(row.lasting),
    notCausedCount: Number(row.not_caused),
    otherEventCount: Number(row.other_events),
    complaintCount: Number(row.complaints),
    unansweredCount: Number(row.unanswered),
    worst: row.worst_rank === null ? null : (seriousnessCriteria[row.worst_rank] ?? null),
    worstGrades: grades
      .filter(({ indication }) => indication === row.indication)
      .map(({ grading_id: gradingId, grade_code: gradeCode }) => ({ gradingId, gradeCode })),
  };
}
