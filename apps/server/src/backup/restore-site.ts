import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Kysely, sql } from "kysely";
import { advanceAnchor } from "../audit/anchor.ts";
import { verifyAudit } from "../audit/verify-audit.ts";
import type { DataFolder } from "../data-folder.ts";
import { type ActorTransaction, asSystem } from "../database/as-actor.ts";
import { connectDatabase, type DatabaseAddress } from "../database/connect.ts";
import { migrateTo } from "../database/migrate.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { startPostgres } from "../postgres/supervisor.ts";
import { bringUpToDate } from "../record/flat-row-form.ts";
import { type BlobStore, openBlobStore } from "../stores/blob-store.ts";
import { damaged, entryBytes } from "./archive.ts";
import type { ArchiveReader } from "./archive-bytes.ts";
import { openArchive } from "./archive-file.ts";
import { type CheckedBackup, checkBackup, countsOf, keyName } from "./manifest.ts";
import { folderOf, type SiteAddress } from "./open-site.ts";
import { storedTables } from "./stored-tables.ts";

/** What was restored. */
export interface RestoreReport {
  readonly dataFolder: string;
  readonly createdAt: string;
  readonly rowCount: number;
  readonly blobCount: number;
}

const uncompress = promisify(gunzip);

interface Backup extends CheckedBackup {
  readonly file: ArchiveReader;
}

/**
 * Makes a site from a backup, in an empty data folder (and an empty database, where DATABASE_URL names one). Every byte of the file
 * is checked before the first row is written, and all rows come in with one transaction: it is all there, or nothing is.
 *
 * @param askPassphrase Asked where the backup is encrypted; null: nobody is there to ask.
 */
export async function restoreSite(
  address: SiteAddress,
  path: string,
  askPassphrase: (() => Promise<string>) | null,
): Promise<RestoreReport> {
  const file = await openArchive(path, askPassphrase);
  try {
    const checked = await checkBackup(file);
    const folder = folderOf(address);
    const url = address.databaseUrl ?? process.env["DATABASE_URL"];
    if (existsSync(folder.postgres)) throw notEmpty(`The data folder ${folder.path}`);
    const backup = { ...checked, file };
    await (url ? restoreInto({ kind: "external", url }, folder, backup) : restoreEmbedded(folder, backup));
    const { manifest } = checked;
    return { dataFolder: folder.path, createdAt: manifest.createdAt, ...countsOf(manifest) };
  } finally {
    await file.close();
  }
}

function notEmpty(what: string): ServerError {
  return new ServerError(
    "RESTORE_TARGET_NOT_EMPTY",
    `${what} holds a site already, and a restore never writes over one; name an empty one with --data or DATABASE_URL.`,
  );
}

async function restoreEmbedded(folder: DataFolder, backup: Backup): Promise<void> {
  const postgres = await startPostgres(folder);
  try {
    await restoreInto({ kind: "embedded", socketFolder: postgres.socketFolder }, folder, backup);
    await postgres.stop();
  } catch (error) {
    await postgres.stop();
    // It was made for this restore a moment ago and holds nothing.
    await rm(folder.postgres, { recursive: true, force: true });
    throw error;
  }
}

async function restoreInto(address: DatabaseAddress, folder: DataFolder, backup: Backup): Promise<void> {
  const open = await connectDatabase(address, "alone");
  try {
    // Before the migrations, which would lead a newer database back.
    await requireUntouched(open.query);
    await migrateTo(open.query, backup.manifest.migration);
    await restoreBlobs(openBlobStore(folder.blobs), backup);
    await restoreKeys(folder, backup);
    await asSystem(open.query, (transaction) => restoreRows(transaction, backup));
    await bringUpToDate(open.query);
    await rm(`${folder.path}/audit-anchor.json`, { force: true });
    await advanceAnchor(open.query, folder);
  } finally {
    await open.close();
  }
}

async function requireUntouched(database: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string | null }>`select to_regclass('kysely_migration') as name`.execute(
    database,
  );
  if (rows[0]?.name) throw notEmpty("The database");
}

async function restoreBlobs(blobs: BlobStore, { file, entries }: Backup): Promise<void> {
  for (const entry of entries) {
    const sha256 = /^blobs\/([0-9a-f]{64})$/u.exec(entry.name)?.[1];
    if (sha256 !== undefined) await blobs.put(sha256, await entryBytes(file, entry));
  }
}

async function restoreKeys(folder: DataFolder, { file, entries }: Backup): Promise<void> {
  for (const entry of entries) {
    const name = keyName.exec(entry.name)?.[1];
    if (name === undefined) continue;
    await mkdir(join(folder.path, "keys"), { recursive: true, mode: 0o700 });
    await writeFile(join(folder.path, "keys", name), await entryBytes(file, entry), { mode: 0o600 });
  }
}

async function restoreRows(transaction: ActorTransaction, backup: Backup): Promise<void> {
  const tables = await storedTables(transaction);
  const unknown = Object.keys(backup.manifest.rowCounts).find((table) => !tables.includes(table));
  if (unknown !== undefined) throw damaged(`its table ${unknown} is none of that version`);
  for (const table of tables) await requireEmpty(transaction, table);
  const links = await dropForeignKeys(transaction);
  await sql`select set_config('timezone', 'UTC', true)`.execute(transaction);
  for (const table of tables) await restoreTable(transaction, table, backup);
  for (const { table, name, definition } of links) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      transaction,
    );
  }
  await restartCounters(transaction);
  const { problems } = await verifyAudit(transaction, null, backup.manifest.migration);
  if (problems.length > 0) throw damaged(`its audit log: ${problems[0]}`);
}

async function requireEmpty(transaction: ActorTransaction, table: string): Promise<void> {
  const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(transaction);
  if (rows.length > 0) throw notEmpty(`The table ${table} of the database`);
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows come table by table; the links between them are checked when all are there. */
async function dropForeignKeys(transaction: ActorTransaction): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace`.execute(transaction);
  for (const { table, name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(transaction);
  }
  return rows;
}

async function restoreTable(
  transaction: ActorTransaction,
  table: string,
  { manifest, entries, file }: Backup,
): Promise<void> {
  const target = sql.table(table);
  // The entries of the audit log come with the backup; restoring is not writing.
  await sql`alter table ${target} disable trigger user`.execute(transaction);
  let count = 0;
  for (const entry of entries.filter(({ name }) => name.startsWith(`tables/${table}/`))) {
    const lines = (await uncompress(await entryBytes(file, entry))).toString("utf8").trimEnd().split("\n");
    count += lines.length;
    await sql`insert into ${target} overriding system value
      select * from jsonb_populate_recordset(null::${target}, ${`[${lines.join(",")}]`}::jsonb)`.execute(
      transaction,
    );
  }
  await sql`alter table ${target} enable trigger user`.execute(transaction);
  if (count !== (manifest.rowCounts[table] ?? 0)) throw damaged(`rows of ${table} are missing`);
}

/** Identity columns go on after the highest number that was restored. */
async function restartCounters(transaction: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(transaction);
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(
      transaction,
    );
  }
}
