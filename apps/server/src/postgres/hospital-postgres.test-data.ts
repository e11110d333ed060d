import { spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { type Account, databaseAccount } from "./account.ts";
import { postgresBinaries } from "./binaries.ts";

/** A PostgreSQL as a hospital has one: not started by Isotherm, on TCP, with a password for everybody. */
export interface HospitalPostgres {
  /** Of its administrator, who is a superuser. */
  readonly administratorUrl: string;
  /** Address of a database for a role, with the password that `PASSWORD` stands for. */
  urlOf(role: string, database: string): string;
  stop(): Promise<void>;
}

/** The password that every role of these tests is made with; its signs have to be encoded in an address. */
export const HOSPITAL_PASSWORD = "quiet/ice @ 4 °C";

/**
 * Makes a cluster with `initdb` and starts it with `pg_ctl`, as an administrator would, with the programs that come along or those
 * that `ISOTHERM_POSTGRES` names. It listens on 127.0.0.1 alone, has no Unix socket, and asks for a password by SCRAM.
 */
export async function startHospitalPostgres(): Promise<HospitalPostgres> {
  const account = databaseAccount();
  const folder = mkdtempSync(join(tmpdir(), "isotherm-hospital-"));
  if (account) chownSync(folder, account.uid, account.gid);
  const programs = dirname(postgresBinaries(folder, account).initdb);
  const run = (program: string, options: readonly string[]): void =>
    runAs(account, join(programs, program), options);
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, HOSPITAL_PASSWORD);
  run("initdb", [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--no-sync",
  ]);
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=''"];
  const options = settings.map((setting) => `-c ${setting}`).join(" ");
  run("pg_ctl", ["-D", data, "-w", "-t", "120", "-l", join(folder, "log"), "-o", options, "start"]);
  const urlOf = (role: string, database: string): string =>
    `postgres://${role}:${encodeURIComponent(HOSPITAL_PASSWORD)}@127.0.0.1:${port}/${database}`;
  return {
    administratorUrl: urlOf("postgres", "postgres"),
    urlOf,
    stop: async () => {
      run("pg_ctl", ["-D", data, "-w", "-m", "fast", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The database that docs/hospital-database.md has the administrator make; gives the address for `DATABASE_URL`. */
export async function makeDocumentedDatabase(postgres: HospitalPostgres): Promise<string> {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/hospital-database.md"), "utf8");
  const commands = /```sql\n(.*?)```/su.exec(page)?.[1] ?? "";
  const administrator = new pg.Client({ connectionString: postgres.administratorUrl });
  await administrator.connect();
  try {
    // One at a time: a database is not made inside a transaction.
    for (const command of commands.split(";\n")) {
      if (command.trim() !== "")
        await administrator.query(command.replace("PASSWORD'", `${HOSPITAL_PASSWORD}'`));
    }
  } finally {
    await administrator.end();
  }
  return postgres.urlOf("isotherm", "isotherm");
}

function runAs(account: Account | null, program: string, options: readonly string[]): void {
  const result = spawnSync(program, options, {
    encoding: "utf8",
    cwd: "/",
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  if (result.status !== 0) throw new Error(`${program} ended with ${result.status}: ${result.stderr}`);
}

/** A port that is free at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
