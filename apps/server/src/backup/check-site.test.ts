import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceAnchor } from "../audit/anchor.ts";
import { testActor } from "../record/record-site.test-data.ts";
import { checkSite } from "./check-site.ts";
import {
  storedBytes as bytes,
  openUpkeepSite,
  storedSha256 as sha256,
  type UpkeepSite,
} from "./upkeep-site.test-data.ts";

let at: UpkeepSite;
beforeAll(async () => {
  at = await openUpkeepSite();
});
afterAll(() => at.stop());

const check = (care: "compare" | "rebuild" = "compare") =>
  checkSite({ dataFolder: at.site.folder.path }, care);

/** Changes the database as somebody with every right would, looks, and puts it back as it was. */
async function tampered(changes: readonly string[], back: readonly string[]): Promise<readonly string[]> {
  await advanceAnchor(at.site.database, at.site.folder);
  const anchor = readFileSync(join(at.site.folder.path, "audit-anchor.json"));
  await at.superuser.query("set session_replication_role = replica");
  try {
    for (const change of changes) await at.superuser.query(change);
    return (await check()).problems;
  } finally {
    for (const change of back) await at.superuser.query(change);
    await at.superuser.query("set session_replication_role = origin");
    writeFileSync(join(at.site.folder.path, "audit-anchor.json"), anchor);
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
    ).toContain(`The row record_event ${at.patientId} 2 was changed after it was written.`);
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

  it("finds an emergency number that was changed, and tells who entered it", async () => {
    const physician = at.site.as(testActor("physician"));
    await physician("PUT", "site/contact", { clinicPhone: null, emergencyPhone: "144", phoneHours: "" });
    const problems = await tampered(
      ["update site_contact set emergency_phone = '0900 1'"],
      ["update site_contact set emergency_phone = '144'"],
    );
    expect(problems).toEqual([expect.stringMatching(/The row site_contact \d+ was changed/u)]);
    const { entries } = (await physician("GET", "audit?limit=500")).body;
    expect(
      entries.find(({ subject }: { readonly subject: string }) => subject.startsWith("site_contact")),
    ).toMatchObject({ accountId: "physician-1", role: "physician", action: "write" });
  });

  it("finds an entry of the log that was changed, removed, or put in another's place", async () => {
    const before = "select account_id from audit_entry where sequence = 4";
    const account = (await at.superuser.query(before)).rows[0].account_id as string | null;
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
    const { rows } = await at.superuser.query("select max(sequence) as last from audit_entry");
    const last = Number(rows[0].last);
    // The last entry speaks of reading: no row of the record misses it.
    await at.site.as(testActor("physician"))("GET", `patients/${at.patientId}`);
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
    const path = join(at.site.folder.blobs, sha256.slice(0, 2), sha256.slice(2));
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
      (await at.superuser.query("select * from patient_state natural join person_current")).rows;
    const before = await rows();
    await at.superuser.query(
      "delete from patient_state; delete from person_word; update person_current set sort_name = 'zzz'",
    );
    expect((await check()).problems).toEqual([expect.stringContaining("--rebuild")]);
    expect(await check("rebuild")).toMatchObject({ rebuiltCount: 1, problems: [] });
    expect(await rows()).toEqual(before);
    expect((await check()).problems).toEqual([]);
  });
});
