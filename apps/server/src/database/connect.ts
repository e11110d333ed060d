import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { AccountsSchema } from "../accounts/accounts-schema.ts";
import type { AuditEnd } from "../audit/anchor-file.ts";
import { ServerError } from "../errors.ts";
import { databaseName } from "../postgres/cluster.ts";
import { tellingDialect } from "./commit-teller.ts";
import { type DatabaseRoles, prepareRoles } from "./roles.ts";
import type { Schema } from "./schema.ts";

/** Where the database is: our own on a socket, or the hospital's by URL. */
export type DatabaseAddress =
  | { readonly kind: "embedded"; readonly socketFolder: string }
  | { readonly kind: "external"; readonly url: string };

/** An open database, and the lock that says that it is ours. */
export interface OpenDatabase {
  readonly query: Kysely<Schema>;
  /** Accounts, credentials, sessions and patient links, which `query` is shown nothing of; it is shown nothing else. */
  readonly accounts: Kysely<AccountsSchema>;
  /** The program's own look at the tables, on a connection that waits for no commit. */
  readonly watching: Kysely<Schema>;
  /** No other Isotherm is connected to this database. */
  readonly alone: boolean;
  /** From now on no commit is done before `told` has taken the end of the audit log that it made. */
  onAuditEnd(told: (end: AuditEnd) => Promise<void>): void;
  close(): Promise<void>;
}

/** Any fixed number; two servers that ask for the same one know of each other. */
const serverLock = 15_041_983;

/** How `pg` reaches the database; also for whoever keeps connections of its own, such as the jobs. */
export function connectionOf(address: DatabaseAddress): pg.ClientConfig {
  const types = { getTypeParser };
  return address.kind === "embedded"
    ? { host: address.socketFolder, port: 5432, user: databaseName, database: "postgres", types }
    : { connectionString: address.url, types };
}

/** Object id of the type `date`. */
const dateType = 1082;

/** A day stays text, as it was written: as a Date it would move with the time zone. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: "text" | "binary") =>
  type === dateType ? (value: string) => value : pg.types.getTypeParser(type, format as "text");

/** `alone`: refused where a server runs on the same data folder; `beside`: for upkeep, which may run along with one. */
export type Company = "alone" | "beside";

/**
 * Connects, and takes the lock that keeps a second server off the same data (released by the database itself when
 * this process ends, however it ends). Where the database is started anew, the lock is taken again.
 */
export async function connectDatabase(
  address: DatabaseAddress,
  company: Company = "alone",
): Promise<OpenDatabase> {
  const first = await takeLock(address, company);
  const keeper = keepLock(address, first.holder);
  let tell: (end: AuditEnd) => Promise<void> = async () => undefined;
  const telling = (use: ConnectionUse) =>
    tellingDialect(openPool(address, first.roles, use), (end) => tell(end));
  const query = new Kysely<Schema>({ dialect: telling("records") });
  const accounts = new Kysely<AccountsSchema>({ dialect: telling("accounts") });
  const watching = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: openPool(address, first.roles, "watching") }),
  });
  return {
    query,
    accounts,
    watching,
    alone: first.alone,
    onAuditEnd: (told) => {
      tell = told;
    },
    close: async () => {
      await query.destroy();
      await accounts.destroy();
      await watching.destroy();
      await keeper.release();
    },
  };
}

interface Lock {
  /** The connection that holds it. */
  readonly holder: pg.Client;
  readonly alone: boolean;
  readonly roles: DatabaseRoles;
}

async function takeLock(address: DatabaseAddress, company: Company): Promise<Lock> {
  const holder = new pg.Client(connectionOf(address));
  holder.on("error", () => undefined);
  try {
    await holder.connect();
    const { rows } = await holder.query("select pg_try_advisory_lock($1) as taken", [serverLock]);
    const alone = rows[0]?.taken === true;
    if (address.kind === "embedded" && company === "alone" && !alone) {
      throw new ServerError(
        "SERVER_DATA_FOLDER_IN_USE",
        "Another Isotherm serves this data folder; use that one, stop it, or choose another folder with --data.",
      );
    }
    return { holder, alone, roles: await prepareRoles(holder) };
  } catch (cause) {
    await holder.end().catch(() => undefined);
    if (cause instanceof ServerError) throw cause;
    throw new ServerError(
      "SERVER_DATABASE_UNAVAILABLE",
      `The database does not answer (${cause instanceof Error ? cause.message : cause}); check that it runs and that DATABASE_URL names it.`,
      { cause },
    );
  }
}

/** [ms] How long a lock that was lost with its connection stays free. */
const lockEveryMs = 500;

function keepLock(address: DatabaseAddress, first: pg.Client): { readonly release: () => Promise<void> } {
  let holder: pg.Client | null = first;
  let timer: NodeJS.Timeout | null = null;
  let released = false;
  const watch = (client: pg.Client): void => {
    client.once("end", () => {
      holder = null;
      if (!released) timer = setTimeout(retake, lockEveryMs).unref();
    });
  };
  const retake = (): void => {
    takeLock(address, "beside").then(
      (lock) => {
        holder = lock.holder;
        watch(lock.holder);
        if (released) lock.holder.end().catch(() => undefined);
      },
      () => {
        if (!released) timer = setTimeout(retake, lockEveryMs).unref();
      },
    );
  };
  watch(first);
  return {
    release: async () => {
      released = true;
      if (timer !== null) clearTimeout(timer);
      await holder?.end().catch(() => undefined);
    },
  };
}

/** What a connection is for, how many there are, and what row-level security shows on it outside an actor's transaction. */
const connectionUses = {
  records: { max: 8, scope: null },
  accounts: { max: 4, scope: "accounts" },
  watching: { max: 1, scope: "system" },
} as const;
type ConnectionUse = keyof typeof connectionUses;

function openPool(address: DatabaseAddress, { workAs }: DatabaseRoles, use: ConnectionUse): pg.Pool {
  const { max, scope } = connectionUses[use];
  const pool = new pg.Pool({ ...connectionOf(address), max });
  // A connection that breaks while idle is replaced by the pool; the next query reports what is really wrong.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    // The same for one that breaks while it is lent out, which the pool does not listen to.
    client.on("error", () => undefined);
    const first = [
      ...(workAs === null ? [] : [`set role ${workAs}`]),
      ...(scope === null ? [] : [`set isotherm.scope = '${scope}'`]),
    ].join("; ");
    // Queued before the first query of whoever gets this connection; a connection that breaks here breaks there as well.
    if (first !== "") client.query(first).catch(() => undefined);
  });
  return pool;
}
