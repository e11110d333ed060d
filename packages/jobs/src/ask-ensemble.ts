import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { EnsembleCase, MemberOutcome } from "@isotherm/planning";
import type { JobInsert } from "pg-boss";
import { JobsError } from "./errors.ts";
import { tableSchema } from "./job-database.ts";
import { defaultHeartbeatS, type JobQueue, type MemberJob } from "./job-queue.ts";
import { readStoredOutcome, type StoredCase, storedCase } from "./stored-forms.ts";

/** How a caller listens. */
export interface AskOptions {
  /** After each member, with all that are in. */
  readonly onOutcome?: (outcomes: readonly MemberOutcome[]) => void;
  readonly signal?: AbortSignal;
  /** Silence after which a worker counts as dead and its member goes to another; at least 10, 20 when absent. */
  readonly heartbeatS?: number;
}

/** How often it is asked whether members are in, and whether any has failed. */
const pollMs = 250;
const failurePollMs = 3000;

async function store({ tables }: JobQueue, { sha256, bytes }: StoredCase): Promise<void> {
  await tables.query(
    `insert into ${tableSchema}.ensemble_case (sha256, bytes) values ($1, $2)
     on conflict (sha256) do update set asked_at = now()`,
    [sha256, bytes],
  );
}

interface OutcomeRow {
  readonly member_index: number;
  readonly bytes: Buffer;
}

async function newOutcomes(
  { tables }: JobQueue,
  sha256: string,
  known: ReadonlyMap<number, MemberOutcome>,
): Promise<readonly OutcomeRow[]> {
  const { rows } = await tables.query<OutcomeRow>(
    `select member_index, bytes from ${tableSchema}.ensemble_outcome
     where case_sha256 = $1 and not member_index = any($2::integer[]) order by member_index`,
    [sha256, [...known.keys()]],
  );
  return rows;
}

/** Refuses when a job of this asking has failed in every try. */
async function refuseFailed({ boss, name }: JobQueue, askingId: string): Promise<void> {
  const jobs = await boss.findJobs<MemberJob>(name, { data: { askingId } });
  const failed = jobs.find((job) => job.state === "failed");
  if (!failed) return;
  const output = failed.output as { readonly message?: unknown } | null;
  throw new JobsError(
    "JOBS_MEMBER_FAILED",
    `member ${failed.data.memberIndex} of the ensemble failed in every try (${output?.message ?? "its workers died"}); read the worker's words, then ask again: what is computed is kept`,
  );
}

/** Takes back what nobody waits for any more. */
async function cancelRest({ boss, name }: JobQueue, askingId: string): Promise<void> {
  const jobs = await boss.findJobs<MemberJob>(name, { data: { askingId } });
  const open = jobs.filter((job) => job.state === "created" || job.state === "retry").map((job) => job.id);
  if (open.length > 0) await boss.cancel(name, open);
}

/**
 * Has the members of an ensemble computed by whatever workers serve this queue, on any machine, and waits for all. The
 * problem is stored once under the hash of its content; outcomes that are stored for it already are taken over, so that
 * an asking that was broken off goes on where it stood. The answer is in the order of the members and the same, to the
 * last bit, as that of `simulateMember` here.
 */
export async function askEnsemble(
  queue: JobQueue,
  ensemble: EnsembleCase,
  options: AskOptions = {},
): Promise<readonly MemberOutcome[]> {
  const stored = storedCase(ensemble);
  const { sha256 } = stored;
  await store(queue, stored);
  const byIndex = new Map<number, MemberOutcome>();
  const wanted = new Set(ensemble.members.map((member) => member.index));
  const gather = async (): Promise<void> => {
    for (const row of await newOutcomes(queue, sha256, byIndex)) {
      byIndex.set(row.member_index, readStoredOutcome(row.bytes));
      options.onOutcome?.([...byIndex.values()]);
    }
  };
  await gather();
  const askingId = randomUUID();
  const jobs = [...wanted]
    .filter((memberIndex) => !byIndex.has(memberIndex))
    .map(
      (memberIndex): JobInsert<MemberJob> => ({
        data: { caseSha256: sha256, memberIndex, askingId },
        heartbeatSeconds: options.heartbeatS ?? defaultHeartbeatS,
      }),
    );
  if (jobs.length > 0) await queue.boss.insert(queue.name, jobs);
  let lookedMs = Date.now();
  try {
    while (byIndex.size < wanted.size) {
      if (options.signal?.aborted) {
        throw new JobsError("JOBS_CANCELED", "the ensemble was canceled; what is computed is kept");
      }
      await sleep(pollMs);
      await gather();
      if (Date.now() - lookedMs < failurePollMs) continue;
      lookedMs = Date.now();
      await refuseFailed(queue, askingId);
    }
  } catch (error) {
    await cancelRest(queue, askingId).catch(() => undefined);
    throw error;
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}
