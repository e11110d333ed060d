import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asActor, asSystem } from "../database/as-actor.ts";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";

let site: TestSite;
let raw: pg.Client;

/** Tables of accounts with a row in each that must not be seen. */
const filled = ["account", "session", "recovery_code", "invitation", "passkey", "known_device"] as const;

beforeAll(async () => {
  site = await openTestSite();
  raw = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await raw.connect();
  const person = {
    familyName: "Secret",
    givenName: "Sam",
    birthDate: "1980-05-06",
    sex: null,
    phone: null,
    email: null,
    medicalRecordNumber: null,
  };
  await site.as(testActor("physician"))("POST", "patients", { person });
  await raw.query(`
    insert into recovery_code (account_id, code_hash) values ('physician-1', 'hash');
    insert into invitation (code_hash, account_id, expires_at) values ('hash', 'physician-1', now() + interval '1 day');
    insert into passkey (credential_id, account_id, public_key, counter, transports, backed_up, name)
      values ('id', 'physician-1', '\\x00', 0, '{}', false, 'phone');
    insert into known_device (token_hash, account_id, expires_at) values ('hash', 'physician-1', now() + interval '1 day');
    update account set password_hash = 'hash' where id = 'physician-1'`);
});
afterAll(async () => {
  await raw.end();
  await site.stop();
});

describe("accounts, credentials and sessions", () => {
  it("are on the connections that are for them, and no patient is", async () => {
    for (const table of filled) {
      const { rows } = await sql`select from ${sql.table(table)}`.execute(site.accounts);
      expect(rows.length, table).toBeGreaterThan(0);
    }
    for (const table of ["patient", "person_current", "person_revision", "record_event", "audit_entry"]) {
      expect((await sql`select from ${sql.table(table)}`.execute(site.accounts)).rows, table).toEqual([]);
    }
  });

  it("are not shown to a query of a clinical request, not even to one that forgot to say whose it is", async () => {
    for (const table of filled) {
      expect((await sql`select from ${sql.table(table)}`.execute(site.database)).rows, table).toEqual([]);
      const asPhysician = asActor(site.database, testActor("physician"), (transaction) =>
        sql`select from ${sql.table(table)}`.execute(transaction),
      );
      await expect(asPhysician, table).rejects.toMatchObject({ code: "ROLE_NOT_ALLOWED" });
    }
  });

  it("are not changed or made by one either", async () => {
    const changed = await sql`update account set password_hash = 'mine'`.execute(site.database);
    expect(changed.numAffectedRows).toBe(0n);
    expect((await sql`delete from session`.execute(site.database)).numAffectedRows).toBe(0n);
    const intruder = sql`insert into account (id, login_name, display_name, roles)
      values ('eve', 'eve', 'Eve', '{administrator}')`.execute(site.database);
    await expect(intruder).rejects.toMatchObject({ code: "42501" });
    const { rows } = await raw.query("select password_hash from account where id = 'physician-1'");
    expect(rows).toEqual([{ password_hash: "hash" }]);
  });

  it("are still there for the program's upkeep, such as a backup", async () => {
    const count = await asSystem(site.database, async (transaction) => {
      const { rows } = await sql`select from account`.execute(transaction);
      return rows.length;
    });
    expect(count).toBeGreaterThan(0);
  });
});
