import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { DataFolder } from "../data-folder.ts";
import { ServerError } from "../errors.ts";
import { type Account, databaseAccount } from "./account.ts";
import { majorVersion, type PostgresBinaries, postgresBinaries } from "./binaries.ts";
import { databaseName, ensureCluster, socketFolder } from "./cluster.ts";

/** A running PostgreSQL of ours. */
export interface SupervisedPostgres {
  /** Folder of its Unix socket, for `pg`'s `host`. */
  readonly socketFolder: string;
  /** It had survived a parent that was killed, and was taken over. */
  readonly adopted: boolean;
  /** Fast shutdown: ends sessions, writes everything, waits until the process is gone. */
  stop(): Promise<void>;
  /** Leaves it running for whoever else uses it. */
  leave(): void;
}

const startPatienceS = 60;
const stopPatienceS = 60;
const launchTries = 12;
/** [ms] How long a killed database stays away before it is noticed. */
const watchEveryMs = 250;

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives under another account.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function runningPid(dataPath: string): number | null {
  const file = join(dataPath, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 && alive(pid) && isPostgres(pid) ? pid : null;
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  // After a restart of the machine the number may belong to somebody else.
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres");
}

async function answers(host: string): Promise<boolean> {
  const client = new pg.Client({
    host,
    port: 5432,
    user: databaseName,
    database: "postgres",
    connectionTimeoutMillis: 2e3,
  });
  // An aborted connection also emits an error event; without a listener that would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function waitUntilReady(host: string, gone: () => string | null): Promise<void> {
  const deadlineMs = Date.now() + startPatienceS * 1e3;
  while (!(await answers(host))) {
    const reason = gone();
    if (reason !== null) throw new ServerError("SERVER_DATABASE_UNAVAILABLE", reason);
    if (Date.now() > deadlineMs) {
      throw new ServerError(
        "SERVER_DATABASE_UNAVAILABLE",
        `PostgreSQL did not answer on ${host} within ${startPatienceS} s; read postgres.log in the data folder and start Isotherm again.`,
      );
    }
    await sleep(50);
  }
}

async function stopProcess(pid: number): Promise<void> {
  if (alive(pid)) process.kill(pid, "SIGINT");
  const deadlineMs = Date.now() + stopPatienceS * 1e3;
  while (alive(pid)) {
    if (Date.now() > deadlineMs) {
      throw new ServerError(
        "SERVER_DATABASE_UNAVAILABLE",
        `PostgreSQL (process ${pid}) did not stop within ${stopPatienceS} s; it is left running and will be taken over by the next start.`,
      );
    }
    await sleep(20);
  }
}

/** A socket and no network; and a log that names no row and no statement, because those hold what patients say. */
const settings = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  "log_error_verbosity=terse",
  "log_min_error_statement=panic",
] as const;

interface Launch {
  readonly folder: DataFolder;
  readonly host: string;
  readonly account: Account | null;
}

/** Files of one major version of PostgreSQL are not read by another. */
function requireSameMajor(folder: DataFolder, { version }: PostgresBinaries): void {
  const made = Number(readFileSync(join(folder.postgres, "PG_VERSION"), "utf8"));
  if (made === majorVersion(version)) return;
  throw new ServerError(
    "SERVER_DATABASE_VERSION",
    `The database in ${folder.path} was made by PostgreSQL ${made} and this is ${version}; start it with ${made} (ISOTHERM_POSTGRES names its folder), back it up with isotherm backup, and restore that with ${majorVersion(version)}.`,
  );
}

function launch({ folder, host, account }: Launch): ChildProcess {
  const binaries = postgresBinaries(folder.path, account);
  ensureCluster(folder, binaries, account);
  requireSameMajor(folder, binaries);
  const log = openSync(join(folder.path, "postgres.log"), "a", 0o600);
  try {
    return spawn(
      binaries.postgres,
      ["-D", folder.postgres, "-k", host, ...settings.flatMap((setting) => ["-c", setting])],
      {
        // Its own process group: Ctrl+C reaches us, and we stop it after our last write.
        detached: true,
        cwd: "/",
        stdio: ["ignore", log, log],
        ...(account ? { uid: account.uid, gid: account.gid } : {}),
      },
    );
  } finally {
    closeSync(log);
  }
}

/** Waits until a launched server answers; gives its process number. */
async function answering(child: ChildProcess, { folder, host }: Launch): Promise<number> {
  let ended: string | null = null;
  child.on("error", (error) => {
    ended = `PostgreSQL could not be started: ${error.message}; check that ${folder.path} is on a disk that allows it.`;
  });
  child.on("exit", (code) => {
    ended ??= `PostgreSQL ended with code ${code} while starting; read ${join(folder.path, "postgres.log")}.`;
  });
  await waitUntilReady(host, () => ended);
  child.unref();
  return child.pid ?? 0;
}

/** One that was killed leaves helpers behind for a moment, and PostgreSQL does not start over them; so it is tried again. */
async function launchPatiently(start: Launch): Promise<number> {
  for (let left = launchTries; ; left--) {
    const child = launch(start);
    try {
      return await answering(child, start);
    } catch (error) {
      if (left <= 1) throw error;
      await sleep(500);
    }
  }
}

async function adoptOrLaunch(start: Launch): Promise<{ readonly pid: number; readonly adopted: boolean }> {
  const survivor = runningPid(start.folder.postgres);
  if (survivor === null) return { pid: await launchPatiently(start), adopted: false };
  await waitUntilReady(start.host, () =>
    alive(survivor)
      ? null
      : `The PostgreSQL that was left running (process ${survivor}) ended; start Isotherm again.`,
  );
  return { pid: survivor, adopted: true };
}

/**
 * Starts the packaged PostgreSQL on a Unix socket (no network port), as a non-root account, with page checksums.
 * A server that survived a killed parent is taken over instead of started a second time, and one that is killed while it is
 * needed is started again.
 */
export async function startPostgres(
  folder: DataFolder,
  log: (line: string) => void = () => undefined,
): Promise<SupervisedPostgres> {
  const account = databaseAccount();
  const host = socketFolder(folder, account);
  const start: Launch = { folder, host, account };
  const first = await adoptOrLaunch(start);
  let pid = first.pid;
  let restarting: Promise<void> | null = null;
  const restart = async (): Promise<void> => {
    log("PostgreSQL ended by itself; starting it again");
    try {
      pid = (await adoptOrLaunch(start)).pid;
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    restarting = null;
  };
  const watch = setInterval(() => {
    if (restarting === null && !alive(pid)) restarting = restart();
  }, watchEveryMs);
  watch.unref();
  return {
    socketFolder: host,
    adopted: first.adopted,
    leave: () => clearInterval(watch),
    stop: async () => {
      clearInterval(watch);
      await restarting;
      await stopProcess(pid);
    },
  };
}
