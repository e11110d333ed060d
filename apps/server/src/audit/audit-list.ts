import type { Role } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { asActor } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { auditRead, auditShown } from "./audit-read.ts";

/** Who did what, when and from where. */
export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly accountId: string | null;
  readonly role: Role | null;
  readonly origin: unknown;
  readonly action: "write" | "read" | "take-over";
  readonly subject: string;
  readonly patientId: string | null;
  readonly details: unknown;
}

/** A page of the log, the last entry first. */
export interface AuditPage {
  readonly entries: readonly AuditLine[];
  readonly nextCursor: string | null;
}

/** What part of the log is asked for; `patientId` null asks for all of it. */
export interface AuditQuestion {
  readonly patientId: string | null;
  /** The page begins before this entry; null: with the last one. */
  readonly beforeSequence: number | null;
  readonly limit: number;
}

interface AuditRow {
  readonly sequence: string;
  readonly at: Date;
  readonly account_id: string | null;
  readonly role: Role | null;
  readonly origin: unknown;
  readonly action: AuditLine["action"];
  readonly subject: string;
  readonly patient_id: string | null;
  readonly details: unknown;
}

/** The log of the site, or of one patient: every writing, every reading, and every list that showed the patient. */
export function listAudit(
  database: Kysely<Schema>,
  actor: Actor,
  { patientId, beforeSequence, limit }: AuditQuestion,
): Promise<AuditPage> {
  return asActor(database, actor, async (transaction) => {
    const before = beforeSequence === null ? sql`` : sql`and sequence < ${String(beforeSequence)}::bigint`;
    const last = sql`order by sequence desc limit ${limit + 1}`;
    // Two index scans that stop after a page each, however long the log has grown.
    const chosen =
      patientId === null
        ? sql`select sequence from audit_entry where true ${before} ${last}`
        : sql`(select sequence from audit_entry where patient_id = ${patientId} ${before} ${last}) union
          (select sequence from audit_patient where patient_id = ${patientId} ${before} ${last})`;
    const { rows } = await sql<AuditRow>`
      select sequence, at, account_id, role, origin, action, subject, patient_id, details
      from audit_entry where sequence = any (array(${chosen})) ${last}`.execute(transaction);
    const page = rows.slice(0, limit);
    await (patientId === null
      ? auditShown(transaction, "audit")
      : auditRead(transaction, "audit", [patientId]));
    return {
      entries: page.map(lineOf),
      nextCursor: rows.length > page.length ? (page.at(-1)?.sequence ?? null) : null,
    };
  });
}

function lineOf(row: AuditRow): AuditLine {
  return {
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    accountId: row.account_id,
    role: row.role,
    origin: row.origin,
    action: row.action,
    subject: row.subject,
    patientId: row.patient_id,
    details: row.details,
  };
}
