/*
 * `npm run bench:planning`: what the long computations over one plan cost, on this machine, and writes PLANNING.md beside this
 * file. Everything is run as a user runs it, by the command line; two workers against one is a ratio within one run.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const flags = ["--conditions=isotherm-source", "--disable-warning=ExperimentalWarning"];
const cli = join(root, "apps/cli/src/main.ts");
const folder = mkdtempSync(join(tmpdir(), "isotherm-bench-"));
const planFile = join(folder, "plan.json");
const members = Number(process.env["ISOTHERM_BENCH_MEMBERS"] ?? 200);
const sharedMembers = Math.max(8, Math.round(members / 2));
const rounds = 2;

/** Runs a verb and reads its JSON; exit code 4 is a critical finding, not a failure. */
function isotherm(...args: readonly string[]): Readonly<Record<string, unknown>> {
  const result = spawnSync(process.execPath, [...flags, cli, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (result.status !== 0 && result.status !== 4) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as Readonly<Record<string, unknown>>;
}

interface Cost {
  readonly wallS: number;
  readonly processorS: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

function costOf(...args: readonly string[]): Cost {
  const answer = isotherm(...args, "--json");
  return { wallS: Number(answer["wallS"]), processorS: Number(answer["processorS"]), answer };
}

const running = new Set<ChildProcess>();
// Whoever breaks the bench off leaves no server behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill("SIGTERM");
    process.exit(1);
  });
}

/** Starts a program and waits until it says that it is ready. */
function start(file: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...flags, file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("ready")) resolve(child);
    });
    child.on("exit", () => reject(new Error(`${file} ended before it was ready`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** [s] An ensemble by some workers of one thread each; every call has a seed of its own, so that nothing is stored yet. */
async function byWorkers(databaseUrl: string, workerCount: number, seed: number): Promise<number> {
  const workers = await Promise.all(
    Array.from({ length: workerCount }, () =>
      start(cli, ["worker", "--database", databaseUrl, "--threads", "1"]),
    ),
  );
  const asked = ["--members", String(sharedMembers), "--seed", String(seed), "--database", databaseUrl];
  const { wallS } = costOf("uncertainty", planFile, ...asked);
  await Promise.all(workers.map(stop));
  return wallS;
}

async function workerRatio(): Promise<{ readonly oneS: number; readonly twoS: number }> {
  const server = await start(join(root, "apps/server/src/main.ts"), ["--port", "0", "--data", folder]);
  const databaseUrl = `postgresql://isotherm@localhost/postgres?host=${encodeURIComponent(join(folder, "run"))}`;
  let [oneS, twoS] = [Infinity, Infinity];
  try {
    for (let round = 0; round < rounds; round++) {
      oneS = Math.min(oneS, await byWorkers(databaseUrl, 1, 100 + round));
      twoS = Math.min(twoS, await byWorkers(databaseUrl, 2, 200 + round));
    }
  } finally {
    await stop(server);
  }
  return { oneS, twoS };
}

const started = new Date();
const loadBefore = loadavg()[0] ?? 0;
isotherm("phantom", "neck", "--out", folder, "--json");
const demo = JSON.parse(readFileSync(planFile, "utf8"));
const freeze = (freezeS: number): unknown => ({
  presetId: null,
  steps: [{ kind: "freeze", freezeS, dutyFraction: 1, cryoprobeIds: null }],
});
writeFileSync(planFile, JSON.stringify({ ...demo, protocol: freeze(120) }));
const ensemble = costOf("uncertainty", planFile, "--members", String(members), "--threads", "2");
const { oneS, twoS } = await workerRatio();
writeFileSync(planFile, JSON.stringify(demo));
const search = costOf("suggest", planFile, "--threads", "2");
rmSync(folder, { recursive: true, force: true });

const { triedCount, clearCount, frozenCount } = search.answer;
const seconds = (value: number): string => value.toFixed(1);
const table = [
  "# Cost of the long computations",
  "",
  `Written by \`npm run bench:planning\` on ${started.toISOString().slice(0, 10)}: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores for us, Node ${process.versions.node}, load average ${loadBefore.toFixed(1)} before the run (1 means one core busy with something else). Processor seconds are those of all threads of the program; reading the image is not counted.`,
  "",
  "| case | wall s | processor s | target |",
  "|---|---|---|---|",
  `| ${members} members of a 2 min freeze, neck phantom, 1 mm, 2 threads | ${seconds(ensemble.wallS)} | ${seconds(ensemble.processorS)} | ≤ 60 s wall on 2 free cores |`,
  `| placement search, neck phantom, 8 min, 2 threads (${triedCount} paths, ${clearCount} clear, ${frozenCount} frozen) | ${seconds(search.wallS)} | ${seconds(search.processorS)} | ≤ 20 s wall on 2 free cores |`,
  "",
  `Two workers ÷ one worker, one thread each, ${sharedMembers} members over PostgreSQL, best of ${rounds}: ${seconds(twoS)} s ÷ ${seconds(oneS)} s = ${(twoS / oneS).toFixed(2)} (target ≤ 0.6 on separate cores).`,
  "",
].join("\n");
console.log(table);
writeFileSync(join(import.meta.dirname, "PLANNING.md"), table);
