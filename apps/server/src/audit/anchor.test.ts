import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asActor, asSystemSnapshot } from "../database/as-actor.ts";
import { connectDatabase, type OpenDatabase } from "../database/connect.ts";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";
import { keepAnchor } from "./anchor.ts";
import { type AuditEnd, readAnchor, writeAnchor } from "./anchor-file.ts";
import { auditShown } from "./audit-read.ts";
import { verifyAudit } from "./verify-audit.ts";

let site: TestSite;
let attacker: pg.Client;

beforeAll(async () => {
  site = await openTestSite();
  attacker = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await attacker.connect();
  await attacker.query("set session_replication_role = replica; set timezone = 'UTC'");
});
afterAll(async () => {
  await attacker.end();
  await site.stop();
});

type Tampering = "cut off" | "made anew";

/** Every entry above `last` is as if it had never been, or says somebody else with hashes that fit. */
async function tamper(how: Tampering, last: number): Promise<void> {
  if (how === "cut off") {
    await attacker.query(`delete from audit_entry where sequence > ${last}`);
    return;
  }
  await attacker.query(`do $$
    declare link audit_entry; before bytea; begin
      select entry_sha256 into before from audit_entry where sequence = ${last};
      for link in select * from audit_entry where sequence > ${last} order by sequence loop
        link.account_id := 'nobody';
        link.previous_sha256 := before;
        select sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')) into before
          from jsonb_each(to_jsonb(link) - 'entry_sha256') where value <> 'null'::jsonb;
        update audit_entry set account_id = 'nobody', previous_sha256 = link.previous_sha256, entry_sha256 = before
          where sequence = link.sequence;
      end loop;
    end $$`);
}

const lastEntry = async (): Promise<number> =>
  Number((await attacker.query("select max(sequence) as last from audit_entry")).rows[0].last);

interface Watched {
  readonly open: OpenDatabase;
  readonly said: readonly string[];
  /** Something that is noted in the log, answered only when it is done. */
  show(subject: string): Promise<void>;
  /** What a check finds. */
  check(): Promise<readonly string[]>;
}

/**
 * Runs `work` as a server that keeps the anchor; `afterCommit` happens between a commit and its end of the log being told. The log is
 * then put back as it was.
 */
async function watched(
  work: (at: Watched) => Promise<void>,
  afterCommit: (end: AuditEnd) => Promise<void> = async () => undefined,
): Promise<void> {
  const open = await connectDatabase({ kind: "embedded", socketFolder: site.socketFolder }, "beside");
  const said: string[] = [];
  const start = await lastEntry();
  const anchor = keepAnchor(
    {
      watching: open.watching,
      onAuditEnd: (told) =>
        open.onAuditEnd(async (end) => {
          await afterCommit(end);
          await told(end);
        }),
    },
    site.folder,
    (line) => said.push(line),
  );
  try {
    await work({
      open,
      said,
      show: (subject) =>
        asActor(open.query, testActor("physician"), (transaction) => auditShown(transaction, subject)),
      check: async () => {
        const kept = await readAnchor(site.folder);
        return asSystemSnapshot(site.database, async (transaction) => {
          const { problems } = await verifyAudit(transaction, kept);
          return problems;
        });
      },
    });
  } finally {
    await anchor.stop();
    await open.close();
    await attacker.query(`delete from audit_entry where sequence > ${start}`);
    const { rows } = await attacker.query(
      `select sequence, encode(entry_sha256, 'hex') as hash from audit_entry where sequence = ${start}`,
    );
    await writeAnchor(site.folder, { sequence: start, entrySha256: rows[0].hash });
  }
}

describe("the anchor of the audit log", () => {
  it("holds the end of the log on the disk before anything is answered, for many at once", async () => {
    await watched(async ({ show, check }) => {
      const before = await lastEntry();
      await show("one");
      expect((await readAnchor(site.folder))?.sequence).toBe(before + 1);
      await Promise.all(Array.from({ length: 40 }, (_, index) => show(`many ${index}`)));
      expect((await readAnchor(site.folder))?.sequence).toBe(before + 41);
      expect(await check()).toEqual([]);
    });
  });

  it.each(["cut off", "made anew"] as const)(
    "finds an end that was %s in the moment of its commit, before anything outside knows of it",
    async (how) => {
      let last = await lastEntry();
      await watched(
        async ({ show, check, said }) => {
          await show("seen");
          expect(await check()).toEqual([expect.stringMatching(/cut off|made anew/u)]);
          // What is written on top of it later hides nothing, however often the anchor is asked to move.
          await show("later");
          await show("later still");
          expect((await check()).join()).toMatch(/cut off|made anew/u);
          expect(said).toEqual([expect.stringContaining("run isotherm check")]);
        },
        async (end) => {
          if (last < 0) return;
          const cutAt = last;
          last = -1;
          expect(end.sequence).toBe(cutAt + 1);
          await tamper(how, cutAt);
        },
      );
    },
  );

  it("finds an end that was made anew and written upon by the next commit before the first was told", async () => {
    const last = await lastEntry();
    let seen = 0;
    let release: () => void = () => undefined;
    const secondIsTold = new Promise<void>((resolve) => {
      release = resolve;
    });
    await watched(
      async ({ show, check }) => {
        const first = show("first");
        while ((await lastEntry()) === last) await sleep(1);
        await tamper("made anew", last);
        await show("second");
        release();
        await first;
        expect((await check()).join()).toContain("made anew");
      },
      async () => {
        seen += 1;
        if (seen === 1) await secondIsTold;
      },
    );
  });

  it.each(["cut off", "made anew"] as const)(
    "finds an end that was %s at any moment around its answer",
    async (how) => {
      for (const delayMs of [0, 0.3, 0.6, 1, 1.5, 2, 3, 5, 8, 13]) {
        await watched(async ({ show, check }) => {
          const last = await lastEntry();
          const answered = show("seen");
          while ((await lastEntry()) === last) await new Promise(setImmediate);
          const seenMs = performance.now();
          while (performance.now() - seenMs < delayMs) await new Promise(setImmediate);
          await tamper(how, last);
          await answered;
          expect((await check()).join(), `${delayMs} ms after the commit`).toMatch(/cut off|made anew/u);
        });
      }
    },
  );

  it("takes up what somebody else wrote into the log, such as a verb of the command line", async () => {
    await watched(async ({ check }) => {
      await asActor(site.database, testActor("nurse"), (transaction) => auditShown(transaction, "beside"));
      const end = await lastEntry();
      await expect.poll(async () => (await readAnchor(site.folder))?.sequence, { timeout: 20_000 }).toBe(end);
      expect(await check()).toEqual([]);
    });
  });
});
