import { type AnyRecord, type PlacedRecord, placeRecords } from "./live-records.ts";

/** Records of a site that replace ours or add to them, without touching ours; checked by `checkOverlay` before it is installed. */
export interface SiteOverlay {
  /** Name of the site. */
  readonly site: string;
  /** Whole records; one with an id of ours replaces it, another is added. */
  readonly records: readonly PlacedRecord[];
}

/** One place at which two values differ. */
export interface OverlayChange {
  /** Such as `block.minimumReliefFraction`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an overlay does to one record. */
export interface OverlayDifference {
  readonly folder: string;
  readonly id: string;
  readonly kind: "added" | "replaced" | "unchanged";
  readonly changes: readonly OverlayChange[];
}

let installed: SiteOverlay | null = null;

/**
 * Puts the records of a site on top of ours for everything that this package answers from now on; null takes them out again. Only
 * an overlay that `checkOverlay` has accepted belongs here. Called once at the start of a server, a command line, a page or a
 * worker; what was asked before keeps its answer.
 */
export function installSiteOverlay(overlay: SiteOverlay | null): void {
  installed = overlay;
  placeRecords(overlay?.records ?? []);
}

/** The overlay that stands now, or null where only our own records do. */
export function siteOverlay(): SiteOverlay | null {
  return installed;
}

/** Whether a record is the site's own, so that a screen can say so. */
export function isOfSite(folder: string, id: string): boolean {
  return installed?.records.some((entry) => entry.folder === folder && entry.record.id === id) ?? false;
}

/** What the records of a site change, against ours by folder. */
export function overlayDifferences(
  overlay: SiteOverlay,
  ours: Readonly<Record<string, readonly AnyRecord[]>>,
): readonly OverlayDifference[] {
  return overlay.records.map(({ folder, record }) => {
    const before = ours[folder]?.find(({ id }) => id === record.id);
    const changes = changesOf(before ?? {}, record);
    const replaced = changes.length === 0 ? "unchanged" : "replaced";
    return { folder, id: record.id, kind: before === undefined ? "added" : replaced, changes };
  });
}

type PlainRecord = Readonly<Record<string, unknown>>;

function asRecord(value: unknown): PlainRecord | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as PlainRecord) : null;
}

function changesOf(before: unknown, after: unknown, path = ""): OverlayChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [ours, theirs] = [asRecord(before), asRecord(after)];
  if (ours === null || theirs === null) return [{ path, before, after }];
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((key) =>
    changesOf(ours[key], theirs[key], path === "" ? key : `${path}.${key}`),
  );
}
