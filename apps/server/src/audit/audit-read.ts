import { sql } from "kysely";
import type { ActorTransaction } from "../database/as-actor.ts";

/** Notes in the audit log what was shown of whom. */
export async function auditRead(
  transaction: ActorTransaction,
  subject: string,
  patientIds: readonly string[],
): Promise<void> {
  if (patientIds.length === 0) return;
  await sql`select audit_read(${subject}, ${patientIds}::text[], null)`.execute(transaction);
}

/** Notes in the audit log that a plan was shown, under every patient whom it belongs to. */
export async function auditPlanRead(transaction: ActorTransaction, planId: string): Promise<void> {
  await sql`select audit_read(${`plan ${planId}`},
    array(select patient_id from patient_plan where plan_id = ${planId}), null)`.execute(transaction);
}

/** Notes in the audit log that something was shown that names no patient, such as a series of images. */
export async function auditShown(transaction: ActorTransaction, subject: string): Promise<void> {
  await sql`select audit_read(${subject}, array[]::text[], null)`.execute(transaction);
}
