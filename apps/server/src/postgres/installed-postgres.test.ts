import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openDataFolder } from "../data-folder.ts";
import { openTestSite, testActor } from "../record/record-site.test-data.ts";
import { startPostgres } from "./supervisor.ts";

/** As Debian installs the oldest one that our SQL is written for. */
const installed = "/usr/lib/postgresql/15";

afterEach(() => {
  delete process.env["ISOTHERM_POSTGRES"];
});

it.runIf(existsSync(join(installed, "bin/postgres")))(
  "runs on an installed PostgreSQL 15 when told, and says what to do when another version is to read its files (skipped where none is installed)",
  async () => {
    process.env["ISOTHERM_POSTGRES"] = installed;
    const site = await openTestSite();
    expect(readFileSync(join(site.folder.postgres, "PG_VERSION"), "utf8").trim()).toBe("15");
    const person = {
      familyName: "Old",
      givenName: "Server",
      birthDate: "1970-01-02",
      sex: null,
      phone: null,
      email: null,
      medicalRecordNumber: null,
    };
    const physician = site.as(testActor("physician"));
    const { patientId } = (await physician("POST", "patients", { person })).body;
    const story = {
      id: "s",
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: { kind: "patient-story", ownWords: "it burns" },
    };
    expect((await physician("POST", `patients/${patientId}/events`, story)).status).toBe(200);
    expect((await physician("GET", `patients?search=old`)).body.patients).toHaveLength(1);
    expect((await physician("GET", "worklists/follow-ups")).status).toBe(200);
    expect((await physician("GET", `patients/${patientId}/audit`)).body.entries.length).toBeGreaterThan(3);
    await site.stopKeepingFolder();
    delete process.env["ISOTHERM_POSTGRES"];
    await expect(startPostgres(site.folder)).rejects.toMatchObject({
      code: "SERVER_DATABASE_VERSION",
      message: expect.stringContaining("isotherm backup"),
    });
    rmSync(site.folder.path, { recursive: true, force: true });
  },
);

it("refuses a folder without PostgreSQL in one sentence", async () => {
  process.env["ISOTHERM_POSTGRES"] = "/nowhere";
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), "isotherm-installed-")));
  await expect(startPostgres(folder)).rejects.toThrow("ISOTHERM_POSTGRES names /nowhere");
  rmSync(folder.path, { recursive: true, force: true });
});
