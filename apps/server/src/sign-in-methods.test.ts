import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./start-server.ts";
import { type TestClient, testClient } from "./test-client.test-data.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-methods-"));
const password = "five quiet isotherms glow";
const nursePassword = "seven slow glaciers move";

let server: RunningServer;
let admin: TestClient;
let nurseId: string;

async function signedIn(loginName: string, withPassword: string): Promise<TestClient> {
  const client = testClient(server.url);
  const { body } = await client.call("POST", "session", { loginName, password: withPassword });
  expect(body).toEqual({ state: "signed-in" });
  return client;
}

/** What the database itself holds, past every check of ours. */
async function inDatabase(
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ host: join(folder, "run"), user: "isotherm", database: "postgres" });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder });
  admin = testClient(server.url);
  await admin.call("POST", "first-run/owner", {
    siteName: "Nerve clinic",
    displayName: "Dr. Ada Frost",
    loginName: "ada",
    password,
  });
  await admin.call("POST", "session/role", { role: "administrator" });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("an invitation", () => {
  it("lets a new colleague choose a password once, and shows no credential of anybody", async () => {
    const made = await admin.call("POST", "accounts", {
      displayName: "Noor",
      loginName: "noor",
      roles: ["nurse"],
    });
    expect(made.status).toBe(200);
    nurseId = made.body.account.id;
    const { code } = made.body.invitation;
    const guest = testClient(server.url);
    expect((await guest.call("POST", "invitation/look", { code: code.toLowerCase() })).body).toEqual({
      loginName: "noor",
      displayName: "Noor",
    });
    const weak = await guest.call("POST", "invitation/accept", { code, password: "noor" });
    expect(weak.body.code).toBe("PASSWORD_WEAK");
    const accepted = await guest.call("POST", "invitation/accept", { code, password: nursePassword });
    expect(accepted.body).toEqual({ state: "signed-in" });
    expect((await guest.call("GET", "session")).body.account.role).toBe("nurse");
    const again = await testClient(server.url).call("POST", "invitation/accept", {
      code,
      password: nursePassword,
    });
    expect(again.body.code).toBe("INVITATION_REFUSED");
    const list = JSON.stringify((await admin.call("GET", "accounts")).body);
    for (const secret of ["argon2", code, code.replaceAll("-", "")]) expect(list).not.toContain(secret);
  });

  it("is stored as a hash, like every token", async () => {
    const rows = await inDatabase(
      "select code_hash as hash from invitation union all select token_hash from session",
    );
    for (const { hash } of rows) expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("ends when another takes its place", async () => {
    const first = await admin.call("POST", `accounts/${nurseId}/invitation`, {});
    await admin.call("POST", `accounts/${nurseId}/invitation`, {});
    const late = await testClient(server.url).call("POST", "invitation/look", {
      code: first.body.invitation.code,
    });
    expect(late.body.code).toBe("INVITATION_REFUSED");
  });
});

describe("an administrator", () => {
  it("suspends an account, whose sessions end at once", async () => {
    const nurse = await signedIn("noor", nursePassword);
    await admin.call("POST", `accounts/${nurseId}/suspension`, { suspended: true });
    expect((await nurse.call("GET", "plans")).status).toBe(401);
    const refused = await nurse.call("POST", "session", { loginName: "noor", password: nursePassword });
    expect(refused.body.code).toBe("SIGN_IN_REFUSED");
    await admin.call("POST", `accounts/${nurseId}/suspension`, { suspended: false });
    await signedIn("noor", nursePassword);
  });

  it("takes a role away, and what was opened with it", async () => {
    const nurse = await signedIn("noor", nursePassword);
    const change = { displayName: "Noor", roles: ["coordinator"] };
    expect((await admin.call("PUT", `accounts/${nurseId}`, change)).status).toBe(200);
    expect((await nurse.call("GET", "plans")).status).toBe(401);
    await admin.call("PUT", `accounts/${nurseId}`, { ...change, roles: ["nurse"] });
  });

  it("cannot remove the last of their kind, not even two at the same moment", async () => {
    const own = (await admin.call("GET", "session")).body.account.id;
    const change = { displayName: "Dr. Ada Frost", roles: ["physician"] };
    expect((await admin.call("PUT", `accounts/${own}`, change)).body.code).toBe("LAST_ADMINISTRATOR");
    await admin.call("PUT", `accounts/${nurseId}`, {
      displayName: "Noor",
      roles: ["nurse", "administrator"],
    });
    const answers = await Promise.all([
      admin.call("PUT", `accounts/${own}`, change),
      admin.call("POST", `accounts/${nurseId}/suspension`, { suspended: true }),
    ]);
    const left = await inDatabase(
      "select id from account where 'administrator' = any(roles) and suspended_at is null",
    );
    expect(left.length, JSON.stringify(answers.map(({ body }) => body))).toBeGreaterThanOrEqual(1);
    await inDatabase(
      "update account set roles = '{physician,administrator}', suspended_at = null where id = $1",
      [own],
    );
    await inDatabase("update account set roles = '{nurse}', suspended_at = null where id = $1", [nurseId]);
    admin = await signedIn("ada", password);
    await admin.call("POST", "session/role", { role: "administrator" });
  });

  it("signs in once more before changing who gets in, when the last time is long ago", async () => {
    await inDatabase(
      "update session set authenticated_at = now() - interval '1 hour' where ended_at is null",
    );
    const refused = await admin.call("POST", "accounts", {
      displayName: "Eve",
      loginName: "eve",
      roles: ["administrator"],
    });
    expect(refused).toMatchObject({ status: 403, body: { code: "SIGN_IN_AGAIN" } });
    admin = await signedIn("ada", password);
    await admin.call("POST", "session/role", { role: "administrator" });
  });
});

describe("a second factor", () => {
  let nurse: TestClient;
  let totp: TOTP;
  let recoveryCodes: readonly string[];
  const codeAt = (offsetS: number): string => totp.generate({ timestamp: Date.now() + offsetS * 1000 });

  it("is in force only after its first right code", async () => {
    nurse = await signedIn("noor", nursePassword);
    const { body } = await nurse.call("POST", "account/totp", {});
    expect(body.uri).toContain("otpauth://totp/");
    totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
    const wrong = await nurse.call("POST", "account/totp/confirm", { code: "000000" });
    expect(wrong.body.code).toBe("SECOND_FACTOR_REFUSED");
    await signedIn("noor", nursePassword);
    const confirmed = await nurse.call("POST", "account/totp/confirm", { code: codeAt(-30) });
    recoveryCodes = confirmed.body.recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
  });

  it("stands between the password and the workbench, and takes no code twice", async () => {
    const client = testClient(server.url);
    const { body } = await client.call("POST", "session", { loginName: "noor", password: nursePassword });
    expect(body).toEqual({ state: "second-factor" });
    expect((await client.call("GET", "plans")).status).toBe(401);
    expect((await client.call("GET", "session")).body.state).toBe("signed-out");
    expect((await client.call("POST", "session/totp", { code: codeAt(-30) })).status).toBe(401);
    expect((await client.call("POST", "session/totp", { code: codeAt(0) })).body.state).toBe("signed-in");
    expect((await client.call("GET", "plans")).status).toBe(200);
  });

  it("is replaced by a recovery code, once", async () => {
    const [code = ""] = recoveryCodes;
    for (const expected of [200, 401]) {
      const client = testClient(server.url);
      await client.call("POST", "session", { loginName: "noor", password: nursePassword });
      expect((await client.call("POST", "session/totp", { code })).status).toBe(expected);
    }
  });

  it("keeps its secret sealed in the database", async () => {
    const [row] = await inDatabase("select totp_secret from account where id = $1", [nurseId]);
    const sealed = row?.["totp_secret"] as Buffer;
    expect(sealed.includes(Buffer.from(totp.secret.bytes))).toBe(false);
  });

  it("is taken away by an administrator when the phone is lost", async () => {
    await admin.call("DELETE", `accounts/${nurseId}/second-factor`);
    nurse = await signedIn("noor", nursePassword);
  });
});

describe("one's own account", () => {
  it("lists where one is signed in, and ends it there", async () => {
    const [here, there] = [await signedIn("noor", nursePassword), await signedIn("noor", nursePassword)];
    const { sessions } = (await here.call("GET", "account")).body;
    const other = sessions.filter((session: { isThisOne: boolean }) => !session.isThisOne);
    expect(other.length).toBeGreaterThan(0);
    for (const { sessionId } of other) await here.call("DELETE", `account/sessions/${sessionId}`);
    expect((await there.call("GET", "plans")).status).toBe(401);
    expect((await here.call("GET", "plans")).status).toBe(200);
  });

  it("changes the password with the present one, and puts everybody else out", async () => {
    const [here, there] = [await signedIn("noor", nursePassword), await signedIn("noor", nursePassword)];
    const next = "nine patient icebergs drift";
    const wrong = await here.call("PUT", "account/password", { current: "guess", next });
    expect(wrong).toMatchObject({ status: 403, body: { code: "SIGN_IN_REFUSED" } });
    expect((await here.call("PUT", "account/password", { current: nursePassword, next })).status).toBe(200);
    expect((await there.call("GET", "plans")).status).toBe(401);
    expect((await here.call("GET", "plans")).status).toBe(200);
    await signedIn("noor", next);
  });
});

describe("a session", () => {
  it("ends an hour after its last use, and half a day after its beginning", async () => {
    const idle = await signedIn("ada", password);
    await inDatabase(
      "update session set last_seen_at = now() - interval '61 minutes' where ended_at is null",
    );
    expect((await idle.call("GET", "plans")).status).toBe(401);
    const old = await signedIn("ada", password);
    await inDatabase("update session set expires_at = now() where ended_at is null");
    expect((await old.call("GET", "plans")).status).toBe(401);
  });
});

describe("what happens at the door", () => {
  it("stands in the audit log without any secret", async () => {
    const rows = await inDatabase("select action, subject, details, origin from audit_entry");
    const actions = new Set(rows.map(({ action }) => action));
    for (const kind of [
      "site-set-up",
      "signed-in",
      "sign-in-refused",
      "account-made",
      "second-factor-enabled",
    ]) {
      expect(actions.has(kind), kind).toBe(true);
    }
    const text = JSON.stringify(rows);
    for (const secret of [password, nursePassword, "argon2"]) expect(text).not.toContain(secret);
  });
});
