import {
  adverseEvents,
  adviseRepeat,
  anticoagulationAdvice,
  anticoagulationRows,
  checkReadiness,
  checkRescueOrders,
  codes,
  contraindicationsFor,
  explanation,
  explanations,
  followPathway,
  gradings,
  pathway,
  pathways,
  pathwaysFor,
  readability,
  readinessItems,
  reference,
  regrowthWindow,
  rescueOrders,
  riskText,
  suggestCodes,
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

describe("rescue and readiness", () => {
  it("[R114, W1] hold tramadol, lidocaine patch, NSAID and the Medrol Dosepak, with interaction checks", () => {
    expect(rescueOrders("neuritis").map(({ name }) => name)).toEqual([
      "Lidocaine 5 % patch, where the pain shoots",
      "Medrol Dosepak: methylprednisolone 4 mg × 21, taper",
      "NSAID",
      "Tramadol",
    ]);
    const patient = Object.fromEntries(
      rescueOrders("neuritis").flatMap(({ checks }) =>
        checks.flatMap(({ when }) => when.map(({ quantity }) => [quantity, false])),
      ),
    );
    expect(checkRescueOrders("neuritis", patient)).toEqual([]);
    for (const [fact, text] of [
      ["takesSsri", "SSRI"],
      ["takesMaoi", "MAO"],
      ["hasSeizures", "seizures"],
      ["hasKidneyDisease", "kidney"],
      ["takesAnticoagulant", "anticoagulant"],
      ["hasDiabetes", "diabetes"],
      ["hasInfection", "infection"],
    ] as const) {
      expect(checkRescueOrders("neuritis", { ...patient, [fact]: true })[0]?.message).toContain(text);
    }
    expect(checkRescueOrders("neuritis", {})[0]?.message).toContain("not known");
  });

  it("[R115] is complete only when each item of clinic and operator is confirmed", () => {
    const ids = readinessItems("long-covid").map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(checkReadiness("long-covid", ids).complete).toBe(true);
    const open = checkReadiness("long-covid", ids.slice(1));
    expect(open.complete).toBe(false);
    expect(open.open.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });
});

describe("pathways", () => {
  it("[R42] follow long COVID: block and readiness first, hard stop without a passed block", () => {
    const state = (inputs: Record<string, string | boolean>): string[] =>
      followPathway(pathway("long-covid"), inputs)
        .filter(({ state: due, stoppedBy }) => due === "due" && stoppedBy === null)
        .map(({ step }) => step.id);
    const blocked = { blockOutcome: "none", readiness: "complete", treated: false };
    expect(state(blocked)).toEqual(["request", "baseline", "consent", "block", "hard-stop"]);
    expect(state({ ...blocked, blockOutcome: "waived" })).not.toContain("treat");
    expect(state({ ...blocked, blockOutcome: "pass" })).toContain("treat");
    expect(state({ blockOutcome: "pass", readiness: "open", treated: false })).not.toContain("treat");
    expect(state({})).not.toContain("treat");
    expect(
      pathway("long-covid")
        .steps.map(({ text }) => text)
        .join(),
    ).toContain("COMPASS-31");
  });

  it("[R112, R113] follow a neuritis: calls on days 3, 7, 14, visits at 2 and 6 weeks, alert after day 42", () => {
    const due = (days: number, painAtOrAboveBaseline: boolean): string[] =>
      followPathway(pathway("neuritis-after-stellate"), {
        daysSinceFreezeCount: days,
        neuritis: true,
        redFlag: false,
        painAtOrAboveBaseline,
      })
        .filter((entry) => entry.state === "due")
        .map(({ step }) => step.id);
    expect(due(2, true)).toEqual(["warn", "remedies"]);
    expect(due(7, true)).toEqual(["warn", "day-3", "day-7", "remedies"]);
    expect(due(14, true)).toContain("day-14");
    expect(due(41, true)).not.toContain("still");
    expect(due(42, true)).toContain("still");
    expect(due(43, false)).not.toContain("still");
  });

  it("[R125] start a desmoid with surveillance, and hold γ-secretase inhibitors", () => {
    const quiet = followPathway(pathway("desmoid"), { threat: false });
    expect(quiet.find(({ step }) => step.id === "1-surveillance")?.state).toBe("due");
    expect(quiet.find(({ step }) => step.id === "4-options")?.state).toBe("not-now");
    expect(
      pathway("desmoid")
        .steps.map(({ text }) => text)
        .join(),
    ).toContain("nirogacestat");
  });

  it("[R129] prefer embolization when the freeze would take in tendon, nerve bundle or skin", () => {
    const foot = { threat: true, site: "foot", systemicFailedOrDeclined: true };
    const state = (overlaps: boolean, id: string): string | undefined =>
      followPathway(pathway("desmoid"), {
        ...foot,
        destructible90Percent: true,
        extraAbdominal: true,
        zoneOverlapsTendonNerveSkin: overlaps,
      }).find(({ step }) => step.id === id)?.state;
    expect([state(true, "5a-cryo"), state(true, "5b-embolization")]).toEqual(["not-now", "due"]);
    expect([state(false, "5a-cryo"), state(false, "5b-embolization")]).toEqual(["due", "not-now"]);
  });

  it("[R48] hold a motor or mixed nerve until strength, walking aid, falls plan and the talk are on record", () => {
    const treat = (id: string, inputs: Record<string, string | boolean | number>): string | undefined =>
      followPathway(pathway(id), {
        blockOutcome: "pass",
        treated: false,
        indication: "cancer-pain",
        ...inputs,
      }).find(({ step }) => step.id === "treat")?.stoppedBy?.id;
    for (const id of ["nerve-pain", "cancer-pain"]) {
      expect(treat(id, { fibers: "mixed", motorTalkRecorded: false })).toBe("motor-talk");
      expect(treat(id, { fibers: "motor" })).toBe("motor-talk");
      expect(treat(id, { fibers: "mixed", motorTalkRecorded: true })).toBeUndefined();
      expect(treat(id, { fibers: "sensory", motorTalkRecorded: false })).toBeUndefined();
    }
    const talk = pathway("nerve-pain").steps.find(({ id }) => id === "motor-talk");
    expect(talk?.text).toMatch(/MRC grade, walking aid, falls plan, consent/u);
  });

  it("are versioned with an author, six in number, and found by indication", () => {
    expect(pathways().map(({ id }) => id)).toHaveLength(6);
    for (const { version, author } of pathways()) {
      expect(version).toBeGreaterThan(0);
      expect(author).not.toBe("");
    }
    expect(pathwaysFor("long-covid").map(({ id }) => id)).toEqual(["long-covid"]);
  });
});

describe("codes", () => {
  it("hold CPT back until counsel and the site's licence, and show conflicts and expiry where it is held", () => {
    const ask = { targetId: "genicular-nerves", indication: "knee-osteoarthritis", on: "2026-11-23" };
    const open = suggestCodes({ ...ask, cptLicensed: false });
    expect(open.suggestions.some(({ code }) => code.system === "CPT")).toBe(false);
    expect(open.hiddenCount).toBeGreaterThan(0);
    expect(codes({ cptLicensed: false }).length).toBeLessThan(codes({ cptLicensed: true }).length);
    const licensed = suggestCodes({ ...ask, cptLicensed: true });
    const leg = licensed.suggestions.find(({ code }) => code.code === "0441T");
    expect(leg?.alerts.join("; ")).toMatch(/look again before 2027-01-01.*64640.*not appropriate/u);
    const later = suggestCodes({ ...ask, on: "2027-01-02", cptLicensed: true });
    expect(later.suggestions.find(({ code }) => code.code === "0441T")?.alerts[0]).toContain(
      "look again now",
    );
  });
});

describe("explanations", () => {
  it("[R51] are editable blocks in plain words, of which one speaks of learning anew", () => {
    expect(explanations().every(({ editable }) => editable)).toBe(true);
    expect(explanation("learn-anew").text).toContain("learn anew");
  });

  it("[R93] say that some pain will stay and that the team stays too", () => {
    expect(explanation("goal").text).toMatch(/Some pain will stay.*We stay with you/u);
  });

  it("[R53] offer the reset picture, marked as an analogy", () => {
    expect(explanation("reset")).toMatchObject({ analogy: true });
    expect(explanation("reset").text).toContain("only a picture");
  });

  it("read below the age limit by Flesch–Kincaid, whose own arithmetic is exact", () => {
    const cat = readability("The cat sat on the mat.");
    expect(cat).toMatchObject({ sentenceCount: 1, wordCount: 6, syllableCount: 6 });
    expect(cat.schoolGrade).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 9);
    const hard = "Radiofrequency ablation irreversibly coagulates intraneural microvasculature.";
    expect(readability(hard).schoolGrade).toBeGreaterThan(12);
  });
});
