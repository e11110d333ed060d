import {
  evaluateCriteria,
  instrument,
  instruments,
  morphineEquivalents,
  painChange,
  scoreInstrument,
} from "@isotherm/knowledge";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("instruments", () => {
  it("embed what is free and leave slots for what is licensed", () => {
    const use = (wanted: string): string[] =>
      instruments()
        .filter(({ licence }) => licence.use === wanted)
        .map(({ shortName }) => shortName)
        .sort();
    expect(use("embedded")).toEqual(
      [
        "NRS",
        "PEG",
        "PGIC",
        "ESAS-r",
        "DASS-21",
        "PHQ-9",
        "GAD-7",
        "Budapest",
        "Nantes",
        "Interview",
        "Body map",
        "MRC",
      ].sort(),
    );
    expect(use("site-slot")).toEqual(
      expect.arrayContaining(["BPI-SF", "COMPASS-31", "DN4", "EQ-5D-5L", "GODDESS", "ODI"]),
    );
    expect(use("link-only")).toEqual(["PCS"]);
  });

  it("carry the acknowledgment that a licence asks for", () => {
    for (const record of instruments()) {
      const asks = /with acknowledgment|with citation/u.test(record.licence.terms);
      expect(record.licence.acknowledgment !== null, record.id).toBe(asks);
    }
  });

  it("score PEG as a mean, PHQ-9 and GAD-7 as sums, with LOINC codes", () => {
    const peg = scoreInstrument(instrument("peg"), { pain: 6, enjoyment: 7, activity: 9 });
    expect(peg.scores[0]).toMatchObject({ valueScore: 7.33, loincCode: "91147-9" });
    expect(peg.scores[0]?.text).toBe("(6 + 7 + 9) / 3 = 7.33");
    const answers = (count: number, value: number): Record<string, number> =>
      Object.fromEntries(Array.from({ length: count }, (_entry, index) => [`q${index + 1}`, value]));
    expect(scoreInstrument(instrument("phq-9"), answers(9, 3)).scores[0]?.valueScore).toBe(27);
    expect(scoreInstrument(instrument("gad-7"), answers(7, 3)).scores[0]).toMatchObject({
      valueScore: 21,
      loincCode: "70274-6",
    });
  });

  it("double the sums of DASS-21 and cut them as its manual does", () => {
    const answers = Object.fromEntries(
      Array.from({ length: 21 }, (_entry, index) => [`d${index + 1}`, 1] as const),
    );
    const bands = scoreInstrument(instrument("dass-21"), answers).scores.map(
      ({ id, valueScore, band }) => `${id} ${valueScore} ${band}`,
    );
    expect(bands).toEqual(["depression 14 moderate", "anxiety 14 moderate", "stress 14 normal"]);
    const items = instrument("dass-21").scores.flatMap(({ itemIds }) => itemIds);
    expect(new Set(items).size).toBe(21);
  });

  it("weigh the six domains of COMPASS-31 to 100, from what a licensed site enters", () => {
    const raw = {
      orthostatic: 10,
      vasomotor: 6,
      secretomotor: 7,
      gastrointestinal: 28,
      bladder: 9,
      pupillomotor: 15,
    };
    const { scores } = scoreInstrument(instrument("compass-31"), raw);
    expect(scores.find(({ id }) => id === "total")?.valueScore).toBeCloseTo(100, 0);
  });

  it("leave a score open when an answer is missing or out of range, and say which", () => {
    const open = scoreInstrument(instrument("peg"), { pain: 6, enjoyment: 11 });
    expect(open.scores[0]?.valueScore).toBeNull();
    expect(open.missingItemIds).toEqual(["enjoyment", "activity"]);
    expect(open.problems[0]).toMatch(/11 is outside 0 to 10/u);
    const bpi = scoreInstrument(instrument("bpi-sf"), { severity: 5.5, interference: 7 });
    expect(bpi.scores.map(({ valueScore }) => valueScore)).toEqual([5.5, 7]);
  });
});

describe("evaluateCriteria", () => {
  const budapest = instrument("budapest");
  const yes = (...ids: string[]): Record<string, number> => ({
    ...Object.fromEntries(budapest.items.map(({ id }) => [id, 0])),
    pain: 1,
    "no-better-diagnosis": 1,
    ...Object.fromEntries(ids.map((id) => [id, 1])),
  });
  const met = (answers: Record<string, number>): (boolean | null)[] =>
    evaluateCriteria(budapest, answers).map((result) => result.met);

  it("[R40] meets Budapest with 3 symptoms and 2 signs, and the research version only with all 4", () => {
    const three = ["symptom-sensory", "symptom-vasomotor", "symptom-motor"];
    const signs = ["sign-sensory", "sign-sudomotor"];
    expect(met(yes(...three, ...signs))).toEqual([true, false]);
    expect(met(yes(...three, "symptom-sudomotor", ...signs))).toEqual([true, true]);
    expect(met(yes(...three, "sign-sensory"))).toEqual([false, false]);
    expect(met(yes(...three.slice(1), ...signs))).toEqual([false, false]);
    expect(met({ ...yes(...three, ...signs), "no-better-diagnosis": 0 })).toEqual([false, false]);
  });

  it("[R45] meets Nantes only with all five, and stays open while one is not answered", () => {
    const all = { territory: 1, sitting: 1, night: 1, "no-deficit": 1, block: 1 };
    const nantes = instrument("nantes");
    expect(evaluateCriteria(nantes, all)[0]?.met).toBe(true);
    const { block: _block, ...rest } = all;
    expect(evaluateCriteria(nantes, rest)[0]).toMatchObject({ met: null, missingItemIds: ["block"] });
    for (const id of Object.keys(all)) {
      expect(evaluateCriteria(nantes, { ...all, [id]: 0 })[0]?.met).toBe(false);
    }
  });

  it("never meets criteria with more answers open than decided against them", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...budapest.items.map(({ id }) => id)), fc.constant(1)),
        (answers) => evaluateCriteria(budapest, answers).every((result) => result.met !== false),
      ),
    );
  });
});

describe("painChange", () => {
  it("[R94] counts a responder from half less pain, and always shows 30 % beside it", () => {
    const quiet = { equivalentBeforeMgPerDay: 60, equivalentAfterMgPerDay: 40, rescueReintervention: false };
    expect(painChange({ painBeforeScore: 8, painAfterScore: 4, ...quiet })).toMatchObject({
      atLeast30Percent: true,
      atLeast50Percent: true,
      responder: true,
    });
    expect(painChange({ painBeforeScore: 10, painAfterScore: 7, ...quiet })).toMatchObject({
      atLeast30Percent: true,
      atLeast50Percent: false,
      responder: false,
    });
  });

  it("counts no responder with more opioids or a rescue, and does not guess", () => {
    const half = { painBeforeScore: 8, painAfterScore: 2 };
    const more = { equivalentBeforeMgPerDay: 10, equivalentAfterMgPerDay: 20, rescueReintervention: false };
    expect(painChange({ ...half, ...more }).responder).toBe(false);
    expect(painChange(half).responder).toBeNull();
    expect(painChange({ ...half, rescueReintervention: true }).responder).toBe(false);
    expect(painChange({ painBeforeScore: 0, painAfterScore: 0 }).dropFraction).toBeNull();
  });
});

describe("morphineEquivalents", () => {
  const total = (opioidId: string, route: string, dose: number): number =>
    morphineEquivalents([{ opioidId, route, dose }]).totalMgPerDay;

  it("gives the worked values of the CDC: fentanyl 25 mcg/h 60, hydrocodone 20 mg 20, oxycodone 20 mg 30", () => {
    expect(total("fentanyl-transdermal", "transdermal", 25)).toBe(60);
    expect(total("hydrocodone", "oral", 20)).toBe(20);
    expect(total("oxycodone", "oral", 20)).toBe(30);
    const sum = morphineEquivalents([
      { opioidId: "tramadol", route: "oral", dose: 200 },
      { opioidId: "morphine", route: "oral", dose: 30 },
    ]);
    expect(sum).toMatchObject({ totalMgPerDay: 70, complete: true, table: "CDC 2022" });
    expect(sum.rows[0]?.text).toBe("Tramadol 200 mg/day × 0.2 = 40");
  });

  it("does not convert buprenorphine, other routes or unknown drugs, and says so", () => {
    const mixed = morphineEquivalents([
      { opioidId: "buprenorphine", route: "sublingual", dose: 8 },
      { opioidId: "morphine", route: "intravenous", dose: 10 },
      { opioidId: "poppy", route: "oral", dose: 1 },
      { opioidId: "morphine", route: "oral", dose: Number.NaN },
      { opioidId: "codeine", route: "oral", dose: 60 },
    ]);
    expect(mixed).toMatchObject({ totalMgPerDay: 9, complete: false });
    expect(mixed.rows.filter(({ equivalentMgPerDay }) => equivalentMgPerDay === null)).toHaveLength(4);
    expect(mixed.caution).toContain("never for switching");
  });
});
