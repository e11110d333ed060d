import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { hashCode, newCode } from "../accounts/one-time-code.ts";
import type { PatientPurpose } from "../actor.ts";
import { ServerError } from "../errors.ts";

/** Eight characters of base 32, 40 bits: with the tries below, a guess is right once in 10¹¹. */
const codeCharacterCount = 8;
/** After so many wrong codes the link is closed and the clinic makes another. */
const mostFailedTries = 10;
/** [days] A link is for one visit or one course of follow-up, not for ever. */
const longestLifeDays = 400;

/** A link as the clinic sees it; the code is never shown again. */
export interface PatientLink {
  readonly linkId: string;
  readonly purpose: PatientPurpose;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly lastOpenedAt: string | null;
  readonly state: "open" | "expired" | "revoked" | "too-many-tries";
}

/** Makes a link; id and code are both secret, and only together do they open anything. */
export async function addPatientLink(
  database: Kysely<AccountsSchema>,
  link: {
    readonly patientId: string;
    readonly purpose: PatientPurpose;
    readonly expiresAt: Date;
    readonly createdBy: string;
  },
): Promise<{ readonly linkId: string; readonly code: string; readonly url: string }> {
  const lifeMs = link.expiresAt.getTime() - Date.now();
  if (!(lifeMs > 0 && lifeMs <= longestLifeDays * 24 * 60 * 60 * 1000)) {
    throw new ServerError(
      "REQUEST_INVALID",
      `expiresAt: ${link.expiresAt.toISOString()} is not within the next ${longestLifeDays} days; choose a day that is.`,
    );
  }
  const linkId = randomBytes(16).toString("base64url");
  const code = newCode(codeCharacterCount);
  await database
    .insertInto("patient_link")
    .values({
      id: linkId,
      patient_id: link.patientId,
      purpose: link.purpose,
      code_hash: hashCode(code),
      created_by: link.createdBy,
      expires_at: link.expiresAt,
    })
    .execute();
  return { linkId, code, url: `/p/${linkId}` };
}

/** The links of a patient, the last first. */
export async function listPatientLinks(
  database: Kysely<AccountsSchema>,
  patientId: string,
): Promise<readonly PatientLink[]> {
  const rows = await database
    .selectFrom("patient_link")
    .select([
      "id",
      "purpose",
      "created_at",
      "created_by",
      "expires_at",
      "failed_tries",
      "revoked_at",
      "last_opened_at",
    ])
    .where("patient_id", "=", patientId)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    linkId: row.id,
    purpose: row.purpose,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    expiresAt: row.expires_at.toISOString(),
    lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
    state: stateOf(row),
  }));
}

function stateOf(row: {
  readonly revoked_at: Date | null;
  readonly expires_at: Date;
  readonly failed_tries: number;
}): PatientLink["state"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.expires_at.getTime() <= Date.now()) return "expired";
  return row.failed_tries >= mostFailedTries ? "too-many-tries" : "open";
}

/** Closes a link and with it every session that was opened by it. */
export async function revokePatientLink(
  database: Kysely<AccountsSchema>,
  patientId: string,
  linkId: string,
): Promise<void> {
  const row = await database
    .updateTable("patient_link")
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where("id", "=", linkId)
    .where("patient_id", "=", patientId)
    .returning("id")
    .executeTakeFirst();
  if (row) return;
  throw new ServerError("PATIENT_LINK_NOT_FOUND", `This patient has no link ${linkId}; reload the list.`, {
    statusCode: 404,
  });
}

/** What a right code opens. */
export interface OpenedLink {
  readonly linkId: string;
  readonly patientId: string;
  readonly expiresAt: Date;
}

/**
 * Checks a code. The try is counted in the same statement that reads the link, so that many at once are many tries; a
 * link that is unknown, closed, or has another code is refused in the same words.
 */
export async function openPatientLink(
  database: Kysely<AccountsSchema>,
  linkId: string,
  code: string,
): Promise<OpenedLink> {
  const row = await database
    .updateTable("patient_link")
    .set((value) => ({ failed_tries: value("failed_tries", "+", 1) }))
    .where("id", "=", linkId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .where("failed_tries", "<", mostFailedTries)
    .returning(["patient_id", "code_hash", "expires_at"])
    .executeTakeFirst();
  if (row?.code_hash !== hashCode(code)) {
    throw new ServerError(
      "PATIENT_LINK_REFUSED",
      "This link and code do not belong together, or the link has ended; check the code, or ask the clinic for a new link.",
      { statusCode: 401 },
    );
  }
  await database
    .updateTable("patient_link")
    .set({ failed_tries: 0, last_opened_at: new Date() })
    .where("id", "=", linkId)
    .execute();
  return { linkId, patientId: row.patient_id, expiresAt: row.expires_at };
}
