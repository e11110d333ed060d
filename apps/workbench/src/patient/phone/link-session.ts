import { requestJson } from "../../server/request.ts";
import { ServerError } from "../../server/server-error.ts";

/** What a link was given for. */
export type LinkPurpose = "interview" | "follow-up" | "messages";

/** Whose pages are shown, and for what. */
export interface LinkSession {
  readonly siteName: string;
  readonly siteKind: "clinic" | "demo";
  readonly patientId: string;
  readonly purpose: LinkPurpose;
}

interface SessionAnswer {
  readonly state: "first-run" | "signed-out" | "signed-in";
  readonly site: { readonly name: string; readonly kind: "clinic" | "demo" };
  readonly account: {
    readonly role: string;
    readonly patientId: string | null;
    readonly patientPurpose: LinkPurpose | null;
  } | null;
}

/** Which link this browser has opened: a session of another link asks for the code again. */
const openedKey = "isotherm.patient.link";

/** The id of the link in an address such as `/p/LINKID`; null for every other address. */
export function linkIdOf(pathname: string): string | null {
  const found = /^\/p\/([^/]+)\/?$/u.exec(pathname)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
}

/** The session of this link, where this browser has opened it and it still lasts. */
export async function currentLinkSession(linkId: string): Promise<LinkSession | null> {
  const { state, site, account } = await requestJson<SessionAnswer>("/api/session");
  const isOurs = sessionStorage.getItem(openedKey) === linkId;
  if (!isOurs || state !== "signed-in" || account?.role !== "patient") return null;
  const { patientId, patientPurpose } = account;
  if (patientId === null || patientPurpose === null) return null;
  return { siteName: site.name, siteKind: site.kind, patientId, purpose: patientPurpose };
}

/** Opens the link with the code that came beside it. */
export async function openLink(linkId: string, code: string): Promise<LinkSession | null> {
  await requestJson("/api/patient-link/open", { method: "POST", body: { linkId, code } });
  sessionStorage.setItem(openedKey, linkId);
  return currentLinkSession(linkId);
}

/** Ends the session on this device. */
export async function closeLink(): Promise<void> {
  sessionStorage.removeItem(openedKey);
  await requestJson("/api/session", { method: "DELETE" });
}

/** What a patient can do about a refusal, in plain words. */
export function plainReason(error: unknown): string {
  if (!(error instanceof ServerError)) return "Something went wrong. Please try again.";
  if (error.code === "SERVER_UNREACHABLE")
    return "There is no network just now. Please try again in a while.";
  return error.message;
}
