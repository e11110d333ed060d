import { createHash } from "node:crypto";
import { z } from "zod";
import { type ArchiveEntry, damaged, entryBytes, entrySha256, listEntries } from "./archive.ts";
import type { ArchiveReader } from "./archive-bytes.ts";

const entrySchema = z.strictObject({
  name: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

/** What a backup holds; its last entry but one. The last one is its SHA-256. */
export interface Manifest {
  readonly format: "isotherm.backup";
  readonly version: 1;
  readonly createdAt: string;
  /** Name of the newest migration of the database that was backed up. */
  readonly migration: string;
  /** Rows of each table. */
  readonly rowCounts: Readonly<Record<string, number>>;
  readonly entries: readonly {
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
  }[];
}

const manifestSchema: z.ZodType<Manifest> = z.strictObject({
  format: z.literal("isotherm.backup"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  migration: z.string(),
  rowCounts: z.record(z.string().regex(/^[a-z_]+$/u), z.number().int().nonnegative()),
  entries: z.array(entrySchema),
});

/** Name of an entry that is a key of the site. */
export const keyName: RegExp = /^keys\/([a-z][a-z.-]*)$/u;

/** Names of the two last entries. */
export const manifestName = "manifest.json";
export const manifestHashName = "manifest.sha256";

/** How much a backup holds. */
export function countsOf({ rowCounts, entries }: Manifest): {
  readonly rowCount: number;
  readonly blobCount: number;
} {
  return {
    rowCount: Object.values(rowCounts).reduce((sum, count) => sum + count, 0),
    blobCount: entries.filter(({ name }) => name.startsWith("blobs/")).length,
  };
}

/** SHA-256 in hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A backup of which every byte has been checked. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly entries: readonly ArchiveEntry[];
}

/** Reads a whole backup and compares every entry with the manifest, before anything is done with it. */
export async function checkBackup(file: ArchiveReader): Promise<CheckedBackup> {
  const entries = await listEntries(file);
  const [manifestEntry, hashEntry] = entries.slice(-2);
  if (manifestEntry?.name !== manifestName || hashEntry?.name !== manifestHashName) {
    throw damaged("it has no list of its contents");
  }
  const text = await entryBytes(file, manifestEntry);
  if ((await entryBytes(file, hashEntry)).toString("latin1") !== sha256Of(text)) {
    throw damaged("the list of its contents");
  }
  const read = manifestSchema.safeParse(JSON.parse(text.toString("utf8")));
  if (!read.success) throw damaged("it was written by another version of Isotherm");
  const listed = entries.slice(0, -2);
  if (listed.length !== read.data.entries.length) throw damaged("an entry is missing");
  for (const [index, entry] of listed.entries()) {
    const said = read.data.entries[index];
    const same =
      said?.name === entry.name &&
      said.sizeBytes === entry.sizeBytes &&
      said.sha256 === (await entrySha256(file, entry));
    if (!same) throw damaged(entry.name);
  }
  return { manifest: read.data, entries: listed };
}
