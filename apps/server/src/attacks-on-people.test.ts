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

const message = (text: string) => ({
  kind: "message",
  messageId: `m-${text.length}`,
  from: "patient",
  to: "clinic",
  text,
  triage: "soon",
  answersId: null,
});
const event = (text: string) => ({
  id: `e-${text.length}`,
  happenedAt: "2026-01-10T08:00:00Z",
  correction: null,
  content: message(text),
});

describe("another patient's id", () => {
  it("opens nothing, whatever is asked of it", async () => {
    expect((await clinic.patient.call("GET", `patients/${clinic.mine}`)).status).toBe(200);
    const tries = [
      await clinic.patient.call("GET", `patients/${clinic.other}`),
      await clinic.patient.call("GET", `patients/${clinic.other}/events`),
      await clinic.patient.call("POST", `patients/${clinic.other}/events`, event("hello")),
      await clinic.patient.call("GET", `patients/${clinic.other}/links`),
      await clinic.patient.call("GET", `patients/${clinic.other}/audit`),
      await clinic.patient.call("GET", "patients"),
      await clinic.patient.call("GET", "worklists/messages"),
    ];
    for (const { status, body } of tries) {
      expect([403, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain("Sasha");
    }
    expect((await clinic.physician.call("GET", `patients/${clinic.other}`)).body.events).toEqual([]);
  });

  it("is no way to another patient's link either", async () => {
    const made = await clinic.link(clinic.other, "messages");
    expect(
      (await clinic.physician.call("DELETE", `patients/${clinic.mine}/links/${made.linkId}`)).status,
    ).toBe(404);
    expect(
      JSON.stringify((await clinic.physician.call("GET", `patients/${clinic.other}/links`)).body),
    ).not.toContain(made.code);
    expect(
      (
        await clinic.physician.call("POST", "patients/nobody/links", {
          purpose: "messages",
          expiresAt: new Date(Date.now() + 3.6e6).toISOString(),
        })
      ).status,
    ).toBe(404);
  });

  it("ends with the link that opened it", async () => {
    const made = await clinic.link(clinic.mine, "follow-up");
    const guest = testClient(clinic.url);
    await guest.call("POST", "patient-link/open", { linkId: made.linkId, code: made.code });
    expect((await guest.call("GET", `patients/${clinic.mine}`)).status).toBe(200);
    await clinic.physician.call("DELETE", `patients/${clinic.mine}/links/${made.linkId}`);
    expect((await guest.call("GET", `patients/${clinic.mine}`)).status).toBe(401);
  });
});

describe("a role", () => {
  it("is not taken by asking for it", async () => {
    expect((await clinic.patient.call("POST", "session/role", { role: "physician" })).status).toBe(403);
    expect((await clinic.nurse.call("POST", "session/role", { role: "administrator" })).status).toBe(403);
    expect((await clinic.nurse.call("GET", "accounts")).status).toBe(403);
    expect((await clinic.patient.call("GET", "account")).status).toBe(403);
    const made = await clinic.nurse.call("POST", "accounts", {
      displayName: "Eve",
      loginName: "eve",
      roles: ["administrator"],
    });
    expect(made.status).toBe(403);
  });

  it("keeps names from a researcher", async () => {
    const answers = [
      await clinic.researcher.call("GET", "patients"),
      await clinic.researcher.call("GET", `patients/${clinic.mine}`),
    ];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/Rivers|Robin|Sasha/u);
  });

  it("is not written into what one sends: author, role, time and patient come from the server", async () => {
    for (const extra of [
      { author: { id: "demo-physician", role: "physician" } },
      { role: "physician" },
      { recordedAt: "2000-01-01T00:00:00Z" },
      { patientId: clinic.other },
      { origin: { kind: "clinic", name: "room 1" } },
    ]) {
      const { status } = await clinic.patient.call("POST", `patients/${clinic.mine}/events`, {
        ...event("mine"),
        ...extra,
      });
      expect(status, Object.keys(extra).join()).toBe(400);
    }
    const { body } = await clinic.patient.call("POST", `patients/${clinic.mine}/events`, event("mine"));
    expect(body.event, JSON.stringify(body)).toMatchObject({
      patientId: clinic.mine,
      author: { id: `patient:${clinic.mine}`, role: "patient" },
      origin: { kind: "patient-device" },
    });
    const own = { current: ownerPassword, next: "another long passphrase", roles: ["administrator"] };
    expect((await clinic.nurse.call("PUT", "account/password", own)).status).toBe(400);
  });
});

describe("a token", () => {
  it("that was changed, cut, invented or injected opens nothing", async () => {
    const [, name = "", token = ""] = /(isotherm-session-\d+)=([\w-]+)/u.exec(clinic.nurse.cookie()) ?? [];
    const flipped = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
    for (const value of [flipped, token.slice(1), `${token}A`, "", "' or 1=1 --", "null", "A".repeat(43)]) {
      const { status } = await clinic.raw({
        path: "/api/plans",
        headers: { host: clinic.host, cookie: `${name}=${encodeURIComponent(value)}` },
      });
      expect(status, value).toBe(401);
    }
  });

  it("that was planted before the sign-in is worth nothing after it", async () => {
    const victim = testClient(clinic.url);
    await victim.call("POST", "session", { loginName: "ada", password: ownerPassword });
    const planted = victim.cookie();
    await victim.call("POST", "session", { loginName: "ada", password: ownerPassword });
    expect(victim.cookie()).not.toBe(planted);
    expect(
      (await clinic.raw({ path: "/api/plans", headers: { host: clinic.host, cookie: planted } })).status,
    ).toBe(401);
  });
});

describe("guessing", () => {
  it("waits ever longer, whatever address is pretended, and not where the person is known", async () => {
    const guess = (index: number, secret: string) =>
      clinic.raw({
        method: "POST",
        path: "/api/session",
        headers: {
          host: clinic.host,
          "x-isotherm": "1",
          "content-type": "application/json",
          "x-forwarded-for": `10.0.0.${index}`,
          "x-real-ip": `10.0.1.${index}`,
        },
        body: JSON.stringify({ loginName: "ada", password: secret }),
      });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => guess(index, `guess number ${index}`)),
    );
    const tried = answers.filter(({ status }) => status === 401).length;
    expect(tried).toBeLessThanOrEqual(6);
    expect(answers.filter(({ status }) => status === 429).length).toBe(12 - tried);
    const right = await guess(13, ownerPassword);
    expect(right.status).toBe(429);
    expect(JSON.parse(right.text)).toMatchObject({ code: "TOO_MANY_TRIES", retryAfterS: expect.any(Number) });
    const known = await clinic.physician.call("POST", "session", {
      loginName: "ada",
      password: ownerPassword,
    });
    expect(known.body).toEqual({ state: "signed-in" });
  });

  it("tells nobody who works here, neither by words nor by time", async () => {
    const timed = async (loginName: string): Promise<number> => {
      const startedMs = performance.now();
      await testClient(clinic.url).call("POST", "session", { loginName, password: "a wrong password" });
      return performance.now() - startedMs;
    };
    const [somebody, nobody] = [[] as number[], [] as number[]];
    for (let index = 0; index < 4; index++) {
      somebody.push(await timed("researcher"));
      nobody.push(await timed(`nobody-${index}`));
    }
    const ratio = Math.min(...somebody) / Math.min(...nobody);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it("closes a patient's link after ten wrong codes, and is slowed down for everybody at one address", async () => {
    const made = await clinic.link(clinic.mine, "interview");
    const { linkId, code } = made;
    const guest = testClient(clinic.url);
    const wrong = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        guest.call("POST", "patient-link/open", { linkId, code: `WRNG-${index}` }),
      ),
    );
    expect(wrong.every(({ status }) => status === 401)).toBe(true);
    expect((await guest.call("POST", "patient-link/open", { linkId, code })).status).toBe(401);
    const links = (await clinic.physician.call("GET", `patients/${clinic.mine}/links`)).body.links;
    expect(links.find((link: { linkId: string }) => link.linkId === linkId).state).toBe("too-many-tries");
    const flood = await Promise.all(
      Array.from({ length: 60 }, () =>
        guest.call("POST", "patient-link/open", { linkId: "none", code: "none" }),
      ),
    );
    expect(flood.some(({ status, body }) => status === 429 && body.code === "TOO_MANY_TRIES")).toBe(true);
  });
});
