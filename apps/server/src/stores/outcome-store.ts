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

/** All outcomes of a plan, the last first. */
export async function listOutcomes(database: Kysely<Schema>, planId: string): Promise<readonly unknown[]> {
  const rows = await database
    .selectFrom("outcome")
    .selectAll()
    .where("plan_id", "=", planId)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    planRevision: row.plan_revision,
    fingerprint: row.fingerprint,
    computedAt: row.computed_at.toISOString(),
    settings: row.settings,
    summary: row.summary,
  }));
}
