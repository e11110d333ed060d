import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { ServerError } from "../errors.ts";
import { databaseName } from "../postgres/cluster.ts";
import type { Schema } from "./schema.ts";

/** Where the database is: our own on a socket, or the hospital's by URL. */
export type DatabaseAddress =
  | { readonly kind: "embedded"; readonly socketFolder: string }
  | { readonly kind: "external"; readonly url: string };

/** An open database, and the lock that says that it is ours. */
export interface OpenDatabase {
  readonly query: Kysely<Schema>;
  close(): Promise<void>;
}

/** Any fixed number; two servers that ask for the same one know of each other. */
const serverLock = 15_041_983;

function configuration(address: DatabaseAddress): pg.PoolConfig {
  return address.kind === "embedded"
    ? { host: address.socketFolder, port: 5432, user: databaseName, database: "postgres", max: 8 }
    : { connectionString: address.url, max: 8 };
}

/**
 * Connects, and takes the lock that keeps a second server off the same data (released by the database itself when
 * this process ends, however it ends).
 */
export async function connectDatabase(address: DatabaseAddress): Promise<OpenDatabase> {
  const pool = new pg.Pool(configuration(address));
  // A connection that breaks while idle is replaced by the pool; the next query reports what is really wrong.
  pool.on("error", () => undefined);
  const holder = new pg.Client(configuration(address));
  holder.on("error", () => undefined);
  try {
    await holder.connect();
    const { rows } = await holder.query("select pg_try_advisory_lock($1) as taken", [serverLock]);
    if (address.kind === "embedded" && rows[0]?.taken !== true) {
      throw new ServerError(
        "SERVER_DATA_FOLDER_IN_USE",
        "Another Isotherm serves this data folder; use that one, stop it, or choose another folder with --data.",
      );
    }
  } catch (cause) {
    await holder.end().catch(() => undefined);
    await pool.end().catch(() => undefined);
    if (cause instanceof ServerError) throw cause;
    throw new ServerError(
      "SERVER_DATABASE_UNAVAILABLE",
      `The database does not answer (${cause instanceof Error ? cause.message : cause}); check that it runs and that DATABASE_URL names it.`,
      { cause },
    );
  }
  const query = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    query,
    close: async () => {
      await query.destroy();
      await holder.end().catch(() => undefined);
    },
  };
}
