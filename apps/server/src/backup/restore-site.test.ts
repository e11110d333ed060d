import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestSite } from "../record/record-site.test-data.ts";
import { backupSite } from "./backup-site.ts";
import { checkSite } from "./check-site.ts";
import { openSiteBeside } from "./open-site.ts";
import { restoreSite } from "./restore-site.ts";
import {
  storedBytes as bytes,
  openUpkeepSite,
  storedSha256 as sha256,
  type UpkeepSite,
} from "./upkeep-site.test-data.ts";
import { verifyBackup } from "./verify-backup.ts";

const scratch = mkdtempSync(join(tmpdir(), "isotherm-upkeep-"));
// The account of the database must be able to pass through.
chmodSync(scratch, 0o755);
/** [ms] A restore makes a cluster, and a passphrase costs its time, on a busy machine. */
const patienceMs = 180_000;

let at: UpkeepSite;
let site: TestSite;
beforeAll(async () => {
  at = await openUpkeepSite();
  site = at.site;
});
afterAll(async () => {
  await at.stop();
  rmSync(scratch, { recursive: true, force: true });
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
  const file = join(scratch, "site.backup");
  const passphrase = "quiet copper lantern meadow";
  const sealed = { kind: "passphrase", passphrase } as const;
  const say = (spoken: string) => () => Promise.resolve(spoken);

  it("restores every row and every file as they were, and goes on from there", {
    timeout: patienceMs,
  }, async () => {
    const report = await backupSite({ dataFolder: site.folder.path }, file, sealed);
    expect(report).toMatchObject({ path: file, blobCount: 1 });
    // For its owner alone.
    expect(statSync(file).mode & 0o077).toBe(0);
    const before = await everyRow(site.socketFolder);
    const dataFolder = join(scratch, "restored");
    await restoreSite({ dataFolder }, file, say(passphrase));
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
      backupSite({ dataFolder }, join(scratch, "nothing.backup"), sealed),
    ]) {
      await expect(verb).rejects.toMatchObject({ code: "SITE_NOT_FOUND" });
    }
    expect(existsSync(dataFolder)).toBe(false);
  });

  it("restores into the database of a hospital, under an owner who is no superuser", {
    timeout: patienceMs,
  }, async () => {
    await at.superuser.query("create role hospital login; grant isotherm_app to hospital");
    await at.superuser.query("create database hospital owner hospital");
    const databaseUrl = `postgresql://hospital@/hospital?host=${encodeURIComponent(site.socketFolder)}`;
    const address = { dataFolder: join(scratch, "hospital"), databaseUrl };
    await restoreSite(address, file, say(passphrase));
    expect((await checkSite(address, "compare")).problems).toEqual([]);
    expect(await everyRow(site.socketFolder, "hospital")).toEqual(await everyRow(site.socketFolder));
    await expect(
      restoreSite({ ...address, dataFolder: join(scratch, "again") }, file, say(passphrase)),
    ).rejects.toMatchObject({ code: "RESTORE_TARGET_NOT_EMPTY" });
    expect((await checkSite(address, "compare")).problems).toEqual([]);
  });

  it("never writes over a site, nor over a file", async () => {
    await expect(restoreSite({ dataFolder: site.folder.path }, file, say(passphrase))).rejects.toMatchObject({
      code: "RESTORE_TARGET_NOT_EMPTY",
    });
    await expect(backupSite({ dataFolder: site.folder.path }, file, sealed)).rejects.toMatchObject({
      code: "BACKUP_FAILED",
    });
  });

  it("holds nothing that anybody reads without the passphrase, and says whether it is whole", async () => {
    const stored = readFileSync(file).toString("latin1");
    for (const readable of ["Backup", "manifest.json", "record_event", bytes.toString()])
      expect(stored).not.toContain(readable);
    expect(await verifyBackup(file, say(passphrase))).toMatchObject({ isEncrypted: true, blobCount: 1 });
  });

  it("is refused in one sentence where the passphrase is another one, with nothing made", async () => {
    const dataFolder = join(scratch, "locked");
    for (const [spoken, refusal] of [
      [say("quiet copper lantern meadov"), /does not open with this passphrase/u],
      [say(""), /does not open with this passphrase/u],
      [null, /does not open/u],
    ] as const) {
      const restoring = restoreSite({ dataFolder }, file, spoken);
      await expect(restoring).rejects.toMatchObject({
        code: "BACKUP_PASSPHRASE",
        message: expect.stringMatching(refusal),
      });
    }
    expect(existsSync(dataFolder)).toBe(false);
    const short = { kind: "passphrase", passphrase: "short" } as const;
    await expect(
      backupSite({ dataFolder: site.folder.path }, join(scratch, "short.backup"), short),
    ).rejects.toMatchObject({ code: "BACKUP_PASSPHRASE", message: expect.stringContaining("5 characters") });
    expect(existsSync(join(scratch, "short.backup"))).toBe(false);
  });

  it("is a plain tar only where that was asked for, and then without the key of the second factors", {
    timeout: patienceMs,
  }, async () => {
    const plain = join(scratch, "site.tar");
    await backupSite({ dataFolder: site.folder.path }, plain, { kind: "unencrypted" });
    expect(readFileSync(plain).toString("latin1")).not.toMatch(/keys\/|sealed/u);
    expect(await verifyBackup(plain, null)).toMatchObject({ isEncrypted: false, blobCount: 1 });
    const dataFolder = join(scratch, "from-plain");
    await restoreSite({ dataFolder }, plain, null);
    expect((await checkSite({ dataFolder }, "compare")).problems).toEqual([]);
    expect(existsSync(join(dataFolder, "keys"))).toBe(false);
  });

  it.each(["encrypted", "plain"] as const)(
    "refuses a damaged %s file whole: a flipped bit anywhere, a cut end, bytes too many",
    { timeout: patienceMs },
    async (kind) => {
      const whole = readFileSync(kind === "encrypted" ? file : join(scratch, "site.tar"));
      const broken = join(scratch, `broken.${kind}`);
      const dataFolder = join(scratch, "never");
      const refused = async (content: Buffer) => {
        writeFileSync(broken, content);
        await expect(restoreSite({ dataFolder }, broken, say(passphrase))).rejects.toMatchObject({
          // A bit of the header can make it another passphrase's file.
          code: expect.stringMatching(/^BACKUP_(?:DAMAGED|PASSPHRASE)$/u),
        });
      };
      // The key of an encrypted one costs half a second each time.
      const flips = kind === "encrypted" ? 8 : 60;
      for (let n = 0; n < flips; n++) {
        const at = Math.floor((whole.length * (n + 0.5)) / flips);
        const copy = Buffer.from(whole);
        copy[at] = (copy[at] ?? 0) ^ (1 << (n % 8));
        await refused(copy);
      }
      for (const byte of [0, 30, 50, whole.length - 1]) {
        const copy = Buffer.from(whole);
        copy[byte] = (copy[byte] ?? 0) ^ 1;
        await refused(copy);
      }
      for (const end of [whole.length - 512, whole.length >> 1, 76, 40, 0])
        await refused(whole.subarray(0, end));
      await refused(Buffer.concat([whole, Buffer.alloc(512)]));
      expect(existsSync(dataFolder)).toBe(false);
    },
  );
});
