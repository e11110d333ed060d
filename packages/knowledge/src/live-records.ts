/**
 * The lists of records that every function of this package reads. They start as ours; `installSiteOverlay` puts a site's records
 * into them, in place, so that no reader has to know of a site. Lists that are loaded later join when they are.
 */

/** What all records have in common. */
export interface AnyRecord {
  readonly id: string;
}

/** One record of a site and the folder of `data` that it belongs to. */
export interface PlacedRecord {
  readonly folder: string;
  readonly record: AnyRecord;
}

interface LiveList {
  readonly ours: readonly AnyRecord[];
  readonly live: AnyRecord[];
}

const lists = new Map<string, LiveList>();
let placed: readonly PlacedRecord[] = [];

/** Registers the records of one folder and gives the list to read them from. */
export function liveRecords<Entry extends AnyRecord>(
  folder: string,
  ours: readonly AnyRecord[],
): readonly Entry[] {
  const list: LiveList = { ours, live: [] };
  lists.set(folder, list);
  fill(folder, list);
  return list.live as unknown as readonly Entry[];
}

/** Puts the records of a site on top of ours, in the place of those that were there before; none takes them out again. */
export function placeRecords(records: readonly PlacedRecord[]): void {
  placed = records;
  for (const [folder, list] of lists) fill(folder, list);
}

/** The records of the site that stand now. */
export function placedRecords(): readonly PlacedRecord[] {
  return placed;
}

function fill(folder: string, { ours, live }: LiveList): void {
  const merged = new Map(ours.map((record) => [record.id, record]));
  for (const entry of placed) if (entry.folder === folder) merged.set(entry.record.id, entry.record);
  live.splice(0, live.length, ...merged.values());
}
