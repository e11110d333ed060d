import { liveFolders } from "./generated/live-folders.ts";
import type { AnyRecord, PlacedRecord } from "./live-records.ts";
import { type RecordWords, searchWords, wordsOf } from "./search-records.ts";
import { isOfSite } from "./site-overlay.ts";

/** Records of one kind. */
export interface LibraryFolder {
  /** Such as `targets`. */
  readonly folder: string;
  readonly records: readonly AnyRecord[];
  /** Rows that wait for the licence of the site, and are shown nowhere. */
  readonly hiddenCount: number;
}

/** Every record of every kind, with those of a site on top; loads everything. */
export function library(): readonly LibraryFolder[] {
  return Object.entries(liveFolders).map(([folder, all]) => {
    const records = all.filter((record) => isFree(folder, record));
    return { folder, records, hiddenCount: all.length - records.length };
  });
}

function isFree(folder: string, record: AnyRecord): boolean {
  if (!("release" in record) || record.release === "free") return true;
  return isOfSite(folder, record.id);
}

/** What a record is called: its name, title or label, or else its id. */
export function recordName(record: AnyRecord): string {
  const fields = record as AnyRecord & Readonly<Record<string, unknown>>;
  const named = [fields["name"], fields["title"], fields["ourLabel"], fields["purpose"], fields["drugName"]];
  const name = named.find((field) => typeof field === "string" && field !== "");
  return typeof name === "string" ? name : record.id;
}

const keptWords = new WeakMap<AnyRecord, RecordWords>();

/**
 * Records of every kind that hold every word that is asked, best first, with the same forgiveness as `searchRecords`; none for an
 * empty text.
 *
 * @example
 * searchLibrary("temezepam").length // => 0
 */
export function searchLibrary(text: string): readonly PlacedRecord[] {
  if (text.trim() === "") return [];
  const all = library().flatMap(({ folder, records }) =>
    records.map((record): PlacedRecord => ({ folder, record })),
  );
  return searchWords(all, text, ({ record }) => {
    const words = keptWords.get(record) ?? wordsOf(textsOf(record));
    keptWords.set(record, words);
    return words;
  });
}

function textsOf(record: AnyRecord): { readonly names: readonly string[]; readonly rest: readonly string[] } {
  const { code, synonyms } = record as AnyRecord & Readonly<Record<string, unknown>>;
  return {
    names: [record.id, recordName(record), ...textsIn(code), ...textsIn(synonyms)],
    rest: textsIn(record),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
