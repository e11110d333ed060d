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
