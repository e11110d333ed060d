import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { requirePatient } from "./person-store.ts";

/** A referral that somebody outside the clinic sees now. */
export interface ReferralAccess {
  readonly referralId: string;
  readonly referrerId: string;
  readonly sharedAt: string;
}

/** Who outside the clinic sees which referral of this patient now. */
export function readReferralAccess(
  database: Kysely<Schema>,
  actor: Actor,
  patientId: string,
): Promise<readonly ReferralAccess[]> {
  return asActor(database, actor, async (transaction) => {
    await requirePatient(transaction, patientId);
    const { rows } = await sql<{ referral_id: string; referrer_id: string; at: Date; state: string }>`
      select distinct on (referral_id, referrer_id) referral_id, referrer_id, at, state from referral_access
      where patient_id = ${patientId} order by referral_id, referrer_id, id desc`.execute(transaction);
    await auditRead(transaction, "referral access", [patientId]);
    return rows
      .filter(({ state }) => state === "shared")
      .map((row) => ({
        referralId: row.referral_id,
        referrerId: row.referrer_id,
        sharedAt: row.at.toISOString(),
      }));
  });
}

/** What changes in who sees a referral. */
export interface AccessChange {
  readonly patientId: string;
  readonly referralId: string;
  readonly referrerId: string;
  readonly state: "shared" | "ended";
}

/** Shows a referral that came in to an account outside the clinic, or ends that; each change stays on record. */
export function changeReferralAccess(
  database: Kysely<Schema>,
  actor: Actor,
  change: AccessChange,
): Promise<void> {
  const { patientId, referralId, referrerId, state } = change;
  return asActor(database, actor, async (transaction) => {
    await requirePatient(transaction, patientId);
    await asOwnerWithin(transaction, async () => {
      await requireReferral(transaction, change);
      if (state === "shared") await requireReferrer(transaction, referrerId);
    });
    await transaction
      .insertInto("referral_access")
      .values({
        patient_id: patientId,
        referral_id: referralId,
        referrer_id: referrerId,
        state,
        account_id: actor.accountId,
        author_role: actor.role,
      })
      .execute();
  });
}

async function requireReferral(
  transaction: ActorTransaction,
  { patientId, referralId }: AccessChange,
): Promise<void> {
  const found = await transaction
    .selectFrom("referral_fact")
    .select("referral_id")
    .where("patient_id", "=", patientId)
    .where("referral_id", "=", referralId)
    .executeTakeFirst();
  if (found !== undefined) return;
  throw new ServerError(
    "REFERRAL_NOT_FOUND",
    `The record has no referral ${referralId} that came in; write the referral down first.`,
    { statusCode: 404 },
  );
}

async function requireReferrer(transaction: ActorTransaction, referrerId: string): Promise<void> {
  const { rows } = await sql`select from account where id = ${referrerId}
    and suspended_at is null and 'referrer' = any (roles)`.execute(transaction);
  if (rows.length > 0) return;
  throw new ServerError(
    "REFERRER_UNKNOWN",
    `${referrerId} is no account that signs in here as a referrer; have an administrator invite the referrer first.`,
    { statusCode: 422 },
  );
}
