import pg from "pg";
import { JobsError } from "./errors.ts";

/** Schema of our two tables; the queue's own tables stand beside it in `queueSchema`. */
export const tableSchema = "isotherm_jobs";
/** Schema of pg-boss. */
export const queueSchema = "isotherm_queue";

/** Any fixed number: whoever makes the tables holds it meanwhile. */
const setUpLock = 20_261_127;

/** Stored problems and outcomes that nobody asked for during so many days are removed. */
const keptDays = 30;

const tables = `
  create schema if not exists ${tableSchema};
  create table ${tableSchema}.ensemble_case (
    sha256 text primary key, bytes bytea not null, asked_at timestamptz not null default now());
  create table ${tableSchema}.ensemble_outcome (
    case_sha256 text not null references ${tableSchema}.ensemble_case on delete cascade,
    member_index integer not null check (member_index >= 0),
    bytes bytea not null, worker text not null, computed_at timestamptz not null default now(),
    primary key (case_sha256, member_index));
`;

/** Refuses in one sentence when the database does not do what is asked. */
export function unavailable(cause: unknown): JobsError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new JobsError(
    "JOBS_DATABASE_UNAVAILABLE",
    `the database of the jobs cannot be used (${reason}); check that it runs, that --database names it, and that its role may create the schemas ${tableSchema} and ${queueSchema}`,
    { cause },
  );
}

/** Connects and makes the tables where they are missing. */
export async function openTables(databaseUrl: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // A connection that breaks while idle is replaced by the pool; the next query reports what is really wrong.
  pool.on("error", () => undefined);
  try {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select pg_advisory_xact_lock($1)", [setUpLock]);
      // A worker's role may use what an administrator has made, without the right to make schemas.
      const { rows } = await client.query("select to_regclass($1) is null as missing", [
        `${tableSchema}.ensemble_outcome`,
      ]);
      if (rows[0]?.missing === true) await client.query(tables);
      await client.query(
        `delete from ${tableSchema}.ensemble_case where asked_at < now() - make_interval(days => $1)`,
        [keptDays],
      );
      await client.query("commit");
    } finally {
      client.release();
    }
  } catch (cause) {
    await pool.end().catch(() => undefined);
    throw unavailable(cause);
  }
  return pool;
}
