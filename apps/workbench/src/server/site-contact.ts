import { requestJson } from "./request.ts";

/** How a patient reaches the site; entered by the site, because no number may be guessed. */
export interface SiteContact {
  /** Number of the clinic for the same day; null while the site has entered none. */
  readonly clinicPhone: string | null;
  /** Number for emergencies where the site is; null while the site has entered none. */
  readonly emergencyPhone: string | null;
  /** When the number of the clinic is answered, in the site's words. */
  readonly phoneHours: string;
}

/** Nothing entered yet. */
export const noContact: SiteContact = { clinicPhone: null, emergencyPhone: null, phoneHours: "" };

/** What the site has entered. */
export function fetchSiteContact(): Promise<SiteContact> {
  return requestJson<SiteContact>("/api/site/contact");
}

/** Enters it anew, for every patient of the site. */
export async function saveSiteContact(contact: SiteContact): Promise<void> {
  await requestJson("/api/site/contact", { method: "PUT", body: contact });
}
