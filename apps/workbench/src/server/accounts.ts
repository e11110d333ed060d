import type { Role } from "@isotherm/clinic";
import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { requestJson } from "./request.ts";

/** A passkey of one's own. */
export interface PasskeyEntry {
  readonly passkeyId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** One place where one is signed in. */
export interface SessionEntry {
  readonly sessionId: string;
  readonly isThisOne: boolean;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** One's own account. */
export interface OwnAccount {
  readonly loginName: string | null;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly PasskeyEntry[];
  readonly sessions: readonly SessionEntry[];
}

/** An account as an administrator sees it. */
export interface AccountEntry {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
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

/** Somebody from the hospital who waits to be admitted. */
export interface WaitingPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
  readonly email: string;
}

/** All accounts, and who waits. */
export interface AccountList {
  readonly accounts: readonly AccountEntry[];
  readonly waiting: readonly WaitingPerson[];
}

/** A single-use code, shown once. */
export interface Invitation {
  readonly code: string;
  readonly expiresAt: string;
}

/** What an administrator writes of an account. */
export interface AccountDraft {
  readonly displayName: string;
  readonly loginName: string;
  readonly roles: readonly Role[];
}

const post = <Answer>(path: string, body: unknown): Promise<Answer> =>
  requestJson<Answer>(path, { method: "POST", body });
const remove = (path: string): Promise<unknown> => requestJson(path, { method: "DELETE" });

/** One's own account. */
export const fetchOwnAccount = (): Promise<OwnAccount> => requestJson("/api/account");

/** Changes one's own password. */
export async function changePassword(current: string, next: string): Promise<void> {
  await requestJson("/api/account/password", { method: "PUT", body: { current, next } });
}

/** A secret for an authenticator app, not yet in force. */
export const proposeSecondFactor = (): Promise<{ readonly secret: string; readonly uri: string }> =>
  post("/api/account/totp", {});

/** Puts the second factor in force; gives the recovery codes. */
export async function confirmSecondFactor(code: string): Promise<readonly string[]> {
  return (await post<{ recoveryCodes: readonly string[] }>("/api/account/totp/confirm", { code }))
    .recoveryCodes;
}

/** New recovery codes, shown once; the old ones are worth nothing from then on. */
export async function renewRecoveryCodes(): Promise<readonly string[]> {
  return (await post<{ recoveryCodes: readonly string[] }>("/api/account/recovery-codes", {})).recoveryCodes;
}

/** Gives up the second factor and its recovery codes. */
export const removeSecondFactor = (): Promise<unknown> => remove("/api/account/totp");

/** Makes a passkey on this device. */
export async function addPasskey(name: string): Promise<void> {
  const { challengeId, options } = await post<{
    readonly challengeId: string;
    readonly options: PublicKeyCredentialCreationOptionsJSON;
  }>("/api/account/passkeys/options", {});
  const response = await startRegistration({ optionsJSON: options });
  await post("/api/account/passkeys", { challengeId, response, name });
}

/** Removes a passkey of one's own. */
export const removePasskey = (passkeyId: string): Promise<unknown> =>
  remove(`/api/account/passkeys/${encodeURIComponent(passkeyId)}`);

/** Ends one of one's own sessions. */
export const endSession = (sessionId: string): Promise<unknown> =>
  remove(`/api/account/sessions/${encodeURIComponent(sessionId)}`);

/** All accounts. */
export const listAccounts = (): Promise<AccountList> => requestJson("/api/accounts");

/** Adds an account with an invitation. */
export const addAccount = (draft: AccountDraft): Promise<{ readonly invitation: Invitation }> =>
  post("/api/accounts", draft);

/** Changes name and roles. */
export async function changeAccount(
  id: string,
  change: { readonly displayName: string; readonly roles: readonly Role[] },
): Promise<void> {
  await requestJson(`/api/accounts/${encodeURIComponent(id)}`, { method: "PUT", body: change });
}

/** A new single-use code for somebody who has forgotten the password. */
export const inviteAgain = (id: string): Promise<{ readonly invitation: Invitation }> =>
  post(`/api/accounts/${encodeURIComponent(id)}/invitation`, {});

/** Closes an account, or opens it again. */
export async function suspendAccount(id: string, suspended: boolean): Promise<void> {
  await post(`/api/accounts/${encodeURIComponent(id)}/suspension`, { suspended });
}

/** For a lost phone: second factor and passkeys go, the password stays. */
export const resetSecondFactor = (id: string): Promise<unknown> =>
  remove(`/api/accounts/${encodeURIComponent(id)}/second-factor`);

/** Admits somebody from the hospital under an account of their own. */
export async function admitPerson(person: WaitingPerson, draft: AccountDraft): Promise<void> {
  const { issuer, subject } = person;
  await post("/api/accounts/admission", { issuer, subject, ...draft });
}
