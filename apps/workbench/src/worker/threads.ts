import type { ThreadPool } from "@isotherm/engine";

/** More than this many threads wait for memory, not for arithmetic. */
const MOST_THREADS = 8;

let pool: ThreadPool | null = null;

/**
 * Threads for the solver, one a core beside the workshop's own; started once and kept. Null where the page is not
 * isolated from other pages, which shared memory asks for; the outcome's settings then say one thread.
 */
export function solverThreads(): ThreadPool | null {
  if (!self.crossOriginIsolated) return null;
  if (pool === null) {
    const count = Math.min(MOST_THREADS, navigator.hardwareConcurrency) - 1;
    const workers = Array.from(
      { length: Math.max(0, count) },
      () => new Worker(new URL("./solver-thread.ts", import.meta.url), { type: "module", name: "solver" }),
    );
    pool = {
      workers: workers.length,
      post: (worker, message) => workers[worker]?.postMessage(message),
    };
  }
  return pool;
}
