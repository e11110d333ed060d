import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientTables } from "./record-lists.test-data.ts";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

let site: TestSite;
let raw: pg.Client;
let count = 0;

const clinic = () => site.as(testActor("coordinator"));
const referrer = (accountId: string) =>
  site.as(testActor("referrer", { accountId, origin: { kind: "referrer", name: "test" } }));
const ann = () => referrer("referrer-ann");
const ben = () => referrer("referrer-ben");

beforeAll(async () => {
  site = await openTestSite();
  raw = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await raw.connect();
  // Whoever signs in once has an account.
  await ann()("GET", "own-referrals");
  await ben()("GET", "own-referrals");
}, 240_000);
afterAll(async () => {
  await raw.end();
  await site.stop();
});

async function write(as: ReturnType<TestSite["as"]>, patientId: string, content: object) {
  count++;
  return as("POST", `patients/${patientId}/events`, {
    id: `event-${count}`,
    happenedAt: new Date().toISOString(),
    correction: null,
    content,
  });
}

/** A patient whose referral came in from somebody. */
async function referred(familyName: string): Promise<string> {
  const person = {
    familyName,
    givenName: "Ada",
    birthDate: "1961-04-03",
    sex: null,
    phone: "+41 44 000 00 09",
    email: null,
    medicalRecordNumber: null,
  };
  const { patientId } = (await clinic()("POST", "patients", { person })).body;
  const opened = await write(clinic(), patientId, {
    kind: "referral-opened",
    referralId: "referral-1",
    direction: "in",
    specialty: "oncology",
    counterpart: "Dr. Ann",
    reason: "pain of the flank",
    expectedOn: null,
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  return patientId;
}

const share = (patientId: string, referrerId: string, state = "shared") =>
  clinic()("PUT", `patients/${patientId}/referral-access`, { referralId: "referral-1", referrerId, state });

const step = (patientId: string, name: string, text = "") =>
  write(clinic(), patientId, {
    kind: "referral-step",
    referralId: "referral-1",
    step: name,
    axis: name === "triaged" ? "cancer" : null,
    text,
  });

const message = ([from, to]: readonly [string, string], text: string, details: object = {}) => ({
  kind: "message",
  messageId: `message-of-${text}`,
  from,
  to,
  text,
  triage: "not-triaged",
  answersId: null,
  ...details,
});

const listOf = async (as: ReturnType<TestSite["as"]>) => (await as("GET", "own-referrals")).body.referrals;
const textsOf = async (as: ReturnType<TestSite["as"]>, patientId: string) =>
  (await as("GET", `own-referrals/${patientId}/messages`)).body.messages?.map(
    ({ text }: { readonly text: string }) => text,
  );

/** Raw SQL under the restricted role as this referrer, as code would send it that forgot every check. */
async function asReferrer<Row>(accountId: string, text: string): Promise<Row[]> {
  await raw.query("begin");
  try {
    await raw.query(
      "select set_config('isotherm.role', 'referrer', true), set_config('isotherm.account_id', $1, true), set_config('role', 'isotherm_app', true)",
      [accountId],
    );
    return (await raw.query(text)).rows as Row[];
  } finally {
    await raw.query("rollback");
  }
}

describe("what a referrer sees", () => {
  it("[R61] is nothing until the clinic shares a referral, and then the state of that one, step by step", async () => {
    const patientId = await referred("Shared");
    await referred("Hidden");
    expect(await listOf(ann())).toEqual([]);
    expect((await ann()("GET", `own-referrals/${patientId}/messages`)).status).toBe(404);
    expect((await share(patientId, "referrer-ann")).status).toBe(200);
    const only = async () => {
      const list = await listOf(ann());
      expect(list).toHaveLength(1);
      return list[0];
    };
    expect(await only()).toMatchObject({
      patientId,
      name: "Shared, Ada",
      birthDate: "1961-04-03",
      reason: "pain of the flank",
      state: "open",
      acceptedAt: null,
      reports: [],
    });
    await step(patientId, "triaged");
    await step(patientId, "accepted");
    expect(await only()).toMatchObject({ state: "accepted", acceptedAt: expect.any(String), seenAt: null });
    await step(patientId, "seen");
    await step(patientId, "reported-back", "Dear Dr. Ann, we froze the nerve.");
    expect(await only()).toMatchObject({
      state: "reported-back",
      seenAt: expect.any(String),
      reports: [{ text: "Dear Dr. Ann, we froze the nerve." }],
    });
    expect(JSON.stringify(await only())).not.toContain("+41");
    expect(await listOf(ben())).toEqual([]);
  });

  it("is held by row-level security, whatever a query asks for: the referral and the patient's id, and no other row", async () => {
    const patientId = await referred("Held");
    await share(patientId, "referrer-ben");
    await write(clinic(), patientId, message(["clinic", "patient"], "for the patient alone"));
    const seen: Record<string, number> = {};
    for (const table of patientTables) {
      const rows = await asReferrer<{ count: string }>("referrer-ben", `select count(*) from ${table}`);
      seen[table] = Number(rows[0]?.count);
    }
    const shown = Object.entries(seen).filter(([, rows]) => rows > 0);
    expect(Object.fromEntries(shown)).toEqual({ patient: 1, referral_fact: 1, referral_access: 1 });
    const rows = await asReferrer<{ patient_id: string }>("referrer-ben", "select * from referral_fact");
    expect(rows.map(({ patient_id }) => patient_id)).toEqual([patientId]);
    for (const text of [
      `insert into referral_access (patient_id, referral_id, referrer_id, state, account_id, author_role)
        values ('${patientId}', 'referral-1', 'referrer-ben', 'shared', 'referrer-ben', 'referrer')`,
      "delete from referral_access",
      "update referral_fact set state = 'seen'",
    ]) {
      await expect(asReferrer("referrer-ben", text), text).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("ends when the clinic ends it, and both changes stay on record", async () => {
    const patientId = await referred("Ended");
    await share(patientId, "referrer-ann");
    const isListed = async () =>
      (await listOf(ann())).some((line: { patientId: string }) => line.patientId === patientId);
    expect(await isListed()).toBe(true);
    const access = async () => (await clinic()("GET", `patients/${patientId}/referral-access`)).body.access;
    expect(await access()).toMatchObject([{ referralId: "referral-1", referrerId: "referrer-ann" }]);
    await share(patientId, "referrer-ann", "ended");
    expect(await isListed()).toBe(false);
    expect(await access()).toEqual([]);
    expect((await write(ann(), patientId, message(["referrer", "clinic"], "too late"))).status).toBe(404);
    const audit = await site.as(testActor("physician"))("GET", `patients/${patientId}/audit`);
    const lines = audit.body.entries.map(({ subject, accountId }: Record<string, string>) => [
      accountId,
      subject?.replace(/ \d+$/u, ""),
    ]);
    expect(lines.filter(([, subject]: string[]) => subject === "referral_access")).toHaveLength(2);
    expect(lines).toContainEqual(["referrer-ann", "own referrals"]);
  });

  it("is shared only of a referral that came in, and only with an account that signs in as a referrer", async () => {
    const patientId = await referred("Refused");
    expect((await share(patientId, "coordinator-1")).body).toMatchObject({ code: "REFERRER_UNKNOWN" });
    const absent = await clinic()("PUT", `patients/${patientId}/referral-access`, {
      referralId: "another",
      referrerId: "referrer-ann",
      state: "shared",
    });
    expect(absent).toMatchObject({ status: 404, body: { code: "REFERRAL_NOT_FOUND" } });
  });
});

describe("what a referrer writes", () => {
  it("[R64] goes to the clinic and comes back answered, and no other referrer of the patient reads it", async () => {
    const patientId = await referred("Written");
    await share(patientId, "referrer-ann");
    await share(patientId, "referrer-ben");
    const sent = await write(ann(), patientId, message(["referrer", "clinic"], "ann asks"));
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 });
    const { rows } = (await clinic()("GET", "worklists/messages?limit=200")).body;
    expect(rows.map(({ what }: { what: string }) => what)).toContain("ann asks");
    await write(
      clinic(),
      patientId,
      message(["clinic", "referrer"], "to ann", { answersId: "message-of-ann asks" }),
    );
    await write(clinic(), patientId, message(["clinic", "referrer"], "to both"));
    await write(clinic(), patientId, message(["clinic", "patient"], "to the patient"));
    expect(await textsOf(ann(), patientId)).toEqual(["ann asks", "to ann", "to both"]);
    expect(await textsOf(ben(), patientId)).toEqual(["to both"]);
  });

  it("is a message and nothing else, in the own name, about a patient whose referral is shared", async () => {
    const patientId = await referred("Mine");
    const other = await referred("Other");
    await share(patientId, "referrer-ann");
    expect((await write(ann(), other, message(["referrer", "clinic"], "not mine"))).status).toBe(404);
    expect((await write(ann(), patientId, { kind: "patient-story", ownWords: "x" })).body).toMatchObject({
      code: "ROLE_NOT_ALLOWED",
    });
    for (const [from, to] of [
      ["clinic", "patient"],
      ["patient", "clinic"],
      ["referrer", "patient"],
    ] as const) {
      expect((await write(ann(), patientId, message([from, to], "forged"))).body).toMatchObject({
        code: "EVENT_INVALID",
        field: "content.from",
      });
    }
    const patient = site.as(testActor("patient", { patientId }));
    expect((await write(patient, patientId, message(["clinic", "patient"], "forged"))).body).toMatchObject({
      code: "EVENT_INVALID",
    });
    const insert = (about: string, from: string) =>
      asReferrer(
        "referrer-ann",
        `insert into record_event (patient_id, sequence, event_id, kind, entry_id, entry_kind, recorded_at, happened_at,
          account_id, author_role, document) values ('${about}', 99, 'raw', 'message', 'raw', 'message', now(), now(),
          'referrer-ann', 'referrer', '{"patientId": "${about}", "id": "raw", "author": {"id": "referrer-ann", "role": "referrer"},
          "content": {"kind": "message", "from": "${from}", "to": "clinic"}}')`,
      );
    await expect(insert(patientId, "referrer")).resolves.toEqual([]);
    await expect(insert(patientId, "patient")).rejects.toMatchObject({ code: "42501" });
    await expect(insert(other, "referrer")).rejects.toMatchObject({ code: "42501" });
  });

  it("may be corrected by whoever wrote it, and by no other referrer", async () => {
    const patientId = await referred("Corrected");
    await share(patientId, "referrer-ann");
    await share(patientId, "referrer-ben");
    const sent = await write(ann(), patientId, message(["referrer", "clinic"], "a slip"));
    const correct = (as: ReturnType<TestSite["as"]>, id: string) =>
      as("POST", `patients/${patientId}/events`, {
        id,
        happenedAt: new Date().toISOString(),
        correction: { eventId: sent.body.event.id, reason: "said better" },
        content: message(["referrer", "clinic"], "said better", { messageId: "message-of-a slip" }),
      });
    expect((await correct(ben(), "by-ben")).body).toMatchObject({ code: "ROLE_NOT_ALLOWED" });
    expect((await correct(ann(), "by-ann")).status).toBe(200);
    expect(await textsOf(ann(), patientId)).toEqual(["said better"]);
  });
});
