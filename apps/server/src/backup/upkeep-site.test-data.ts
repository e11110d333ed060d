import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newPlan } from "@isotherm/planning";
import pg from "pg";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";

/** A stored file of the site. */
export const storedBytes: Buffer = Buffer.from("a slice of a CT");
export const storedSha256: string = createHash("sha256").update(storedBytes).digest("hex");

/** A site with one patient, three events, a plan, a file and a key, and somebody with every right in its database. */
export interface UpkeepSite {
  readonly site: TestSite;
  readonly superuser: pg.Client;
  readonly patientId: string;
  stop(): Promise<void>;
}

/** Opens it in a folder of its own. */
export async function openUpkeepSite(): Promise<UpkeepSite> {
  const site = await openTestSite();
  const superuser = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
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
  const { patientId } = (await physician("POST", "patients", { person })).body;
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
  await physician("PUT", `blobs/${storedSha256}`, storedBytes);
  return {
    site,
    superuser,
    patientId,
    stop: async () => {
      await superuser.end();
      await site.stop();
    },
  };
}
