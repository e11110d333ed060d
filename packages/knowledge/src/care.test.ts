import {
  adverseEvents,
  adviseRepeat,
  anticoagulationAdvice,
  anticoagulationRows,
  contraindicationsFor,
  followPathway,
  gradings,
  pathway,
  reference,
  regrowthWindow,
  riskText,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

describe("regrowthWindow", () => {
  it("[R2] divides the distance by 1–2 mm/day and names its sources", () => {
    const window = regrowthWindow(120);
    expect(window).toMatchObject({ earliestDays: 60, latestDays: 120 });
    expect(window.sources).toContain("learnir");
    expect(() => regrowthWindow(-1)).toThrow(/0 mm or more/u);
  });

  it("[R33] plans the repeat: within weeks when incomplete, another therapy after two failures, else at the expected return", () => {
    const ask = { distanceMm: 100, failureCount: 0 };
    expect(adviseRepeat({ ...ask, response: "incomplete" }).advice).toBe("repeat-within-weeks");
    expect(adviseRepeat({ ...ask, response: "none", failureCount: 2 }).advice).toBe("change-therapy");
    const waiting = adviseRepeat({ ...ask, response: "complete" });
    expect(waiting.expectedReturn?.latestDays).toBe(100);
    expect(waiting.sources).toContain("delphi-2025");
  });
});

describe("anticoagulationAdvice", () => {
  it("shows the societies side by side with their disagreement, all unverified, and chooses none", () => {
    const advice = anticoagulationAdvice({
      drugId: "clopidogrel",
      targetId: "stellate-ganglion",
      creatinineClearanceMlPerMin: null,
    });
    expect(advice.statements.map(({ society, hold }) => `${society}: ${hold}`)).toEqual([
      "SIR 2019: 5 d",
      "ASRA 2018: 7 d",
      "ASIPP 2024: null",
    ]);
    expect(advice.disagreements).toHaveLength(2);
    expect(advice.disagreements[0]).toContain("SIR 2019 5 d; ASRA 2018 7 d");
    expect(advice.status).toBe("unverified");
    expect(advice.finding.message).toContain("not verified");
    expect(advice.always[0]).toContain("written agreement");
    expect(anticoagulationRows().every(({ status }) => status === "unverified")).toBe(true);
  });

  it("never falls through silently when creatinine clearance is missing or outside every row", () => {
    const hold = (clearance: number | null): string =>
      anticoagulationAdvice({
        drugId: "rivaroxaban",
        targetId: null,
        creatinineClearanceMlPerMin: clearance,
      })
        .statements.slice(0, 1)
        .map((entry) => [entry.hold, ...entry.alternatives].join(" | "))
        .join();
    expect(hold(40)).toBe("2 doses");
    expect(hold(20)).toBe("3 doses");
    expect(hold(null)).toContain("creatinine clearance from 30 mL/min: 2 doses");
    expect(hold(10)).toContain("creatinine clearance from 15 below 30 mL/min: 3 doses");
  });

  it("shows a site's own hold beside the societies, with its name", () => {
    const override = { name: "C. Lead", reason: "local pathway", date: "2026-11-01" };
    const { statements } = anticoagulationAdvice({
      drugId: "apixaban",
      targetId: "sural-nerve",
      creatinineClearanceMlPerMin: 80,
      overrides: [{ recordId: "sir-2019/apixaban", hold: "48 h", override }],
    });
    expect(statements[0]).toMatchObject({ hold: "4 doses", localOverride: { hold: "48 h", override } });
    expect(statements[1]?.localOverride).toBeNull();
  });

  it("flags that trigeminal and facet classes differ between societies", () => {
    for (const targetId of ["trigeminal-nerve", "medial-branch"]) {
      const { disagreements, bleedingClass } = anticoagulationAdvice({
        drugId: "aspirin",
        targetId,
        creatinineClearanceMlPerMin: null,
      });
      expect(disagreements.join()).toContain("Bleeding class");
      expect(bleedingClass?.gap).toContain("No society list names cryoneurolysis");
    }
  });
});

describe("risks", () => {
  it("[R109] differ by indication at one target", () => {
    const tachycardia = riskText("stellate-ganglion", "ventricular-tachycardia");
    const longCovid = riskText("stellate-ganglion", "long-covid");
    expect(tachycardia?.text).not.toBe(longCovid?.text);
    expect(riskText("stellate-ganglion", "hyperhidrosis")).toBeNull();
  });

  it('[R110] say "some" for Horner syndrome without a rate, beside published rates', () => {
    const text = riskText("stellate-ganglion", "ventricular-tachycardia");
    expect(text?.text).toMatch(/Horner syndrome in some \(no rate given\); one arm neurapraxia in 12/u);
    expect(text?.sources).toContain("sir-2023-abstract");
  });

  it("[R111] give one third and severe neuritis in long COVID, as one operator's report", () => {
    const text = riskText("stellate-ganglion", "long-covid");
    expect(text?.text).toMatch(/^One operator’s report: Horner syndrome in one third.*neuritis/u);
    expect(text?.status).toBe("expert-opinion");
    const horner = adverseEvents("stellate-ganglion").find(({ id }) => id === "horner");
    expect(horner?.rates[0]?.text).toContain("one operator’s report");
  });

  it("[R52] carry the hypertensive-crisis protocol at the adrenal", () => {
    const crisis = adverseEvents("adrenal-or-aorticorenal")[0];
    expect(crisis?.id).toBe("hypertensive-crisis");
    expect(crisis?.rates[0]).toMatchObject({ caseCount: 31, rateFraction: 0.43 });
    const steps = followPathway(pathway("cancer-pain"), { targetId: "adrenal-or-aorticorenal" });
    const adrenal = steps.find(({ step }) => step.id === "adrenal");
    expect(adrenal).toMatchObject({ state: "due" });
    expect(adrenal?.step.text).toMatch(/Arterial line.*metanephrines.*alpha-blockade/u);
    expect(riskText("adrenal-or-aorticorenal", "cancer-pain")?.text).toContain("on thaw");
  });

  it("show every rate with its source, and every grade with the version of its system", () => {
    for (const event of adverseEvents())
      for (const rate of event.rates) expect(rate.sources.map(reference).length).toBeGreaterThan(0);
    expect(gradings().map(({ name, version }) => `${name} ${version}`)).toEqual(
      expect.arrayContaining(["CTCAE 5.0 (27 November 2017)", "CTCAE 6.0 (22 July 2025)"]),
    );
  });

  it("list cold disorders against cryo, and bowel obstruction only at the celiac plexus", () => {
    const names = (target: string | null, modality: string | null): string[] =>
      contraindicationsFor(target, modality).map(({ id }) => id);
    expect(names("sural-nerve", "cryo")).toContain("cold-urticaria");
    expect(names("sural-nerve", "radiofrequency")).not.toContain("cold-urticaria");
    expect(names("celiac-plexus", "cryo")).toContain("bowel-obstruction");
    expect(names("sural-nerve", "cryo")).not.toContain("bowel-obstruction");
  });
});
