import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type RecordEvent, readEvent } from "@isotherm/clinic";
import { newPlan, readPlan } from "@isotherm/planning";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

const samples = join(import.meta.dirname, "../../../../packages/clinic/samples");
/** A name as somebody might type it into any field that takes words of their own. */
const name = "Zaphod";

let site: TestSite;
let raw: pg.Client;

beforeAll(async () => {
  site = await openTestSite();
  raw = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
  await raw.connect();
});
afterAll(async () => {
  await raw.end();
  await site.stop();
});

type Json = { [key: string]: unknown } | unknown[];

/** Every place of a text in a document. */
function textPlaces(document: Json): readonly { readonly holder: Json; readonly key: string }[] {
  return Object.entries(document).flatMap(([key, value]) => {
    if (typeof value === "string") return [{ holder: document, key }];
    return typeof value === "object" && value !== null ? textPlaces(value as Json) : [];
  });
}

/** The event with the name in every field in which a person may write as they like; ids take no text of this length. */
function withNames(event: RecordEvent): { readonly event: RecordEvent; readonly proseCount: number } {
  const document = structuredClone(event) as unknown as Json;
  let proseCount = 0;
  for (const { holder, key } of textPlaces(document)) {
    const fields = holder as Record<string, unknown>;
    const before = fields[key];
    fields[key] = "x".repeat(300);
    try {
      readEvent(document);
      fields[key] = name;
      proseCount += 1;
    } catch {
      fields[key] = before;
    }
  }
  return { event: readEvent(document), proseCount };
}

async function withoutText(document: unknown): Promise<unknown> {
  const { rows } = await raw.query("select without_text($1::jsonb, '') as document", [
    JSON.stringify(document),
  ]);
  return rows[0].document;
}

/** Raw SQL under the restricted role, as a researcher's request that forgot every check. */
async function asResearcher(text: string): Promise<readonly Record<string, unknown>[]> {
  await raw.query("begin");
  try {
    await raw.query(
      "select set_config('isotherm.role', 'researcher', true), set_config('role', 'isotherm_app', true)",
    );
    return (await raw.query(text)).rows;
  } finally {
    await raw.query("rollback");
  }
}

describe("what a person wrote in their own words", () => {
  it("is withheld in every field of every kind of entry, and what is left is still a record", async () => {
    const kinds = new Set<string>();
    let proseCount = 0;
    for (const file of readdirSync(samples)) {
      const events = JSON.parse(readFileSync(join(samples, file), "utf8")) as readonly unknown[];
      for (const sample of events) {
        const named = withNames(readEvent(sample));
        kinds.add(named.event.content.kind);
        proseCount += named.proseCount;
        const seen = await withoutText(named.event);
        expect(JSON.stringify(seen), `${named.event.content.kind} of ${file}`).not.toContain(name);
        expect(readEvent(seen).content.kind).toBe(named.event.content.kind);
        // Numbers, codes and moments are what a researcher is here for.
        expect(await withoutText(seen)).toEqual(seen);
      }
    }
    expect(kinds.size).toBeGreaterThan(25);
    expect(proseCount).toBeGreaterThan(150);
  });

  it("is withheld from a researcher by the database, in records, plans, images, outcomes and lists", async () => {
    const physician = site.as(testActor("physician"));
    const person = {
      familyName: "Beeblebrox",
      givenName: name,
      birthDate: "1980-05-06",
      sex: null,
      phone: null,
      email: null,
      medicalRecordNumber: null,
    };
    const { patientId } = (await physician("POST", "patients", { person })).body;
    const story = { kind: "patient-story", ownWords: `I am ${name}` };
    await physician("POST", `patients/${patientId}/events`, {
      id: "story",
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: story,
    });
    const plan = newPlan({
      id: "plan-1",
      title: `${name}, stellate`,
      createdAt: "2026-11-23T08:00:00Z",
      image: { kind: "phantom", id: "neck", seriesInstanceUid: null, frameOfReferenceUid: null },
    });
    await physician("PUT", "plans/plan-1", {
      plan: { ...plan, notes: `for ${name}` },
      basedOnRevision: null,
    });
    await raw.query(`
      insert into series (id, series_instance_uid, study_instance_uid, frame_of_reference_uid, modality, description, slice_count,
        size_bytes, files) values ('series-1', '1.2', '1', '1', 'CT', '${name}', 1, 1, '[{"name": "${name}.dcm", "sha256": "${"a".repeat(64)}", "sizeBytes": 1}]');
      insert into outcome (plan_id, plan_revision, fingerprint, settings, summary)
        values ('plan-1', 1, 'f', '{}', '{"structures": [{"name": "${name}", "clearanceMm": 3}]}')`);
    for (const table of ["record_event", "plan_revision", "series", "outcome", "response_fact"]) {
      expect(await asResearcher(`select * from ${table}`), table).toEqual([]);
    }
    for (const table of ["record_event", "plan_revision", "series", "outcome"]) {
      const rows = await asResearcher(`select * from ${table}_without_text`);
      expect(rows.length, table).toBeGreaterThan(0);
      expect(JSON.stringify(rows), table).not.toContain(name);
    }
    const researcher = site.as(testActor("researcher"));
    const seen = [
      await researcher("GET", `patients/${patientId}`),
      await researcher("GET", `patients/${patientId}/events`),
      await researcher("GET", "plans"),
      await researcher("GET", "plans/plan-1"),
      await researcher("GET", "plans/plan-1/revisions"),
      await researcher("GET", "plans/plan-1/outcomes"),
      await researcher("GET", "series"),
      await researcher("GET", "series/series-1"),
    ];
    for (const { status, body } of seen) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(name);
    }
    expect(seen[0]?.body.events).toHaveLength(1);
    expect(readPlan(seen[3]?.body.plan).simulation).toEqual(plan.simulation);
    expect(seen[5]?.body.outcomes[0].summary.structures).toEqual([{ name: "[withheld]", clearanceMm: 3 }]);
    expect((await physician("GET", "plans/plan-1")).body.plan.title).toBe(`${name}, stellate`);
    expect((await physician("GET", `patients/${patientId}`)).body.events[0].content).toEqual(story);
  });

  it("is not to be had by the views in any other role, nor is correspondence in this one", async () => {
    for (const role of ["physician", "patient", "referrer", "administrator", ""]) {
      await raw.query("begin");
      await raw.query(
        "select set_config('isotherm.role', $1, true), set_config('role', 'isotherm_app', true)",
        [role],
      );
      expect((await raw.query("select from record_event_without_text")).rowCount, role).toBe(0);
      await raw.query("rollback");
    }
    const kinds = await asResearcher("select distinct entry_kind from record_event_without_text");
    expect(kinds).toEqual([{ entry_kind: "patient-story" }]);
  });
});
