import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planFingerprint } from "@isotherm/planning";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit/verify-audit.ts";
import {
  HOSPITAL_PASSWORD,
  type HospitalPostgres,
  makeDocumentedDatabase,
  startHospitalPostgres,
} from "../postgres/hospital-postgres.test-data.ts";
import { latestPlan } from "../stores/plan-store.ts";
import { asSystem } from "./as-actor.ts";
import { connectDatabase } from "./connect.ts";
import { migrate } from "./migrate.ts";

let postgres: HospitalPostgres;
let superuser: pg.Client;

beforeAll(async () => {
  postgres = await startHospitalPostgres();
  superuser = new pg.Client({ connectionString: postgres.administratorUrl });
  await superuser.connect();
  // A cluster is made in seconds, and in a minute where two cores are busy.
}, 180_000);
afterAll(async () => {
  await superuser?.end();
  await postgres?.stop();
});

/** An empty database with a plain owner, as a hospital hands it out. */
async function emptyDatabase(rights: string): Promise<{ readonly owner: string; readonly url: string }> {
  const owner = `site_${randomUUID().slice(0, 8)}`;
  await superuser.query(`create role ${owner} login ${rights} password '${HOSPITAL_PASSWORD}'`);
  await superuser.query(`create database ${owner} owner ${owner}`);
  return { owner, url: postgres.urlOf(owner, owner) };
}

async function opensWhole(url: string): Promise<void> {
  const open = await connectDatabase({ kind: "external", url });
  try {
    await migrate(open.query);
    await migrate(open.query);
    const { problems } = await asSystem(open.query, (transaction) => verifyAudit(transaction, null));
    expect(problems).toEqual([]);
  } finally {
    await open.close();
  }
}

const refusalOf = (url: string) =>
  connectDatabase({ kind: "external", url }).then(
    () => null,
    (error: Error) => error.message,
  );

describe("a hospital's database", () => {
  it("works as our page for administrators has them make it: an ordinary owner, with the password and not without", async () => {
    const url = await makeDocumentedDatabase(postgres);
    await opensWhole(url);
    expect(await refusalOf(url.replace(/:[^:@]*@/u, ":wrong@"))).toContain("password authentication failed");
    const { rows } = await superuser.query(
      "select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = 'isotherm'",
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolbypassrls: false }]);
    // The next hospital knows nothing of Isotherm yet.
    await superuser.query("drop database isotherm");
    await superuser.query("drop role isotherm, isotherm_app");
  });

  it("is refused in one sentence that says what to run, where its owner may not make the restricted role", async () => {
    const { owner, url } = await emptyDatabase("nocreaterole");
    expect(await refusalOf(url)).toContain(
      `have the administrator of the database run: CREATE ROLE isotherm_app NOLOGIN; GRANT isotherm_app TO "${owner}";`,
    );
    const { rows } = await superuser.query("select from pg_roles where rolname = 'isotherm_app'");
    expect(rows).toEqual([]);
  });

  it("gets the restricted role from its owner, where that one may make roles, and works", async () => {
    await opensWhole((await emptyDatabase("createrole")).url);
  });

  it("works once the administrator of the database has run what the refusal says", async () => {
    const { owner, url } = await emptyDatabase("nocreaterole");
    const said = /run: (.*;) and/u.exec((await refusalOf(url)) ?? "")?.[1] ?? "";
    expect(said).toBe(`GRANT isotherm_app TO "${owner}";`);
    await superuser.query(said);
    await opensWhole(url);
  });
});

describe("a site of version 0.1.0 (schema 0001)", () => {
  it("keeps every row, puts it into the audit log, and closes plans to whoever is not signed in", async () => {
    const { owner, url } = await emptyDatabase("nocreaterole");
    await superuser.query(`grant isotherm_app to ${owner}`);
    const old = new pg.Client({ connectionString: url });
    await old.connect();
    await old.query(readFileSync(join(import.meta.dirname, "samples/schema-0001.sql"), "utf8"));
    const before = await old.query("select * from plan_revision order by revision");
    const open = await connectDatabase({ kind: "external", url });
    try {
      await migrate(open.query);
      await asSystem(open.query, async (transaction) => {
        const stored = await latestPlan(transaction, "plan-old");
        expect(stored).toMatchObject({ revision: 2, plan: { title: "Stellate, left, two probes" } });
        if (stored) expect(planFingerprint(stored.plan)).toMatch(/^[0-9a-f]+$/u);
        const after = await transaction.selectFrom("plan_revision").selectAll().orderBy("revision").execute();
        expect(after).toEqual(before.rows);
        expect(await transaction.selectFrom("blob").select(["sha256", "size_bytes"]).execute()).toEqual([
          { sha256: "a".repeat(64), size_bytes: "7" },
        ]);
        expect(await verifyAudit(transaction, null)).toEqual({ entryCount: 7, problems: [] });
      });
      expect((await old.query("select from plan_revision")).rowCount).toBe(0);
    } finally {
      await old.end();
      await open.close();
    }
  });
});
