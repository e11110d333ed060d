import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttackedClinic, openAttackedClinic } from "./attacked-clinic.test-data.ts";
import { testClient } from "./test-client.test-data.ts";

/** Opening takes several passwords and a database of its own. */
const openingLimitMs = 240_000;
let clinic: AttackedClinic;

beforeAll(async () => {
  clinic = await openAttackedClinic();
}, openingLimitMs);
afterAll(() => clinic.stop());

const event = (content: unknown, details: object = {}) => ({
  id: "e-1",
  happenedAt: "2026-01-10T08:00:00Z",
  correction: null,
  content,
  ...details,
});
const plan = { format: "isotherm.treatment-plan", version: 1, id: "p", title: "t" };
const series = (details: object) => ({
  seriesInstanceUid: "1.2",
  studyInstanceUid: "1",
  frameOfReferenceUid: "1",
  modality: "CT",
  description: "",
  sliceCount: 1,
  files: [{ name: "a.dcm", sha256: "0".repeat(64), sizeBytes: 1 }],
  ...details,
});

describe("a number that no column holds", () => {
  it.each([
    "2147483648",
    "9007199254740991",
    "9007199254740993",
    "1e308",
    "-1",
    "NaN",
    "0x10",
    "1;drop table account",
  ])("such as %s is refused in every place for one, and breaks nothing", async (text) => {
    const typed = Number(text);
    const number = Number.isFinite(typed) ? typed : text;
    const tries: readonly (readonly [string, string, unknown?])[] = [
      ["GET", `patients/${clinic.mine}/events?after=${text}`],
      ["GET", `patients?limit=${text}`],
      ["GET", `audit?cursor=${text}`],
      ["GET", `audit?limit=${text}`],
      ["GET", `worklists/messages?limit=${text}`],
      ["GET", `responses/responder?limit=${text}`],
      ["GET", `directory?limit=${text}`],
      ["GET", `plans/p/revisions/${text}`],
      ["PUT", "plans/p", { plan, basedOnRevision: number }],
      ["POST", "plans/p/outcomes", { fingerprint: "f", planRevision: number, settings: {}, summary: {} }],
      ["POST", "series", series({ sliceCount: number })],
      ["POST", "series", series({ files: [{ name: "a", sha256: "0".repeat(64), sizeBytes: number }] })],
      ["PUT", `patients/${clinic.mine}/person`, { person: {}, basedOnRevision: number }],
      ["PUT", "site/follow-up", { graceDays: number }],
    ];
    for (const [method, path, body] of tries) {
      const { status } = await clinic.physician.call(method, path, body);
      expect(status, `${method} ${path}`).toBeLessThan(500);
    }
  });
});

describe("a body that is made to break what reads it", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const send = (path: string, body: string) =>
    clinic.raw({
      method: "POST",
      path: `/api/${path}`,
      headers: {
        host: clinic.host,
        cookie: clinic.physician.cookie(),
        "x-isotherm": "1",
        "content-type": "application/json",
      },
      body,
    });

  it("by depth is refused", async () => {
    for (const depth of [1000, 100_000, 900_000]) {
      const text = JSON.stringify(event({ kind: "patient-story", ownWords: "@" })).replace(
        '"@"',
        nested(depth),
      );
      const { status } = await send(`patients/${clinic.mine}/events`, text);
      expect([400, 413, 422], `${depth} deep`).toContain(status);
    }
  });

  it("by what no database keeps is refused: a zero, half a character, a thousand keys", async () => {
    for (const text of ["\\u0000", "\\ud800", "a\\u0000b"]) {
      const story = `{"id":"e-2","happenedAt":"2026-01-10T08:00:00Z","correction":null,"content":{"kind":"patient-story","ownWords":"${text}"}}`;
      expect((await send(`patients/${clinic.mine}/events`, story)).status, text).toBe(422);
      const person = `{"person":{"familyName":"${text}","givenName":"a","birthDate":"1970-01-01","sex":null,"phone":null,"email":null,"medicalRecordNumber":null}}`;
      expect((await send("patients", person)).status, text).toBe(400);
      const outcome = `{"fingerprint":"f","planRevision":1,"settings":{"a":"${text}"},"summary":{}}`;
      expect((await send("plans/p/outcomes", outcome)).status, text).toBeLessThan(500);
      const sent = `{"seriesInstanceUid":"1","studyInstanceUid":"1","frameOfReferenceUid":"1","modality":"${text}","description":"${text}","sliceCount":1,"files":[{"name":"a","sha256":"${"0".repeat(64)}","sizeBytes":1}]}`;
      expect((await send("series", sent)).status, text).toBeLessThan(500);
    }
    const keys = Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(",");
    const story = `{"id":"e-3","happenedAt":"2026-01-10T08:00:00Z","correction":null,"content":{"kind":"patient-story","ownWords":"a",${keys}}}`;
    expect((await send(`patients/${clinic.mine}/events`, story)).status).toBe(422);
  });

  it("by its form is refused: another type, another encoding, no JSON, another method in a header", async () => {
    const forms: readonly Record<string, string>[] = [
      { "content-type": "application/xml" },
      { "content-type": "multipart/form-data; boundary=x" },
      { "content-type": "application/json; charset=utf-7" },
      { "content-type": "application/json", "transfer-encoding": "chunked" },
    ];
    for (const headers of forms) {
      const { status } = await clinic.raw({
        method: "POST",
        path: `/api/patients/${clinic.mine}/events`,
        headers: { host: clinic.host, cookie: clinic.physician.cookie(), "x-isotherm": "1", ...headers },
        body: "<a/>",
      });
      expect([400, 415], JSON.stringify(headers)).toContain(status);
    }
    const { status } = await clinic.raw({
      path: `/api/patients/${clinic.mine}/links`,
      headers: {
        host: clinic.host,
        cookie: clinic.physician.cookie(),
        "x-isotherm": "1",
        "x-http-method-override": "DELETE",
      },
    });
    expect(status).toBe(200);
  });
});

describe("an address that is made to break what reads it", () => {
  it("is refused: half a code, a zero, a detour, a line that is too long", async () => {
    const headers = { host: clinic.host, cookie: clinic.physician.cookie() };
    for (const path of [
      "/api/patients/%E0%A4%A",
      "/api/patients/%00",
      "/api/patients/%2e%2e%2faccounts",
      "/api/patients/..;/accounts",
      "/api//patients/../accounts",
      `/api/patients/${"a".repeat(7000)}`,
      `/api/patients?search=${"%25".repeat(2000)}`,
      "/api/patients?__proto__[role]=administrator",
      "/api/patients?search[$ne]=1",
      "/api/patients?search=a&search=b",
    ]) {
      const { status, text } = await clinic.raw({ path, headers });
      expect([400, 403, 404, 414], path.slice(0, 60)).toContain(status);
      expect(text).not.toContain("Rivers");
    }
  });
});

describe("guessing a second factor", () => {
  it("waits ever longer, however often the password is given anew and however many try at once", async () => {
    const { secret } = (await clinic.nurse.call("POST", "account/totp", {})).body;
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await clinic.nurse.call("POST", "account/totp/confirm", { code: totp.generate() });
    const password = `${[..."nurse"].reverse().join("")} glides over ice`;
    const guests = Array.from({ length: 3 }, () => testClient(clinic.url));
    const tries: number[] = [];
    for (let round = 0; round < 4; round++) {
      for (const guest of guests) await guest.call("POST", "session", { loginName: "nurse", password });
      const answers = await Promise.all(
        guests.map((guest, index) => guest.call("POST", "session/totp", { code: `00000${round}${index}` })),
      );
      tries.push(...answers.map(({ status }) => status));
    }
    const looked = tries.filter((status) => status === 401).length;
    expect(looked).toBeLessThanOrEqual(6);
    expect(tries.filter((status) => status === 429).length).toBe(tries.length - looked);
    const [guest = testClient(clinic.url)] = guests;
    const right = await guest.call("POST", "session/totp", {
      code: totp.generate({ timestamp: Date.now() + 30_000 }),
    });
    expect(right.status).toBe(429);
  });

  it("is not passed by with the password's own half-open session", async () => {
    const guest = testClient(clinic.url);
    const password = `${[..."nurse"].reverse().join("")} glides over ice`;
    await guest.call("POST", "session", { loginName: "nurse", password });
    for (const [method, path] of [
      ["GET", "patients"],
      ["GET", "account"],
      ["POST", "account/recovery-codes"],
      ["DELETE", "account/totp"],
      ["POST", "session/role"],
      ["POST", "account/passkeys/options"],
    ] as const) {
      expect((await guest.call(method, path, method === "GET" ? undefined : {})).status, path).toBe(401);
    }
  });
});

describe("after all of this", () => {
  it("the server still answers, and has not called any of it an error of its own", async () => {
    expect((await clinic.physician.call("GET", `patients/${clinic.mine}`)).status).toBe(200);
    expect(clinic.logged.filter((line) => line.startsWith("error in"))).toEqual([]);
  });
});
