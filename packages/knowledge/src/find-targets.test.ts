import { findingKindFor, findTargets, searchTargets, type TargetSearch, targets } from "@isotherm/knowledge";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const idsFor = (search: TargetSearch): string[] =>
  findTargets(search).matches.map((match) => match.target.id);

describe("findTargets", () => {
  it("[R36] finds by symptom, by imaging finding and by dermatome", () => {
    expect(idsFor({ regions: ["outer-thigh"], qualities: ["burning"] })).toEqual([
      "lateral-femoral-cutaneous-nerve",
    ]);
    expect(idsFor({ imagingFindings: [{ kindId: "mass", stationId: "lung-apex" }] })).toContain(
      "stellate-ganglion",
    );
    expect(idsFor({ dermatomes: ["S3"] })).toContain("pudendal-nerve");
  });

  it("[R71] leads from a mass round the femoral nerve to it, first when the pain shoots down the leg", () => {
    const found = idsFor({
      radiation: ["front-thigh", "medial-leg"],
      qualities: ["shooting"],
      imagingFindings: [{ kindId: "encasement", stationId: "groin" }],
    });
    expect(found[0]).toBe("femoral-nerve");
  });

  it("[R72, R46] maps pelvic side wall to the obturator and perineum to the pudendal nerve", () => {
    const at = (stationId: string): string[] =>
      idsFor({ imagingFindings: [{ kindId: "encasement", stationId }] });
    expect(at("pelvic-side-wall")).toContain("obturator-nerve");
    expect(at("pelvic-side-wall")).not.toContain("pudendal-nerve");
    expect(at("perineum")).toEqual(["pudendal-nerve"]);
  });

  it("[R73] suggests an empirical splanchnic block for visceral belly pain without imaging correlate, and says empirical", () => {
    const found = findTargets({
      regions: ["upper-abdomen"],
      qualities: ["crampy"],
      imagingFindings: [{ kindId: "none", stationId: null }],
    }).matches;
    const splanchnic = found.find((match) => match.target.id === "splanchnic-nerves");
    expect(splanchnic?.empirical).toBe(true);
    expect(splanchnic?.clues.map(({ text }) => text).join()).toContain("labeled empirical");
    expect(found.filter(({ empirical }) => empirical)).toHaveLength(1);
    const knee = findTargets({
      regions: ["knee"],
      qualities: ["crampy"],
      imagingFindings: [{ kindId: "none", stationId: null }],
    });
    expect(knee.matches.some(({ empirical }) => empirical)).toBe(false);
  });

  it("[R75] asks to look one station above and one below the reported finding", () => {
    const { prompts } = findTargets({
      imagingFindings: [{ kindId: "node", stationId: "lower-retroperitoneum" }],
    });
    expect(prompts).toHaveLength(2);
    expect(prompts[0]).toContain("upper retroperitoneum");
    expect(prompts[1]).toContain("common iliac");
    expect(prompts.join()).toContain("Record the levels reviewed");
  });

  it("[R76, R78] leads from a node at the celiac origin that runs behind the crus to the splanchnic nerves, with certainty", () => {
    const { matches } = findTargets({
      regions: ["upper-abdomen"],
      qualities: ["aching"],
      imagingFindings: [{ kindId: "node", stationId: "retrocrural" }],
    });
    expect(matches[0]?.target.id).toBe("splanchnic-nerves");
    expect(matches[0]?.status).toBe("proposal");
    expect(matches[0]?.clues.find(({ kind }) => kind === "finding")?.status).toBe("expert-opinion");
  });

  it("[R77] reads hazy, soiled-looking fat as stranding", () => {
    expect(findingKindFor(" Dirty fat ")?.id).toBe("fat-stranding");
    expect(findingKindFor("unremarkable words")).toBeNull();
    expect(idsFor({ imagingFindings: [{ kindId: "fat-stranding", stationId: "celiac" }] })).toContain(
      "celiac-plexus",
    );
  });

  it("[R38] finds sciatic nerve, femoral nerve, brachial plexus and end branches for phantom pain", () => {
    expect(idsFor({ regions: ["phantom-leg"] })).toEqual(
      expect.arrayContaining(["plexus-sciatic-neuroma", "femoral-nerve", "posterior-tibial-nerve"]),
    );
    expect(idsFor({ regions: ["phantom-arm"] })).toEqual(["plexus-sciatic-neuroma"]);
  });

  it("[R43] offers stellate ganglion, brachial plexus and intercostal nerves for a Pancoast tumor", () => {
    expect(idsFor({ imagingFindings: [{ kindId: "mass", stationId: "lung-apex" }] }).sort()).toEqual([
      "intercostal-nerves",
      "plexus-sciatic-neuroma",
      "stellate-ganglion",
    ]);
  });

  it("[R40, R44] leads to the stellate ganglion for the arm and the lumbar chain for the leg", () => {
    expect(idsFor({ regions: ["hand"], qualities: ["burning"] })).toContain("stellate-ganglion");
    expect(idsFor({ regions: ["ankle"], qualities: ["cold"] })).toContain("lumbar-sympathetic-chain");
  });

  it("makes no target of a quality alone, and explains every clue", () => {
    expect(idsFor({ qualities: ["burning"] })).toEqual([]);
    for (const match of findTargets({ regions: ["knee"], dermatomes: ["L3"] }).matches)
      for (const clue of match.clues) {
        expect(clue.rule).not.toBe("");
        expect(clue.sources.length).toBeGreaterThan(0);
      }
  });

  it("reaches every target from its own regions, and marks dermatomes as not verified", () => {
    for (const record of targets()) {
      expect(idsFor({ regions: record.regions }), record.id).toContain(record.id);
      expect(record.dermatomes.status).toBe("unverified");
    }
    expect(searchTargets("basivertebral")[0]?.id).toBe("further-entries");
  });

  it("never throws on words that it does not know", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (regions, dermatomes) => {
        const found = findTargets({
          regions,
          dermatomes,
          imagingFindings: [{ kindId: "unknown", stationId: "nowhere" }],
        });
        return found.prompts.length === 0;
      }),
    );
  });
});
