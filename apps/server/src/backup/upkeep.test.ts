import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPlan } from "@isotherm/planning";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceAnchor } from "../audit/anchor.ts";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";
import { backupSite } from "./backup-site.ts";
import { checkSite } from "./check-site.ts";
import { openSiteBeside } from "./open-site.ts";
import { restoreSite } from "./restore-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "isotherm-upkeep-"));
// The account of the database must be able to pass through.
chmodSync(scratch, 0o755);
/** [ms] A restore makes a cluster, which takes its time on a busy machine. */
const patienceMs = 180_000;
const bytes = Buffer.from("a slice of a CT");
const sha256 = createHash("sha256").update(bytes).digest("hex");

let site: TestSite;
let superuser: pg.Client;
let patientId: string;

beforeAll(async () => {
  site = await openTestSite();
  superuser = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await superuser.connect();
  mkdirSync(join(site.folder.path, "keys"), { recursive: true });
  writeFileSync(join(site.folder.path, "keys/test.key"), "sealed");
  const physician = site.as(testActor("physician"));
  const person = {
    familyName: "Backup",
    givenName: "Bo",
    birthDate: "1970-01-02",
    sex: null,
    phone: "+41 1",
    email: null,
    medicalRecordNumber: null,
  };
  patientId = (await physician("POST", "patients", { person })).body.patientId;
  for (const n of [1, 2, 3]) {
    await physician("POST", `patients/${patientId}/events`, {
      id: `story-${n}`,
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: { kind: "patient-story", ownWords: `it "burns" \\ ${n} — é 漢` },
    });
  }
  const plan = newPlan({
    id: "plan-1",
    title: "Stellate",
    createdAt: "2026-11-23T08:00:00Z",
    image: { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null },
  });
  await physician("PUT", "plans/plan-1", { plan, basedOnRevision: null });
  await physician("POST", `patients/${patientId}/plans`, { planId: "plan-1" });
  await physician("PUT", `blobs/${sha256}`, bytes);
});
afterAll(async () => {
  await superuser.end();
  await site.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const check = (care: "compare" | "rebuild" = "compare") => checkSite({ dataFolder: site.folder.path }, care);

/** Changes the database as somebody with every right would, looks, and puts it back as it was. */
async function tampered(changes: readonly string[], back: readonly string[]): Promise<readonly string[]> {
  await advanceAnchor(site.database, site.folder);
  const anchor = readFileSync(join(site.folder.path, "audit-anchor.json"));
  await superuser.query("set session_replication_role = replica");
  try {
    for (const change of changes) await superuser.query(change);
    return (await check()).problems;
  } finally {
    for (const change of back) await superuser.query(change);
    await superuser.query("set session_replication_role = origin");
    writeFileSync(join(site.folder.path, "audit-anchor.json"), anchor);
  }
}

const kept = (table: string, where: string) => [
  `create table kept as select * from ${table} where ${where}`,
  `delete from ${table} where ${where}`,
];
const putBack = (table: string) => [
  `insert into ${table} overriding system value select * from kept`,
  "drop table kept",
];

describe("isotherm check", () => {
  it("finds nothing in a site that nobody tampered with", async () => {
    const report = await check();
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ patientCount: 1, blobCount: 1 });
    expect(report.auditEntryCount).toBeGreaterThan(8);
  });

  it("finds a record that was changed, one that was removed, and one that came in beside the log", async () => {
    const where = `event_id = 'story-2'`;
    expect(
      await tampered(
        [`update record_event set happened_at = '2020-01-01' where ${where}`],
        [`update record_event set happened_at = '2026-11-20T10:00:00Z' where ${where}`],
      ),
    ).toContain(`The row record_event ${patientId} 2 was changed after it was written.`);
    expect(await tampered(kept("plan_revision", "true"), putBack("plan_revision"))).toContain(
      "The row plan_revision plan-1 1 was removed.",
    );
    const strange = "c".repeat(64);
    expect(
      await tampered(
        [`insert into blob (sha256, size_bytes) values ('${strange}', 1)`],
        [`delete from blob where sha256 = '${strange}'`],
      ),
    ).toContain(`The row blob ${strange} came in beside the audit log.`);
    expect((await check()).problems).toEqual([]);
  });

  it("finds an entry of the log that was changed, removed, or put in another's place", async () => {
    const before = "select account_id from audit_entry where sequence = 4";
    const account = (await superuser.query(before)).rows[0].account_id as string | null;
    const value = account === null ? "null" : `'${account}'`;
    expect(
      await tampered(
        ["update audit_entry set account_id = 'somebody else' where sequence = 4"],
        [`update audit_entry set account_id = ${value} where sequence = 4`],
      ),
    ).toContain("Audit entry 4 was changed after it was written.");
    expect(await tampered(kept("audit_entry", "sequence = 5"), putBack("audit_entry"))).toContain(
      "Audit entries 5 to 5 are missing.",
    );
    const swap = [
      "update audit_entry set sequence = -1 where sequence = 2",
      "update audit_entry set sequence = 2 where sequence = 3",
      "update audit_entry set sequence = 3 where sequence = -1",
    ];
    const problems = await tampered(swap, swap);
    expect(problems).toContain("Audit entry 2 was changed after it was written.");
    expect(problems).toContain("Audit entry 3 was changed after it was written.");
    expect((await check()).problems).toEqual([]);
  });

  it("finds a log whose end was cut off, and one that was made anew with fitting hashes", async () => {
    const { rows } = await superuser.query("select max(sequence) as last from audit_entry");
    const last = Number(rows[0].last);
    // The last entry speaks of reading: no row of the record misses it.
    await site.as(testActor("physician"))("GET", `patients/${patientId}`);
    const end = `sequence > ${last}`;
    expect(await tampered(kept("audit_entry", end), putBack("audit_entry"))).toEqual([
      expect.stringMatching(/ends before entry \d+.*cut off/u),
    ]);
    const anew = `update audit_entry a set entry_sha256 = (select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8'))
      from jsonb_each(to_jsonb(a) - 'entry_sha256') where value <> 'null'::jsonb) where ${end}`;
    const forged = await tampered(
      ["set timezone = 'UTC'", `update audit_entry set account_id = 'nobody' where ${end}`, anew],
      [`update audit_entry set account_id = 'physician-1' where ${end}`, anew],
    );
    expect(forged).toEqual([expect.stringContaining("made anew")]);
    expect((await check()).problems).toEqual([]);
  });

  it("finds one flipped bit of a stored file, and a file that is gone", async () => {
    const path = join(site.folder.blobs, sha256.slice(0, 2), sha256.slice(2));
    const flipped = Buffer.from(bytes);
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    expect((await check()).problems).toEqual([expect.stringContaining("has changed on the disk")]);
    rmSync(path);
    expect((await check()).problems).toEqual([expect.stringContaining("is not stored here")]);
    writeFileSync(path, bytes);
    expect((await check()).problems).toEqual([]);
  });

  it("makes flat rows anew from the events, the same as they were", async () => {
    const rows = async () =>
      (await superuser.query("select * from patient_state natural join person_current")).rows;
    const before = await rows();
    await superuser.query(
      "delete from patient_state; delete from person_word; update person_current set sort_name = 'zzz'",
    );
    expect((await check()).problems).toEqual([expect.stringContaining("--rebuild")]);
    expect(await check("rebuild")).toMatchObject({ rebuiltCount: 1, problems: [] });
    expect(await rows()).toEqual(before);
    expect((await check()).problems).toEqual([]);
  });
});

/** Every row of every table, as text that tells the smallest difference. */
async function everyRow(
  socketFolder: string,
  database: string = "postgres",
): Promise<Record<string, readonly string[]>> {
  const client = new pg.Client({ host: socketFolder, user: "isotherm", database });
  await client.connect();
  const tables = await client.query(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely_%'",
  );
  const all: Record<string, readonly string[]> = {};
  for (const { relname } of tables.rows) {
    const { rows } = await client.query(`select t::text as line from ${relname} t order by 1`);
    all[relname] = rows.map(({ line }) => line as string);
  }
  await client.end();
  return all;
}

describe("isotherm backup and restore", () => {
  const file = join(scratch, "site.tar");

  it("restores every row and every file as they were, and goes on from there", {
    timeout: patienceMs,
  }, async () => {
    const report = await backupSite({ dataFolder: site.folder.path }, file);
    expect(report).toMatchObject({ path: file, blobCount: 1 });
    const before = await everyRow(site.socketFolder);
    const dataFolder = join(scratch, "restored");
    await restoreSite({ dataFolder }, file);
    const restored = await openSiteBeside({ dataFolder });
    try {
      const after = await everyRow(join(dataFolder, "run"));
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
      for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
      expect(before["record_event"]).toHaveLength(3);
      expect(await restored.blobs.get(sha256)).toEqual(bytes);
      expect(readFileSync(join(dataFolder, "keys/test.key"), "utf8")).toBe("sealed");
    } finally {
      await restored.close();
    }
    expect((await checkSite({ dataFolder }, "compare")).problems).toEqual([]);
  });

  it("refuses a folder without a site, and makes none there", async () => {
    const dataFolder = join(scratch, "nothing");
    for (const verb of [
      checkSite({ dataFolder }, "compare"),
      backupSite({ dataFolder }, join(scratch, "nothing.tar")),
    ]) {
      await expect(verb).rejects.toMatchObject({ code: "SITE_NOT_FOUND" });
    }
    expect(existsSync(dataFolder)).toBe(false);
  });

  it("restores into the database of a hospital, under an owner who is no superuser", {
    timeout: patienceMs,
  }, async () => {
    await superuser.query("create role hospital login; grant isotherm_app to hospital");
    await superuser.query("create database hospital owner hospital");
    const databaseUrl = `postgresql://hospital@/hospital?host=${encodeURIComponent(site.socketFolder)}`;
    const address = { dataFolder: join(scratch, "hospital"), databaseUrl };
    await restoreSite(address, file);
    expect((await checkSite(address, "compare")).problems).toEqual([]);
    expect(await everyRow(site.socketFolder, "hospital")).toEqual(await everyRow(site.socketFolder));
    await expect(restoreSite({ ...address, dataFolder: join(scratch, "again") }, file)).rejects.toMatchObject(
      {
        code: "RESTORE_TARGET_NOT_EMPTY",
      },
    );
    expect((await checkSite(address, "compare")).problems).toEqual([]);
  });

  it("never writes over a site, nor over a file", async () => {
    await expect(restoreSite({ dataFolder: site.folder.path }, file)).rejects.toMatchObject({
      code: "RESTORE_TARGET_NOT_EMPTY",
    });
    await expect(backupSite({ dataFolder: site.folder.path }, file)).rejects.toMatchObject({
      code: "BACKUP_FAILED",
    });
  });

  it("refuses a damaged file whole: a flipped bit anywhere, a cut end, bytes too many", async () => {
    const whole = readFileSync(file);
    const broken = join(scratch, "broken.tar");
    const dataFolder = join(scratch, "never");
    const refused = async (content: Buffer) => {
      writeFileSync(broken, content);
      await expect(restoreSite({ dataFolder }, broken)).rejects.toMatchObject({ code: "BACKUP_DAMAGED" });
    };
    for (let n = 0; n < 60; n++) {
      const at = Math.floor((whole.length * (n + 0.5)) / 60);
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ (1 << (n % 8));
      await refused(copy);
    }
    await refused(whole.subarray(0, whole.length - 512));
    await refused(whole.subarray(0, whole.length >> 1));
    await refused(Buffer.concat([whole, Buffer.alloc(512)]));
    expect(existsSync(join(dataFolder, "postgres"))).toBe(false);
  });
});
