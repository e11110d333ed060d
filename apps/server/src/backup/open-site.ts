import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kysely } from "kysely";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import { type DataFolder, defaultDataFolder, openDataFolder } from "../data-folder.ts";
import { connectDatabase, type DatabaseAddress, type OpenDatabase } from "../database/connect.ts";
import type { Schema } from "../database/schema.ts";
import { ServerError } from "../errors.ts";
import { startPostgres } from "../postgres/supervisor.ts";
import { bringUpToDate } from "../record/flat-row-form.ts";
import { type BlobStore, openBlobStore } from "../stores/blob-store.ts";

/** Where a site stands, for the verbs of upkeep. */
export interface SiteAddress {
  readonly dataFolder?: string;
  /** A PostgreSQL of the hospital; DATABASE_URL when absent, else the one in the data folder. */
  readonly databaseUrl?: string;
}

/** A site opened for upkeep. */
export interface OpenedSite {
  readonly database: Kysely<Schema>;
  readonly accounts: Kysely<AccountsSchema>;
  readonly folder: DataFolder;
  readonly blobs: BlobStore;
  /** No server runs on it meanwhile. */
  readonly alone: boolean;
  close(): Promise<void>;
}

function pathOf({ dataFolder }: SiteAddress): string {
  return resolve(dataFolder ?? process.env["ISOTHERM_DATA"] ?? defaultDataFolder("clinic"));
}

/** The data folder of an address, made where it is missing. */
export function folderOf(address: SiteAddress): DataFolder {
  return openDataFolder(pathOf(address));
}

/** A mistyped folder is refused, and not made, checked and found in order. */
function requireSite(path: string): void {
  if (existsSync(join(path, "postgres"))) return;
  throw new ServerError(
    "SITE_NOT_FOUND",
    `There is no site in ${path}; name its data folder with --data, or its database with DATABASE_URL.`,
  );
}

/**
 * Opens a site beside the server that may be running on it. A database that runs already is used as it is and left running; one
 * that does not is started for the while.
 */
export async function openSiteBeside(address: SiteAddress): Promise<OpenedSite> {
  const url = address.databaseUrl ?? process.env["DATABASE_URL"];
  if (!url) requireSite(pathOf(address));
  const folder = folderOf(address);
  const postgres = url ? null : await startPostgres(folder);
  let open: OpenDatabase | null = null;
  const close = async (): Promise<void> => {
    await open?.close();
    if (postgres && (open?.alone || !postgres.adopted)) await postgres.stop();
    else postgres?.leave();
  };
  try {
    const at: DatabaseAddress = postgres
      ? { kind: "embedded", socketFolder: postgres.socketFolder }
      : { kind: "external", url: url ?? "" };
    open = await connectDatabase(at, "beside");
    // A running server has brought the database to its own form.
    if (open.alone) await bringUpToDate(open.query);
    return {
      database: open.query,
      accounts: open.accounts,
      folder,
      blobs: openBlobStore(folder.blobs),
      alone: open.alone,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
