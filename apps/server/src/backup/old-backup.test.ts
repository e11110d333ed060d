import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { asSystem } from "../database/as-actor.ts";
import { visibleEvents } from "../record/event-store.ts";
import { readSiteContact } from "../stores/site-contact-store.ts";
import { checkSite } from "./check-site.ts";
import { openSiteBeside } from "./open-site.ts";
import { restoreSite } from "./restore-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "isotherm-old-backup-"));
// The account of the database must be able to pass through.
chmodSync(scratch, 0o755);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it("a backup of an older version (schema 0006, not encrypted) is restored whole, and brought up to date", {
  timeout: 240_000,
}, async () => {
  const dataFolder = join(scratch, "site");
  const report = await restoreSite(
    { dataFolder },
    join(import.meta.dirname, "samples/backup-0006.tar"),
    null,
  );
  expect(report).toMatchObject({ rowCount: 25, blobCount: 1 });
  expect((await checkSite({ dataFolder }, "rebuild")).problems).toEqual([]);
  expect((await checkSite({ dataFolder }, "compare")).problems).toEqual([]);
  const site = await openSiteBeside({ dataFolder });
  try {
    expect(await readSiteContact(site.database)).toMatchObject({ emergencyPhone: "144" });
    const events = await asSystem(site.database, async (transaction) => {
      const { patient_id } = await transaction.selectFrom("patient").selectAll().executeTakeFirstOrThrow();
      return visibleEvents(transaction, patient_id, 0);
    });
    expect(events.map(({ event }) => event.content)).toEqual(
      [1, 2].map((n) => ({ kind: "patient-story", ownWords: `it burns ${n} — é 漢` })),
    );
  } finally {
    await site.close();
  }
});
