import {
  checkReadiness,
  checkRescueOrders,
  codes,
  explanation,
  explanations,
  followPathway,
  guidelines,
  pathway,
  pathways,
  pathwaysFor,
  readability,
  readinessItems,
  readingList,
  reference,
  rescueOrders,
  suggestCodes,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

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

  it("are versioned with an author, and found by indication", () => {
    expect(pathways().map(({ id }) => id)).toHaveLength(8);
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

describe("guidelines and reading", () => {
  it("[R132] are watched with version and date, and recurrence after resection stands in the pathway", () => {
    const nccn = guidelines("2026-11-23").find(({ id }) => id === "nccn-soft-tissue");
    expect(nccn).toMatchObject({ version: null, checkedOn: null, pathwayIds: ["desmoid"] });
    expect(guidelines().find(({ id }) => id === "dtwg")?.version).toContain("2024");
    const resection = pathway("desmoid").steps.find(({ id }) => id === "5c-resection");
    expect(resection?.text).toContain("recurrence 24–77 % quoted");
  });

  it("[R145] offer related reading at the stellate ganglion, by link only", () => {
    const here = readingList("stellate-ganglion");
    expect(here.slice(0, 2).map(({ id }) => id)).toEqual(["episode-37", "stellate-technique"]);
    expect(here[0]?.about).toMatch(/Chary.*Sag.*Prologo/u);
    for (const { sources } of here) expect(sources.map(reference).length).toBe(1);
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
