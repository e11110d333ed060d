import type { LinkPurpose } from "../patient/phone/link-session.ts";
import { requestJson } from "./request.ts";

/** A link as the clinic sees it afterwards; the code is shown once and never again. */
export interface PatientLink {
  readonly linkId: string;
  readonly purpose: LinkPurpose;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastOpenedAt: string | null;
  readonly state: "open" | "expired" | "revoked" | "too-many-tries";
}

/** A link as it is handed over. */
export interface NewPatientLink {
  readonly linkId: string;
  readonly code: string;
  /** Path on this site, such as `/p/LINKID`. */
  readonly url: string;
}

const pathOf = (patientId: string): string => `/api/patients/${encodeURIComponent(patientId)}/links`;

/** Links of one patient. */
export async function listLinks(patientId: string): Promise<readonly PatientLink[]> {
  return (await requestJson<{ links: readonly PatientLink[] }>(pathOf(patientId))).links;
}

/** Makes a link for one purpose. */
export function createLink(
  patientId: string,
  link: { readonly purpose: LinkPurpose; readonly expiresAt: string },
): Promise<NewPatientLink> {
  return requestJson(pathOf(patientId), { method: "POST", body: link });
}

/** Makes a link useless at once. */
export async function revokeLink(patientId: string, linkId: string): Promise<void> {
  await requestJson(`${pathOf(patientId)}/${encodeURIComponent(linkId)}`, { method: "DELETE" });
}
