import { randomUUID } from "node:crypto";
import type { Role } from "@isotherm/clinic";
import type { Kysely, Transaction } from "kysely";
import { ServerError } from "../errors.ts";
import type { AccountsSchema } from "./accounts-schema.ts";

/** An account as others may see it: no credential stands in it. */
export interface Account {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
}

/** What is needed for a new account. */
export interface NewAccount {
  readonly id?: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly createdBy: string | null;
}

/** One spelling for each sign-in name, however it was typed. */
export function normalLoginName(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}

const visible = ["id", "login_name", "display_name", "roles", "suspended_at"] as const;

interface VisibleRow {
  readonly id: string;
  readonly login_name: string;
  readonly display_name: string;
  readonly roles: readonly Role[];
  readonly suspended_at: Date | null;
}

function account(row: VisibleRow): Account {
  return {
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    roles: row.roles,
    suspended: row.suspended_at !== null,
  };
}

/** Adds an account, or refuses a sign-in name that is taken. */
export async function addAccount(
  database: Kysely<AccountsSchema> | Transaction<AccountsSchema>,
  added: NewAccount,
): Promise<Account> {
  const row = await database
    .insertInto("account")
    .values({
      id: added.id ?? randomUUID(),
      login_name: normalLoginName(added.loginName),
      display_name: added.displayName.trim(),
      roles: [...added.roles],
      password_hash: added.passwordHash,
      created_by: added.createdBy,
    })
    .onConflict((conflict) => conflict.column("login_name").doNothing())
    .returning(visible)
    .executeTakeFirst();
  if (!row) {
    throw new ServerError(
      "LOGIN_NAME_TAKEN",
      `The sign-in name ${normalLoginName(added.loginName)} is in use; choose another.`,
      { statusCode: 409 },
    );
  }
  return account(row);
}

/** An account, or null where none has this id. */
export async function accountById(database: Kysely<AccountsSchema>, id: string): Promise<Account | null> {
  const row = await database.selectFrom("account").select(visible).where("id", "=", id).executeTakeFirst();
  return row ? account(row) : null;
}

/** The account of a sign-in name together with its password hash, for signing in and nothing else. */
export async function accountToSignIn(
  database: Kysely<AccountsSchema>,
  loginName: string,
): Promise<{ readonly account: Account; readonly passwordHash: string | null } | null> {
  const row = await database
    .selectFrom("account")
    .select([...visible, "password_hash"])
    .where("login_name", "=", normalLoginName(loginName))
    .executeTakeFirst();
  return row ? { account: account(row), passwordHash: row.password_hash } : null;
}

/** Keeps a new hash of the password. */
export async function setPasswordHash(
  database: Kysely<AccountsSchema>,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await database
    .updateTable("account")
    .set({ password_hash: passwordHash })
    .where("id", "=", accountId)
    .execute();
}
