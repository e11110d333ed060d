import type { Role } from "@isotherm/clinic";
import type { Kysely } from "kysely";
import { ServerError } from "../errors.ts";
import { type Account, addAccount } from "./account-store.ts";
import type { AccountsSchema } from "./accounts-schema.ts";
import { logSecurityEvent } from "./security-events.ts";

/** What this site is, once it has been chosen. */
export interface SiteIdentity {
  readonly name: string;
  readonly kind: "clinic" | "demo";
}

/** Roles of the people of the demo, in the order in which they are offered; the first is signed in by itself. */
export const demoRoles: readonly Role[] = [
  "physician",
  "nurse",
  "coordinator",
  "researcher",
  "referrer",
  "administrator",
];

/** Id of the demo's person with this role. */
export function demoAccountId(role: Role): string {
  return `demo-${role}`;
}

/** What this site is; null before the first run has chosen. */
export async function siteIdentity(database: Kysely<AccountsSchema>): Promise<SiteIdentity | null> {
  return (await database.selectFrom("site_identity").select(["name", "kind"]).executeTakeFirst()) ?? null;
}

/** The refusal of a second first run. */
export function alreadySetUp(): ServerError {
  return new ServerError(
    "SITE_ALREADY_SET_UP",
    "This site has been set up before; reload the page and sign in.",
    {
      statusCode: 409,
    },
  );
}

/** Makes this site a clinic with its owner, once. */
export async function setUpClinic(
  database: Kysely<AccountsSchema>,
  owner: {
    readonly siteName: string;
    readonly displayName: string;
    readonly loginName: string;
    readonly passwordHash: string;
    readonly address: string;
  },
): Promise<Account> {
  return database.transaction().execute(async (transaction) => {
    await choose(transaction, { name: owner.siteName.trim(), kind: "clinic" });
    const account = await addAccount(transaction, {
      ...owner,
      roles: ["physician", "administrator"],
      createdBy: null,
    });
    await logSecurityEvent(transaction, {
      kind: "site-set-up",
      actorId: account.id,
      accountId: account.id,
      address: owner.address,
    });
    return account;
  });
}

/** Makes this site a demo with one person for each role, once and for good. */
export async function setUpDemo(database: Kysely<AccountsSchema>, address: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await choose(transaction, { name: "Demo clinic", kind: "demo" });
    for (const role of demoRoles) {
      await addAccount(transaction, {
        id: demoAccountId(role),
        loginName: demoAccountId(role),
        displayName: `Demo ${role}`,
        roles: [role],
        passwordHash: null,
        createdBy: null,
      });
    }
    await logSecurityEvent(transaction, { kind: "demo-opened", actorId: null, accountId: null, address });
  });
}

async function choose(database: Kysely<AccountsSchema>, identity: SiteIdentity): Promise<void> {
  // Two first runs at the same moment: the primary key lets one of them through.
  const chosen = await database
    .insertInto("site_identity")
    .values(identity)
    .onConflict((row) => row.column("single_row").doNothing())
    .returning("name")
    .executeTakeFirst();
  if (!chosen) throw alreadySetUp();
}

/** For a start with `--demo`: an empty site becomes a demo, a demo stays one, and a clinic is refused. */
export async function requireDemo(database: Kysely<AccountsSchema>): Promise<void> {
  const identity = await siteIdentity(database);
  if (identity === null) await setUpDemo(database, "command line");
  if (identity?.kind === "clinic") {
    throw new ServerError(
      "SERVER_NOT_A_DEMO",
      `This data folder holds the clinic ${identity.name}, which never becomes a demo; leave --demo out, or name another folder with --data.`,
    );
  }
}
