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
}

const { Worker: HostWorker } = globalThis as unknown as {
  readonly Worker: new (url: string, options: { type: "module" }) => WorkerLike;
};

function solve(script: string): void {
  const workers = host.crossOriginIsolated
    ? Array.from(
        { length: host.navigator.hardwareConcurrency - 1 },
        () => new HostWorker(script, { type: "module" }),
      )
    : [];
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
  if (typeof data === "string") solve(data);
  else serveThread(data as ThreadMessage);
};
