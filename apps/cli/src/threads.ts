import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ThreadPool } from "@isotherm/engine";
import { UsageError } from "./exit-code.ts";

/** The number of threads that `--threads` asks for; one a core without it. */
export function threadCount(asked: string | undefined): number {
  const count = asked === undefined ? availableParallelism() : Number(asked);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new UsageError(`--threads ${asked} is not a whole number from 1 on.`);
}

/** A number above 0 that an option asks for. */
export function positiveNumber(option: string, asked: string): number {
  const value = Number(asked);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`${option} ${asked} is not a number above 0.`);
}

/** Threads that are lent to the engine, and how to take them back. */
export interface LentThreads {
  readonly pool: ThreadPool;
  close(): Promise<void>;
}

/** One thread a core beside the caller's own; `threads` counts the caller's too. */
export function lendThreads(threads: number = availableParallelism()): LentThreads {
  const workers = Array.from(
    { length: Math.max(0, threads - 1) },
    () => new Worker(new URL("./solver-thread.ts", import.meta.url)),
  );
  return {
    pool: { workers: workers.length, post: (worker, message) => workers[worker]?.postMessage(message) },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
