import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";

const neurologist = {
  specialty: "neurology",
  name: "Dr. Zoë Müller",
  place: "City hospital",
  phone: "+41 1 000 00 01",
  email: null,
  note: "stump neuroma",
  state: "current",
};

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
}, 240_000);
afterAll(() => site.stop());

const as = (role: "coordinator" | "physician" | "administrator" | "nurse") => site.as(testActor(role));
const namesIn = (answer: { readonly body: { readonly entries: readonly { readonly name: string }[] } }) =>
  answer.body.entries.map(({ name }) => name);

describe("the referral directory of the site", () => {
  it("[R60] is empty at first, takes entries from coordinator and administrator, and is found by specialty and beginnings", async () => {
    expect((await as("physician")("GET", "directory")).body).toEqual({ entries: [], nextCursor: null });
    const added = await as("coordinator")("POST", "directory", { entry: neurologist });
    expect(added).toMatchObject({ status: 200, body: { ...neurologist, revision: 1 } });
    for (const [name, specialty] of [
      ["Ada Rehab", "pm-and-r"],
      ["Palliative team", "palliative-care"],
    ] as const) {
      const entry = { ...neurologist, name, specialty, note: "" };
      expect((await as("administrator")("POST", "directory", { entry })).status).toBe(200);
    }
    const find = async (query: string) => namesIn(await as("physician")("GET", `directory?${query}`));
    expect(await find("")).toEqual(["Ada Rehab", "Dr. Zoë Müller", "Palliative team"]);
    expect(await find("specialty=neurology")).toEqual(["Dr. Zoë Müller"]);
    expect(await find("search=mull%20neuro")).toEqual(["Dr. Zoë Müller"]);
    expect(await find("search=palliat")).toEqual(["Palliative team"]);
    expect(await find("search=uller")).toEqual([]);
    const first = await as("nurse")("GET", "directory?limit=2");
    expect(await find(`limit=2&cursor=${first.body.nextCursor}`)).toEqual(["Palliative team"]);
  });

  it("[R60] keeps every revision through a correction and a retirement, and shows the second corrector the first", async () => {
    const { entryId } = (await as("coordinator")("POST", "directory", { entry: neurologist })).body;
    const correct = (entry: object, basedOnRevision: number) =>
      as("coordinator")("PUT", `directory/${entryId}`, { entry, basedOnRevision });
    const corrected = { ...neurologist, name: "Dr. Zora Moved", phone: null };
    expect(await correct(corrected, 1)).toMatchObject({ status: 200, body: { revision: 2, phone: null } });
    expect(await correct(neurologist, 1)).toMatchObject({
      status: 409,
      body: { code: "DIRECTORY_CONFLICT", current: { name: "Dr. Zora Moved", revision: 2 } },
    });
    await correct({ ...corrected, state: "retired" }, 2);
    expect(namesIn(await as("physician")("GET", "directory?search=zora"))).toEqual([]);
    expect(namesIn(await as("physician")("GET", "directory?search=zora&state=all"))).toEqual([
      "Dr. Zora Moved",
    ]);
    await correct(corrected, 3);
    expect(namesIn(await as("physician")("GET", "directory?search=zora"))).toEqual(["Dr. Zora Moved"]);
    const audit = await as("administrator")("GET", "audit?limit=50");
    const subjects = audit.body.entries.map(({ subject }: { readonly subject: string }) => subject);
    expect(subjects).toContain(`directory_revision ${entryId} 1`);
    expect(subjects).toContain(`directory_revision ${entryId} 4`);
  });

  it("refuses whole what is no entry, naming the field, and an entry that is not there", async () => {
    const send = (entry: object) => as("coordinator")("POST", "directory", { entry });
    expect((await send({ ...neurologist, specialty: "astrology" })).body).toMatchObject({
      code: "REQUEST_INVALID",
      message: expect.stringContaining("entry.specialty"),
    });
    expect((await send({ ...neurologist, name: " " })).status).toBe(400);
    const absent = await as("coordinator")("PUT", "directory/none", {
      entry: neurologist,
      basedOnRevision: 1,
    });
    expect(absent).toMatchObject({ status: 404, body: { code: "DIRECTORY_ENTRY_NOT_FOUND" } });
  });

  it("is kept by the database from a role that only reads it, and from a change of what was written", async () => {
    const raw = new pg.Client({ host: site.socketFolder, user: "isotherm", database: "postgres" });
    await raw.connect();
    const attempt = async (role: string, text: string): Promise<unknown> => {
      await raw.query("begin");
      try {
        await raw.query(
          "select set_config('isotherm.role', $1, true), set_config('isotherm.account_id', 'raw', true), set_config('role', 'isotherm_app', true)",
          [role],
        );
        return (await raw.query(text)).rowCount;
      } finally {
        await raw.query("rollback");
      }
    };
    const insert = (
      role: string,
    ) => `insert into directory_revision (entry_id, revision, account_id, author_role,
      specialty, name, place, note, state, search_text, sort_name)
      values ('raw', 1, 'raw', '${role}', 'surgery', 'x', '', '', 'current', 'x', 'x')`;
    for (const role of ["physician", "nurse", "researcher", "patient", "referrer"]) {
      await expect(attempt(role, insert(role)), role).rejects.toMatchObject({ code: "42501" });
    }
    expect(await attempt("coordinator", insert("coordinator"))).toBe(1);
    await expect(attempt("coordinator", insert("administrator"))).rejects.toMatchObject({ code: "42501" });
    for (const role of ["researcher", "patient", "referrer"]) {
      expect(await attempt(role, "select * from directory_revision"), role).toBe(0);
    }
    await expect(raw.query("update directory_revision set name = 'y'")).rejects.toThrow();
    await expect(raw.query("delete from directory_revision")).rejects.toThrow();
    await raw.end();
  });
});
