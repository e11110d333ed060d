import { randomUUID } from "node:crypto";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { type Kysely, sql } from "kysely";
import { ServerError } from "../errors.ts";
import type { AccountsSchema } from "./accounts-schema.ts";

/** [s] A person has this long to touch the authenticator. */
const challengeLifeS = 5 * 60;

/** Where a passkey is good: the browser binds it to this name. */
export interface RelyingParty {
  readonly origin: string;
  readonly id: string;
}

/** A passkey in the list of one's own account. */
export interface PasskeyEntry {
  readonly passkeyId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly isBackedUp: boolean;
}

async function keepChallenge(
  database: Kysely<AccountsSchema>,
  challenge: string,
  accountId: string | null,
): Promise<string> {
  const id = randomUUID();
  await database.deleteFrom("passkey_challenge").where("expires_at", "<", new Date()).execute();
  await database
    .insertInto("passkey_challenge")
    .values({
      id,
      challenge,
      account_id: accountId,
      expires_at: new Date(Date.now() + challengeLifeS * 1000),
    })
    .execute();
  return id;
}

/** A challenge is good once, for whom it was made. */
async function takeChallenge(
  database: Kysely<AccountsSchema>,
  id: string,
  accountId: string | null,
): Promise<string> {
  const row = await database
    .deleteFrom("passkey_challenge")
    .where("id", "=", id)
    .where("expires_at", ">", new Date())
    .returning(["challenge", "account_id"])
    .executeTakeFirst();
  if (row === undefined || row.account_id !== accountId) throw refused();
  return row.challenge;
}

function refused(cause?: unknown): ServerError {
  return new ServerError(
    "PASSKEY_REFUSED",
    "The passkey was not accepted; try again, or sign in with your password.",
    { statusCode: 401, cause },
  );
}

/** What the browser needs to make a passkey for this account. */
export async function offerPasskey(
  database: Kysely<AccountsSchema>,
  party: RelyingParty,
  account: { readonly id: string; readonly loginName: string; readonly displayName: string },
): Promise<{ readonly challengeId: string; readonly options: PublicKeyCredentialCreationOptionsJSON }> {
  const existing = await database
    .selectFrom("passkey")
    .select(["credential_id", "transports"])
    .where("account_id", "=", account.id)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: "Isotherm",
    rpID: party.id,
    userName: account.loginName,
    userDisplayName: account.displayName,
    userID: new Uint8Array(Buffer.from(account.id)),
    excludeCredentials: existing.map((row) => ({ id: row.credential_id, transports: row.transports })),
    // A passkey stands for both factors: it is found without a name, and asks for finger, face or PIN.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { challengeId: await keepChallenge(database, options.challenge, account.id), options };
}

/** Keeps a passkey whose proof is right. */
export async function addPasskey(
  database: Kysely<AccountsSchema>,
  party: RelyingParty,
  made: {
    readonly accountId: string;
    readonly challengeId: string;
    readonly response: RegistrationResponseJSON;
    readonly name: string;
  },
): Promise<void> {
  const expectedChallenge = await takeChallenge(database, made.challengeId, made.accountId);
  const verification = await verifyRegistrationResponse({
    response: made.response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (!verification.verified) throw refused();
  const { credential, credentialBackedUp } = verification.registrationInfo;
  await database
    .insertInto("passkey")
    .values({
      credential_id: credential.id,
      account_id: made.accountId,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      backed_up: credentialBackedUp,
      name: made.name,
    })
    .execute();
}

/** What the browser needs to ask for any passkey of this site; no name is told to it. */
export async function askForPasskey(
  database: Kysely<AccountsSchema>,
  party: RelyingParty,
): Promise<{ readonly challengeId: string; readonly options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: "required" });
  return { challengeId: await keepChallenge(database, options.challenge, null), options };
}

/** Whose passkey this is, when its proof is right. */
export async function checkPasskey(
  database: Kysely<AccountsSchema>,
  party: RelyingParty,
  shown: { readonly challengeId: string; readonly response: AuthenticationResponseJSON },
): Promise<string> {
  const expectedChallenge = await takeChallenge(database, shown.challengeId, null);
  const stored = await database
    .selectFrom("passkey")
    .select(["credential_id", "account_id", "public_key", "counter"])
    .where("credential_id", "=", shown.response.id)
    .executeTakeFirst();
  if (stored === undefined) throw refused();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: shown.response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: stored.credential_id,
      publicKey: new Uint8Array(stored.public_key),
      counter: Number(stored.counter),
    },
  }).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (!verified) throw refused();
  await database
    .updateTable("passkey")
    .set({ counter: authenticationInfo.newCounter, last_used_at: sql<Date>`now()` })
    .where("credential_id", "=", stored.credential_id)
    .execute();
  return stored.account_id;
}

/** The passkeys of an account. */
export async function listPasskeys(
  database: Kysely<AccountsSchema>,
  accountId: string,
): Promise<readonly PasskeyEntry[]> {
  const rows = await database
    .selectFrom("passkey")
    .select(["credential_id", "name", "created_at", "last_used_at", "backed_up"])
    .where("account_id", "=", accountId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    passkeyId: row.credential_id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    isBackedUp: row.backed_up,
  }));
}

/** Takes passkeys of an account away: one, or all of them. */
export async function removePasskeys(
  database: Kysely<AccountsSchema>,
  accountId: string,
  passkeyId: string | "all",
): Promise<void> {
  const removal = database.deleteFrom("passkey").where("account_id", "=", accountId);
  await (passkeyId === "all" ? removal : removal.where("credential_id", "=", passkeyId)).execute();
}
