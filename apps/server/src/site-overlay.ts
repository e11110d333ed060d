import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { installSiteOverlay } from "@isotherm/knowledge";
import { type CheckedOverlay, checkOverlay, type OverlayText } from "@isotherm/knowledge/check";
import { ServerError } from "./errors.ts";

/** No folder, nothing replaced. */
const noOverlay: CheckedOverlay = { overlay: null, problems: [], differences: [] };

/** Where the records of the site stand: a folder that was named, which must exist, or one beside the data, which may. */
export interface OverlayPlace {
  /** ISOTHERM_OVERLAY when absent. */
  readonly named?: string | undefined;
  readonly besideData: string;
}

/**
 * Reads, checks and installs the records of the site. A folder that is refused stops the start: a site that relies on its own
 * limits must not work with ours unawares.
 */
export function openSiteOverlay(
  place: OverlayPlace,
  log: (line: string) => void = () => undefined,
): CheckedOverlay {
  const { besideData } = place;
  const named = place.named || process.env["ISOTHERM_OVERLAY"] || null;
  if (named === null && !existsSync(besideData)) {
    installSiteOverlay(null);
    return noOverlay;
  }
  const folder = resolve(named ?? besideData);
  const checked = checkOverlay(basename(folder), textsBelow(folder));
  if (checked.overlay === null) {
    throw new ServerError(
      "SERVER_OVERLAY_REFUSED",
      `The site's records in ${folder} are refused, and nothing of them is used: mend them (isotherm check-overlay ${folder} says the same), or take the folder away.\n${checked.problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
  installSiteOverlay(checked.overlay);
  log(`records of ${checked.overlay.site} stand on top of ours: ${checked.differences.length}`);
  return checked;
}

function textsBelow(folder: string): OverlayText[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({
        path: relative(folder, path).replaceAll("\\", "/"),
        text: readFileSync(path, "utf8"),
      }));
  } catch (cause) {
    throw new ServerError(
      "SERVER_OVERLAY_REFUSED",
      `The site's records in ${folder} cannot be read (${cause instanceof Error ? cause.message : cause}); check the name given with --overlay or ISOTHERM_OVERLAY.`,
      { cause },
    );
  }
}
