import { type VisitTemplate, visitTemplates } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";

/** What a kind of visit is planned with, and what it really took. */
export interface VisitMedian {
  readonly templateId: VisitTemplate["id"];
  readonly plannedS: number;
  /** Visits whose time was taken in the last year. */
  readonly visitCount: number;
  /** null where none was measured. */
  readonly medianS: number | null;
}

/** [days] Visits longer ago than this say little of how the clinic works now. */
const backDays = 365;

/** Planned and measured length of each kind of visit, over all patients; no patient is named (R100). */
export function readVisitMedians(database: Kysely<Schema>, actor: Actor): Promise<readonly VisitMedian[]> {
  return asActor(database, actor, async (transaction) => {
    const { rows } = await sql<{ template_id: string; visits: string; median_s: number }>`
      select template_id, count(*) as visits, percentile_cont(0.5) within group (order by duration_s) as median_s
      from visit_fact where happened_at > now() - ${backDays}::int * interval '1 day'
      group by template_id`.execute(transaction);
    return visitTemplates.map(({ id, plannedS }) => {
      const row = rows.find((candidate) => candidate.template_id === id);
      return {
        templateId: id,
        plannedS,
        visitCount: Number(row?.visits ?? 0),
        medianS: row === undefined ? null : row.median_s,
      };
    });
  });
}
