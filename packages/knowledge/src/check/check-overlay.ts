import { ourRecords } from "../generated/all-records.ts";
import type { AnyRecord } from "../live-records.ts";
import {
  installSiteOverlay,
  type OverlayDifference,
  overlayDifferences,
  type SiteOverlay,
  siteOverlay,
} from "../site-overlay.ts";
import { recordProblems } from "./check-records.ts";
import { type KnowledgeFile, knowledgeFolders, ourFiles } from "./knowledge-file.ts";
import { idProblems, schemaProblems } from "./schema-problems.ts";

/** One file of an overlay folder as text. */
export interface OverlayText {
  /** Below the overlay folder, with slashes, such as `targets/sural-nerve.json`. */
  readonly path: string;
  readonly text: string;
}

/** What came of an overlay folder: an overlay to install, or every reason why nothing of it is. */
export interface CheckedOverlay {
  /** Null where there is a problem: nothing is half-loaded. */
  readonly overlay: SiteOverlay | null;
  /** One sentence each; empty where the overlay is accepted. */
  readonly problems: readonly string[];
  /** What each record changes; empty where there is a problem. */
  readonly differences: readonly OverlayDifference[];
}

/** Files of an overlay folder that are no records: the name of the site, and words for whoever keeps the folder. */
const asideFiles: readonly string[] = ["overlay.json", "README.md"];

/**
 * Checks the files of a site's overlay folder as strictly as our own records: shape, links, cases of rules, reach, reading age,
 * licences, wording. Everything is accepted, or nothing is. The overlay is not installed. `overlay.json` may hold
 * `{ "site": NAME }`; without it the site is called `defaultName`.
 */
export function checkOverlay(defaultName: string, texts: readonly OverlayText[]): CheckedOverlay {
  const site = siteNameIn(texts) ?? { name: defaultName };
  if ("problem" in site) return refused([site.problem]);
  const read = texts.filter(({ path }) => !asideFiles.includes(path)).map(readText);
  const files = read.flatMap((entry) => (typeof entry === "string" ? [] : [entry]));
  const unreadable = read.filter((entry) => typeof entry === "string");
  const shapes = [...unreadable, ...schemaProblems(files), ...idProblems(files)];
  if (shapes.length > 0) return refused(shapes);
  const overlay: SiteOverlay = {
    site: site.name,
    records: files.map(({ folder, record }) => ({ folder, record: record as unknown as AnyRecord })),
  };
  const problems = problemsWith(overlay, files);
  if (problems.length > 0) return refused(problems);
  return { overlay, problems: [], differences: overlayDifferences(overlay, ourRecords) };
}

function refused(problems: readonly string[]): CheckedOverlay {
  return { overlay: null, problems, differences: [] };
}

function siteNameIn(
  texts: readonly OverlayText[],
): { readonly name: string } | { readonly problem: string } | null {
  const file = texts.find(({ path }) => path === "overlay.json");
  if (file === undefined) return null;
  try {
    const { site } = JSON.parse(file.text) as { readonly site?: unknown };
    if (typeof site === "string" && site.trim() !== "") return { name: site.trim() };
  } catch {
    // Said below.
  }
  return { problem: 'overlay.json: does not name the site; write { "site": "Name of the site" }' };
}

/** A file as a record, or the sentence that refuses it. */
function readText({ path, text }: OverlayText): KnowledgeFile | string {
  const [folder = "", name, ...deeper] = path.split("/");
  if (name === undefined || deeper.length > 0 || !knowledgeFolders().includes(folder))
    return `${path}: is in no folder that holds records; give FOLDER/NAME.json, FOLDER one of ${knowledgeFolders().join(", ")}`;
  if (!name.endsWith(".json")) return `${path}: is not a record; give a .json file, or take it out`;
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== "object" || record === null || Array.isArray(record))
      return `${path}: is no record; give one object with an id`;
    return { path, folder, record: record as KnowledgeFile["record"] };
  } catch (cause) {
    return `${path}: is not JSON (${cause instanceof Error ? cause.message : cause}); mend the place that it names`;
  }
}

/** The checks ask as everybody does, so the overlay stands for as long as they run, and what stood before comes back. */
function problemsWith(overlay: SiteOverlay, files: readonly KnowledgeFile[]): readonly string[] {
  const theirs = new Set(files.map(({ folder, record }) => `${folder}/${String(record["id"])}`));
  const kept = ourFiles().filter(({ folder, record }) => !theirs.has(`${folder}/${String(record["id"])}`));
  const before = siteOverlay();
  installSiteOverlay(overlay);
  try {
    return recordProblems([...kept, ...files]);
  } finally {
    installSiteOverlay(before);
  }
}
