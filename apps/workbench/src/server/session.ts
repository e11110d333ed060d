import type { Role } from "@isotherm/clinic";
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
  | { readonly state: "signed-out"; readonly site: SessionSite; readonly account: null }
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

/** Signs in with a name and a password. */
export async function signIn(loginName: string, password: string): Promise<void> {
  await requestJson("/api/session", { method: "POST", body: { loginName, password } });
}

/** Goes on in another role of the same person. */
export async function takeRole(role: Role): Promise<void> {
  await requestJson("/api/session/role", { method: "POST", body: { role } });
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await requestJson("/api/session", { method: "DELETE" });
}
