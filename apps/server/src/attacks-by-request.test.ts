import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttackedClinic, openAttackedClinic, ownerPassword } from "./attacked-clinic.test-data.ts";
import { testClient } from "./test-client.test-data.ts";

/** Opening takes several passwords and a database of its own. */
const openingLimitMs = 240_000;
let clinic: AttackedClinic;

beforeAll(async () => {
  clinic = await openAttackedClinic();
}, openingLimitMs);
afterAll(() => clinic.stop());

describe("an injection", () => {
  const nasty = [
    "' or 1=1 --",
    "'; drop table account; --",
    "%' union select password_hash from account --",
    "\u0000",
    "<script>alert(1)</script>",
  ];

  it("stays text in searches, addresses and names", async () => {
    for (const text of nasty) {
      const found = await clinic.physician.call("GET", `patients?search=${encodeURIComponent(text)}`);
      expect([200, 400]).toContain(found.status);
      expect(JSON.stringify(found.body)).not.toContain("argon2");
      const read = await clinic.physician.call("GET", `patients/${encodeURIComponent(text)}`);
      expect([400, 404]).toContain(read.status);
      const signIn = await testClient(clinic.url).call("POST", "session", {
        loginName: text,
        password: text,
      });
      expect([400, 401]).toContain(signIn.status);
    }
    expect((await clinic.physician.call("GET", "patients")).body.patients).toHaveLength(2);
  });

  it("is never read as a page by the browser", async () => {
    const { headers } = await clinic.physician.call("GET", "patients/%3Cscript%3E");
    expect(headers.get("content-type")).toContain("application/json");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/u);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("with the keys of a prototype is refused", async () => {
    for (const body of [
      '{"__proto__":{"role":"administrator"}}',
      '{"constructor":{"prototype":{"role":"x"}}}',
    ]) {
      const { status } = await clinic.raw({
        method: "POST",
        path: "/api/session/role",
        headers: {
          host: clinic.host,
          cookie: clinic.nurse.cookie(),
          "x-isotherm": "1",
          "content-type": "application/json",
        },
        body,
      });
      expect(status).toBe(400);
    }
    expect(({} as Record<string, unknown>)["role"]).toBeUndefined();
  });
});

describe("a body", () => {
  const json = { "x-isotherm": "1", "content-type": "application/json" };

  it("that is too large is refused before it is read, and a stranger's is not read at all", async () => {
    const large = JSON.stringify({ loginName: "a".repeat(2_000_000), password: ownerPassword });
    const { status } = await clinic.raw({
      method: "POST",
      path: "/api/session",
      headers: { host: clinic.host, ...json },
      body: large,
    });
    expect(status).toBe(413);
    const blob = await clinic.raw({
      method: "PUT",
      path: `/api/blobs/${"0".repeat(64)}`,
      headers: { host: clinic.host, "x-isotherm": "1", "content-type": "application/octet-stream" },
      body: new Uint8Array(1000),
    });
    expect(blob.status).toBe(401);
  });

  it("that is packed is not unpacked: a bomb is refused as what it is", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
    const { status } = await clinic.raw({
      method: "POST",
      path: "/api/session",
      headers: { host: clinic.host, ...json, "content-encoding": "gzip" },
      body: bomb,
    });
    expect(status).toBe(400);
  });

  it("of a file never says where it is kept", async () => {
    for (const path of [
      "/api/blobs/..%2f..%2fetc%2fpasswd",
      "/..%2f..%2fpackage.json",
      "/../../../../etc/passwd",
      "/assets/..%2f..%2f..%2fpackage.json",
      "/%61pi/plans",
    ]) {
      const { status, text } = await clinic.raw({ path, headers: { host: clinic.host } });
      expect(text, path).not.toMatch(/root:x|"dependencies"|"plans"/u);
      if (path.startsWith("/api") || path.startsWith("/%61")) expect([400, 401, 404]).toContain(status);
    }
    const bytes = new TextEncoder().encode("slice");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await clinic.physician.call("PUT", `blobs/${sha256}`, bytes);
    for (const name of ["../../etc/passwd", "..", "a\\b.dcm", "a\nb"]) {
      const series = {
        seriesInstanceUid: "1.2",
        studyInstanceUid: "1",
        frameOfReferenceUid: "1",
        modality: "CT",
        description: "",
        sliceCount: 1,
        files: [{ name, sha256, sizeBytes: bytes.length }],
      };
      expect((await clinic.physician.call("POST", "series", series)).status, name).toBe(400);
    }
  });
});

describe("another page in the same browser", () => {
  it("cannot write: not with a form, not with a foreign origin, not from another site", async () => {
    const cookie = clinic.nurse.cookie();
    const body = JSON.stringify({ role: "nurse" });
    const forged: readonly Record<string, string>[] = [
      { "content-type": "application/json" },
      { "content-type": "text/plain" },
      { "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "application/json", "x-isotherm": "1", origin: "https://evil.example" },
      { "content-type": "application/json", "x-isotherm": "1", origin: "null" },
      { "content-type": "application/json", "x-isotherm": "1", "sec-fetch-site": "cross-site" },
      { "content-type": "application/json", "x-isotherm": "1", "sec-fetch-site": "same-site" },
    ];
    for (const headers of forged) {
      const answer = await clinic.raw({
        method: "POST",
        path: "/api/session/role",
        headers: { host: clinic.host, cookie, ...headers },
        body,
      });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
    expect((await clinic.nurse.call("GET", "plans")).status).toBe(200);
  });

  it("cannot pass for us by a name that it points at this machine", async () => {
    const port = new URL(clinic.url).port;
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "127.0.0.1@evil.example",
    ]) {
      expect((await clinic.raw({ path: "/api/session", headers: { host } })).status, host).toBe(403);
    }
    const smuggled = {
      host: "evil.example",
      "x-forwarded-host": clinic.host,
      forwarded: `host=${clinic.host}`,
    };
    expect((await clinic.raw({ path: "/api/session", headers: smuggled })).status).toBe(403);
  });
});

describe("what the server writes into its log", () => {
  it("holds no password, no token, no name, and no line that somebody else wrote", () => {
    const text = clinic.logged.join("\n");
    for (const secret of [ownerPassword, "Rivers", "argon2", clinic.nurse.cookie()])
      expect(text).not.toContain(secret);
    expect(clinic.logged.every((line) => !line.includes("\n"))).toBe(true);
  });
});
