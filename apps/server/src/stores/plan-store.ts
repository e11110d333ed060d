import { readPlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";

/** A plan as it was saved. */
export interface StoredPlan {
  readonly plan: TreatmentPlan;
  readonly revision: number;
}

/** A line of the list of cases. */
export interface PlanSummary {
  readonly id: string;
  readonly title: string;
  readonly modifiedAt: string;
  readonly revision: number;
  readonly archived: boolean;
  readonly imageId: string;
  readonly targetName: string | null;
}

/** The newest saved state, or null where no plan has this id. */
export async function latestPlan(database: Kysely<Schema>, planId: string): Promise<StoredPlan | null> {
  const row = await database
    .selectFrom("plan_revision")
    .select(["document", "revision"])
    .where("plan_id", "=", planId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { plan: readPlan(row.document), revision: row.revision } : null;
}

/** One saved state. */
export async function planRevision(
  database: Kysely<Schema>,
  planId: string,
  revision: number,
): Promise<StoredPlan> {
  const row = await database
    .selectFrom("plan_revision")
    .select(["document", "revision"])
    .where("plan_id", "=", planId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (!row) throw planNotFound(planId);
  return { plan: readPlan(row.document), revision: row.revision };
}

/** The refusal for a plan that is not there. */
export function planNotFound(planId: string): ServerError {
  return new ServerError("PLAN_NOT_FOUND", `There is no plan ${planId}; go back to the list of cases.`, {
    statusCode: 404,
  });
}

/**
 * Appends a state. `basedOnRevision` is what the writer had read (null for a new plan); when somebody saved in
 * between, nothing is written and the refusal carries what is stored now.
 */
export async function savePlan(
  database: Kysely<Schema>,
  plan: TreatmentPlan,
  basedOnRevision: number | null,
): Promise<number> {
  const revision = (basedOnRevision ?? 0) + 1;
  const before = await latestPlan(database, plan.id);
  if ((before?.revision ?? 0) !== revision - 1) throw conflict(before);
  const inserted = await database
    .insertInto("plan_revision")
    .values({
      plan_id: plan.id,
      revision,
      title: plan.title,
      target_name: plan.target?.name ?? null,
      image_id: plan.image.id,
      document: JSON.stringify(plan),
    })
    .onConflict((row) => row.columns(["plan_id", "revision"]).doNothing())
    .returning("revision")
    .executeTakeFirst();
  // Two writers at the same moment: the primary key let one of them through.
  if (!inserted) throw conflict(await latestPlan(database, plan.id));
  return revision;
}

function conflict(current: StoredPlan | null): ServerError {
  return new ServerError(
    "PLAN_CONFLICT",
    current
      ? "Somebody saved this plan while you were changing it; look at both and keep one, or save yours as a copy."
      : "This plan was never saved here; save it as a new plan.",
    { statusCode: 409, details: { current } },
  );
}

/** All plans, the last changed first. */
export async function listPlans(database: Kysely<Schema>): Promise<readonly PlanSummary[]> {
  const { rows } = await sql<{
    plan_id: string;
    title: string;
    saved_at: Date;
    revision: number;
    archived: boolean;
    image_id: string;
    target_name: string | null;
  }>`
    select distinct on (p.plan_id) p.plan_id, p.title, p.saved_at, p.revision, p.image_id, p.target_name,
      coalesce((select a.archived from plan_archive a where a.plan_id = p.plan_id order by a.id desc limit 1), false)
        as archived
    from ${sql.table("plan_revision")} p order by p.plan_id, p.revision desc`.execute(database);
  return rows
    .toSorted((a, b) => b.saved_at.getTime() - a.saved_at.getTime())
    .map((row) => ({
      id: row.plan_id,
      title: row.title,
      modifiedAt: row.saved_at.toISOString(),
      revision: row.revision,
      archived: row.archived,
      imageId: row.image_id,
      targetName: row.target_name,
    }));
}

/** A line of the history of a plan. */
export interface RevisionLine {
  readonly revision: number;
  readonly savedAt: string;
  readonly title: string;
}

/** Every saved state of a plan, the last first. */
export async function listRevisions(
  database: Kysely<Schema>,
  planId: string,
): Promise<readonly RevisionLine[]> {
  const rows = await database
    .selectFrom("plan_revision")
    .select(["revision", "saved_at", "title"])
    .where("plan_id", "=", planId)
    .orderBy("revision", "desc")
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    savedAt: row.saved_at.toISOString(),
    title: row.title,
  }));
}
