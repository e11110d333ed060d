import { createReadStream, existsSync } from "node:fs";
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { sql } from "kysely";
import type { DataFolder } from "../data-folder.ts";
import { type ActorTransaction, asSystemSnapshot } from "../database/as-actor.ts";
import { ServerError } from "../errors.ts";
import type { BlobStore } from "../stores/blob-store.ts";
import { appendEntry, endArchive } from "./archive.ts";
import type { ArchiveWriter } from "./archive-bytes.ts";
import { archiveWriter, type BackupProtection, checkPassphrase } from "./archive-file.ts";
import { countsOf, keyName, type Manifest, manifestHashName, manifestName, sha256Of } from "./manifest.ts";
import { type OpenedSite, openSiteBeside, type SiteAddress } from "./open-site.ts";
import { newestMigration, storedTables } from "./stored-tables.ts";

/** What a backup took. */
export interface BackupReport {
  readonly path: string;
  readonly rowCount: number;
  readonly blobCount: number;
}

const compress = promisify(gzip);

/** Rows that are fetched and written at a time. */
const partRowCount = 1000;

interface Writer {
  readonly file: ArchiveWriter;
  readonly entries: Manifest["entries"][number][];
}

/**
 * Writes the whole site, as it is at one moment, into one file: every row, every stored file, and the hash of each. The server may
 * run meanwhile. The file gets its name when it is whole; one that is there already is left alone.
 */
export async function backupSite(
  address: SiteAddress,
  path: string,
  protection: BackupProtection,
): Promise<BackupReport> {
  if (protection.kind === "passphrase") checkPassphrase(protection.passphrase);
  const target = resolve(path);
  if (existsSync(target)) {
    throw new ServerError("BACKUP_FAILED", `${target} exists; choose another name, or remove it first.`);
  }
  const site = await openSiteBeside(address);
  try {
    const part = `${target}.part`;
    const file = await open(part, "w", 0o600).catch((cause: Error) => {
      throw new ServerError("BACKUP_FAILED", `${part} cannot be written (${cause.message}).`, { cause });
    });
    try {
      const writer = { file: await archiveWriter(file, protection), entries: [] };
      const report = await writeArchive(site, writer, protection);
      await rename(part, target);
      return { path: target, ...report };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  } finally {
    await site.close();
  }
}

function writeArchive(
  site: OpenedSite,
  writer: Writer,
  protection: BackupProtection,
): Promise<Omit<BackupReport, "path">> {
  return asSystemSnapshot(site.database, async (transaction) => {
    const rowCounts: Record<string, number> = {};
    for (const table of await storedTables(transaction)) {
      rowCounts[table] = await writeTable(transaction, table, writer);
    }
    await writeBlobs(transaction, site.blobs, writer);
    if (protection.kind === "passphrase") await writeKeys(site.folder, writer);
    const manifest: Manifest = {
      format: "isotherm.backup",
      version: 1,
      createdAt: new Date().toISOString(),
      migration: await newestMigration(transaction),
      rowCounts,
      entries: writer.entries,
    };
    const text = Buffer.from(JSON.stringify(manifest));
    const hash = Buffer.from(sha256Of(text), "latin1");
    await appendEntry(writer.file, { name: manifestName, sizeBytes: text.length }, [text]);
    await appendEntry(writer.file, { name: manifestHashName, sizeBytes: hash.length }, [hash]);
    await endArchive(writer.file);
    return countsOf(manifest);
  });
}

async function addEntry(
  { file, entries }: Writer,
  { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const sha256 = await appendEntry(file, { name, sizeBytes }, chunks);
  entries.push({ name, sizeBytes, sha256 });
  return sha256;
}

/** Rows as one JSON document a line, so that they can be read without this program. */
async function writeTable(transaction: ActorTransaction, table: string, writer: Writer): Promise<number> {
  await sql`declare rows no scroll cursor for select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(
    transaction,
  );
  let count = 0;
  for (let part = 1; ; part++) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.raw(String(partRowCount))} from rows`.execute(
      transaction,
    );
    if (rows.length === 0) break;
    count += rows.length;
    const bytes = await compress(`${rows.map(({ line }) => line).join("\n")}\n`, { level: 1 });
    const name = `tables/${table}/${String(part).padStart(6, "0")}.ndjson.gz`;
    await addEntry(writer, { name, sizeBytes: bytes.length }, [bytes]);
  }
  await sql`close rows`.execute(transaction);
  return count;
}

/**
 * What stands beside the database so that the database alone opens no second factor. Only an encrypted backup takes it along: in any
 * other it would lie beside what it closes.
 */
async function writeKeys(folder: DataFolder, writer: Writer): Promise<void> {
  const path = join(folder.path, "keys");
  const names = existsSync(path) ? await readdir(path) : [];
  for (const name of names.filter((each) => keyName.test(`keys/${each}`)).sort()) {
    const bytes = await readFile(join(path, name));
    await addEntry(writer, { name: `keys/${name}`, sizeBytes: bytes.length }, [bytes]);
  }
}

async function writeBlobs(transaction: ActorTransaction, blobs: BlobStore, writer: Writer): Promise<void> {
  const rows = await transaction
    .selectFrom("blob")
    .select(["sha256", "size_bytes"])
    .orderBy("sha256")
    .execute();
  for (const row of rows) {
    const entry = { name: `blobs/${row.sha256}`, sizeBytes: Number(row.size_bytes) };
    const sha256 = await addEntry(writer, entry, createReadStream(blobs.pathOf(row.sha256)));
    if (sha256 !== row.sha256) {
      throw new ServerError(
        "BACKUP_FAILED",
        `The stored file ${row.sha256.slice(0, 12)}… has changed on the disk; run isotherm check, and keep the last good backup.`,
      );
    }
  }
}
