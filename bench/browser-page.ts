/* What runs in the browser: the page starts this as a worker, which lends itself one thread more and solves benchmark A. */
import { serveThread, simulate, type ThreadMessage, type ThreadPool } from "@isotherm/engine";
import { benchmarkA } from "@isotherm/verification";

interface Host {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  readonly postMessage: (message: unknown) => void;
  readonly navigator: { readonly hardwareConcurrency: number };
  readonly crossOriginIsolated: boolean;
}

const host = globalThis as unknown as Host;

interface WorkerLike {
  readonly postMessage: (message: unknown) => void;
  onmessage: (() => void) | null;
}

const { Worker: HostWorker } = globalThis as unknown as {
  readonly Worker: new (url: string, options: { type: "module" }) => WorkerLike;
};

/** A thread that is there: a worker is loaded by the thread that made it, which has no time for that once it solves. */
function startThread(script: string): Promise<WorkerLike> {
  return new Promise((resolve) => {
    const worker = new HostWorker(script, { type: "module" });
    worker.onmessage = () => resolve(worker);
    worker.postMessage(null);
  });
}

async function solve(script: string): Promise<void> {
  const count = host.crossOriginIsolated ? host.navigator.hardwareConcurrency - 1 : 0;
  const workers = await Promise.all(Array.from({ length: count }, () => startThread(script)));
  const threads: ThreadPool = {
    workers: workers.length,
    post: (worker, message) => workers[worker]?.postMessage(message),
  };
  const walls = Array.from({ length: 10 }, () => {
    const result = simulate(benchmarkA, { threads, now: () => performance.now() });
    return { wallS: result.wallTime, threads: result.settings.threads };
  });
  host.postMessage(walls);
}

host.onmessage = ({ data }) => {
  if (typeof data === "string") void solve(data);
  else if (data === null) host.postMessage(null);
  else serveThread(data as ThreadMessage);
};
