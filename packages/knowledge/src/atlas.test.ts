import {
  evidenceCard,
  evidenceCards,
  protocolPreset,
  reference,
  searchRecords,
  searchTargets,
  target,
  targets,
  wordingRows,
} from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

describe("targets", () => {
  it("[R13] holds T1 to T23 with known freeze protocols and sources", () => {
    expect(targets().map((record) => record.atlasNumber)).toEqual(
      Array.from({ length: 23 }, (_entry, index) => `T${index + 1}`),
    );
    for (const record of targets()) {
      for (const id of record.protocolPresetIds) expect(protocolPreset(id).id).toBe(id);
      expect(record.sources.map(reference).length).toBeGreaterThan(0);
    }
  });

  it("[R29] lists around the stellate ganglion the six neighbors and carotid, jugular, phrenic, plexus and dura", () => {
    const neighbors = target("stellate-ganglion")
      .structuresAtRisk.map(({ name }) => name)
      .join("; ");
    const named = [
      "esophagus",
      "inferior thyroid artery",
      "vertebral artery",
      "recurrent laryngeal nerve",
      "thyroid",
      "lung apex",
      "carotid",
      "jugular",
      "phrenic",
      "brachial plexus",
      "dura",
    ];
    for (const name of named) expect(neighbors).toContain(name);
  });

  it("[R47] keeps cryo off at the superior hypogastric plexus, with the reason", () => {
    const record = target("superior-hypogastric-plexus");
    expect(record.cryoStatus).toBe("disabled");
    expect(record.cryoStatusReason).toContain("ethanol");
  });

  it("[R32] marks the medial branch as carrying motor fibers", () => {
    expect(target("medial-branch").fibers).toBe("mixed");
    expect(target("medial-branch").note).toContain("multifidus");
  });

  it("[W4] offers nothing for the hand's nerve that a slip of the tongue names", () => {
    const slip = wordingRows().find((row) => row.id === "W4")?.forbidden[0] ?? "";
    expect(searchTargets(slip)).toEqual([]);
    const ids = searchTargets(slip.split(" ")[0] ?? "").map((record) => record.id);
    expect(ids).not.toContain("medial-branch");
    expect(searchTargets("medial branch")[0]?.id).toBe("medial-branch");
  });
});

describe("searchTargets", () => {
  it.each([
    ["stellate", "stellate-ganglion"],
    ["Stelate", "stellate-ganglion"],
    ["  GANGLION  stellate ", "stellate-ganglion"],
    ["coeliac", "celiac-plexus"],
    ["tibial nerve post", "posterior-tibial-nerve"],
    ["T10", "splanchnic-nerves"],
    ["splanhcnic", "splanchnic-nerves"],
    ["meralgia", "lateral-femoral-cutaneous-nerve"],
    ["tarsal tunnel", "posterior-tibial-nerve"],
  ])("finds %j", (text, id) => {
    expect(searchTargets(text)[0]?.id).toBe(id);
  });

  it("gives everything for nothing, and nothing for nonsense", () => {
    expect(searchTargets(" ")).toHaveLength(23);
    expect(searchTargets("xyzzy")).toEqual([]);
  });
});

describe("searchRecords", () => {
  it("forgives spelling in any list of records", () => {
    const found = searchRecords(evidenceCards(), "phantm limb", ({ id, title, evidence }) => ({
      names: [id, title],
      rest: evidence,
    }));
    expect(found[0]?.id).toBe("E5");
  });
});

describe("evidence cards", () => {
  it("keep negative trials in a field of their own, each with its source", () => {
    const negative = evidenceCards().filter(({ negativeTrials }) => negativeTrials.length > 0);
    expect(negative.map(({ id }) => id)).toEqual(["E5", "E6", "E14", "E20"]);
    expect(evidenceCard("E5").negativeTrials[0]?.sources).toEqual(["ilfeld-2023"]);
  });

  it("are E1 to E20, each with both sides and its sources", () => {
    expect(evidenceCards().map((card) => card.id)).toEqual(
      Array.from({ length: 20 }, (_entry, index) => `E${index + 1}`),
    );
    for (const card of evidenceCards()) {
      expect(card.practice).not.toBe("");
      expect(card.evidence.length).toBeGreaterThan(0);
      expect(card.sources.map(reference).length).toBeGreaterThan(0);
    }
    expect(evidenceCard("E5").show).toContain("the sham-controlled trial was not");
  });
});
