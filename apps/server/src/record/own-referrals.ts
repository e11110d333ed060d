import { type Kysely, sql } from "kysely";
import type { Actor } from "../actor.ts";
import { auditRead } from "../audit/audit-read.ts";
import { type ActorTransaction, asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { momentText, pageCursor, placeOfCursor } from "./page-cursor.ts";
import { displayName } from "./person.ts";
import { requirePatient } from "./person-store.ts";
import type { ReferralReport } from "./referral-facts.ts";

/** A referral as whoever sent the patient sees it. */
export interface OwnReferral {
  readonly patientId: string;
  readonly referralId: string;
  readonly name: string;
  readonly birthDate: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly expectedOn: string | null;
  /** `open` and `triaged` wait; the rest is what was reached last. */
  readonly state: string;
  readonly acceptedAt: string | null;
  readonly seenAt: string | null;
  readonly reportedAt: string | null;
  readonly declinedAt: string | null;
  readonly reports: readonly ReferralReport[];
}

/** A page of them, the last one sent first. */
export interface OwnReferralPage {
  readonly referrals: readonly OwnReferral[];
  readonly nextCursor: string | null;
}

interface Row {
  readonly patient_id: string;
  readonly referral_id: string;
  readonly reason: string;
  readonly opened_at: Date;
  readonly opened_text: string;
  readonly expected_on: string | null;
  readonly state: string;
  readonly accepted_at: Date | null;
  readonly seen_at: Date | null;
  readonly reported_at: Date | null;
  readonly declined_at: Date | null;
  readonly reports: readonly ReferralReport[];
}

interface Name {
  readonly patient_id: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly birth_date: string;
}

/** Referrals that are shared with this referrer; the database shows no other. */
export function listOwnReferrals(
  database: Kysely<Schema>,
  actor: Actor,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<OwnReferralPage> {
  return asActor(database, actor, async (transaction) => {
    const rows = await referralRows(transaction, cursor, limit + 1);
    const page = rows.slice(0, limit);
    const patientIds = [...new Set(page.map((row) => row.patient_id))];
    const names = await namesOf(transaction, patientIds);
    await auditRead(transaction, "own referrals", patientIds);
    const last = page.at(-1);
    return {
      referrals: page.flatMap((row) => {
        const name = names.get(row.patient_id);
        return name === undefined ? [] : [referralOf(row, name)];
      }),
      nextCursor:
        last && rows.length > page.length
          ? pageCursor([last.opened_text, last.patient_id, last.referral_id])
          : null,
    };
  });
}

async function referralRows(
  transaction: ActorTransaction,
  cursor: string | null,
  limit: number,
): Promise<readonly Row[]> {
  const [openedAt, ...rest] = (cursor === null ? null : placeOfCursor(cursor, 3))?.map(String) ?? [];
  const isPlace = openedAt !== undefined && Number.isFinite(Date.parse(openedAt));
  const before = isPlace
    ? sql`where (opened_at, patient_id, referral_id) < (${openedAt}::timestamptz, ${rest[0]}::text, ${rest[1]}::text)`
    : sql``;
  const { rows } = await sql<Row>`
    select *, ${sql.raw(momentText("opened_at"))} as opened_text from referral_fact ${before}
    order by opened_at desc, patient_id desc, referral_id desc limit ${limit}`.execute(transaction);
  return rows;
}

/** Names of patients whom the actor was shown: that much of a person and no more is a referrer's to see. */
async function namesOf(
  transaction: ActorTransaction,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, Name>> {
  if (patientIds.length === 0) return new Map();
  const rows = await asOwnerWithin(transaction, () =>
    transaction
      .selectFrom("person_current")
      .select(["patient_id", "family_name", "given_name", "birth_date"])
      .where("patient_id", "in", patientIds)
      .execute(),
  );
  return new Map(rows.map((row) => [row.patient_id, row]));
}

function referralOf(row: Row, name: Name): OwnReferral {
  const textOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return {
    patientId: row.patient_id,
    referralId: row.referral_id,
    name: displayName({ familyName: name.family_name, givenName: name.given_name }),
    birthDate: name.birth_date,
    reason: row.reason,
    openedAt: row.opened_at.toISOString(),
    expectedOn: row.expected_on,
    state: row.state,
    acceptedAt: textOf(row.accepted_at),
    seenAt: textOf(row.seen_at),
    reportedAt: textOf(row.reported_at),
    declinedAt: textOf(row.declined_at),
    reports: row.reports,
  };
}

/** A message between this referrer and the clinic. */
export interface ReferrerMessage {
  readonly messageId: string;
  readonly from: string;
  readonly text: string;
  readonly sentAt: string;
}

/** Messages about one patient between this referrer and the clinic, the oldest first. */
export function listReferrerMessages(
  database: Kysely<Schema>,
  actor: Actor,
  patientId: string,
): Promise<readonly ReferrerMessage[]> {
  return asActor(database, actor, async (transaction) => {
    await requirePatient(transaction, patientId);
    const rows = await transaction
      .selectFrom("referrer_message")
      .select(["message_id", "author", "body", "sent_at"])
      .where("patient_id", "=", patientId)
      .orderBy("sent_at")
      .orderBy("message_id")
      .execute();
    await auditRead(transaction, "own messages", [patientId]);
    return rows.map((row) => ({
      messageId: row.message_id,
      from: row.author,
      text: row.body,
      sentAt: row.sent_at.toISOString(),
    }));
  });
}
