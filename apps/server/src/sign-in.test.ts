import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./start-server.ts";
import { testClient } from "./test-client.test-data.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-sign-in-"));
const owner = {
  siteName: "Nerve clinic",
  displayName: "Dr. Ada Frost",
  loginName: "Ada.Frost",
  password: "five quiet isotherms glow",
};

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the first run", () => {
  it("is said by an empty site, which gives out nothing else", async () => {
    const stranger = testClient(server.url);
    expect((await stranger.call("GET", "session")).body).toMatchObject({ state: "first-run", account: null });
    expect((await stranger.call("GET", "plans")).body.code).toBe("SESSION_REQUIRED");
  });

  it("refuses a password that is short, repeated, or the sign-in name", async () => {
    const stranger = testClient(server.url);
    for (const password of ["short", "aaaaaaaaaaaaaaaaaaaa", "xx ada.frost is my name"]) {
      const refused = await stranger.call("POST", "first-run/owner", { ...owner, password });
      expect(refused, password).toMatchObject({ status: 422, body: { code: "PASSWORD_WEAK" } });
    }
  });

  it("makes exactly one owner, who is signed in", async () => {
    const clients = Array.from({ length: 4 }, () => testClient(server.url));
    const answers = await Promise.all(clients.map((client) => client.call("POST", "first-run/owner", owner)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const signedIn = clients[answers.findIndex(({ status }) => status === 200)];
    expect((await signedIn?.call("GET", "session"))?.body).toMatchObject({
      state: "signed-in",
      site: { name: "Nerve clinic", kind: "clinic" },
      account: { displayName: "Dr. Ada Frost", role: "physician", roles: ["physician", "administrator"] },
    });
    const late = await testClient(server.url).call("POST", "first-run/demo", {});
    expect(late).toMatchObject({ status: 409, body: { code: "SITE_ALREADY_SET_UP" } });
  });
});

describe("a session", () => {
  it("opens with name and password, in whatever spelling the name was typed, and ends when told to", async () => {
    const client = testClient(server.url);
    const answer = await client.call("POST", "session", {
      loginName: " ada.FROST",
      password: owner.password,
    });
    expect(answer.body).toEqual({ state: "signed-in" });
    expect((await client.call("GET", "plans")).status).toBe(200);
    const copied = client.cookie();
    const out = await client.call("DELETE", "session");
    expect(out.headers.get("clear-site-data")).toBe('"cache"');
    expect(client.cookie()).not.toContain("isotherm-session");
    const replayed = await testClient(server.url).call("GET", "plans", undefined, { cookie: copied });
    expect(replayed.status).toBe(401);
  });

  it("says the same of a wrong password and of a name that nobody has", async () => {
    const client = testClient(server.url);
    const wrong = await client.call("POST", "session", { loginName: "ada.frost", password: "not this one" });
    const nobody = await client.call("POST", "session", { loginName: "nobody", password: "not this one" });
    expect(wrong.status).toBe(401);
    expect(nobody.body).toEqual(wrong.body);
  });

  it("has a cookie that scripts and other sites never get", async () => {
    const client = testClient(server.url);
    const { headers } = await client.call("POST", "session", {
      loginName: "ada.frost",
      password: owner.password,
    });
    const [line = ""] = headers.getSetCookie();
    expect(line).toMatch(/^isotherm-session-\d+=[\w-]{43};/u);
    expect(line).toContain("HttpOnly");
    expect(line).toContain("SameSite=Strict");
  });

  it("changes its token with the role, and the old token is worth nothing", async () => {
    const client = testClient(server.url);
    await client.call("POST", "session", { loginName: "ada.frost", password: owner.password });
    const before = client.cookie();
    expect((await client.call("POST", "session/role", { role: "administrator" })).status).toBe(200);
    expect(client.cookie()).not.toBe(before);
    expect((await client.call("GET", "plans")).body).toMatchObject({ code: "ROLE_NOT_ALLOWED" });
    const old = await testClient(server.url).call("GET", "plans", undefined, { cookie: before });
    expect(old.status).toBe(401);
    expect((await client.call("POST", "session/role", { role: "nurse" })).status).toBe(403);
  });
});

describe("a demo", () => {
  it("is never made of a clinic", async () => {
    await server.stop();
    await expect(startServer({ port: 0, dataFolder: folder, demo: true })).rejects.toMatchObject({
      code: "SERVER_NOT_A_DEMO",
    });
    server = await startServer({ port: 0, dataFolder: folder });
  });

  it("signs its physician in by itself, and changes persons with the role", async () => {
    const demoFolder = mkdtempSync(join(tmpdir(), "isotherm-demo-"));
    const demo = await startServer({ port: 0, dataFolder: demoFolder });
    try {
      const client = testClient(demo.url);
      await client.call("POST", "first-run/demo", {});
      const first = (await client.call("GET", "session")).body;
      expect(first).toMatchObject({
        state: "signed-in",
        site: { kind: "demo" },
        account: { id: "demo-physician", role: "physician" },
      });
      expect((await client.call("GET", "plans")).status).toBe(200);
      await client.call("POST", "session/role", { role: "nurse" });
      expect((await client.call("GET", "session")).body.account).toMatchObject({
        id: "demo-nurse",
        displayName: "Demo nurse",
        roles: first.account.roles,
      });
    } finally {
      await demo.stop();
      rmSync(demoFolder, { recursive: true, force: true });
    }
  });
});
