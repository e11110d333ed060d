import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ThreadPool } from "@isotherm/engine";

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
