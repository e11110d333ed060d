import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPlan } from "@isotherm/planning";
import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite } from "../../record/record-site.test-data.ts";
import { type RunningServer, startServer } from "../../start-server.ts";
import { type TestClient, testClient } from "../../test-client.test-data.ts";
import { answers } from "./answers.ts";
import { checkAnswer, seenAnswers } from "./check-answer.test-data.ts";

/** An authenticator or a provider has to answer first; the walks in a browser and the hospital's sign-on show these. */
const elsewhere = [
  "POST /api/session/passkey",
  "POST /api/account/passkeys",
  "GET /api/session/oidc/callback",
];

const folder = mkdtempSync(join(tmpdir(), "isotherm-answers-"));
const password = "five quiet isotherms glow";
const nextPassword = "seven slow glaciers move";

let server: RunningServer;
let client: TestClient;
let url: string;

beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder });
  url = server.url;
  client = testClient(url);
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One request that has to be done; its answer is held to what is said of the route. */
async function done(method: string, path: string, body?: unknown) {
  const answer = await client.call(method, path, body);
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(400);
  return answer.body;
}

async function door(): Promise<void> {
  await done("GET", "session");
  await done("POST", "first-run/owner", {
    siteName: "Nerve clinic",
    displayName: "Dr. Ada Frost",
    loginName: "ada",
    password,
  });
  await done("GET", "session");
  await done("POST", "session/role", { role: "administrator" });
  const made = await done("POST", "accounts", { displayName: "Noor", loginName: "noor", roles: ["nurse"] });
  const { id } = made.account;
  await done("POST", `accounts/${id}/invitation`, {});
  await done("PUT", `accounts/${id}`, { displayName: "Noor", roles: ["nurse", "coordinator"] });
  await done("POST", `accounts/${id}/suspension`, { suspended: true });
  await done("POST", `accounts/${id}/suspension`, { suspended: false });
  await done("DELETE", `accounts/${id}/second-factor`);
  await done("DELETE", `accounts/${id}/sessions`);
  const database = new pg.Client({ host: join(folder, "run"), user: "isotherm", database: "postgres" });
  await database.connect();
  await database.query(`insert into federated_identity (issuer, subject, display_name, email)
    values ('https://hospital.example', 'one', 'Sam', 'sam@hospital.example')`);
  await database.end();
  await done("GET", "accounts");
  await done("POST", "accounts/admission", {
    issuer: "https://hospital.example",
    subject: "one",
    displayName: "Sam",
    loginName: "sam",
    roles: ["researcher"],
  });
  await done("GET", "colleagues");
  const { code } = (await done("POST", `accounts/${id}/invitation`, {})).invitation;
  const guest = testClient(url);
  await guest.call("POST", "invitation/look", { code });
  await guest.call("POST", "invitation/accept", { code, password: nextPassword });
}

async function ownAccount(): Promise<void> {
  const { secret } = await done("POST", "account/totp", {});
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const { recoveryCodes } = await done("POST", "account/totp/confirm", { code: totp.generate() });
  const other = testClient(url);
  await other.call("POST", "session", { loginName: "ada", password });
  await other.call("POST", "session/totp", { code: recoveryCodes[0] });
  await done("POST", "account/recovery-codes", {});
  const { sessions } = await done("GET", "account");
  const there = sessions.find((session: { isThisOne: boolean }) => !session.isThisOne);
  await done("DELETE", `account/sessions/${there.sessionId}`);
  await done("DELETE", "account/totp");
  await done("POST", "account/passkeys/options", {});
  await done("DELETE", "account/passkeys/none");
  await done("PUT", "account/password", { current: password, next: nextPassword });
  await done("POST", "session/passkey/options", {});
  await done("GET", "session/oidc/start");
}

const person = {
  familyName: "Rivers",
  givenName: "Robin",
  birthDate: "1970-01-01",
  sex: null,
  phone: null,
  email: null,
  medicalRecordNumber: null,
};

async function care(): Promise<void> {
  await done("POST", "session/role", { role: "physician" });
  const { patientId } = await done("POST", "patients", { person });
  const at = `patients/${patientId}`;
  await done("PUT", `${at}/person`, { person: { ...person, givenName: "Robyn" }, basedOnRevision: 1 });
  await done("POST", `${at}/events`, {
    id: "story",
    happenedAt: "2026-11-20T10:00:00Z",
    correction: null,
    content: { kind: "patient-story", ownWords: "it burns" },
  });
  await done("GET", `${at}/events?after=0`);
  const plan = newPlan({
    id: "plan-1",
    title: "Stellate",
    createdAt: "2026-11-23T08:00:00Z",
    image: { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null },
  });
  await done("PUT", "plans/plan-1", { plan, basedOnRevision: null });
  await done("POST", `${at}/plans`, { planId: "plan-1" });
  await done("GET", "patients");
  await done("GET", at);
  for (const path of ["plans", "plans/plan-1", "plans/plan-1/revisions", "plans/plan-1/revisions/1"]) {
    await done("GET", path);
  }
  const outcome = { fingerprint: "f", planRevision: 1, settings: { backend: "wasm" }, summary: { grade: 2 } };
  await done("POST", "plans/plan-1/outcomes", outcome);
  await done("GET", "plans/plan-1/outcomes");
  await done("POST", "plans/plan-1/archive", { archived: true });
  const expiresAt = new Date(Date.now() + 3.6e6).toISOString();
  const link = await done("POST", `${at}/links`, { purpose: "messages", expiresAt });
  await done("GET", `${at}/links`);
  const patient = testClient(url);
  await patient.call("POST", "patient-link/open", { linkId: link.linkId, code: link.code });
  await patient.call("GET", "session");
  await patient.call("GET", at);
  await done("DELETE", `${at}/links/${link.linkId}`);
  await done("GET", `${at}/audit`);
  await done("GET", "audit");
}

async function imagesAndSite(): Promise<void> {
  const bytes = Buffer.from("slice");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await done("PUT", `blobs/${sha256}`, bytes);
  await done("HEAD", `blobs/${sha256}`);
  await done("GET", `blobs/${sha256}`);
  const series = {
    seriesInstanceUid: "1.2",
    studyInstanceUid: "1",
    frameOfReferenceUid: "1",
    modality: "CT",
    description: "neck",
    sliceCount: 1,
    files: [{ name: "one.dcm", sha256, sizeBytes: bytes.length }],
  };
  const { id } = await done("POST", "series", series);
  await done("GET", "series");
  await done("GET", `series/${id}`);
  for (const path of [
    "health",
    "site",
    "site/contact",
    "site/follow-up",
    "knowledge/overlay",
    "openapi.json",
  ]) {
    await done("GET", path);
  }
  await done("PUT", "site/contact", { clinicPhone: "+41 44 1", emergencyPhone: null, phoneHours: "always" });
  await done("PUT", "site/follow-up", { graceDays: 10 });
}

/** A referral that came in, as the one who sent it sees it. */
async function referral(): Promise<void> {
  const { patientId } = await done("POST", "patients", { person });
  await done("POST", `patients/${patientId}/events`, {
    id: "referral",
    happenedAt: "2026-11-20T10:00:00Z",
    correction: null,
    content: {
      kind: "referral-opened",
      referralId: "referral-1",
      direction: "in",
      specialty: "oncology",
      counterpart: "Dr. Ann",
      reason: "pain of the flank",
      expectedOn: null,
    },
  });
  const admin = testClient(url);
  await admin.call("POST", "session", { loginName: "ada", password: nextPassword });
  await admin.call("POST", "session/role", { role: "administrator" });
  const ann = { displayName: "Dr. Ann", loginName: "ann", roles: ["referrer"] };
  const { account, invitation } = (await admin.call("POST", "accounts", ann)).body;
  const referrer = testClient(url);
  await referrer.call("POST", "invitation/accept", { code: invitation.code, password: nextPassword });
  const access = { referralId: "referral-1", referrerId: account.id, state: "shared" };
  await done("PUT", `patients/${patientId}/referral-access`, access);
  await done("GET", `patients/${patientId}/referral-access`);
  const message = { kind: "message", messageId: "m-1", from: "referrer", to: "clinic", text: "Any news?" };
  await referrer.call("POST", `patients/${patientId}/events`, {
    id: "message",
    happenedAt: new Date().toISOString(),
    correction: null,
    content: { ...message, triage: "not-triaged", answersId: null },
  });
  expect((await referrer.call("GET", "own-referrals")).body.referrals).toHaveLength(1);
  expect((await referrer.call("GET", `own-referrals/${patientId}/messages`)).body.messages).toHaveLength(1);
}

/** Lists across patients, filled by a demo. */
async function listsOfADemo(): Promise<void> {
  const demoFolder = mkdtempSync(join(tmpdir(), "isotherm-answers-demo-"));
  const demo = await startServer({ port: 0, dataFolder: demoFolder });
  const clinic = client;
  client = testClient(demo.url);
  try {
    await done("POST", "first-run/demo", {});
    await done("GET", "session");
    for (const path of ["patients", "visits/medians", "responses", "responses/responder", "adverse-events"]) {
      await done("GET", path);
    }
    const { patients } = await done("GET", "patients");
    for (const { patientId } of patients) await done("GET", `patients/${patientId}`);
    for (const list of ["referrals", "follow-ups", "messages", "approvals", "neuritis", "adverse-events"]) {
      await done("GET", `worklists/${list}`);
    }
    await done("POST", "session/role", { role: "coordinator" });
    const entry = {
      specialty: "neurology",
      name: "Dr. Rivers",
      place: "",
      phone: null,
      email: null,
      note: "",
      state: "current",
    };
    const kept = await done("POST", "directory", { entry });
    await done("PUT", `directory/${kept.entryId}`, { entry, basedOnRevision: 1 });
    await done("GET", "directory");
  } finally {
    await demo.stop();
    rmSync(demoFolder, { recursive: true, force: true });
    client = clinic;
  }
}

describe("what the description of the API says of answers", () => {
  it("is there for every route, and for no other", async () => {
    const site = await openTestSite();
    try {
      const declared = site.app.declaredRoutes
        .map(({ method, url: path }) => `${method} ${path}`)
        // Fastify makes a HEAD beside each GET; of ours there is one.
        .filter((name) => !name.startsWith("HEAD ") || name === "HEAD /api/blobs/:sha256");
      expect(declared.sort()).toEqual(Object.keys(answers).sort());
    } finally {
      await site.stop();
    }
  });

  it("is what every route really answers", { timeout: 240_000 }, async () => {
    await door();
    await ownAccount();
    await care();
    await referral();
    await imagesAndSite();
    await listsOfADemo();
    await done("DELETE", "session");
    await done("GET", "session");
    const unseen = Object.keys(answers).filter((name) => !seenAnswers.has(name) && !elsewhere.includes(name));
    expect(unseen).toEqual([]);
  });

  it("stands in openapi.json", async () => {
    const { paths } = await done("GET", "openapi.json");
    const read = paths["/api/patients/{id}"].get.responses["200"].content["application/json"].schema;
    expect(read.required).toContain("events");
    expect(read.additionalProperties).toBe(false);
    expect(read.properties.events.items.properties.content.required).toEqual(["kind"]);
    expect(paths["/api/blobs/{sha256}"].put.responses["201"]).toBeDefined();
    expect(paths["/api/session/oidc/start"].get.responses["302"]).toBeDefined();
  });

  it("is not met by an answer with a field more, a field less or of another kind", () => {
    const good = { version: "1", database: "embedded" };
    for (const body of [{ ...good, secret: 1 }, { version: "1" }, { ...good, database: "other" }]) {
      expect(() => checkAnswer("GET", "health", { status: 200, body })).toThrow("GET /api/health");
    }
    expect(() => checkAnswer("GET", "nowhere", { status: 200, body: good })).toThrow("has no entry");
  });
});
