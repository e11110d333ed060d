import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSite } from "../backup/check-site.ts";
import { type TestClient, testClient } from "../test-client.test-data.ts";

const roundCount = process.env["ISOTHERM_ALL"] ? 52 : 4;
const writerCount = 4;
const main = join(import.meta.dirname, "../main.ts");
const folder = mkdtempSync(join(tmpdir(), "isotherm-kill-"));

/** The same moments and victims in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const random = randomOf(20_261_127);
let port = 0;
let child: ChildProcess;
let client: TestClient;
let patientId: string;
let personRevision = 1;
/** What the server has said to be kept. */
const acknowledged = new Set<string>();
const unanswered = new Set<string>();

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts the server as a user does. A session outlives it, because the port stays the same. */
function start(): Promise<void> {
  child = spawn(
    process.execPath,
    [
      "--conditions=isotherm-source",
      "--disable-warning=ExperimentalWarning",
      main,
      "--port",
      String(port),
      "--data",
      folder,
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: "" } },
  );
  return new Promise((resolve, reject) => {
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready at")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

function kill(victim: "server" | "database"): void {
  if (victim === "server") {
    child.kill("SIGKILL");
    return;
  }
  const pid = Number(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
}

const story = (id: string) => ({
  id,
  happenedAt: "2026-11-20T10:00:00Z",
  correction: null,
  content: { kind: "patient-story", ownWords: `words of ${id}` },
});

async function writeUntil(stopped: () => boolean, name: string): Promise<void> {
  for (let n = 0; !stopped(); n++) {
    const id = `${name}-${n}`;
    try {
      const answer = await client.call("POST", `patients/${patientId}/events`, story(id));
      if (answer.status === 200) acknowledged.add(id);
      else unanswered.add(id);
    } catch {
      unanswered.add(id);
      return;
    }
  }
}

async function renameUntil(stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    try {
      const person = { ...somebody, givenName: `Revision ${personRevision + 1}` };
      const answer = await client.call("PUT", `patients/${patientId}/person`, {
        person,
        basedOnRevision: personRevision,
      });
      if (answer.status === 200) personRevision = answer.body.revision;
      else if (answer.status === 409) personRevision = answer.body.current.revision;
      else return;
    } catch {
      return;
    }
  }
}

const somebody = {
  familyName: "Kept",
  givenName: "Revision 1",
  birthDate: "1970-01-02",
  sex: null,
  phone: null,
  email: null,
  medicalRecordNumber: null,
};

beforeAll(async () => {
  port = await freePort();
  await start();
  client = testClient(`http://127.0.0.1:${port}/`);
  const owner = {
    siteName: "Killed",
    displayName: "Owner",
    loginName: "owner",
    password: "nothing acknowledged is lost",
  };
  expect((await client.call("POST", "first-run/owner", owner)).status).toBe(200);
  patientId = (await client.call("POST", "patients", { person: somebody })).body.patientId;
});
afterAll(async () => {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
  rmSync(folder, { recursive: true, force: true });
});

/** Who is killed, in turn: what a power cut, a crash, and an operating system that is out of memory leave behind. */
const victims = ["both", "database alone", "server", "database first"] as const;

async function answersAgain(): Promise<void> {
  const deadlineMs = Date.now() + 60_000;
  for (;;) {
    const { status } = await client.call("GET", "patients");
    if (status === 200) return;
    if (Date.now() > deadlineMs) throw new Error(`the server still answers ${status}`);
    await sleep(100);
  }
}

async function round(n: number): Promise<void> {
  const victim = victims[n % victims.length];
  let stopped = false;
  const writers = [
    ...Array.from({ length: writerCount }, (_, w) => writeUntil(() => stopped, `round-${n}-writer-${w}`)),
    renameUntil(() => stopped),
  ];
  await sleep(50 + random() * 600);
  if (victim !== "server") kill("database");
  if (victim === "database alone" || victim === "database first") await sleep(random() * 300);
  stopped = true;
  if (victim === "database alone") {
    // The server starts it again by itself.
    await Promise.all(writers);
    return answersAgain();
  }
  const gone = new Promise((resolve) => child.once("exit", resolve));
  kill("server");
  await Promise.all([...writers, gone]);
  return start();
}

describe("kill -9 of server and database at random moments", () => {
  it(
    `loses no acknowledged write in ${roundCount} rounds, and answers a repeated one as the first time`,
    async () => {
      for (let n = 0; n < roundCount; n++) {
        await round(n);
        const { body } = await client.call("GET", `patients/${patientId}`);
        const kept = new Set<string>(body.events.map((event: { id: string }) => event.id));
        expect(
          [...acknowledged].filter((id) => !kept.has(id)),
          `round ${n}`,
        ).toEqual([]);
        expect(body.personRevision).toBeGreaterThanOrEqual(personRevision);
        expect(body.person.givenName).toBe(`Revision ${body.personRevision}`);
        personRevision = body.personRevision;
        // Whoever got no answer sends again: what had been kept is not kept twice.
        for (const id of unanswered) {
          const answer = await client.call("POST", `patients/${patientId}/events`, story(id));
          expect(answer.status, JSON.stringify(answer.body)).toBe(200);
          acknowledged.add(id);
        }
        unanswered.clear();
      }
      expect(acknowledged.size).toBeGreaterThan(roundCount);
      const { body } = await client.call("GET", `patients/${patientId}`);
      expect(body.events.map((event: { id: string }) => event.id).sort()).toEqual([...acknowledged].sort());
      const report = await checkSite({ dataFolder: folder }, "compare");
      expect(report.problems).toEqual([]);
    },
    roundCount * 60_000,
  );
});
