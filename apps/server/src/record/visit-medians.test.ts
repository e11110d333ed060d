import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "./record-site.test-data.ts";

let site: TestSite;
const physician = () => site.as(testActor("physician"));
const medians = async () => (await physician()("GET", "visits/medians")).body.medians;

beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.stop());

const seen = (durationS: number | null) => ({
  kind: "work-up-step",
  step: "seen",
  performedBy: "physician-1",
  capacity: "proceduralist",
  manner: "in-person",
  durationS,
  text: "talked and looked",
});

async function visits(durations: readonly (number | null)[]): Promise<string> {
  const person = {
    familyName: "Visited",
    givenName: "Vera",
    birthDate: "1961-04-03",
    sex: null,
    phone: null,
    email: null,
    medicalRecordNumber: null,
  };
  const { patientId } = (await physician()("POST", "patients", { person })).body;
  for (const [index, durationS] of durations.entries()) {
    const answer = await physician()("POST", `patients/${patientId}/events`, {
      id: `visit-${index}`,
      version: 2,
      happenedAt: new Date(Date.now() - (durations.length - index) * 3_600_000).toISOString(),
      correction: null,
      content: seen(durationS),
    });
    expect(answer.status).toBe(200);
  }
  return patientId;
}

describe("how long visits take", () => {
  it("[R100] holds the median of first visits and of later ones against what is planned", async () => {
    expect(await medians()).toEqual([
      { templateId: "new", plannedS: 2400, visitCount: 0, medianS: null },
      { templateId: "follow-up", plannedS: 900, visitCount: 0, medianS: null },
    ]);
    await visits([2400, 600]);
    await visits([3000, null, 1200]);
    const third = await visits([2700]);
    expect(await medians()).toEqual([
      { templateId: "new", plannedS: 2400, visitCount: 3, medianS: 2700 },
      { templateId: "follow-up", plannedS: 900, visitCount: 2, medianS: 900 },
    ]);
    const withdrawn = {
      id: "gone",
      version: 2,
      happenedAt: new Date().toISOString(),
      correction: { eventId: "visit-0", reason: "another patient" },
      content: { kind: "withdrawal", reason: "another patient" },
    };
    expect((await physician()("POST", `patients/${third}/events`, withdrawn)).status).toBe(200);
    expect((await medians())[0]).toMatchObject({ visitCount: 2, medianS: 2700 });
  });
});
