import type { Role } from "@isotherm/clinic";
import { type Kysely, sql, type Transaction } from "kysely";
import { inTransaction } from "../database/in-transaction.ts";
import { ServerError } from "../errors.ts";
import type { AccountsSchema } from "./accounts-schema.ts";

/** An account as an administrator sees it. */
export interface AccountEntry {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
  readonly createdAt: string;
  /** Has chosen a password, made a passkey, or comes by single sign-on. */
  readonly canSignIn: boolean;
  readonly hasPassword: boolean;
  /** Comes by the hospital's single sign-on. */
  readonly isFederated: boolean;
  readonly hasSecondFactor: boolean;
  readonly passkeyCount: number;
  readonly openSessionCount: number;
  readonly lastSeenAt: string | null;
  readonly invitedUntil: string | null;
}

/** Somebody whom the single sign-on vouches for and whom nobody has admitted yet. */
export interface WaitingPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
  readonly email: string;
  readonly firstSeenAt: string;
}

interface EntryRow {
  readonly id: string;
  readonly login_name: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
  readonly created_at: Date;
  readonly has_password: boolean;
  readonly has_second_factor: boolean;
  readonly passkey_count: number;
  readonly is_federated: boolean;
  readonly open_session_count: number;
  readonly last_seen_at: Date | null;
  readonly invited_until: Date | null;
}

/** All accounts, by name. */
export async function listAccounts(database: Kysely<AccountsSchema>): Promise<readonly AccountEntry[]> {
  const { rows } = await sql<EntryRow>`
    select a.id, a.login_name, a.display_name, a.roles, a.suspended_at is not null as suspended, a.created_at,
      a.password_hash is not null as has_password, a.totp_enabled_at is not null as has_second_factor,
      (select count(*)::int from passkey p where p.account_id = a.id) as passkey_count,
      exists (select 1 from federated_identity f where f.account_id = a.id) as is_federated,
      (select count(*)::int from session s where s.account_id = a.id and s.ended_at is null
        and s.expires_at > now() and not s.awaits_second_factor) as open_session_count,
      (select max(s.last_seen_at) from session s where s.account_id = a.id and not s.awaits_second_factor)
        as last_seen_at,
      (select max(i.expires_at) from invitation i where i.account_id = a.id and i.used_at is null
        and i.revoked_at is null and i.expires_at > now()) as invited_until
    from account a order by lower(a.display_name), a.id`.execute(database);
  return rows.map((row) => ({
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    roles: row.roles,
    suspended: row.suspended,
    createdAt: row.created_at.toISOString(),
    canSignIn: row.has_password || row.passkey_count > 0 || row.is_federated,
    hasPassword: row.has_password,
    isFederated: row.is_federated,
    hasSecondFactor: row.has_second_factor,
    passkeyCount: row.passkey_count,
    openSessionCount: row.open_session_count,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    invitedUntil: row.invited_until?.toISOString() ?? null,
  }));
}

/** What an administrator changes of an account. */
export interface AccountChange {
  readonly displayName?: string;
  readonly roles?: readonly Role[];
  readonly suspended?: boolean;
}

function changedColumns({ displayName, roles, suspended }: AccountChange) {
  return {
    ...(displayName === undefined ? {} : { display_name: displayName }),
    ...(roles === undefined ? {} : { roles: [...roles] }),
    ...(suspended === undefined
      ? {}
      : { suspended_at: suspended ? sql<Date>`coalesce(suspended_at, now())` : null }),
  };
}

/**
 * Changes roles or suspension in one transaction that counts administrators while holding them all: two who take each
 * other's role at the same moment cannot leave the site without one.
 */
export async function changeAccount(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  accountId: string,
  change: AccountChange,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await sql`select id from account where 'administrator' = any(roles) order by id for update`.execute(
      transaction,
    );
    const updated = await transaction
      .updateTable("account")
      .set(changedColumns(change))
      .where("id", "=", accountId)
      .returning("id")
      .executeTakeFirst();
    if (!updated) throw accountNotFound(accountId);
    await requireAdministrator(transaction);
    if (change.roles !== undefined || change.suspended) {
      await endSessionsOf(transaction, accountId, change.suspended ? "suspended" : "roles changed");
    }
  });
}

async function requireAdministrator(transaction: Transaction<AccountsSchema>): Promise<void> {
  const { rows } = await sql`select 1 from account
    where 'administrator' = any(roles) and suspended_at is null limit 1`.execute(transaction);
  if (rows.length > 0) return;
  throw new ServerError(
    "LAST_ADMINISTRATOR",
    "This is the last administrator; make somebody else one first, or nobody could look after the accounts.",
    { statusCode: 409 },
  );
}

/** The refusal for an account that is not there. */
export function accountNotFound(accountId: string): ServerError {
  return new ServerError("ACCOUNT_NOT_FOUND", `There is no account ${accountId}; reload the list.`, {
    statusCode: 404,
  });
}

/** Ends every open session of an account, but for one that may stay. */
export async function endSessionsOf(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  accountId: string,
  reason: string,
): Promise<void> {
  await database
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()`, ended_reason: reason })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .execute();
}

/** Persons who have signed in at the hospital and wait to be admitted here. */
export async function listWaitingPersons(
  database: Kysely<AccountsSchema>,
): Promise<readonly WaitingPerson[]> {
  const rows = await database
    .selectFrom("federated_identity")
    .select(["issuer", "subject", "display_name", "email", "first_seen_at"])
    .where("account_id", "is", null)
    .orderBy("first_seen_at")
    .execute();
  return rows.map((row) => ({
    issuer: row.issuer,
    subject: row.subject,
    displayName: row.display_name,
    email: row.email,
    firstSeenAt: row.first_seen_at.toISOString(),
  }));
}

/** Binds a waiting person to an account, for good. */
export async function admitPerson(
  database: Kysely<AccountsSchema>,
  person: { readonly issuer: string; readonly subject: string },
  accountId: string,
): Promise<void> {
  const admitted = await database
    .updateTable("federated_identity")
    .set({ account_id: accountId })
    .where("issuer", "=", person.issuer)
    .where("subject", "=", person.subject)
    .where("account_id", "is", null)
    .returning("subject")
    .executeTakeFirst();
  if (!admitted) throw accountNotFound(person.subject);
}
