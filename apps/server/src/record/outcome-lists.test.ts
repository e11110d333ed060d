import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringUpToDate } from "./flat-row-form.ts";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

const samples = join(import.meta.dirname, "../../../../packages/clinic/samples");

interface SampleEvent {
  readonly id: string;
  readonly happenedAt: string;
  readonly author: { readonly role: "physician" | "nurse" | "coordinator" | "patient" };
  readonly correction: { readonly eventId: string; readonly reason: string } | null;
  readonly content: { readonly kind: string };
}

interface Line {
  readonly name: string | null;
  readonly label: string;
  readonly dropFraction: number | null;
}

let site: TestSite;
const as = (role: "physician" | "nurse" | "researcher") => site.as(testActor(role));

/** A patient with the record of a sample, sent event by event as the screens send it. */
async function patientOf(sample: string, familyName: string): Promise<string> {
  const person = {
    familyName,
    givenName: "Ada",
    birthDate: "1961-04-03",
    sex: null,
    phone: null,
    email: null,
    medicalRecordNumber: null,
  };
  const { patientId } = (await as("physician")("POST", "patients", { person })).body;
  const events = JSON.parse(readFileSync(join(samples, sample), "utf8")) as SampleEvent[];
  for (const { id, happenedAt, correction, content, author } of events) {
    const actor = testActor(author.role, author.role === "patient" ? { patientId } : {});
    const answer = await site.as(actor)("POST", `patients/${patientId}/events`, {
      id,
      happenedAt,
      correction,
      content,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  return patientId;
}

let first: string;
let covid: string;
beforeAll(async () => {
  site = await openTestSite();
  first = await patientOf("cancer-patient-v1.json", "First");
  await patientOf("cancer-patient-v1.json", "Second");
  covid = await patientOf("long-covid-patient-v1.json", "Third");
}, 240_000);
afterAll(() => site.stop());

/** Every line of one group, page by page. */
async function groupOf(response: string, limit = 25): Promise<readonly Line[]> {
  const lines: Line[] = [];
  let cursor = "";
  for (;;) {
    const { status, body } = await as("nurse")("GET", `responses/${response}?limit=${limit}${cursor}`);
    expect(status).toBe(200);
    lines.push(...body.rows);
    if (body.nextCursor === null) return lines;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

describe("responses across all patients", () => {
  it("[R54] lists responders and non-responders alike, every pain once, with the name and how far it fell", async () => {
    const responders = await groupOf("responder");
    expect(responders.filter(({ label }) => label === "the band").map(({ name }) => name)).toEqual(
      expect.arrayContaining(["First, Ada", "Second, Ada"]),
    );
    const nonResponders = await groupOf("non-responder");
    expect(nonResponders.filter(({ label }) => label === "the dull back")).toMatchObject([
      { dropFraction: 0 },
      { dropFraction: 0 },
    ]);
    expect(await groupOf("responder", 1)).toEqual(responders);
    expect(await groupOf("non-responder", 1)).toEqual(nonResponders);
  });

  it("[R54] counts every group for each indication beside the others", async () => {
    const { counts } = (await as("physician")("GET", "responses")).body;
    const all = await Promise.all(["responder", "non-responder", "not-known"].map((name) => groupOf(name)));
    const sum = (key: string) =>
      counts.reduce((total: number, line: Record<string, number>) => total + (line[key] ?? 0), 0);
    expect([sum("responderCount"), sum("nonResponderCount"), sum("notKnownCount")]).toEqual(
      all.map(({ length }) => length),
    );
    expect(counts[0]).toMatchObject({
      indication: "cancer-pain",
      responderCount: 2,
      nonResponderCount: 2,
      notKnownCount: 0,
    });
  });

  it("gives a researcher no name, and tells in the audit log who saw whom", async () => {
    const { rows } = (await as("researcher")("GET", "responses/responder")).body;
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ name }: Line) => name))).toEqual(new Set([null]));
    await as("nurse")("GET", "responses/responder");
    const { entries } = (await as("physician")("GET", `patients/${first}/audit`)).body;
    const lines = entries.map((entry: { accountId: string; subject: string }) => [
      entry.accountId,
      entry.subject,
    ]);
    expect(lines).toContainEqual(["nurse-1", "responses"]);
  });

  it("moves a pain to those not known when what was told of it is withdrawn", async () => {
    const { events } = (await as("physician")("GET", `patients/${first}`)).body;
    const isFollowUp = ({ content }: SampleEvent): boolean => content.kind === "follow-up";
    for (const { id } of events.filter(isFollowUp)) {
      const answer = await as("physician")("POST", `patients/${first}/events`, {
        id: `withdraw-${id}`,
        happenedAt: "2026-11-27T08:00:00Z",
        correction: { eventId: id, reason: "another patient's" },
        content: { kind: "withdrawal", reason: "another patient's" },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    const lost = (await groupOf("not-known")).filter(({ name }) => name === "First, Ada");
    expect(lost.map(({ label, dropFraction }) => [label, dropFraction])).toEqual(
      expect.arrayContaining([
        ["the band", null],
        ["the dull back", null],
      ]),
    );
    expect((await groupOf("responder")).map(({ name }) => name)).not.toContain("First, Ada");
  });
});

describe("adverse events across all patients", () => {
  const event = {
    kind: "adverse-event",
    pickId: null,
    text: "a burning that would not end",
    freezeId: "freeze-1",
    gradingId: "cirse-2017",
    gradingVersion: "2017",
    gradeCode: "2",
    modifierCodes: [],
    causality: "caused",
    window: "within-30-d",
    serious: [],
    endedOn: "2026-11-20",
  };
  const write = async (patientId: string, id: string, changes: object): Promise<void> => {
    const answer = await as("physician")("POST", `patients/${patientId}/events`, {
      id,
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: { ...event, ...changes },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  const counts = async () => (await as("physician")("GET", "adverse-events")).body.counts;

  it("[R119] counts them by indication, the worst outcome first, and every number beside what it is out of", async () => {
    const before = await counts();
    expect(before.map((line: object) => ({ ...line, worstGrades: [] }))).toContainEqual({
      indication: "cancer-pain",
      freezeCount: 4,
      freezeWithEventCount: 0,
      eventCount: 0,
      seriousCount: 0,
      lastingCount: 0,
      notCausedCount: 0,
      otherEventCount: 0,
      complaintCount: 0,
      unansweredCount: 0,
      worst: null,
      worstGrades: [],
    });
    await write(first, "ae-1", {});
    await write(first, "ae-2", { gradeCode: "3", causality: "not-caused", endedOn: null });
    await write(first, "ae-3", { freezeId: null });
    await write(covid, "ae-4", { gradeCode: "4", serious: ["medically-important", "hospitalization"] });
    const [worst, next] = await counts();
    expect(worst).toMatchObject({
      indication: "long-covid",
      freezeWithEventCount: 1,
      seriousCount: 1,
      worst: "hospitalization",
      worstGrades: [{ gradingId: "cirse-2017", gradeCode: "4" }],
    });
    expect(next).toEqual({
      indication: "cancer-pain",
      freezeCount: 4,
      freezeWithEventCount: 1,
      eventCount: 2,
      seriousCount: 0,
      lastingCount: 1,
      notCausedCount: 1,
      otherEventCount: 1,
      complaintCount: 0,
      unansweredCount: 0,
      worst: null,
      worstGrades: [{ gradingId: "cirse-2017", gradeCode: "3" }],
    });
  });

  it("[R119] stand beside complaints, which wait on the list of the clinic until they are answered", async () => {
    const complaint = {
      kind: "complaint",
      from: "relative",
      text: "nobody called back",
      freezeId: "freeze-1",
    };
    const send = (role: "nurse" | "coordinator", id: string, rest: object) =>
      site.as(testActor(role))("POST", `patients/${covid}/events`, {
        id,
        version: 2,
        happenedAt: "2026-11-20T10:00:00Z",
        ...rest,
      });
    const made = await send("coordinator", "c-1", {
      correction: null,
      content: { ...complaint, answer: null },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    await send("nurse", "c-2", {
      correction: null,
      content: { ...complaint, freezeId: null, answer: "called" },
    });
    const waiting = async () =>
      (await as("nurse")("GET", "worklists/adverse-events?limit=200")).body.rows
        .map(({ what }: { readonly what: string }) => what)
        .filter((what: string) => what.startsWith("Complaint"));
    const line = async () =>
      (await counts()).find(({ indication }: { indication: string }) => indication === "long-covid");
    expect(await line()).toMatchObject({ complaintCount: 2, unansweredCount: 1 });
    expect(await waiting()).toEqual(["Complaint: nobody called back"]);
    await send("coordinator", "c-3", {
      correction: { eventId: "c-1", reason: "answered" },
      content: { ...complaint, answer: "we called and said sorry" },
    });
    expect(await line()).toMatchObject({ complaintCount: 2, unansweredCount: 0 });
    expect(await waiting()).toEqual([]);
  });

  it("are made anew from the events on the first start of a version whose flat rows have another form", async () => {
    const before = [await counts(), await groupOf("responder"), await groupOf("not-known")];
    const superuser = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
    await superuser.connect();
    await superuser.query(
      "delete from adverse_event_fact; delete from complaint_fact; delete from response_fact; delete from flat_row_form",
    );
    await superuser.end();
    expect(await groupOf("responder")).toEqual([]);
    const said: string[] = [];
    await bringUpToDate(site.database, (line) => said.push(line));
    expect(said).toEqual(["making the lists of 3 patients anew for this version"]);
    expect([await counts(), await groupOf("responder"), await groupOf("not-known")]).toEqual(before);
    await bringUpToDate(site.database, (line) => said.push(line));
    expect(said).toHaveLength(1);
  });
});
