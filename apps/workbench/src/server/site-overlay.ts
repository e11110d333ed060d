import { installSiteOverlay, type OverlayDifference, type SiteOverlay } from "@isotherm/knowledge";
import { requestJson } from "./request.ts";
import { ServerError } from "./server-error.ts";

/** What the server says of the site's own records. */
export interface SiteRecords {
  readonly overlay: SiteOverlay | null;
  readonly differences: readonly OverlayDifference[];
}

const none: SiteRecords = { overlay: null, differences: [] };
let loaded: SiteRecords = none;

/**
 * Fetches the records of the site and puts them on top of ours, before anything is shown: a page must not work with our limits
 * where the site has its own.
 */
export async function loadSiteRecords(): Promise<void> {
  loaded = await siteRecordsOfServer();
  installSiteOverlay(loaded.overlay);
}

/** What was loaded at the start of the page. */
export function siteRecords(): SiteRecords {
  return loaded;
}

async function siteRecordsOfServer(): Promise<SiteRecords> {
  try {
    return await requestJson<SiteRecords>("/api/knowledge/overlay");
  } catch (error) {
    // A page that is served without our server, as in development, has no site.
    if (error instanceof ServerError && error.status === 404) return none;
    throw error;
  }
}
