import { randomUUID } from "node:crypto";
import type { Role } from "@isotherm/clinic";
import { type Kysely, sql } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { type Actor, originOf, type PatientPurpose } from "../actor.ts";
import { hashToken, newToken } from "./session-token.ts";

/** NIST SP 800-63B-4, assurance level 2: sign in again after an hour without activity, or after a day at most. */
const idleS: number = 60 * 60;
/** A working day; shorter than the limit of NIST SP 800-63B-4, so that the next morning starts with a sign-in. */
const longestS: number = 12 * 60 * 60;
/** How long a person has for the second factor. */
const secondFactorS: number = 5 * 60;
/** Activity is noted no more often than this, so that a busy page does not write at every request. */
const noteActivityS: number = 60;

/** A session that is open now. */
export interface OpenSession {
  readonly id: string;
  readonly actor: Actor;
  readonly loginName: string | null;
  /** When this person last proved who they are. */
  readonly authenticatedAt: Date;
}

/** From where somebody came. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string;
}

/** Whose session is to be opened. */
export type SessionHolder =
  | {
      readonly kind: "account";
      readonly accountId: string;
      readonly role: Role;
      /** Left out: now. Kept when only the role changes. */
      readonly authenticatedAt?: Date;
    }
  | { readonly kind: "second-factor"; readonly accountId: string; readonly role: Role }
  | { readonly kind: "patient"; readonly linkId: string; readonly until: Date };

/** Opens a session under a new token, which is given back once and stored only as a hash. */
export async function openSession(
  database: Kysely<AccountsSchema>,
  holder: SessionHolder,
  caller: Caller,
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  const lastMs = now + (holder.kind === "second-factor" ? secondFactorS : longestS) * 1000;
  const isPatient = holder.kind === "patient";
  await database
    .insertInto("session")
    .values({
      id: randomUUID(),
      token_hash: hashToken(token),
      account_id: isPatient ? null : holder.accountId,
      patient_link_id: isPatient ? holder.linkId : null,
      role: isPatient ? "patient" : holder.role,
      awaits_second_factor: holder.kind === "second-factor",
      authenticated_at: holder.kind === "account" ? (holder.authenticatedAt ?? new Date()) : new Date(),
      expires_at: new Date(isPatient ? Math.min(lastMs, holder.until.getTime()) : lastMs),
      address: caller.address,
      user_agent: caller.userAgent.slice(0, 300),
    })
    .execute();
  return token;
}

interface SessionRow {
  readonly id: string;
  readonly role: Role;
  readonly last_seen_at: Date;
  readonly authenticated_at: Date;
  readonly account_id: string | null;
  readonly login_name: string | null;
  readonly display_name: string | null;
  readonly roles: readonly Role[] | null;
  readonly patient_id: string | null;
  readonly purpose: PatientPurpose | null;
}

/** Rows of sessions that open something now: neither ended nor expired nor idle, of nobody suspended or revoked. */
function openRows(database: Kysely<AccountsSchema>) {
  return database
    .selectFrom("session")
    .leftJoin("account", "account.id", "session.account_id")
    .leftJoin("patient_link", "patient_link.id", "session.patient_link_id")
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", sql<Date>`now()`)
    .where("session.last_seen_at", ">", sql<Date>`now() - make_interval(secs => ${idleS})`)
    .where("account.suspended_at", "is", null)
    .where("patient_link.revoked_at", "is", null)
    .where((or) =>
      or.or([
        or("session.account_id", "is", null),
        // A role that was taken away ends what was opened with it.
        sql<boolean>`session.role = any(account.roles)`,
      ]),
    );
}

/** The open session of a token, or null; notes that it is in use. */
export async function findSession(
  database: Kysely<AccountsSchema>,
  token: string,
  caller: Caller,
): Promise<OpenSession | null> {
  const row: SessionRow | undefined = await openRows(database)
    .select([
      "session.id",
      "session.role",
      "session.last_seen_at",
      "session.authenticated_at",
      "session.account_id",
      "account.login_name",
      "account.display_name",
      "account.roles",
      "patient_link.patient_id",
      "patient_link.purpose",
    ])
    .where("session.token_hash", "=", hashToken(token))
    .where("session.awaits_second_factor", "=", false)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (Date.now() - row.last_seen_at.getTime() > noteActivityS * 1000) {
    await database
      .updateTable("session")
      .set({ last_seen_at: new Date() })
      .where("id", "=", row.id)
      .where("ended_at", "is", null)
      .execute();
  }
  return {
    id: row.id,
    actor: actorOf(row, caller),
    loginName: row.login_name,
    authenticatedAt: row.authenticated_at,
  };
}

function actorOf(row: SessionRow, caller: Caller): Actor {
  const origin = originOf(row.role, caller.address);
  if (row.patient_id !== null) {
    return {
      accountId: `patient:${row.patient_id}`,
      displayName: "Patient",
      role: "patient",
      roles: ["patient"],
      patientId: row.patient_id,
      patientPurpose: row.purpose,
      origin,
    };
  }
  return {
    accountId: row.account_id ?? "",
    displayName: row.display_name ?? "",
    role: row.role,
    roles: row.roles ?? [],
    patientId: null,
    patientPurpose: null,
    origin,
  };
}

/** Ends the session of a token, whatever its state; a token that is unknown changes nothing. */
export async function endSessionOfToken(
  database: Kysely<AccountsSchema>,
  token: string,
  reason: string,
): Promise<void> {
  await database
    .updateTable("session")
    .set({ ended_at: new Date(), ended_reason: reason })
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .execute();
}

/** The account whose password was right and whose second factor is still to come, or null. */
export async function findSecondFactorAccount(
  database: Kysely<AccountsSchema>,
  token: string,
): Promise<string | null> {
  const row = await openRows(database)
    .select("session.account_id")
    .where("session.token_hash", "=", hashToken(token))
    .where("session.awaits_second_factor", "=", true)
    .executeTakeFirst();
  return row?.account_id ?? null;
}
