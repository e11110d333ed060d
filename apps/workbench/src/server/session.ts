import type { Role } from "@isotherm/clinic";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { requestJson } from "./request.ts";

/** What a patient was given a link for. */
export type PatientPurpose = "interview" | "follow-up" | "messages";

/** Who is signed in, as the server knows it. */
export interface SessionAccount {
  readonly id: string;
  /** What the person types to sign in; null for a patient who came by a link. */
  readonly loginName: string | null;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly role: Role;
  readonly patientId: string | null;
  readonly patientPurpose: PatientPurpose | null;
}

/** The site, as everybody may know it. */
export interface SessionSite {
  readonly name: string;
  readonly kind: "clinic" | "demo";
}

/** Who is at the door. */
export type Session =
  | { readonly state: "first-run"; readonly site: SessionSite; readonly account: null }
  | {
      readonly state: "signed-out";
      readonly site: SessionSite;
      readonly account: null;
      /** Name of the hospital's single sign-on; null where there is none. */
      readonly singleSignOn: string | null;
    }
  | { readonly state: "signed-in"; readonly site: SessionSite; readonly account: SessionAccount };

/** What a new clinic needs to know of itself and its owner. */
export interface NewClinic {
  readonly siteName: string;
  readonly displayName: string;
  readonly loginName: string;
  readonly password: string;
}

/** Asks who is at the door; in a demo this signs its physician in. */
export function fetchSession(): Promise<Session> {
  return requestJson("/api/session");
}

/** Makes this site a clinic with its owner, who is signed in. */
export async function setUpClinic(clinic: NewClinic): Promise<void> {
  await requestJson("/api/first-run/owner", { method: "POST", body: clinic });
}

/** Makes this site a demo, for good. */
export async function setUpDemo(): Promise<void> {
  await requestJson("/api/first-run/demo", { method: "POST", body: {} });
}

/** What a right password leads to. */
export type SignInState = "signed-in" | "second-factor";

interface SignInAnswer {
  readonly state: SignInState;
}

/** Signs in with a name and a password; a second factor may be asked for then. */
export async function signIn(loginName: string, password: string): Promise<SignInState> {
  const body = { loginName, password };
  return (await requestJson<SignInAnswer>("/api/session", { method: "POST", body })).state;
}

/** Gives the second factor: the code of an app, or a recovery code. */
export async function giveSecondFactor(code: string): Promise<void> {
  await requestJson("/api/session/totp", { method: "POST", body: { code } });
}

/** Whether a browser keeps passkeys for this address: never for one that is a number. */
export function hasPasskeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|:/u.test(location.hostname);
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<void> {
  const { challengeId, options } = await requestJson<{
    readonly challengeId: string;
    readonly options: PublicKeyCredentialRequestOptionsJSON;
  }>("/api/session/passkey/options", { method: "POST", body: {} });
  const response = await startAuthentication({ optionsJSON: options });
  await requestJson("/api/session/passkey", { method: "POST", body: { challengeId, response } });
}

/** For whom an invitation is. */
export interface InvitedPerson {
  readonly loginName: string;
  readonly displayName: string;
}

/** Reads an invitation. */
export function readInvitation(code: string): Promise<InvitedPerson> {
  return requestJson("/api/invitation/look", { method: "POST", body: { code } });
}

/** Uses an invitation up and chooses the password. */
export async function acceptInvitation(code: string, password: string): Promise<SignInState> {
  const body = { code, password };
  return (await requestJson<SignInAnswer>("/api/invitation/accept", { method: "POST", body })).state;
}

/** Goes on in another role of the same person. */
export async function takeRole(role: Role): Promise<void> {
  await requestJson("/api/session/role", { method: "POST", body: { role } });
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await requestJson("/api/session", { method: "DELETE" });
}
