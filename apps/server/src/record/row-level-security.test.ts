import type { Role } from "@isotherm/clinic";
import { newPlan } from "@isotherm/planning";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayWrite } from "./permissions.ts";
import { kinds, patientTables, roles } from "./record-lists.test-data.ts";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

const person = {
  familyName: "Secret",
  givenName: "Sam",
  birthDate: "1980-05-06",
  sex: null,
  phone: null,
  email: null,
  medicalRecordNumber: "4711",
};

let site: TestSite;
let raw: pg.Client;
let mine: string;
let other: string;

type Caller = ReturnType<TestSite["as"]>;

const send = (as: Caller, patientId: string, { id, ...content }: { readonly id: string }) =>
  as("POST", `patients/${patientId}/events`, {
    id,
    happenedAt: "2026-11-20T10:00:00Z",
    correction: null,
    content,
  });
const story = { kind: "patient-story", ownWords: "in my own words" };
const message = {
  kind: "message",
  messageId: "m",
  from: "patient",
  to: "clinic",
  text: "call me, Sam Secret",
  triage: "routine",
  answersId: null,
};
const counseling = { kind: "counseling", performedBy: "dr", durationS: 60, text: "talked" };

beforeAll(async () => {
  site = await openTestSite();
  raw = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await raw.connect();
  const physician = site.as(testActor("physician"));
  [mine, other] = (await Promise.all([1, 2].map(() => physician("POST", "patients", { person })))).map(
    (answer) => answer.body.patientId,
  ) as [string, string];
  for (const patientId of [mine, other]) {
    await send(physician, patientId, { id: "story", ...story });
    await send(physician, patientId, { id: "message", ...message });
    await send(physician, patientId, { id: "counseling", ...counseling });
  }
  const plan = newPlan({
    id: "plan-1",
    title: "Stellate",
    createdAt: "2026-11-23T08:00:00Z",
    image: { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null },
  });
  await physician("PUT", "plans/plan-1", { plan, basedOnRevision: null });
});
afterAll(async () => {
  await raw.end();
  await site.stop();
});

/** Raw SQL under the restricted role, as code would send it that forgot every check. */
async function asRole<Row>(
  { role, patientId = "" }: { readonly role: Role | ""; readonly patientId?: string },
  text: string,
): Promise<Row[]> {
  await raw.query("begin");
  try {
    await raw.query(
      "select set_config('isotherm.role', $1, true), set_config('isotherm.patient_id', $2, true), set_config('isotherm.account_id', 'raw', true), set_config('role', 'isotherm_app', true)",
      [role, patientId],
    );
    return (await raw.query(text)).rows as Row[];
  } finally {
    await raw.query("rollback");
  }
}

const count = async (as: Parameters<typeof asRole>[0], table: string): Promise<number> =>
  Number((await asRole<{ count: string }>(as, `select count(*) from ${table}`))[0]?.count);

/** Accounts, credentials, sessions and links. */
const accountTables = [
  "account",
  "session",
  "patient_link",
  "recovery_code",
  "passkey",
  "passkey_challenge",
  "invitation",
  "federated_identity",
  "known_device",
  "guess_limit",
] as const;

describe("row-level security, by raw SQL", () => {
  it("is forced on every table with data of patients, on those of accounts, and on the directory of the site", async () => {
    const { rows } = await raw.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity",
    );
    expect(rows.map(({ relname }) => relname).sort()).toEqual(
      [...patientTables, ...accountTables, "directory_revision"].sort(),
    );
  });

  it("shows nothing at all to nobody, to a referrer, and to the owner of the tables outside an upkeep", async () => {
    for (const table of patientTables) {
      for (const role of ["", "referrer"] as const) expect(await count({ role }, table), table).toBe(0);
      await raw.query("begin; set local role isotherm_owner");
      expect((await raw.query(`select from ${table}`)).rowCount, table).toBe(0);
      await raw.query("rollback");
    }
  });

  it("shows an administrator the log and nothing of a patient", async () => {
    for (const table of patientTables.filter((name) => !name.startsWith("audit"))) {
      expect(await count({ role: "administrator" }, table), table).toBe(0);
    }
    expect(await count({ role: "administrator" }, "audit_entry")).toBeGreaterThan(5);
  });

  it("shows a researcher records without names and without correspondence", async () => {
    for (const table of [
      "person_revision",
      "person_current",
      "person_word",
      "worklist_item",
      "audit_entry",
    ]) {
      expect(await count({ role: "researcher" }, table), table).toBe(0);
    }
    const events = await asRole<{ kind: string; document: unknown }>(
      { role: "researcher" },
      "select kind, document from record_event_without_text",
    );
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(["patient-story", "counseling"]));
    expect(JSON.stringify(events)).not.toContain("Secret");
  });

  it("shows a patient the own record alone, and of that what is the patient's to see", async () => {
    const as = { role: "patient", patientId: mine } as const;
    for (const table of ["patient", "person_current", "patient_state"])
      expect(await count(as, table)).toBe(1);
    const events = await asRole<{ patient_id: string; kind: string }>(as, "select * from record_event");
    expect(events.map(({ patient_id, kind }) => [patient_id, kind])).toEqual([
      [mine, "patient-story"],
      [mine, "message"],
    ]);
    for (const table of ["person_word", "worklist_item", "plan_revision", "blob", "audit_entry"]) {
      expect(await count(as, table), table).toBe(0);
    }
    expect(await count({ role: "patient" }, "record_event")).toBe(0);
  });

  it("gives no role the right to change or remove a row, or to write the log or the flat rows", async () => {
    for (const role of roles) {
      const as = { role, patientId: mine };
      for (const table of patientTables) {
        await expect(asRole(as, `delete from ${table}`), table).rejects.toMatchObject({ code: "42501" });
      }
      await expect(asRole(as, "update record_event set kind = 'x'")).rejects.toMatchObject({ code: "42501" });
      await expect(asRole(as, "select audit_append('write', 'x', null, null, null)")).rejects.toMatchObject({
        code: "42501",
      });
      for (const secret of [...accountTables, "site"]) {
        await expect(asRole(as, `select * from ${secret}`), secret).rejects.toMatchObject({ code: "42501" });
      }
    }
  });

  it("takes an event only from a role that may write its kind, signed by that role, for that patient", async () => {
    const insert = (signedAs: Role, kind: string, patientId: string) =>
      `insert into record_event (patient_id, sequence, event_id, kind, entry_id, entry_kind, recorded_at, happened_at, account_id,
        author_role, document) values ('${patientId}', 99, 'raw', '${kind}', 'raw', '${kind}', now(), now(), 'raw', '${signedAs}',
        '{"patientId": "${patientId}", "id": "raw", "content": {"kind": "${kind}", "from": "${signedAs}", "to": "clinic"}, "author": {"id": "raw", "role": "${signedAs}"}}')`;
    for (const role of roles) {
      for (const kind of kinds) {
        const writing = asRole({ role, patientId: mine }, insert(role, kind, mine));
        // A referrer writes only where a referral is shared, which referrals.test.ts shows.
        if (mayWrite(role, kind) && role !== "referrer")
          await expect(writing, `${role} ${kind}`).resolves.toEqual([]);
        else await expect(writing, `${role} ${kind}`).rejects.toMatchObject({ code: "42501" });
      }
    }
    const patient = { role: "patient", patientId: mine } as const;
    await expect(asRole(patient, insert("patient", "message", other))).rejects.toMatchObject({
      code: "42501",
    });
    await expect(asRole(patient, insert("physician", "message", mine))).rejects.toMatchObject({
      code: "42501",
    });
  });
});

describe("the same through the door", () => {
  it("answers a patient about another patient as if there were none", async () => {
    const patient = site.as(testActor("patient", { patientId: mine }));
    expect((await patient("GET", `patients/${mine}`)).body).toMatchObject({ patientId: mine });
    for (const [method, path, body] of [
      ["GET", `patients/${other}`, undefined],
      ["GET", `patients/${other}/events`, undefined],
      [
        "POST",
        `patients/${other}/events`,
        { id: "e", happenedAt: "2026-11-20T10:00:00Z", correction: null, content: story },
      ],
    ] as const) {
      expect(await patient(method, path, body)).toMatchObject({
        status: 404,
        body: { code: "PATIENT_NOT_FOUND" },
      });
    }
    for (const path of [
      "patients",
      "worklists/messages",
      "plans",
      "series",
      "audit",
      `patients/${mine}/audit`,
    ]) {
      expect(await patient("GET", path), path).toMatchObject({
        status: 403,
        body: { code: "ROLE_NOT_ALLOWED" },
      });
    }
  });

  it("lets a patient write and correct the own words, and nothing that the clinic wrote or completed", async () => {
    const patient = site.as(testActor("patient", { patientId: mine }));
    const correct = (eventId: string, id: string) =>
      patient("POST", `patients/${mine}/events`, {
        id,
        happenedAt: "2026-11-20T10:00:00Z",
        correction: { eventId, reason: "said better" },
        content: story,
      });
    expect((await send(patient, mine, { id: "own", ...story })).status).toBe(200);
    expect((await correct("own", "own-2")).status).toBe(200);
    expect((await correct("story", "theirs")).body).toMatchObject({ code: "ROLE_NOT_ALLOWED" });
    expect((await send(patient, mine, { id: "c", ...counseling })).body).toMatchObject({
      code: "ROLE_NOT_ALLOWED",
    });
  });

  it("gives a researcher no name in any list or record", async () => {
    const researcher = site.as(testActor("researcher"));
    const list = await researcher("GET", "patients");
    expect(list.body.patients).toHaveLength(2);
    const view = await researcher("GET", `patients/${mine}`);
    expect(view.body).toMatchObject({ person: null, personRevision: null });
    expect(JSON.stringify([list, view])).not.toContain("Secret");
    expect((await researcher("GET", "worklists/messages")).status).toBe(403);
    expect((await send(researcher, mine, { id: "r", ...story })).status).toBe(403);
  });

  it("tells who read and who wrote, also who saw the patient in a list", async () => {
    const nurse = site.as(testActor("nurse"));
    await nurse("GET", "patients?search=secret");
    await nurse("GET", `patients/${mine}`);
    const audit = await site.as(testActor("physician"))("GET", `patients/${mine}/audit`);
    const lines = audit.body.entries.map((entry: { accountId: string; action: string; subject: string }) => [
      entry.accountId,
      entry.action,
      entry.subject,
    ]);
    expect(lines).toContainEqual(["nurse-1", "read", "record"]);
    expect(lines).toContainEqual(["nurse-1", "read", "patient-list"]);
    expect(lines).toContainEqual(["physician-1", "write", `record_event ${mine} 1`]);
    expect((await nurse("GET", `patients/${mine}/audit`)).status).toBe(403);
    const all = await site.as(testActor("administrator"))("GET", "audit?limit=2");
    expect(all.body).toMatchObject({ entries: [{}, {}], nextCursor: expect.any(String) });
    expect(JSON.stringify(all.body)).not.toContain("Secret");
  });
});
