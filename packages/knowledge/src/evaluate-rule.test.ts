import { evaluateRule, rule, ruleInputNames, rules } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";

describe("evaluateRule", () => {
  it.each(rules().map((entry) => [entry.id, entry] as const))("%s does what its cases say", (_id, entry) => {
    expect(entry.cases.some((example) => example.fires)).toBe(true);
    expect(entry.cases.some((example) => !example.fires)).toBe(true);
    for (const example of entry.cases) {
      expect(evaluateRule(entry, example.inputs) !== null, example.name).toBe(example.fires);
    }
  });

  it("[R26] has three steps: near at 5 mm, touching, and the −20 °C isotherm touching", () => {
    const ids = ["rule/clearance/edge-watch", "rule/clearance/edge-touching", "rule/clearance/stop"];
    const fired = (iceClearanceMm: number, lesionClearanceMm: number): (string | undefined)[] =>
      ids
        .map((id) =>
          evaluateRule(rule(id), { structureName: "esophagus", iceClearanceMm, lesionClearanceMm }),
        )
        .filter((finding) => finding !== null)
        .map((finding) => finding?.severity);
    expect(fired(5.1, 9)).toEqual([]);
    expect(fired(5, 9)).toEqual(["info"]);
    expect(fired(0, 4)).toEqual(["warning"]);
    expect(fired(-3, 0)).toEqual(["critical"]);
  });

  it("[R22] warns above −100 °C tips and at nerves colder than −100 and −140 °C", () => {
    const tip = (tipTemperatureC: number): boolean =>
      evaluateRule(rule("rule/device/cold-tip"), { deviceName: "probe", tipTemperatureC }) !== null;
    expect([tip(-89), tip(-100), tip(-140)]).toEqual([false, true, true]);
    const nerve = (nerveColdestC: number): (string | undefined)[] =>
      ["rule/lesion/above-grade-two", "rule/lesion/necrosis"].map(
        (id) => evaluateRule(rule(id), { nerveColdestC })?.severity,
      );
    expect(nerve(-99)).toEqual([undefined, undefined]);
    expect(nerve(-120)).toEqual(["warning", undefined]);
    expect(nerve(-141)).toEqual([undefined, "critical"]);
  });

  it("[R30] flags a vessel of 3 mm in the planned zone", () => {
    const flag = (vesselDiameterMm: number, iceClearanceMm: number): boolean =>
      evaluateRule(rule("rule/heat-sink/beside-ice"), {
        structureName: "carotid artery",
        nerveDistanceMm: 3,
        vesselDiameterMm,
        iceClearanceMm,
      }) !== null;
    expect([flag(3, -1), flag(2.9, -1), flag(6, 2.1)]).toEqual([true, false, false]);
  });

  it("[R24] tells a freeze of tumor length on a nerve, in minutes", () => {
    const inputs = { procedureType: "neurolysis", totalS: 2160 };
    expect(evaluateRule(rule("rule/protocol/long-for-nerve"), inputs)?.message).toContain("takes 36 min");
    expect(evaluateRule(rule("rule/protocol/long-for-nerve"), { ...inputs, totalS: 600 })).toBeNull();
  });

  it("[R37] holds back a custom target without a safe-access assessment", () => {
    const inputs = { targetName: "my nerve", targetIsCustom: true, safeAccessStated: false };
    expect(evaluateRule(rule("rule/target/custom-safe-access"), inputs)?.severity).toBe("critical");
    expect(
      evaluateRule(rule("rule/target/custom-safe-access"), { ...inputs, safeAccessStated: true }),
    ).toBeNull();
  });

  it("explains itself: message with values and limits, inputs, sources, certainty", () => {
    const finding = evaluateRule(
      rule("rule/lesion/too-short"),
      { lengthAtLesionMm: 2.54 },
      { kind: "target", id: "nerve" },
    );
    expect(finding?.message).toContain("2.5 mm");
    expect(finding?.message).toContain("at least 4 mm");
    expect(finding?.inputs).toEqual({ lengthAtLesionMm: 2.54 });
    expect(finding?.place?.id).toBe("nerve");
    expect(finding?.sources.length).toBeGreaterThan(0);
  });

  it("does not fire on an unknown input, and refuses an absent or senseless one", () => {
    const skin = rule("rule/skin/red");
    expect(evaluateRule(skin, { skinMinimumC: null })).toBeNull();
    expect(() => evaluateRule(skin, {})).toThrow(expect.objectContaining({ code: "KNOWLEDGE_RULE_INPUT" }));
    expect(() => evaluateRule(skin, { skinMinimumC: Number.NaN })).toThrow(/not a number/u);
    expect(() => evaluateRule(skin, { skinMinimumC: "cold" })).toThrow(/as a number/u);
    expect(ruleInputNames(skin)).toEqual(["skinMinimumC"]);
  });

  it("speaks of one thing in the singular and of several in the plural", () => {
    const say = (missingStructureCount: number): string | undefined =>
      evaluateRule(rule("rule/structure/checklist"), {
        targetName: "the nerve",
        missingStructureCount,
        missingStructureNames: "esophagus",
      })?.message;
    expect(say(1)).toContain("1 structure at risk of the nerve has no distance yet");
    expect(say(1)).toContain("Mark it before approval");
    expect(say(2)).toContain("2 structures at risk of the nerve have no distance yet");
    expect(say(2)).toContain("Mark them before approval");
  });

  it("leaves no placeholder in any message", () => {
    for (const entry of rules()) {
      for (const example of entry.cases.filter((candidate) => candidate.fires)) {
        expect(evaluateRule(entry, example.inputs)?.message).not.toMatch(/[{}]|undefined/u);
      }
    }
  });
});
