import { type Caller, createCaller } from "./call.ts";
import type { MemberJobs } from "./member-jobs.ts";
import { withSiteRecords } from "./site-records.ts";

/** More workers than this wait for memory, not for arithmetic. */
const MOST_WORKERS = 8;

/** A worker for small computations that cannot be interrupted; it can be ended. */
interface MemberWorker {
  readonly call: Caller<MemberJobs>;
  readonly end: () => void;
}

function startMemberWorker(): MemberWorker {
  const worker = withSiteRecords(
    new Worker(new URL("./member-worker.ts", import.meta.url), { type: "module", name: "member" }),
  );
  return { call: createCaller<MemberJobs>(() => worker), end: () => worker.terminate() };
}

/** How many workers so many small computations are spread over here. */
export function memberWorkerCount(workCount: number): number {
  return Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency, workCount));
}

/** Something to be done many times, each time by whichever worker is free. */
export interface SpreadWork<Part> {
  readonly parts: readonly Part[];
  /** What every worker has to know first. */
  readonly prepare: (call: Caller<MemberJobs>) => Promise<unknown>;
  readonly each: (call: Caller<MemberJobs>, part: Part) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Does all parts over workers of their own, and ends these whatever happens: a cancel answers at once. */
export async function spreadOverWorkers<Part>(work: SpreadWork<Part>): Promise<void> {
  const { parts, prepare, each, signal } = work;
  const workers = Array.from({ length: memberWorkerCount(parts.length) }, startMemberWorker);
  let next = 0;
  const serve = async ({ call }: MemberWorker): Promise<void> => {
    await prepare(call);
    for (let part = parts[next++]; part !== undefined; part = parts[next++]) await each(call, part);
  };
  try {
    await Promise.race([Promise.all(workers.map(serve)), canceled(signal)]);
  } finally {
    for (const worker of workers) worker.end();
  }
}

/** Fails as soon as nobody wants the answer any more. */
function canceled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new DOMException("Canceled.", "AbortError"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
