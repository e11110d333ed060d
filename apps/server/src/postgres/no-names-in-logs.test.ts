import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";

/** What no log may hold. */
const name = "Unmistakable";
let site: TestSite;

beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.stop());

it("writes nothing of a patient into the log of the server or of the database, whatever goes wrong", async () => {
  const physician = site.as(testActor("physician"));
  const person = {
    familyName: name,
    givenName: name,
    birthDate: "1970-01-02",
    sex: null,
    phone: null,
    email: `${name}@example.org`,
    medicalRecordNumber: null,
  };
  const { patientId } = (await physician("POST", "patients", { person })).body;
  const story = (ownWords: string) => ({
    id: "s",
    happenedAt: "2026-11-20T10:00:00Z",
    correction: null,
    content: { kind: "patient-story", ownWords },
  });
  await physician("POST", `patients/${patientId}/events`, story(name));
  await physician("POST", `patients/${patientId}/events`, story(`${name} again`));
  await physician("POST", "patients", { person: { ...person, birthDate: name } });
  await physician("GET", `patients?search=${name}&limit=${name}`);
  // A defect of ours: the table is not as the code expects it, and PostgreSQL would tell the row and the statement.
  const superuser = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await superuser.connect();
  await superuser.query(
    "alter table person_current add constraint never check (family_name <> $$Unmistakable$$) not valid",
  );
  const failed = await physician("POST", "patients", { person });
  expect(failed).toMatchObject({ status: 500, body: { code: "SERVER_FAILED" } });
  await expect(
    superuser.query(`insert into person_word values ('${name}', 'nobody'), ('${name}', 'nobody')`),
  ).rejects.toThrow();
  await superuser.end();
  expect(JSON.stringify(failed.body)).not.toContain(name);
  const database = readFileSync(join(site.folder.path, "postgres.log"), "utf8");
  expect(database).toContain("violates check constraint");
  expect(database).not.toContain(name);
  expect(site.logLines.length).toBeGreaterThan(0);
  expect(site.logLines.join("\n")).not.toContain(name);
});
