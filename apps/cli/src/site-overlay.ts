import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { installSiteOverlay } from "@isotherm/knowledge";
import { type CheckedOverlay, checkOverlay, type OverlayText } from "@isotherm/knowledge/check";
import { RefusedError } from "./exit-code.ts";

/** Checks the records of a site in a folder; nothing is installed. */
export async function checkOverlayFolder(folder: string): Promise<CheckedOverlay> {
  return checkOverlay(basename(resolve(folder)), await textsBelow(folder));
}

/** Puts the records of a site on top of ours for the verb that follows; refuses them whole. */
export async function installOverlayFolder(folder: string): Promise<void> {
  const { overlay, problems } = await checkOverlayFolder(folder);
  if (overlay === null)
    throw new RefusedError(
      `the site's records in ${folder} (ISOTHERM_OVERLAY) are refused: ${problems[0]}${problems.length > 1 ? `; isotherm check-overlay ${folder} says ${problems.length - 1} more` : ""}`,
    );
  installSiteOverlay(overlay);
}

async function textsBelow(folder: string): Promise<OverlayText[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return await Promise.all(
      paths.map(async (path) => ({
        path: relative(folder, path).replaceAll("\\", "/"),
        text: await readFile(path, "utf8"),
      })),
    );
  } catch (cause) {
    throw new RefusedError(
      `${folder} cannot be read (${cause instanceof Error ? cause.message : cause}); give a folder.`,
      { cause },
    );
  }
}
