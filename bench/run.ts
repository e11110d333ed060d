/*
 * `npm run bench`: times the engine on this machine and writes RESULTS.md beside this file. Speeds are ratios within one
 * run (simulated time ÷ wall time; wasm ÷ plain TypeScript), so that they can be compared between machines.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import {
  type BioheatProblem,
  isothermExtents,
  type SimulationOptions,
  type SimulationResult,
  simulate,
  type ThreadPool,
} from "@isotherm/engine";
import { benchmarkA, benchmarkDiametersMm } from "@isotherm/verification";
import { sixTissues, smallCase, threeCryoprobes } from "./problems.ts";

const rounds = 3;

interface Timing {
  readonly result: SimulationResult;
  /** [s] Fastest and middle of the rounds. */
  readonly best: number;
  readonly middle: number;
}

/** Three runs, one after the other. */
function time(problem: BioheatProblem, options: SimulationOptions): Timing {
  const results = Array.from({ length: rounds }, () =>
    simulate(problem, { ...options, now: () => performance.now() }),
  );
  const walls = results.map((result) => result.wallTime).sort((a, b) => a - b);
  const [result] = results;
  if (result === undefined) throw new Error("no round was run");
  return { result, best: walls[0] ?? 0, middle: walls[1] ?? 0 };
}

/** [mm] Largest error of a diameter of benchmark A against the fine axisymmetric solution. */
function diameterError(result: SimulationResult): number {
  const [cryoprobe] = benchmarkA.cryoprobes;
  let largest = 0;
  for (const row of benchmarkDiametersMm) {
    const field = result.reports.find((report) => report.time === row.time)?.temperature;
    [0, -20, -40].forEach((temperature, n) => {
      if (field === undefined || cryoprobe === undefined) return;
      const across = isothermExtents(result.grid, field, { temperature, cryoprobe }).across * 1e3;
      largest = Math.max(largest, Math.abs(across - (row.diametersMm[n] ?? 0)));
    });
  }
  return largest;
}

function rowOf(title: string, timing: Timing, error: string): string {
  const { result, best, middle } = timing;
  const simulated = result.reports.at(-1)?.time ?? 0;
  const { cell, cells, threads, details } = result.settings;
  const cellsText = `${(cell * 1e3).toFixed(2)} mm, ${(cells / 1e3).toFixed(0)} k`;
  return `| ${title} | ${result.backend}, ${threads} | ${cellsText} | ${details["evaluations"]} | ${best.toFixed(2)} / ${middle.toFixed(2)} | ${(simulated / best).toFixed(0)} | ${result.energy.balanceError.toExponential(1)} | ${error} |`;
}

const workers = Array.from(
  { length: availableParallelism() - 1 },
  () => new Worker(new URL("./solver-thread.ts", import.meta.url)),
);
const threads: ThreadPool = {
  workers: workers.length,
  post: (worker, message) => workers[worker]?.postMessage(message),
};

const started = new Date();
const loadBefore = loadavg()[0] ?? 0;
const single = time(benchmarkA, { backend: "wasm" });
const together = time(benchmarkA, { backend: "wasm", threads });
const uniform = time({ ...benchmarkA, cell: 1e-3 }, { backend: "wasm", grid: "uniform" });
const preview = time(benchmarkA, { backend: "wasm", accuracy: "preview" });
const three = time(threeCryoprobes, { backend: "wasm", threads });
const six = time(sixTissues, { backend: "wasm", threads });
const fast = time(smallCase, { backend: "wasm" });
const plain = time(smallCase, { backend: "reference" });
const errorText = (timing: Timing): string => `${diameterError(timing.result).toFixed(2)} mm`;

const table = [
  "# Speed",
  "",
  `Written by \`npm run bench\` on ${started.toISOString().slice(0, 10)}: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores for us, Node ${process.versions.node}, load average ${loadBefore.toFixed(1)} before the run (1 means one core busy with something else). ${rounds} rounds each; best / middle.`,
  "",
  "| case | backend, threads | finest cell, cells | operator calls | wall s | real time ÷ wall | energy error | largest error of a diameter |",
  "|---|---|---|---|---|---|---|---|",
  rowOf("benchmark A, 10 min", single, errorText(single)),
  rowOf("the same, every core", together, errorText(together)),
  rowOf("the same, uniform 1 mm", uniform, errorText(uniform)),
  rowOf("the same, preview", preview, errorText(preview)),
  rowOf("three angled cryoprobes, 10 min", three, "–"),
  rowOf("six tissues in wavy layers, 10 min", six, "–"),
  rowOf("32 mm cube, 2 min", fast, "–"),
  rowOf("the same, plain TypeScript", plain, "–"),
  "",
  `wasm ÷ plain TypeScript on the 32 mm cube: ${(plain.best / fast.best).toFixed(1)} times as fast.`,
  "",
  `Every core ÷ one thread on benchmark A: ${(single.best / together.best).toFixed(1)} times as fast.`,
  "",
  "Errors are against an independent axisymmetric solution (0.0625 mm, extrapolated) at 0, −20 and −40 °C, 120, 300 and 600 s.",
  "Targets: benchmark A ≤ 30 s and preview ≤ 1.5 s on two cores.",
  "",
].join("\n");

console.log(table);
await Promise.all(workers.map((worker) => worker.terminate()));
writeFileSync(join(import.meta.dirname, "RESULTS.md"), table);
