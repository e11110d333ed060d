import type { Kysely } from "kysely";
import type { Schema } from "../database/schema.ts";

/** A computed outcome without its fields: numbers and the settings that made them. */
export interface NewOutcome {
  readonly planId: string;
  readonly planRevision: number;
  readonly fingerprint: string;
  readonly settings: unknown;
  readonly summary: unknown;
}

/** Appends an outcome to the plan state that it was computed from. */
export async function addOutcome(database: Kysely<Schema>, outcome: NewOutcome): Promise<string> {
  const row = await database
    .insertInto("outcome")
    .values({
      plan_id: outcome.planId,
      plan_revision: outcome.planRevision,
      fingerprint: outcome.fingerprint,
      settings: JSON.stringify(outcome.settings),
      summary: JSON.stringify(outcome.summary),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Outcomes of a plan, the last first: the last ones of any state, or the last one of the state with this fingerprint. */
export async function listOutcomes(
  database: Kysely<Schema>,
  planId: string,
  fingerprint: string | null,
): Promise<readonly unknown[]> {
  const ofPlan = database
    .selectFrom("outcome")
    .selectAll()
    .where("plan_id", "=", planId)
    .orderBy("id", "desc");
  const rows = await (fingerprint === null
    ? ofPlan.limit(50)
    : ofPlan.where("fingerprint", "=", fingerprint).limit(1)
  ).execute();
  return rows.map((row) => ({
    id: row.id,
    planRevision: row.plan_revision,
    fingerprint: row.fingerprint,
    computedAt: row.computed_at.toISOString(),
    settings: row.settings,
    summary: row.summary,
  }));
}
