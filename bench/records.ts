/*
 * `npm run bench -- records`: 100 000 patients with 1 000 000 follow-ups on the database that Isotherm brings, asked through the
 * HTTP interface as the screens ask; writes RECORDS.md beside this file. A smaller site: ISOTHERM_BENCH_PATIENTS.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "@isotherm/server";
import pg from "pg";
import { seedRecords } from "./records-seed.ts";

const patientCount = Number(process.env["ISOTHERM_BENCH_PATIENTS"] ?? 100_000);
const followUpsPerPatientCount = 10;
/** Requests of each kind; 1 in 20 may be slower than what is called p95. */
const roundCount = 100;
/** [ms] What a person does not wait for. */
const targetMs = 100;

const dataFolder = mkdtempSync(join(tmpdir(), "isotherm-bench-"));
chmodSync(dataFolder, 0o711);
const server = await startServer({ port: 0, dataFolder });

let cookie = "";

async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${server.url}api/${path}`, {
    method,
    headers: { "x-isotherm": "1", "content-type": "application/json", cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const [sent] = response.headers.getSetCookie();
  if (sent !== undefined) cookie = sent.split(";")[0] ?? "";
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The same patients in every run. */
function patientOf(round: number): string {
  return `p${String(1 + ((round * 7919) % patientCount)).padStart(7, "0")}`;
}

interface Row {
  readonly screen: string;
  readonly middleMs: number;
  readonly p95Ms: number;
}

const rows: Row[] = [];

async function time(screen: string, ask: (round: number) => Promise<unknown>): Promise<void> {
  const walls: number[] = [];
  for (let round = 0; round < roundCount; round++) {
    const started = performance.now();
    await ask(round);
    walls.push(performance.now() - started);
  }
  walls.sort((a, b) => a - b);
  const at = (share: number) => walls[Math.min(walls.length - 1, Math.floor(walls.length * share))] ?? 0;
  rows.push({ screen, middleMs: at(0.5), p95Ms: at(0.95) });
  console.log(`${screen}: ${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} ms`);
}

async function timeScreens(): Promise<void> {
  await time("patients, first page", () => call("GET", "patients"));
  await time("patients, a page further on", (round) => call("GET", `patients?cursor=${patientOf(round)}`));
  for (const [name, search] of [
    ["a rare name", "zimmerbb"],
    ["one letter", "m"],
    ["two beginnings", "ma we"],
    ["a birth date", "1961-04-03"],
    ["a record number", "mrn-4711"],
    ["no match", "qqq"],
  ] as const) {
    await time(`search: ${name}`, () => call("GET", `patients?search=${encodeURIComponent(search)}`));
  }
  await time("one patient with the whole record", (round) => call("GET", `patients/${patientOf(round)}`));
  await time("what is new in a record", (round) =>
    call("GET", `patients/${patientOf(round)}/events?after=12`),
  );
  for (const list of ["referrals", "follow-ups", "messages", "approvals", "neuritis", "adverse-events"]) {
    await time(`worklist ${list}`, () => call("GET", `worklists/${list}?today=2026-11-27`));
  }
  let cursor: unknown = null;
  await time("worklist follow-ups, page after page", async () => {
    const place = cursor === null ? "" : `&cursor=${String(cursor)}`;
    cursor = (await call("GET", `worklists/follow-ups?today=2026-11-27${place}`))["nextCursor"];
  });
  await time("responses, counted by indication", () => call("GET", "responses"));
  for (const response of ["responder", "non-responder", "not-known"]) {
    await time(`responses, first page: ${response}`, () => call("GET", `responses/${response}`));
  }
  let further: unknown = null;
  await time("responses, page after page", async () => {
    const place = further === null ? "" : `?cursor=${String(further)}`;
    further = (await call("GET", `responses/non-responder${place}`))["nextCursor"];
  });
  await time("adverse events, counted by indication", () => call("GET", "adverse-events"));
  await time("who saw a patient", (round) => call("GET", `patients/${patientOf(round)}/audit`));
  await time("audit log, last page", () => call("GET", "audit"));
  await time("write an event", (round) =>
    call("POST", `patients/${patientOf(round)}/events`, {
      id: `bench-${round}`,
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: { kind: "patient-story", ownWords: "it burns" },
    }),
  );
  await time("add a patient", (round) =>
    call("POST", "patients", {
      person: {
        familyName: `Bench${round}`,
        givenName: "Bo",
        birthDate: "1970-01-02",
        sex: null,
        phone: null,
        email: null,
        medicalRecordNumber: null,
      },
    }),
  );
}

/** What the directory shows, and what somebody outside sees who sent 40 of all patients. */
async function timePartners(superuser: pg.Client): Promise<void> {
  await time("directory, first page", () => call("GET", "directory"));
  await time("directory: a specialty and a beginning", () =>
    call("GET", "directory?specialty=neurology&search=part"),
  );
  await superuser.query("update account set roles = roles || array['referrer']");
  await superuser.query(`insert into referral_access (patient_id, referral_id, referrer_id, state, account_id, author_role)
    select patient_id, referral_id, account.id, 'shared', account.id, 'physician'
    from (select * from referral_fact order by patient_id limit 40) as sent, account`);
  await call("POST", "session/role", { role: "referrer" });
  await time("patients whom a referrer sent", () => call("GET", "own-referrals"));
  await time("messages of a referrer", () => call("GET", "own-referrals/p0000001/messages"));
}

/** [s] Every follow-up in one sum, as the registry asks. */
async function timeAggregate(superuser: pg.Client): Promise<number> {
  const walls: number[] = [];
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    await superuser.query(
      "select visit_id, count(*), avg(worst_score), avg(average_score) from follow_up_fact group by visit_id",
    );
    walls.push((performance.now() - started) / 1000);
  }
  return Math.min(...walls);
}

try {
  const loadBefore = loadavg()[0] ?? 0;
  await call("POST", "first-run/owner", {
    siteName: "Bench",
    displayName: "Bench",
    loginName: "bench",
    password: "quiet copper lantern meadow",
  });
  const superuser = new pg.Client({ host: join(dataFolder, "run"), user: "isotherm", database: "postgres" });
  superuser.on("error", () => undefined);
  await superuser.connect();
  const seedStarted = performance.now();
  await seedRecords(superuser, { patientCount, followUpsPerPatientCount }, (line) => console.log(line));
  const seedS = (performance.now() - seedStarted) / 1000;
  const size = await superuser.query("select pg_database_size('postgres') / 1e9 as gigabytes");
  await timeScreens();
  await timePartners(superuser);
  const aggregateS = await timeAggregate(superuser);
  await superuser.end();
  const slow = rows.filter(({ p95Ms }) => p95Ms > targetMs);
  const table = [
    "# Records",
    "",
    `Written by \`npm run bench -- records\` on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores for us, Node ${process.versions.node}, load average ${loadBefore.toFixed(1)} before the run (1 means one core busy with something else). ${patientCount} patients, ${patientCount * followUpsPerPatientCount} follow-ups, ${Number(size.rows[0]?.gigabytes).toFixed(1)} GB, seeded in ${seedS.toFixed(0)} s.`,
    "",
    `Each line is ${roundCount} requests, one after another, through the HTTP interface: session, row-level security, query, and the entry in the audit log, which is on the disk before the answer.`,
    "",
    "| screen | p50 ms | p95 ms |",
    "|---|---:|---:|",
    ...rows.map(
      ({ screen, middleMs, p95Ms }) => `| ${screen} | ${middleMs.toFixed(1)} | ${p95Ms.toFixed(1)} |`,
    ),
    "",
    `All follow-ups summed by visit, from the flat rows: ${aggregateS.toFixed(2)} s.`,
    "",
    `Target: p95 below ${targetMs} ms on two cores. ${slow.length === 0 ? "Every line keeps it." : `Above it: ${slow.map(({ screen }) => screen).join(", ")}.`}`,
    "",
  ].join("\n");
  console.log(table);
  writeFileSync(join(import.meta.dirname, "RECORDS.md"), table);
} finally {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
