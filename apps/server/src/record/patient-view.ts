import type { RecordEvent } from "@isotherm/clinic";
import { planFingerprint, readPlan } from "@isotherm/planning";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { visibleEvents } from "./event-store.ts";
import type { Person } from "./person.ts";
import { currentPerson, lockPatient, requirePatient } from "./person-store.ts";

/** A plan that belongs to a patient, as it was last saved. */
export interface LinkedPlan {
  readonly planId: string;
  readonly title: string;
  readonly fingerprint: string;
  readonly linkedAt: string;
}

/** Everything of one patient that the actor may see. */
export interface PatientView {
  readonly patientId: string;
  /** Null for a role that sees no names. */
  readonly person: Person | null;
  readonly personRevision: number | null;
  readonly events: readonly RecordEvent[];
  readonly lastSequence: number;
  readonly plans: readonly LinkedPlan[];
}

/** One patient with the whole record. */
export function readPatient(database: Kysely<Schema>, actor: Actor, patientId: string): Promise<PatientView> {
  return asActor(database, actor, async (transaction) => {
    await requirePatient(transaction, patientId);
    const stored = await currentPerson(transaction, patientId);
    const events = await visibleEvents(transaction, patientId, 0);
    const plans = await linkedPlans(transaction, patientId);
    await auditRead(transaction, "record", [patientId]);
    return {
      patientId,
      person: stored?.person ?? null,
      personRevision: stored?.revision ?? null,
      events: events.map(({ event }) => event),
      lastSequence: events.at(-1)?.sequence ?? 0,
      plans,
    };
  });
}

/** What was written after an event that the reader has; noted as read only where there was something to read. */
export function readEventsAfter(
  database: Kysely<Schema>,
  actor: Actor,
  { patientId, afterSequence }: { readonly patientId: string; readonly afterSequence: number },
): Promise<Pick<PatientView, "events" | "lastSequence">> {
  return asActor(database, actor, async (transaction) => {
    await requirePatient(transaction, patientId);
    const events = await visibleEvents(transaction, patientId, afterSequence);
    if (events.length > 0) await auditRead(transaction, "record", [patientId]);
    return {
      events: events.map(({ event }) => event),
      lastSequence: events.at(-1)?.sequence ?? afterSequence,
    };
  });
}

async function linkedPlans(transaction: ActorTransaction, patientId: string): Promise<readonly LinkedPlan[]> {
  const { rows } = await sql<{ plan_id: string; linked_at: Date; document: unknown }>`
    select l.plan_id, l.linked_at, r.document
    from patient_plan l join lateral (
      select document from plan_revision p where p.plan_id = l.plan_id order by revision desc limit 1) r on true
    where l.patient_id = ${patientId} order by l.linked_at`.execute(transaction);
  return rows.map((row) => {
    const plan = readPlan(row.document);
    return {
      planId: row.plan_id,
      title: plan.title,
      fingerprint: planFingerprint(plan),
      linkedAt: row.linked_at.toISOString(),
    };
  });
}

/** Says that a plan is this patient's; saying it again changes nothing. */
export function linkPlan(
  database: Kysely<Schema>,
  actor: Actor,
  { patientId, planId }: { readonly patientId: string; readonly planId: string },
): Promise<void> {
  return asActor(database, actor, async (transaction) => {
    await lockPatient(transaction, patientId);
    const plan = await transaction
      .selectFrom("plan_revision")
      .select("plan_id")
      .where("plan_id", "=", planId)
      .limit(1)
      .executeTakeFirst();
    if (!plan) {
      throw new ServerError("PLAN_NOT_FOUND", `There is no plan ${planId}; save it first.`, {
        statusCode: 404,
      });
    }
    await transaction
      .insertInto("patient_plan")
      .values({
        patient_id: patientId,
        plan_id: planId,
        account_id: actor.accountId,
        author_role: actor.role,
      })
      .onConflict((row) => row.columns(["patient_id", "plan_id"]).doNothing())
      .execute();
  });
}
