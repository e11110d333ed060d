import type { SiteAddress } from "@isotherm/server";

/** The site that `--data` names, or the usual one. */
export function siteAddress(dataFolder: string | undefined): SiteAddress {
  return dataFolder === undefined ? {} : { dataFolder };
}
