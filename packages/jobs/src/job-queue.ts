import { engineVersion } from "@isotherm/engine";
import type { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { openTables, queueSchema, unavailable } from "./job-database.ts";

/** An open queue on a PostgreSQL, for those who ask and for those who work. */
export interface JobQueue {
  readonly boss: PgBoss;
  readonly tables: Pool;
  /** One queue an engine version: a worker computes only what its own engine was asked for. */
  readonly name: string;
  close(): Promise<void>;
}

/** What a member's job says. */
export interface MemberJob {
  readonly caseSha256: string;
  readonly memberIndex: number;
  /** Of one asking, so that its jobs can be found. */
  readonly askingId: string;
}

/** A worker that has not said for so long that it lives is dead, and its job goes to another. */
export const defaultHeartbeatS = 20;
/** It says so this often. */
export const beatS = 5;
/** How often somebody looks for the dead. */
const watchS = 5;
/** Tries of one job, dead workers included. */
const retryCount = 5;

/** Opens the queue, making what is missing in the database. `log` hears of troubles that are survived. */
export async function openJobQueue(
  databaseUrl: string,
  log: (line: string) => void = () => undefined,
): Promise<JobQueue> {
  const tables = await openTables(databaseUrl);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    max: 4,
    schedule: false,
    superviseIntervalSeconds: watchS,
    monitorIntervalSeconds: watchS,
  });
  boss.on("error", (error) => log(error.message));
  const name = `ensemble-member-${engineVersion}`;
  try {
    await boss.start();
    await boss.createQueue(name, {
      heartbeatSeconds: defaultHeartbeatS,
      retryLimit: retryCount,
      retryDelay: 0,
    });
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await tables.end();
    throw unavailable(cause);
  }
  return {
    boss,
    tables,
    name,
    close: async () => {
      await boss.stop({ graceful: false });
      await tables.end();
    },
  };
}
