import {
  adviseModalities,
  estimateTime,
  type ModalityAdvice,
  modalities,
  modality,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

type Case = Parameters<typeof adviseModalities>[0];

function adviceOn(id: string, patientCase: Partial<Case>): ModalityAdvice {
  const advice = adviseModalities({ purpose: "nerve", targetId: null, indication: null, ...patientCase });
  const found = advice.find((entry) => entry.modality.id === id);
  if (found === undefined) throw new Error(`no advice on ${id}`);
  return found;
}

const textsOf = (reasons: readonly { readonly text: string }[]): string =>
  reasons.map(({ text }) => text).join(" ");

describe("modalities", () => {
  it("[R19] are eleven, each marked for nerve, tumor or both", () => {
    expect(modalities().map(({ id, use }) => `${id}: ${use}`)).toEqual([
      "cryo: both",
      "radiofrequency: both",
      "cooled-radiofrequency: nerve",
      "pulsed-radiofrequency: nerve",
      "ethanol: both",
      "phenol: nerve",
      "microwave: tumor",
      "irreversible-electroporation: tumor",
      "block-only: nerve",
      "surgery: both",
      "no-procedure: both",
    ]);
  });

  it("[R7, R8, R23] show injury as practice and as evidence have it: cryo II, RF III–IV but often not permanent, pulsed RF none", () => {
    expect(modality("cryo").typicalInjury).toMatchObject({ lowestGrade: 2, highestGrade: 2 });
    expect(modality("cryo").reversible.answer).toBe("usually");
    const rf = modality("radiofrequency");
    expect(rf.typicalInjury).toMatchObject({ lowestGrade: 3, highestGrade: 4, evidenceCardIds: ["E2"] });
    expect(rf.typicalInjury.text).toContain("often not permanent");
    expect(rf.reversible.answer).toBe("often-not-permanent");
    expect(modality("pulsed-radiofrequency").typicalInjury.highestGrade).toBe(0);
    expect(modality("ethanol").typicalInjury.highestGrade).toBeNull();
  });

  it("[R11, R27, R28] say what can be seen growing, and that RF chars and raises impedance", () => {
    expect(modality("cryo").seenGrowing.answer).toBe("within-limits");
    for (const id of ["radiofrequency", "cooled-radiofrequency", "pulsed-radiofrequency"]) {
      expect(modality(id).seenGrowing).toMatchObject({ answer: "no" });
      expect(modality(id).seenGrowing.text).toContain("impedance and temperature");
    }
    expect(modality("radiofrequency").charAndImpedance.text).toMatch(/char.*impedance/u);
  });

  it("[R16, R20] keep RF usual at medial branch, SI, basivertebral nerve and bone tumor RF", () => {
    const rf = modality("radiofrequency");
    expect(rf.usualForTargetIds).toEqual(["medial-branch", "sacral-lateral-branches"]);
    expect(rf.usualForText.join()).toMatch(/basivertebral nerve.*OsteoCool/u);
    for (const targetId of rf.usualForTargetIds) {
      expect(textsOf(adviceOn("radiofrequency", { targetId }).reasonsFor)).toContain("RF remains usual");
      expect(textsOf(adviceOn("cryo", { targetId }).reasonsAgainst)).toContain("RF is usual here");
    }
  });
});

describe("adviseModalities", () => {
  it("[R15, R17] gives reasons for and against every option, with cards and sources, in an order that is no ranking", () => {
    const knee = adviseModalities({
      purpose: "nerve",
      targetId: "genicular-nerves",
      indication: "knee-osteoarthritis",
    });
    const phantom = adviseModalities({
      purpose: "nerve",
      targetId: "plexus-sciatic-neuroma",
      indication: "phantom-limb",
    });
    const order = modalities().map(({ id }) => id);
    expect(knee.map((entry) => entry.modality.id)).toEqual(order);
    expect(phantom.map((entry) => entry.modality.id)).toEqual(order);
    for (const entry of [...knee, ...phantom]) {
      expect(entry).not.toHaveProperty("score");
      expect(entry.rule).toContain("no ranking");
      const reasons = [...entry.reasonsFor, ...entry.reasonsAgainst, ...entry.questions, ...entry.exclusions];
      expect(reasons.length, entry.modality.id).toBeGreaterThan(0);
      for (const reason of reasons) expect(reason.sources.length).toBeGreaterThan(0);
    }
    expect(adviceOn("radiofrequency", {}).reasonsFor.length).toBeGreaterThan(0);
    const cryo = adviceOn("cryo", { targetId: "genicular-nerves", indication: "knee-osteoarthritis" });
    expect(textsOf(cryo.reasonsFor)).toContain("older sham-controlled trial");
    expect(textsOf(cryo.reasonsAgainst)).toContain("cooled RF lasted longer");
    expect(cryo.evidenceCards.map(({ id }) => id)).toContain("E20");
  });

  it("[R10] makes wanted regrowth a reason, and never hides the negative sham-controlled trial", () => {
    const cryo = adviceOn("cryo", {
      targetId: "plexus-sciatic-neuroma",
      indication: "phantom-limb",
      regrowthWanted: true,
    });
    expect(textsOf(cryo.reasonsFor)).toContain("Regrowth is wanted");
    expect(textsOf(cryo.reasonsAgainst)).toContain("Sham-controlled trial negative");
    expect(cryo.evidenceCards.map(({ id }) => id)).toContain("E5");
    expect(textsOf(adviceOn("radiofrequency", { regrowthWanted: true }).reasonsAgainst)).toContain(
      "Regrowth",
    );
    expect(textsOf(adviceOn("cryo", { regrowthWanted: false }).reasonsFor)).not.toContain("Regrowth");
  });

  it("[R18] sets block, RF, pulsed RF, cryo and surgery side by side for the stellate ganglion", () => {
    const crps = { targetId: "stellate-ganglion", indication: "crps-arm" };
    expect(textsOf(adviceOn("radiofrequency", crps).reasonsFor)).toContain("67.6 %");
    expect(textsOf(adviceOn("block-only", crps).reasonsAgainst)).toContain("21.2 %");
    expect(textsOf(adviceOn("cryo", crps).reasonsAgainst)).toContain("no primary source");
    expect(textsOf(adviceOn("surgery", crps).questions)).toContain("sympathectomy");
    expect(adviceOn("pulsed-radiofrequency", crps).reasonsAgainst).not.toEqual([]);
    for (const id of ["radiofrequency", "block-only", "cryo", "surgery"])
      expect(adviceOn(id, crps).evidenceCards.map((card) => card.id)).toContain("E8");
  });

  it("[R34] asks of a paired autonomic target whether permanent loss is acceptable, for what destroys", () => {
    const open = { targetId: "splanchnic-nerves", indication: "cancer-pain" };
    for (const id of ["radiofrequency", "cooled-radiofrequency", "ethanol", "phenol"]) {
      expect(textsOf(adviceOn(id, open).questions)).toContain("is permanent loss acceptable?");
      expect(textsOf(adviceOn(id, { ...open, permanentLossAcceptable: false }).questions)).toBe("");
    }
    expect(textsOf(adviceOn("cryo", open).questions)).toBe("");
    expect(textsOf(adviceOn("radiofrequency", { targetId: "sural-nerve" }).questions)).toBe("");
  });

  it("[R35] asks for the reason when permanent loss is said to be acceptable", () => {
    const yes = { targetId: "splanchnic-nerves", permanentLossAcceptable: true };
    expect(textsOf(adviceOn("ethanol", yes).questions)).toContain("write down why");
    const reasoned = { ...yes, permanentLossReason: "short life expectancy" };
    expect(adviceOn("ethanol", reasoned).questions).toEqual([]);
    expect(textsOf(adviceOn("radiofrequency", reasoned).reasonsFor)).toContain("recorded as acceptable");
  });

  it("[R47] excludes cryo at the superior hypogastric plexus and names chemical neurolysis", () => {
    const pelvic = { targetId: "superior-hypogastric-plexus" };
    expect(textsOf(adviceOn("cryo", pelvic).exclusions)).toContain("Cryo is off");
    expect(textsOf(adviceOn("ethanol", pelvic).reasonsFor)).toContain("lasting choice");
  });

  it("[R49, R50] says at the trigeminal nerve that the operator has not frozen there, and lists the alternatives", () => {
    const face = { targetId: "trigeminal-nerve", indication: "trigeminal-neuralgia" };
    expect(textsOf(adviceOn("cryo", face).reasonsAgainst)).toContain("has not done it");
    expect(textsOf(adviceOn("pulsed-radiofrequency", face).reasonsFor)).toContain("85.7 %");
    expect(textsOf(adviceOn("surgery", face).reasonsFor)).toMatch(/decompression.*glycerol.*radiosurgery/u);
  });

  it("prefers cryo with a pacemaker, and says what it would still need to know", () => {
    expect(textsOf(adviceOn("cryo", { implantedDevice: true }).reasonsFor)).toContain("passes no current");
    expect(textsOf(adviceOn("radiofrequency", { implantedDevice: true }).reasonsAgainst)).toContain("magnet");
    expect(adviceOn("cryo", {}).unanswered).toEqual(expect.arrayContaining(["implantedDevice", "crowded"]));
  });

  it("opens the long-COVID stop of cryo only by a passed block", () => {
    const longCovid = { targetId: "stellate-ganglion", indication: "long-covid" };
    expect(adviceOn("cryo", longCovid).exclusions).toHaveLength(1);
    expect(adviceOn("cryo", { ...longCovid, blockOutcome: "waived" }).exclusions).toHaveLength(1);
    expect(adviceOn("cryo", { ...longCovid, blockOutcome: "pass" }).exclusions).toEqual([]);
  });
});

describe("estimateTime", () => {
  it("[R21] multiplies placement and cycles by the levels; RF is quicker than cryo", () => {
    const cryo = estimateTime({
      modalityId: "cryo",
      levelCount: 3,
      protocolPresetId: "single-10-min",
      placementS: 300,
    });
    expect(cryo).toMatchObject({ levelS: 900, totalS: 2700, missing: [] });
    const rf = estimateTime({ modalityId: "radiofrequency", levelCount: 3, placementS: 300 });
    expect(rf.totalS).toBeLessThan(cryo.totalS ?? 0);
    expect(rf.sources).toContain("rapm-49-a173");
  });

  it("guesses nothing: without a source it says so", () => {
    const phenol = estimateTime({ modalityId: "phenol", levelCount: 1 });
    expect(phenol.totalS).toBeNull();
    expect(phenol.text).toContain("No time is held");
    expect(estimateTime({ modalityId: "cryo", levelCount: 1 }).missing).toContain("freeze protocol");
  });
});
