import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeBlockGate, patientRecord, readEvent } from "@isotherm/clinic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "./person.ts";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

const samples = join(import.meta.dirname, "../../../../packages/clinic/samples");
const sample = (name: string) => JSON.parse(readFileSync(join(samples, name), "utf8")) as SampleEvent[];

interface SampleEvent {
  readonly id: string;
  readonly happenedAt: string;
  readonly author: { readonly role: "physician" | "nurse" | "coordinator" | "patient" };
  readonly correction: { readonly eventId: string; readonly reason: string } | null;
  readonly content: { readonly kind: string };
}

const person: Person = {
  familyName: "Müller-Lüdenscheidt",
  givenName: "Ana María",
  birthDate: "1961-04-03",
  sex: "female",
  phone: null,
  email: null,
  medicalRecordNumber: "MRN-77",
};

let site: TestSite;
const physician = () => site.as(testActor("physician"));

beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.stop());

async function newPatient(details: Partial<Person> = {}): Promise<string> {
  return (await physician()("POST", "patients", { person: { ...person, ...details } })).body.patientId;
}

const story = (id: string, ownWords: string, correction: SampleEvent["correction"] = null) => ({
  id,
  happenedAt: "2026-11-20T10:00:00Z",
  correction,
  content: { kind: "patient-story", ownWords },
});

describe("persons", () => {
  it("keeps names apart, and finds them by the beginning of every word", async () => {
    const patientId = await newPatient();
    const other = await newPatient({ familyName: "Meier", givenName: "Anton", medicalRecordNumber: null });
    const find = async (search: string) =>
      (await physician()("GET", `patients?search=${encodeURIComponent(search)}`)).body.patients.map(
        (line: { patientId: string }) => line.patientId,
      );
    expect(await find("mull")).toEqual([patientId]);
    expect(await find("an lüd")).toEqual([patientId]);
    expect(await find("1961-04")).toEqual([other, patientId]);
    expect(await find("mrn-77")).toEqual([patientId]);
    expect(await find("nobody")).toEqual([]);
    const view = (await physician()("GET", `patients/${patientId}`)).body;
    expect(view).toMatchObject({ person, personRevision: 1, events: [], lastSequence: 0, plans: [] });
  });

  it("shows the second writer the first one's change of a name", async () => {
    const patientId = await newPatient();
    const change = (familyName: string, basedOnRevision: number) =>
      physician()("PUT", `patients/${patientId}/person`, {
        person: { ...person, familyName },
        basedOnRevision,
      });
    expect((await change("First", 1)).body).toEqual({ revision: 2 });
    expect(await change("Second", 1)).toMatchObject({
      status: 409,
      body: { code: "PERSON_CONFLICT", current: { revision: 2, person: { familyName: "First" } } },
    });
  });

  it("pages through the list without leaving anybody out", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await physician()(
        "GET",
        `patients?limit=2${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      seen.push(...answer.body.patients.map((line: { patientId: string }) => line.patientId));
      cursor = answer.body.nextCursor;
    } while (cursor !== null);
    const all = (await physician()("GET", "patients?limit=200")).body.patients;
    expect(seen).toEqual(all.map((line: { patientId: string }) => line.patientId));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    ["a name that is a blank", { familyName: " " }],
    ["a day that is none", { birthDate: "1961-02-31" }],
    ["a text with a zero in it", { givenName: "A\u0000" }],
  ])("refuses %s whole", async (_, wrong) => {
    const answer = await physician()("POST", "patients", { person: { ...person, ...wrong } });
    expect(answer).toMatchObject({ status: 400, body: { code: "REQUEST_INVALID" } });
  });
});

describe("events", () => {
  it.each(["cancer-patient-v1.json", "long-covid-patient-v1.json"])(
    "stores and gives back every event of %s as it was said",
    async (name) => {
      const patientId = await newPatient();
      const events = sample(name);
      for (const { id, happenedAt, correction, content, author } of events) {
        const actor = testActor(author.role, author.role === "patient" ? { patientId } : {});
        const answer = await site.as(actor)("POST", `patients/${patientId}/events`, {
          id,
          happenedAt,
          correction,
          content,
        });
        expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
      }
      const view = (await physician()("GET", `patients/${patientId}`)).body;
      expect(view.lastSequence).toBe(events.length);
      expect(view.events.map((event: SampleEvent) => event.content)).toEqual(
        events.map((event) => readEvent(event).content),
      );
      const later = await physician()("GET", `patients/${patientId}/events?after=${events.length - 2}`);
      expect(later.body).toMatchObject({ lastSequence: events.length, events: [{}, {}] });
    },
  );

  it("answers the same to the same event sent again, and refuses another under its id", async () => {
    const patientId = await newPatient();
    const send = (ownWords: string) =>
      physician()("POST", `patients/${patientId}/events`, story("s1", ownWords));
    const first = await send("it burns");
    expect(first.body).toMatchObject({ sequence: 1, event: { author: { id: "physician-1" } } });
    expect(await send("it burns")).toEqual(first);
    expect(await send("it stings")).toMatchObject({ status: 422, body: { code: "EVENT_INVALID" } });
  });

  it("shows the second corrector what the first one wrote, and lets exactly one of many through", async () => {
    const patientId = await newPatient();
    const send = (event: unknown) => physician()("POST", `patients/${patientId}/events`, event);
    await send(story("s1", "it burns"));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        send(story(`c${n}`, `words ${n}`, { eventId: "s1", reason: "misheard" })),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(7);
    const [won] = answers.filter(({ status }) => status === 200);
    expect(refused[0]?.body).toMatchObject({
      code: "EVENT_CONFLICT",
      current: { current: { id: won?.body.event.id } },
    });
  });

  it("refuses what no record takes in one sentence: a bare score, a foreign field, a text that cannot be kept", async () => {
    const patientId = await newPatient();
    const send = (content: unknown) =>
      physician()("POST", `patients/${patientId}/events`, { ...story("x", "x"), content });
    expect((await send({ kind: "pain-component", score: 7 })).body.code).toBe("EVENT_INVALID");
    expect((await send({ kind: "patient-story", ownWords: "a", more: 1 })).body).toMatchObject({
      field: "content.more",
    });
    expect((await send({ kind: "patient-story", ownWords: "a\u0000b" })).status).toBe(422);
    expect((await physician()("GET", `patients/${patientId}`)).body.events).toEqual([]);
  });
});

describe("an exception from block first", () => {
  const first = () => site.as(testActor("physician"));
  const second = () => site.as(testActor("physician", { accountId: "physician-2" }));
  const exception = (secondPhysicianId: string) => ({
    kind: "gate-exception",
    targetId: "splanchnic-nerves",
    indication: "cancer-pain",
    reason: "other",
    text: "bedbound, two hours from here",
    secondPhysicianId,
  });
  const answer = (personId: string, eventId: string) => ({
    kind: "countersignature",
    eventId,
    answer: "agrees",
    text: "",
    signature: { personId, role: "physician", signedAt: "2026-11-20T11:00:00Z" },
  });
  const event = (id: string, content: unknown) => ({
    id,
    version: 2,
    happenedAt: "2026-11-20T10:00:00Z",
    correction: null,
    content,
  });
  const gate = async (patientId: string) => {
    const { events } = (await first()("GET", `patients/${patientId}`)).body;
    const record = patientRecord(patientId, events);
    return judgeBlockGate(record, { targetId: "splanchnic-nerves", indication: "cancer-pain" }).outcome;
  };
  const waiting = async (patientId: string) =>
    (await first()("GET", "worklists/approvals?limit=200")).body.rows.filter(
      (row: { patientId: string }) => row.patientId === patientId,
    );

  it("[R116] waits on the list until the second physician has signed from the own session, and is in the audit log", async () => {
    const patientId = await newPatient({ familyName: "Bedbound" });
    const path = `patients/${patientId}/events`;
    // An account of the second one exists once it has asked for something.
    await second()("GET", `patients/${patientId}`);
    expect((await first()("POST", path, event("ex", exception("physician-2")))).status).toBe(200);
    expect(await gate(patientId)).toBe("none");
    expect(await waiting(patientId)).toMatchObject([{ details: { waitsForId: "physician-2" } }]);
    expect((await second()("POST", path, event("co", answer("physician-2", "ex")))).status).toBe(200);
    expect(await gate(patientId)).toBe("waived");
    expect(await waiting(patientId)).toEqual([]);
    const { entries } = (await first()("GET", `patients/${patientId}/audit`)).body;
    const wrote = entries.filter(({ action }: { action: string }) => action === "write");
    expect(wrote.map(({ accountId }: { accountId: string }) => accountId)).toContain("physician-2");
  });

  it("[R116] refuses the author's own second name, whoever is no physician, and a signature of anybody else", async () => {
    const patientId = await newPatient({ familyName: "Alone" });
    const path = `patients/${patientId}/events`;
    const nurse = site.as(testActor("nurse"));
    await nurse("GET", `patients/${patientId}`);
    const third = site.as(testActor("physician", { accountId: "physician-3" }));
    await second()("GET", `patients/${patientId}`);
    for (const name of ["physician-1", "nurse-1", "nobody"]) {
      const refused = await first()("POST", path, event("ex", exception(name)));
      expect(refused, name).toMatchObject({ status: 422, body: { code: "EVENT_INVALID" } });
    }
    expect((await first()("POST", path, event("ex", exception("physician-2")))).status).toBe(200);
    const tries = [
      await first()("POST", path, event("co", answer("physician-2", "ex"))),
      await first()("POST", path, event("co", answer("physician-1", "ex"))),
      await third("POST", path, event("co", answer("physician-3", "ex"))),
    ];
    expect(tries.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect((await nurse("POST", path, event("co", answer("nurse-1", "ex")))).status).toBe(403);
    expect(await gate(patientId)).toBe("none");
  });

  it("[R116] takes an exception from a page of version 1 as one that waits: nobody had signed there", async () => {
    const patientId = await newPatient({ familyName: "Older" });
    await second()("GET", `patients/${patientId}`);
    const { secondPhysicianId: _, ...kept } = exception("");
    const { version: __, ...old } = event("ex", {
      ...kept,
      second: { personId: "physician-2", role: "physician", signedAt: "2026-11-20T10:00:00Z" },
    });
    const answered = await first()("POST", `patients/${patientId}/events`, old);
    expect(answered.body.event).toMatchObject({ version: 2, content: exception("physician-2") });
    expect(await gate(patientId)).toBe("none");
  });
});

describe("worklists", () => {
  it("shows what waits, and nothing of what was done", async () => {
    const patientId = await newPatient({ familyName: "Waiting" });
    const send = (id: string, content: unknown) =>
      physician()("POST", `patients/${patientId}/events`, {
        id,
        happenedAt: "2026-11-20T10:00:00Z",
        correction: null,
        content,
      });
    await send("r1", {
      kind: "referral-opened",
      referralId: "ref-1",
      direction: "in",
      specialty: "oncology",
      counterpart: "Dr. Grey",
      reason: "pain of the flank",
      expectedOn: "2026-11-25",
    });
    await send("m1", {
      kind: "message",
      messageId: "msg-1",
      from: "patient",
      to: "clinic",
      text: "I cannot swallow",
      triage: "red-flag",
      answersId: null,
    });
    const list = async (name: string) =>
      (await physician()("GET", `worklists/${name}?today=2026-11-27&limit=200`)).body;
    const mine = (rows: { patientId: string }[]) => rows.filter((row) => row.patientId === patientId);
    expect(mine((await list("referrals")).rows)).toMatchObject([
      {
        name: "Waiting, Ana María",
        dueOn: "2026-11-25",
        overdueDays: 2,
        waitingDays: 7,
        details: { state: "open" },
      },
    ]);
    expect(mine((await list("messages")).rows)).toMatchObject([{ what: "I cannot swallow", dueOn: null }]);
    await send("m2", {
      kind: "message",
      messageId: "msg-2",
      from: "clinic",
      to: "patient",
      text: "Come at once",
      triage: "routine",
      answersId: "msg-1",
    });
    expect(mine((await list("messages")).rows)).toEqual([]);
    const { patients } = (await physician()("GET", "patients?search=waiting")).body;
    expect(patients).toMatchObject([{ stage: "referral", openMessageCount: 0, flags: [] }]);
  });
});
