import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newPlan } from "@isotherm/planning";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./start-server.ts";
import { demoClient, type TestClient } from "./test-client.test-data.ts";

const main = join(dirname(fileURLToPath(import.meta.url)), "main.ts");
const folder = mkdtempSync(join(tmpdir(), "isotherm-server-"));
const plan = newPlan({
  id: "plan-1",
  title: "Stellate, left",
  createdAt: "2026-11-23T08:00:00Z",
  image: { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null },
});

let server: RunningServer;
let client: TestClient;
const open = () => startServer({ port: 0, dataFolder: folder, demo: true });

const call: TestClient["call"] = (...request) => client.call(...request);

/** Starts the server as its own process, as a user does, and waits until it says that it is ready. */
function startProcess(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=isotherm-source",
      "--disable-warning=ExperimentalWarning",
      main,
      "--port",
      "0",
      "--data",
      folder,
      "--demo",
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /ready at (\S+)/u.exec(printed)?.[1];
      if (url) resolve({ child, url });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("exit", () => reject(new Error(printed)));
  });
}

beforeAll(async () => {
  server = await open();
  client = await demoClient(server.url);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("plans", () => {
  it("keeps every saved state and refuses to overwrite one that the writer has not seen", async () => {
    expect(await call("PUT", "plans/plan-1", { plan, basedOnRevision: null })).toMatchObject({
      status: 200,
      body: { revision: 1 },
    });
    const second = { ...plan, title: "Stellate, left, two probes" };
    expect((await call("PUT", "plans/plan-1", { plan: second, basedOnRevision: 1 })).body).toEqual({
      revision: 2,
    });
    const late = await call("PUT", "plans/plan-1", { plan: { ...plan, title: "late" }, basedOnRevision: 1 });
    expect(late).toMatchObject({
      status: 409,
      body: { code: "PLAN_CONFLICT", current: { revision: 2, plan: { title: second.title } } },
    });
    expect((await call("GET", "plans/plan-1/revisions/1")).body.plan.title).toBe(plan.title);
    expect((await call("GET", "plans/plan-1/revisions")).body.revisions).toHaveLength(2);
  });

  it("lets exactly one of many writers at the same moment through", async () => {
    const race = { ...plan, id: "race" };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => call("PUT", "plans/race", { plan: race, basedOnRevision: null })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(11);
  });

  it("refuses a document that is no plan, whole and in one sentence", async () => {
    const refused = await call("PUT", "plans/plan-2", {
      plan: { ...plan, id: "plan-2", cryoprobes: 7 },
      basedOnRevision: null,
    });
    expect(refused.status).toBe(422);
    expect(refused.body.message).toContain("cryoprobes");
    expect((await call("GET", "plans/plan-2")).status).toBe(404);
  });

  it("puts a plan away and brings it back without removing anything", async () => {
    await call("POST", "plans/plan-1/archive", { archived: true });
    const find = async () =>
      (await call("GET", "plans")).body.plans.find((entry: { id: string }) => entry.id === "plan-1");
    expect((await find()).archived).toBe(true);
    await call("POST", "plans/plan-1/archive", { archived: false });
    expect((await find()).archived).toBe(false);
  });

  it("stores an outcome only together with its settings and the plan state it came from", async () => {
    const outcome = { fingerprint: "f1", planRevision: 2, settings: { cellMm: 1 }, summary: { iceMl: 4.8 } };
    expect((await call("POST", "plans/plan-1/outcomes", outcome)).status).toBe(200);
    const { outcomes } = (await call("GET", "plans/plan-1/outcomes")).body;
    expect(outcomes[0]).toMatchObject({ planRevision: 2, settings: { cellMm: 1 }, summary: { iceMl: 4.8 } });
    expect((await call("POST", "plans/plan-1/outcomes", { ...outcome, planRevision: 9 })).status).toBe(404);
    expect((await call("POST", "plans/plan-1/outcomes", { ...outcome, settings: undefined })).status).toBe(
      400,
    );
  });
});

describe("images", () => {
  const bytes = new TextEncoder().encode("a slice");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const series = {
    seriesInstanceUid: "1.2.3",
    studyInstanceUid: "1.2",
    frameOfReferenceUid: "1.2.4",
    modality: "CT",
    description: "Neck",
    sliceCount: 1,
    files: [{ name: "1.dcm", sha256, sizeBytes: bytes.length }],
  };

  it("keeps a file only under the hash of its content", async () => {
    expect((await call("PUT", `blobs/${"0".repeat(64)}`, bytes)).status).toBe(422);
    expect((await call("POST", "series", series)).body.code).toBe("SERIES_INCOMPLETE");
    expect((await call("PUT", `blobs/${sha256}`, bytes)).status).toBe(201);
    expect((await call("GET", `blobs/${sha256}`)).body).toBe("a slice");
    expect((await call("HEAD", `blobs/${sha256}`)).status).toBe(200);
    expect((await call("HEAD", `blobs/${"0".repeat(64)}`)).status).toBe(404);
  });

  it("knows a series that was imported twice", async () => {
    const first = await call("POST", "series", series);
    const again = await call("POST", "series", series);
    expect(again.body).toEqual(first.body);
    expect((await call("GET", `series/${first.body.id}`)).body).toMatchObject({
      sliceCount: 1,
      files: series.files,
    });
  });
});

describe("the door", () => {
  it("answers only to its own pages", async () => {
    expect((await call("POST", "series", {}, { "x-isotherm": "" })).body.code).toBe("REQUEST_FOREIGN");
    expect((await call("GET", "plans", undefined, { origin: "https://elsewhere.example" })).status).toBe(403);
  });

  it("isolates its pages and allows no foreign script", async () => {
    const { headers } = await call("GET", "health");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });
});

describe("nothing acknowledged is lost", () => {
  it("is told by the database itself that rows are never changed or removed", async () => {
    const client = new pg.Client({ host: join(folder, "run"), user: "isotherm", database: "postgres" });
    await client.connect();
    try {
      await expect(client.query("delete from plan_revision")).rejects.toThrow("never changed or removed");
      await expect(client.query("update series set description = 'x'")).rejects.toThrow("never changed");
      await expect(client.query("truncate outcome")).rejects.toThrow("never changed");
      const { rows } = await client.query("show data_checksums");
      expect(rows[0].data_checksums).toBe("on");
    } finally {
      await client.end();
    }
  });

  it("refuses a second server on the same data", async () => {
    await expect(open()).rejects.toMatchObject({ code: "SERVER_DATA_FOLDER_IN_USE" });
    expect((await call("GET", "health")).status).toBe(200);
  });

  it("takes over the database that survived a killed server, with every acknowledged plan", async () => {
    await server.stop();
    const killed = await startProcess();
    server = { ...server, url: killed.url };
    client = await demoClient(killed.url);
    const saved = await call("PUT", "plans/survivor", {
      plan: { ...plan, id: "survivor" },
      basedOnRevision: null,
    });
    expect(saved.status).toBe(200);
    const gone = new Promise((resolve) => killed.child.once("exit", resolve));
    killed.child.kill("SIGKILL");
    await gone;
    server = await open();
    client = await demoClient(server.url);
    expect((await call("GET", "plans/survivor")).body).toMatchObject({ revision: 1 });
    expect((await call("GET", "plans/plan-1")).body.revision).toBe(2);
  });
});
