import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataFolder } from "../data-folder.ts";
import { ServerError } from "../errors.ts";
import type { Account } from "./account.ts";
import type { PostgresBinaries } from "./binaries.ts";

/** Name of the database role and of the database. */
export const databaseName = "isotherm";

function own(folder: string, account: Account | null): void {
  if (account) chownSync(folder, account.uid, account.gid);
}

/**
 * The folder of the Unix socket: in the data folder, or, where that path is too long for a socket (107 bytes),
 * in the temporary folder under a name made from it. Only the database account (and root) may enter it; that is
 * what protects the passwordless connection.
 */
export function socketFolder(folder: DataFolder, account: Account | null): string {
  const inside = folder.run;
  const short = join(
    tmpdir(),
    `isotherm-${createHash("sha256").update(folder.path).digest("hex").slice(0, 12)}`,
  );
  const path = Buffer.byteLength(join(inside, ".s.PGSQL.5432.lock")) < 104 ? inside : short;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  own(path, account);
  chmodSync(path, 0o700);
  return path;
}

/** Makes a cluster with page checksums where there is none. A half-made one of a killed start is thrown away first. */
export function ensureCluster(folder: DataFolder, binaries: PostgresBinaries, account: Account | null): void {
  if (existsSync(join(folder.postgres, "PG_VERSION"))) return;
  const making = `${folder.postgres}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  own(making, account);
  const result = spawnSync(
    binaries.initdb,
    [
      "-D",
      making,
      "-U",
      databaseName,
      "--auth=trust",
      "--data-checksums",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-instructions",
    ],
    { encoding: "utf8", cwd: "/", ...(account ? { uid: account.uid, gid: account.gid } : {}) },
  );
  if (result.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new ServerError(
      "SERVER_DATABASE_UNAVAILABLE",
      `A database could not be made in ${folder.path} (${(result.stderr || result.error?.message || "").trim().split("\n").at(-1)}); the account ${account?.name ?? "that runs Isotherm"} must be able to enter and write that folder, so choose another with --data.`,
    );
  }
  renameSync(making, folder.postgres);
}
