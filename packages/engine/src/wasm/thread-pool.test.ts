import { afterAll, describe, expect, it } from "vitest";
import { simulate } from "../simulate.ts";
import { benchmarkTissue, smallProblem } from "../testing/problems.ts";
import type { ThreadPool } from "./thread-pool.ts";

interface HostWorker {
  readonly postMessage: (message: unknown) => void;
  readonly terminate: () => Promise<number>;
}

/** The engine knows no host; the test borrows Node's threads by name. */
const threadsModule: string = "node:worker_threads";
const { Worker } = (await import(threadsModule)) as {
  Worker: new (source: string, options: { eval: boolean }) => HostWorker;
};

const { URL: HostUrl } = globalThis as unknown as {
  URL: new (path: string, base: string) => { href: string };
};
const { url: ownUrl } = import.meta as unknown as { url: string };

const program = `
  const { parentPort } = require("node:worker_threads");
  import(${JSON.stringify(new HostUrl("./thread-pool.ts", ownUrl).href)})
    .then(({ serveThread }) => parentPort.on("message", serveThread));
`;

const workers = [0, 1].map(() => new Worker(program, { eval: true }));
const pool: ThreadPool = {
  workers: workers.length,
  post: (worker, message) => workers[worker]?.postMessage(message),
};

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
});

describe("several threads", () => {
  const problem = {
    ...smallProblem,
    cell: 0.5e-3,
    media: [{ ...benchmarkTissue, perfusion: 0.01 }, benchmarkTissue],
    // Faces between the two along every axis, so that some lie between the planes of two threads.
    regions: [{ shape: "sphere", center: [0.012, 0.012, 0.012], radius: 0.008, medium: 1 }] as const,
  };

  it("give the field of one thread, in several simulations one after the other", () => {
    const alone = simulate(problem);
    for (let round = 0; round < 3; round++) {
      const together = simulate(problem, { threads: pool });
      expect(together.settings.threads).toBe(3);
      expect(together.reports.map((report) => report.temperature)).toEqual(
        alone.reports.map((report) => report.temperature),
      );
      expect(together.energy.balanceError).toBeLessThan(1e-3);
    }
  });

  it("do not wait for workers that never come", () => {
    const absent: ThreadPool = { workers: 2, post: () => undefined };
    const result = simulate(smallProblem, { threads: absent });
    expect(result.reports).toHaveLength(2);
  });
});
