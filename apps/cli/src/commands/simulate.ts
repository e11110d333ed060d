import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type BioheatProblem,
  type ProcessorBackend,
  type SimulationResult,
  simulation,
} from "@isotherm/engine";
import type { Command } from "../command.ts";
import { exitCode, RefusedError, UsageError } from "../exit-code.ts";
import { printJson, progressLine } from "../progress.ts";
import { readScenario } from "../scenario/read-scenario.ts";
import { scenarioOutput } from "../scenario/scenario-output.ts";
import { scenarioProblem } from "../scenario/scenario-problem.ts";
import { lendThreads, threadCount } from "../threads.ts";

const backends: readonly ProcessorBackend[] = ["wasm", "reference"];

const help = `isotherm simulate SCENARIO.json [--backend wasm|reference] [--threads N] [--json]

Solves a freeze that is described in numbers, without any image. docs/scenario.md lists every key and unit;
docs/scenarios/ has examples.

  --backend NAME   wasm (fast, the default) or reference (plain TypeScript, float64)
  --threads N      for wasm; default: one a core
  --json           print the whole answer as JSON on stdout; without it, a short table

Example
  npx isotherm simulate docs/scenarios/benchmark-a.json
`;

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new RefusedError(
      `${file} cannot be read (${cause instanceof Error ? cause.message : cause}); check its name.`,
      {
        cause,
      },
    );
  }
}

interface TableIsotherm {
  readonly temperatureC: number;
  readonly volumeMl: number;
  readonly acrossCryoprobeMm: readonly number[];
  readonly alongCryoprobeMm: readonly number[];
}

interface TableOutput {
  readonly backend: string;
  readonly wallS: number;
  readonly cells: number;
  readonly reports: readonly { readonly timeS: number; readonly isotherms: readonly TableIsotherm[] }[];
  readonly energy: { readonly balanceError: number };
}

function lengths(values: readonly number[]): string {
  return values.map((value) => value.toFixed(2)).join(" / ") || "–";
}

function printTable(output: TableOutput): void {
  console.log(
    `${output.backend}, ${output.cells} cells, ${output.wallS.toFixed(2)} s, energy closes to ${output.energy.balanceError.toExponential(1)}`,
  );
  console.log("  time s  isotherm °C  volume ml  across mm  along mm");
  for (const report of output.reports) {
    for (const row of report.isotherms) {
      console.log(
        `${String(report.timeS).padStart(8)}${String(row.temperatureC).padStart(13)}${row.volumeMl.toFixed(3).padStart(11)}  ${lengths(row.acrossCryoprobeMm)}  ${lengths(row.alongCryoprobeMm)}`,
      );
    }
  }
}

async function solve(
  problem: BioheatProblem,
  backend: ProcessorBackend,
  threads: number,
): Promise<SimulationResult> {
  const progress = progressLine("simulating");
  const lent = lendThreads(threads);
  const steps = simulation(problem, { backend, threads: lent.pool });
  try {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      progress.show(next.value.time / next.value.endTime);
    }
  } finally {
    progress.end();
    await lent.close();
  }
}

/** `isotherm simulate`: a physicist's problem without an image. */
export const simulateCommand: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        backend: { type: "string", default: "wasm" },
        threads: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length !== 1) throw new UsageError("simulate needs one scenario file.");
    const backend = backends.find((name) => name === values.backend);
    if (!backend)
      throw new UsageError(`--backend ${values.backend} is unknown; choose ${backends.join(" or ")}.`);
    const threads = threadCount(values.threads);
    const scenario = readScenario(await readText(file), file);
    const problem = scenarioProblem(scenario);
    const output = scenarioOutput({ scenario, problem, result: await solve(problem, backend, threads) });
    if (values.json) printJson(output);
    else printTable(output as unknown as TableOutput);
    return exitCode.done;
  },
};
