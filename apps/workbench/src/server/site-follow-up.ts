import { requestJson } from "./request.ts";

/** How the site follows up. */
export interface SiteFollowUp {
  /** [days] After its day before a visit counts as late. */
  readonly graceDays: number;
}

/** What the site has entered, or the default. */
export function fetchSiteFollowUp(): Promise<SiteFollowUp> {
  return requestJson<SiteFollowUp>("/api/site/follow-up");
}

/** Enters it anew, for every patient of the site. */
export async function saveSiteFollowUp(followUp: SiteFollowUp): Promise<void> {
  await requestJson("/api/site/follow-up", { method: "PUT", body: followUp });
}
