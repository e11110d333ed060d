import { describe, expect, it } from "vitest";
import cancerSample from "../../samples/cancer-patient-v1.json" with { type: "json" };
import covidSample from "../../samples/long-covid-patient-v1.json" with { type: "json" };
import { first, ready, treated } from "../cancer-patient.test-data.ts";
import { readEvent } from "../document/read-event.ts";
import { afterFreeze, allReady, asked, stellateBlock } from "../long-covid-patient.test-data.ts";
import { latestOf, type PatientRecord, patientRecord } from "../record/patient-record.ts";
import { days, testPatientId } from "../record/record.test-data.ts";
import type { EventContent } from "../record/record-event.ts";
import { neuritisRescueFindings } from "./rescue-check.ts";
import { supportSummary } from "./support-summary.ts";
import { takeHomeSheet } from "./take-home-sheet.ts";
import { thenAndNow } from "./then-and-now.ts";

const recordOf = (rows: readonly (readonly [number, EventContent])[]): PatientRecord =>
  patientRecord(testPatientId, days(first, rows));

describe("the talk on one screen", () => {
  it("[R58] goes from plan to benefit, risks, plan B and questions, in the words that were agreed", () => {
    const parts = takeHomeSheet(ready, { targetId: "splanchnic-nerves", indication: "cancer-pain" });
    expect(parts.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "plan told",
      "benefit told",
      "risks told",
      "plan-b told",
      "questions told",
      "call-us told",
    ]);
    const text = parts.flatMap(({ lines }) => lines).join("\n");
    expect(text).toMatch(/"the band" is at 7 now\. We aim at 3\./u);
    expect(text).toMatch(/eat with the family on Sundays/u);
    expect(text).toMatch(/celiac neurolysis with ethanol/u);
  });

  it("[R58] leaves a part open instead of filling it in, and tells the neuritis of long COVID", () => {
    const empty = takeHomeSheet(patientRecord(testPatientId, []), {
      targetId: "sural-nerve",
      indication: "nowhere",
    });
    expect(empty.filter(({ state }) => state === "open").map(({ id }) => id)).toEqual([
      "risks",
      "plan-b",
      "questions",
    ]);
    const covid = takeHomeSheet(recordOf(asked), { targetId: "stellate-ganglion", indication: "long-covid" });
    expect(covid.find(({ id }) => id === "risks")?.lines).toHaveLength(2);
  });
});

describe("beside the procedure", () => {
  it("[R99] [R103] adds up counseling and tells which rehabilitation was kept", () => {
    const session = (attendance: "attended" | "missed"): EventContent => ({
      kind: "rehabilitation-session",
      freezeId: null,
      part: "physiotherapy",
      attendance,
      text: "",
    });
    const talk = {
      kind: "counseling",
      performedBy: "dr-one",
      durationS: 1200,
      text: "a new normal",
    } as const;
    const record = recordOf([
      [0, talk],
      [7, talk],
      [8, session("attended")],
      [15, session("attended")],
      [22, session("missed")],
    ]);
    expect(supportSummary(record)).toEqual({
      counselingS: 2400,
      rehabilitation: [{ part: "physiotherapy", attendedCount: 2, missedCount: 1 }],
    });
  });

  it("[R114] checks the remedies against the blood thinner on the list, and asks what nobody answered", () => {
    const list: EventContent = {
      kind: "medication-list",
      drugs: [
        {
          name: "apixaban",
          opioidId: null,
          route: "oral",
          doseMgPerDay: 10,
          patchRateMcgPerH: null,
          antithromboticId: "apixaban",
        },
      ],
      allergies: [],
      contraindicationIds: [],
      implants: [],
    };
    const findings = neuritisRescueFindings(recordOf([[0, list]]), { takesSsri: false, takesMaoi: true });
    const severityOf = (id: string): string | undefined =>
      findings.find(({ ruleId }) => ruleId === `rule/rescue/${id}`)?.severity;
    expect(severityOf("nsaid/anticoagulant")).toBe("critical");
    expect(severityOf("nsaid/kidney")).toBe("info");
    expect(findings.some(({ ruleId, severity }) => /tramadol/u.test(ruleId) && severity === "critical")).toBe(
      true,
    );
  });
});

describe("worked examples", () => {
  it("[R68] ships the cancer patient of unknown primary, synthetic, as events that anyone can load", () => {
    const record = patientRecord(
      testPatientId,
      cancerSample.map((event) => readEvent(event)),
    );
    expect(record).toEqual(treated);
    expect(latestOf(record, "referral-opened")?.reason).toMatch(/unknown primary, vague abdominal pain/u);
    expect(thenAndNow(record, "freeze-1", "2026-03-30T12:00:00Z").summary).toMatch(/57 % less/u);
  });

  it("ships the long-COVID patient beside it", () => {
    const rows = [
      ...asked,
      [9, stellateBlock],
      [10, allReady],
      ...afterFreeze([
        [3, 9],
        [7, 8],
        [14, 6],
        [42, null],
      ]),
    ] as const;
    const record = patientRecord(
      testPatientId,
      covidSample.map((event) => readEvent(event)),
    );
    expect(record.events.map(({ content }) => content)).toEqual(rows.map(([, content]) => content));
  });
});
