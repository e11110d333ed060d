import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { EnsembleCase, MemberOutcome } from "@isotherm/planning";
import { JobsError } from "./errors.ts";
import { tableSchema } from "./job-database.ts";
import { beatS, type JobQueue, type MemberJob } from "./job-queue.ts";
import { readStoredCase, storedOutcome } from "./stored-forms.ts";

/** One member to compute. */
export interface MemberTask {
  /** Names the case: a thread that has it need not get it again. */
  readonly caseSha256: string;
  readonly ensemble: EnsembleCase;
  readonly memberIndex: number;
}

/** What a worker does. */
export interface ServeOptions {
  /** Computes off this thread, so that the worker can go on saying that it lives. */
  readonly compute: (task: MemberTask) => Promise<MemberOutcome>;
  /** Members at the same time: one a thread of `compute`. */
  readonly parallelCount: number;
  /** Ends the work: jobs at hand are finished, no other is taken. */
  readonly signal: AbortSignal;
  readonly onMember?: (memberIndex: number) => void;
  readonly log?: (line: string) => void;
}

/** Pause of a worker that finds nothing to do, or whose database does not answer. */
const idleMs = 300;
const troubleMs = 2000;

type Job = { readonly id: string; readonly data: MemberJob };

/** Reads each case once; an ensemble is many members of one. */
function caseReader({ tables }: JobQueue): (sha256: string) => Promise<EnsembleCase> {
  let newest: { readonly sha256: string; readonly ensemble: Promise<EnsembleCase> } | null = null;
  const read = async (sha256: string): Promise<EnsembleCase> => {
    const { rows } = await tables.query<{ bytes: Buffer }>(
      `select bytes from ${tableSchema}.ensemble_case where sha256 = $1`,
      [sha256],
    );
    const [row] = rows;
    if (row) return readStoredCase({ sha256, bytes: row.bytes });
    throw new JobsError(
      "JOBS_CASE_UNUSABLE",
      `the problem ${sha256.slice(0, 12)}… is not stored any more; ask for the ensemble again`,
    );
  };
  return (sha256) => {
    if (newest?.sha256 !== sha256) {
      const ensemble = read(sha256);
      newest = { sha256, ensemble };
      ensemble.catch(() => {
        newest = null;
      });
    }
    return newest.ensemble;
  };
}

async function isComputed({ tables }: JobQueue, { caseSha256, memberIndex }: MemberJob): Promise<boolean> {
  const { rowCount } = await tables.query(
    `select 1 from ${tableSchema}.ensemble_outcome where case_sha256 = $1 and member_index = $2`,
    [caseSha256, memberIndex],
  );
  return (rowCount ?? 0) > 0;
}

/** Computes one job and stores what came of it; a member that is stored already is left as it is. */
async function doJob(
  queue: JobQueue,
  job: Job,
  work: { readonly options: ServeOptions; readonly readCase: (sha256: string) => Promise<EnsembleCase> },
): Promise<void> {
  const { caseSha256, memberIndex } = job.data;
  const { options, readCase } = work;
  const beat = setInterval(() => {
    queue.boss.touch(queue.name, job.id).catch((error: unknown) => options.log?.(String(error)));
  }, beatS * 1000);
  try {
    if (!(await isComputed(queue, job.data))) {
      const ensemble = await readCase(caseSha256);
      const outcome = await options.compute({ caseSha256, ensemble, memberIndex });
      await queue.tables.query(
        `insert into ${tableSchema}.ensemble_outcome (case_sha256, member_index, bytes, worker)
         values ($1, $2, $3, $4) on conflict do nothing`,
        [caseSha256, memberIndex, storedOutcome(outcome), `${hostname()} ${process.pid}`],
      );
    }
    await queue.boss.complete(queue.name, job.id);
    options.onMember?.(memberIndex);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    options.log?.(`member ${memberIndex}: ${message}`);
    await queue.boss.fail(queue.name, job.id, { message });
  } finally {
    clearInterval(beat);
  }
}

/** Takes jobs of the queue, one after the other, until the signal; several such loops run side by side. */
export async function serveMembers(queue: JobQueue, options: ServeOptions): Promise<void> {
  const { signal, parallelCount } = options;
  const readCase = caseReader(queue);
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const [job] = await queue.boss.fetch<MemberJob>(queue.name);
        if (job) await doJob(queue, job, { options, readCase });
        else await pause(idleMs);
      } catch (error) {
        // The database may be restarting: what was at hand is given to somebody else after its heartbeat.
        options.log?.(error instanceof Error ? error.message : String(error));
        await pause(troubleMs);
      }
    }
  };
  await Promise.all(Array.from({ length: parallelCount }, loop));
}
