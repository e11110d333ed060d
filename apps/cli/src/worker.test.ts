import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import type { Volume } from "@isotherm/imaging";
import { askEnsemble, type JobQueue, openJobQueue } from "@isotherm/jobs";
import {
  combineMembers,
  ensembleSettings,
  type MemberOutcome,
  newPlan,
  prepareEnsemble,
  simulateMember,
} from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "isotherm-jobs-"));
const databaseUrl = `postgresql://isotherm@localhost/postgres?host=${encodeURIComponent(join(folder, "run"))}`;
const node = ["--conditions=isotherm-source", "--disable-warning=ExperimentalWarning"];
const started: ChildProcess[] = [];

/** Starts a program as a user does, and waits until it says that it is ready. */
function start(file: string, args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...node, file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (/ready/u.test(printed)) resolve(child);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", () => reject(new Error(printed)));
  });
}

const startWorker = () =>
  start(join(here, "main.ts"), ["worker", "--database", databaseUrl, "--threads", "1"]);

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

const count = 40;
const volume: Volume = {
  modality: "CT",
  voxels: new Int16Array(count ** 3).fill(50),
  geometry: {
    dimensions: [count, count, count],
    originLpsMm: [-count, -count, -count],
    spacingMm: [2, 2, 2],
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  },
  source: {
    studyInstanceUid: "",
    seriesInstanceUid: "",
    frameOfReferenceUid: "",
    sopInstanceUids: [],
    sopClassUid: "",
    description: "",
    studyDate: "",
  },
  findings: [],
};
const plan: TreatmentPlan = {
  ...newPlan({
    id: "p",
    title: "Doe, Jane",
    createdAt: "2026-11-27T08:00:00Z",
    image: { kind: "phantom", id: "block", seriesInstanceUid: null, frameOfReferenceUid: null },
  }),
  target: {
    id: "t",
    name: "Jane's nerve",
    knowledgeTargetId: null,
    fibers: "mixed",
    side: null,
    safeAccess: null,
    geometry: {
      kind: "line",
      radiusMm: 1,
      pointsLpsMm: [
        [0, 2, -20],
        [0, 2, 20],
      ],
    },
  },
  cryoprobes: [
    { id: "cryoprobe-1", deviceId: "generic-argon-17g", entryLpsMm: [38, 0, 0], tipLpsMm: [-6, 0, 0] },
  ],
  protocol: {
    presetId: null,
    steps: [{ kind: "freeze", freezeS: 60, dutyFraction: 1, cryoprobeIds: null }],
  },
};
const settings = ensembleSettings({ count: 12, seed: 3 });
const ensemble = prepareEnsemble(plan, volume, settings);

let queue: JobQueue;
beforeAll(async () => {
  await start(join(here, "../../server/src/main.ts"), ["--port", "0", "--data", folder]);
  queue = await openJobQueue(databaseUrl);
}, 120_000);
afterAll(async () => {
  await queue?.close();
  for (const child of started.reverse()) await end(child, "SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Stops the clock of a worker while it has a job in hand, and kills it there. */
async function killAtWork(worker: ChildProcess): Promise<void> {
  for (;;) {
    worker.kill("SIGSTOP");
    await sleep(100);
    const jobs = await queue.boss.findJobs(queue.name);
    if (jobs.some((job) => job.state === "active")) break;
    worker.kill("SIGCONT");
    await sleep(20);
  }
  await end(worker, "SIGKILL");
}

describe("an ensemble over workers", () => {
  let local: readonly MemberOutcome[];

  it("survives a worker that is killed in the middle of a member, with the numbers of the local call", async () => {
    local = ensemble.members.map((member) => simulateMember(ensemble, member));
    const first = await startWorker();
    const seen: number[] = [];
    const asked = askEnsemble(queue, ensemble, {
      heartbeatS: 10,
      onOutcome: (outcomes) => seen.push(outcomes.length),
    });
    while ((seen.at(-1) ?? 0) < 2) await sleep(20);
    await killAtWork(first);
    const before = seen.at(-1) ?? 0;
    expect(before).toBeLessThan(settings.count);
    await startWorker();
    const outcomes = await asked;
    expect(outcomes).toEqual(local);
    expect(combineMembers(plan, settings, outcomes)).toEqual(combineMembers(plan, settings, local));
    const { rows } = await queue.tables.query(
      "select count(distinct worker)::integer as workers, count(*)::integer as members from isotherm_jobs.ensemble_outcome",
    );
    expect(rows[0]).toEqual({ workers: 2, members: settings.count });
    const jobs = await queue.boss.findJobs(queue.name);
    expect(jobs.filter((job) => job.retryCount > 0)).toHaveLength(1);
    expect(jobs.every((job) => job.state === "completed")).toBe(true);
  }, 180_000);

  it("computes nothing twice: the same asking is answered from what is stored", async () => {
    const before = await queue.boss.findJobs(queue.name);
    expect(await askEnsemble(queue, ensemble)).toEqual(local);
    expect(await queue.boss.findJobs(queue.name)).toHaveLength(before.length);
  });

  it("stores no word of the plan", async () => {
    const { rows } = await queue.tables.query<{ bytes: Buffer }>(
      "select bytes from isotherm_jobs.ensemble_case",
    );
    const [only, second] = rows;
    if (!only || second) throw new Error("one case was asked for");
    const stored = inflateRawSync(only.bytes).toString("latin1");
    expect(stored).toContain("generic-argon-17g");
    expect(stored).not.toMatch(/Jane|Doe/u);
  });

  it("says that a member failed, and why, instead of waiting for ever", async () => {
    const broken = { ...ensemble, problem: { ...ensemble.problem, cell: -1 } };
    await expect(askEnsemble(queue, broken, { heartbeatS: 10 })).rejects.toMatchObject({
      code: "JOBS_MEMBER_FAILED",
      message: expect.stringContaining("cell"),
    });
  }, 60_000);

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const other = prepareEnsemble(plan, volume, ensembleSettings({ count: 40, seed: 4 }));
    const asked = askEnsemble(queue, other, {
      signal: controller.signal,
      onOutcome: () => controller.abort(),
    });
    await expect(asked).rejects.toMatchObject({ code: "JOBS_CANCELED" });
    const jobs = await queue.boss.findJobs(queue.name);
    expect(jobs.some((job) => job.state === "created")).toBe(false);
  }, 60_000);

  it("is what isotherm uncertainty prints, computed here or there", () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [...node, join(here, "main.ts"), ...args], {
        encoding: "utf8",
        maxBuffer: 1e9,
      });
    expect(run("phantom", "ankle", "--out", folder).status).toBe(0);
    const planFile = join(folder, "plan.json");
    const read = JSON.parse(readFileSync(planFile, "utf8")) as TreatmentPlan;
    writeFileSync(planFile, JSON.stringify({ ...read, protocol: plan.protocol }));
    const asked = ["uncertainty", planFile, "--members", "4", "--json"];
    const [here4, there4] = [run(...asked), run(...asked, "--database", databaseUrl)];
    expect([here4.stderr, there4.stderr]).toEqual(["", ""]);
    const { wallS: hereS, processorS, ...local4 } = JSON.parse(here4.stdout);
    const { wallS: thereS, processorS: _, ...far4 } = JSON.parse(there4.stdout);
    expect(far4).toEqual(local4);
    expect(hereS).toBeGreaterThan(0);
    expect(thereS).toBeGreaterThan(0);
    expect(local4.memberCount).toBe(4);
    expect(local4.sensitivities).toHaveLength(3);
    expect(local4.unknowns.length).toBeGreaterThan(3);
  }, 180_000);
});
