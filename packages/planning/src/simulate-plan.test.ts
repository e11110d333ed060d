import { threshold } from "@isotherm/knowledge";
import { describe, expect, test } from "vitest";
import { compareOutcomes } from "./assessment/compare-outcomes.ts";
import { formatGradeBand, gradeBand } from "./assessment/injury-grade.ts";
import { commonIsotherms } from "./assessment/isotherm-temperatures.ts";
import { ball, blockPlan, blockTarget, blockVolume, computed, softBlock } from "./block-case.test-data.ts";
import { protocolFromPreset } from "./document/new-plan.ts";
import { protocolTotals } from "./document/protocol-totals.ts";
import { lesionFindings } from "./findings/lesion-findings.ts";
import { planFindings } from "./findings/plan-findings.ts";
import { structureFindings } from "./findings/structure-findings.ts";
import type { PlanOutcome } from "./outcome.ts";
import { simulatePlan } from "./simulate-plan.ts";
import type { DeviceOverride, StructureAtRisk, TreatmentPlan } from "./treatment-plan.ts";

/** Balls at rising distance from the ice, and a nerve at its edge. */
const neighbors: readonly StructureAtRisk[] = [
  ball("organ", { id: "in-lesion", centerLpsMm: [0, -4, 0], radiusMm: 1 }),
  ball("organ", { id: "touched", centerLpsMm: [0, -7.5, 4], radiusMm: 2 }),
  ball("organ", { id: "near", centerLpsMm: [0, -13, 0], radiusMm: 2 }),
  ball("organ", { id: "far", centerLpsMm: [0, -30, 0], radiusMm: 2 }),
  ball("bone", { id: "bone-in-ice", centerLpsMm: [0, 6, 0], radiusMm: 1 }),
  ball("nerve", { id: "motor-nerve", centerLpsMm: [0, 9, 0], radiusMm: 1 }),
];
const basePlan = blockPlan({ structures: neighbors });
const base: PlanOutcome = computed(basePlan);

const rulesOf = (outcome: { readonly findings: PlanOutcome["findings"] }, place?: string): string[] =>
  outcome.findings
    .filter((finding) => !place || finding.place?.id === place)
    .map((finding) => finding.ruleId);
const acrossAtEnd = (outcome: PlanOutcome, temperatureC: number): number =>
  outcome.isotherms.filter((measure) => measure.temperatureC === temperatureC).at(-1)?.acrossCryoprobeMm[0] ??
  0;
const lengthBelow = (outcome: PlanOutcome, temperatureC: number): number =>
  outcome.lesion?.lengthBelow.find((row) => row.temperatureC === temperatureC)?.lengthMm ?? 0;
const clearance = (outcome: PlanOutcome, id: string, temperatureC: number): number =>
  outcome.clearances
    .find((candidate) => candidate.structureId === id)
    ?.distances.find((distance) => distance.temperatureC === temperatureC)?.clearanceMm ?? Number.NaN;

describe("a computed freeze", () => {
  test("[R9] grades every millimeter of nerve with the band over all series, and keeps both grades of the plan", () => {
    const samples = base.lesion?.samples ?? [];
    expect(samples).toHaveLength(41);
    for (const sample of samples) {
      expect(sample.coldestOfSectionC).toBeLessThanOrEqual(sample.warmestOfSectionC);
      expect(sample.lowestGrade).toBeLessThanOrEqual(sample.conventionalGrade);
      expect(sample.conventionalGrade).toBeLessThanOrEqual(sample.highestGrade);
    }
    const middle = samples[20];
    expect(middle?.warmestOfSectionC).toBeLessThan(-20);
    expect(middle?.conventionalGrade).toBe(2);
    expect(middle?.lowestGrade).toBe(0);
    expect(samples[0]?.highestGrade).toBe(0);
    expect(formatGradeBand(gradeBand(-30, -30))).toBe("0–II");
    expect([basePlan.intendedGrade, basePlan.worstAcceptedGrade]).toEqual([2, 2]);
    const strict = blockPlan({ intendedGrade: 1, worstAcceptedGrade: 1 });
    const findings = base.lesion ? lesionFindings(strict, blockTarget, base.lesion) : [];
    expect(rulesOf({ findings })).toContain("rule/lesion/worst-grade");
  });

  test("[R14] a tumor protocol on a nerve is flagged, and a tumor is not judged by the goals of a nerve", () => {
    const tumorProtocol = protocolFromPreset("tumor-10-8-10");
    expect(rulesOf({ findings: planFindings(blockPlan({ protocol: tumorProtocol })) })).toContain(
      "rule/protocol/procedure",
    );
    const farTarget = {
      ...blockTarget,
      geometry: {
        ...blockTarget.geometry,
        pointsLpsMm: [
          [0, 15, -20],
          [0, 15, 20],
        ],
      },
    } as const;
    const nerve = computed(blockPlan({ target: farTarget }));
    expect(rulesOf(nerve)).toContain("rule/lesion/not-reached");
    const tumorPlan = blockPlan({ target: farTarget, procedureType: "tumor-ablation" });
    const tumor = {
      findings: nerve.lesion ? lesionFindings(tumorPlan, farTarget, nerve.lesion) : nerve.findings,
    };
    expect(rulesOf(tumor).filter((id) => id.startsWith("rule/lesion/"))).toEqual([]);
  });

  test("[R22] warns where the nerve can get colder than −100 °C, by the tip and by the computed field", () => {
    expect(rulesOf(base)).toContain("rule/device/cold-tip");
    expect(rulesOf(base)).toContain("rule/device/cold-tip-near-nerve");
    const gasPlan = blockPlan({
      cryoprobes: basePlan.cryoprobes.map((probe) => ({ ...probe, deviceId: "generic-n2o-1.3mm" })),
    });
    expect(rulesOf({ findings: planFindings(gasPlan) })).not.toContain("rule/device/cold-tip");
    const cold: DeviceOverride = {
      deviceId: "generic-argon-17g",
      shaftDiameterMm: 2.4,
      activeZoneLengthMm: null,
      tipOffsetMm: null,
      tipTemperatureC: null,
      coolantTemperatureC: -180,
      heatTransferWPerM2K: 50_000,
      maximumPowerW: 200,
      source: "test",
    };
    const through = { ...blockTarget.geometry, radiusMm: 2.5 };
    const outcome = computed(
      blockPlan({ deviceOverrides: [cold], target: { ...blockTarget, geometry: through } }),
    );
    const coldest = Math.min(...(outcome.lesion?.samples ?? []).map((sample) => sample.coldestOfSectionC));
    expect(coldest).toBeLessThan(-100);
    expect(rulesOf(outcome)).toContain(
      coldest <= -140 ? "rule/lesion/necrosis" : "rule/lesion/above-grade-two",
    );
    expect(outcome.settings.details["cryoprobe/cryoprobe-1"]).toContain("-180 °C");
  });

  test("[R24] 8 and 10 min are the freezes of a nerve; the 28 min and more of a tumor are flagged with their total", () => {
    expect(protocolTotals(protocolFromPreset("single-8-min")).totalS).toBe(480);
    expect(protocolTotals(protocolFromPreset("single-10-min")).totalS).toBe(600);
    const long = protocolFromPreset("tumor-10-8-10");
    const steps = [...long.steps, { kind: "thaw", thawS: 480 } as const];
    expect(protocolTotals({ ...long, steps })).toEqual({
      freezeS: 1200,
      thawS: 960,
      totalS: 2160,
      freezeCount: 2,
    });
    const finding = planFindings(blockPlan({ protocol: { presetId: null, steps } })).find(
      (candidate) => candidate.ruleId === "rule/protocol/long-for-nerve",
    );
    expect(finding?.message).toContain("36 min");
    expect(rulesOf({ findings: planFindings(basePlan) })).not.toContain("rule/protocol/long-for-nerve");
  });

  test("[R25] the 0 °C edge is the visible ice, −20, −22 and −40 °C are layers of their own behind it", () => {
    expect(commonIsotherms().map((isotherm) => isotherm.temperatureC)).toEqual([0, -20, -22, -40]);
    expect(commonIsotherms()[0]?.name).toBe("Visible ice edge");
    const across = [0, -20, -22, -40].map((temperatureC) => acrossAtEnd(base, temperatureC));
    expect(across).toEqual([...across].sort((a, b) => b - a));
    expect(across[0]).toBeGreaterThan((across[1] ?? 0) + 3);
    const finding = base.findings.find(
      (candidate) => candidate.ruleId === "rule/isotherm/edge-is-not-lesion",
    );
    expect(finding?.message).toContain("is not the lesion");
    expect(finding?.message).toContain(`${Math.round((across[0] ?? 0) * 10) / 10} mm`);
  });

  test("[R26] watch within 5 mm, contact, and stop at −20 °C, each from the computed distance", () => {
    expect(clearance(base, "far", 0)).toBeGreaterThan(5);
    expect(rulesOf(base, "far")).toEqual([]);
    expect(clearance(base, "near", 0)).toBeGreaterThan(0);
    expect(clearance(base, "near", 0)).toBeLessThanOrEqual(5);
    expect(rulesOf(base, "near")).toEqual(["rule/clearance/edge-watch"]);
    expect(clearance(base, "touched", 0)).toBeLessThan(0);
    expect(clearance(base, "touched", -20)).toBeGreaterThan(0);
    expect(rulesOf(base, "touched")).toEqual(["rule/clearance/edge-touching"]);
    expect(clearance(base, "in-lesion", -20)).toBeLessThan(0);
    expect(rulesOf(base, "in-lesion")).toEqual(["rule/clearance/stop"]);
    expect(rulesOf(base, "bone-in-ice")).toEqual([]);
    const [stop] = base.findings.filter((finding) => finding.severity === "critical");
    expect(stop?.message).toMatch(/^Stop: the −20 °C isotherm reaches in-lesion/);
    expect(stop?.place).toMatchObject({ kind: "structure", id: "in-lesion" });
  });

  test("[R26] a structure's own limits replace nothing and add their own finding", () => {
    const near = ball("organ", { id: "near", centerLpsMm: [0, -13, 0], radiusMm: 2 });
    const limited = { ...near, minimumClearanceMm: 8, minimumTemperatureC: 30 };
    const measured = base.clearances.find((row) => row.structureId === "near");
    const findings = measured ? structureFindings(basePlan, limited, measured) : [];
    expect(rulesOf({ findings }).sort()).toEqual([
      "rule/clearance/edge-watch",
      "rule/clearance/own-distance",
      "rule/clearance/own-temperature",
    ]);
  });

  test("[R29] a stellate plan asks for every structure of its checklist that is not marked", () => {
    const finding = planFindings(basePlan).find(
      (candidate) => candidate.ruleId === "rule/structure/checklist",
    );
    for (const name of [
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
    ]) {
      expect(finding?.message).toContain(name);
    }
    const marked = blockPlan({
      structures: [
        ball("bowel", { id: "Oesophagus", centerLpsMm: [20, 0, 0], radiusMm: 4 }),
        ball("vessel", { id: "Left inferior thyroid artery", centerLpsMm: [20, 9, 0], radiusMm: 1 }),
      ],
    });
    const after = planFindings(marked).find((candidate) => candidate.ruleId === "rule/structure/checklist");
    expect(after?.message).not.toContain("esophagus");
    expect(after?.message).not.toContain("inferior thyroid artery");
    expect(after?.message).toContain(", thyroid,");
  });

  test("[R30] a vessel of 3 mm or more beside the ice is flagged, shrinks the isotherms and warms the nerve", () => {
    const vessel = (radiusMm: number): StructureAtRisk => ({
      ...ball("vessel", { id: "artery", centerLpsMm: [0, 0, 0], radiusMm }),
      geometry: {
        kind: "line",
        radiusMm,
        pointsLpsMm: [
          [0, 6, -30],
          [0, 6, 30],
        ],
      },
    });
    const artery = computed(blockPlan({ structures: [vessel(2)] }));
    expect(rulesOf(artery, "artery")).toContain("rule/heat-sink/beside-ice");
    expect(lengthBelow(artery, -20)).toBeLessThan(lengthBelow(base, -20) - 1);
    expect(compareOutcomes(base, base)).toEqual([]);
    const warmer = compareOutcomes(base, artery).find((row) => row.subject === "Nerve at −20 °C, length");
    expect(warmer?.after).toBeLessThan(warmer?.before ?? 0);
    const thin = { ...vessel(2), id: "thin", geometry: { ...vessel(1).geometry } };
    const branch = computed(blockPlan({ structures: [thin] }));
    expect(rulesOf(branch, "thin")).not.toContain("rule/heat-sink/beside-ice");
  });

  test("[R32] motor fibers are named at the target, and motor nerves nearby are judged by cold without ice", () => {
    const mixed = planFindings(blockPlan({ target: { ...blockTarget, fibers: "mixed" } }));
    expect(mixed.find((finding) => finding.ruleId === "rule/target/motor")?.message).toContain(
      "motor fibers",
    );
    expect(planFindings(basePlan).some((finding) => finding.ruleId === "rule/target/motor")).toBe(false);
    expect(base.isotherms.some((measure) => measure.temperatureC === 10)).toBe(true);
    const branch = {
      ...blockTarget,
      knowledgeTargetId: "medial-branch",
      name: "Medial branch",
      fibers: "mixed",
    } as const;
    expect(
      planFindings(blockPlan({ target: branch })).some((finding) => finding.ruleId === "rule/target/motor"),
    ).toBe(true);
    const coldestC = base.clearances.find((row) => row.structureId === "motor-nerve")?.coldestC ?? 37;
    expect(coldestC).toBeLessThan(10);
    expect(rulesOf(base, "motor-nerve")).toContain(
      coldestC <= 4 ? "rule/structure/motor-cold-block-lasting" : "rule/structure/motor-cold-block",
    );
  });

  test("[R37] a custom target needs a safe-access assessment", () => {
    const custom = { ...blockTarget, knowledgeTargetId: null, name: "Custom nerve" };
    const without = planFindings(blockPlan({ target: custom }));
    expect(without.find((finding) => finding.ruleId === "rule/target/custom-safe-access")?.severity).toBe(
      "critical",
    );
    const stated = planFindings(
      blockPlan({ target: { ...custom, safeAccess: "Lateral path, no vessel, CT" } }),
    );
    expect(stated.some((finding) => finding.ruleId === "rule/target/custom-safe-access")).toBe(false);
  });

  test("reports finite fields, energy within 0.1 %, and every setting that made them", () => {
    expect(base.history.minimumC.every(Number.isFinite)).toBe(true);
    expect(base.history.timesS.at(-1)).toBe(480);
    expect(base.energy.balanceError).toBeLessThan(1e-3);
    expect(base.settings.details["planning/thermalMarginMm"]).toBe("12 mm");
    expect(base.curves[0]?.temperaturesC[0]).toBeCloseTo(37, 1);
    for (const { fractions } of base.volumeBelow) {
      expect([...fractions].sort((a, b) => b - a)).toEqual(fractions);
    }
    for (const finding of base.findings) {
      expect(finding.message.length).toBeGreaterThan(20);
      expect(finding.sources.length).toBeGreaterThan(0);
    }
  });

  test("shows the ice while it grows, and stops when nobody asks any more", () => {
    const run = simulatePlan(basePlan, softBlock, { accuracy: "preview" });
    const frames: number[] = [];
    for (let step = run.next(); !step.done && frames.length < 3; step = run.next()) {
      const { frame, geometry } = step.value;
      if (!frame) continue;
      frames.push(frame.timeS);
      expect(frame.temperatureC).toHaveLength(geometry.dimensions.reduce((a, b) => a * b, 1));
    }
    expect(run.return(base).done).toBe(true);
    expect(frames).toEqual([120, 240, 360]);
  });

  test("[R108] ice near the skin is measured and asks for protection; a warm glove answers it and helps", () => {
    const volume = blockVolume((point) => (point[1] < -6 ? -1000 : 50));
    const plan = (kind: TreatmentPlan["skinProtection"]["kind"]): TreatmentPlan =>
      blockPlan({ skinProtection: { kind } });
    const bare = computed(plan("air"), volume);
    const glove = computed(plan("warm-glove"), volume);
    expect(rulesOf(bare).some((id) => id === "rule/skin/red" || id === "rule/skin/amber")).toBe(true);
    const asked = bare.findings.find(({ ruleId }) => ruleId === "rule/skin/protection");
    expect(asked?.inputs?.["skinClearanceMm"]).toBeLessThan(threshold("threshold/clearance/skin").fact.value);
    expect(asked?.message).toMatch(
      /within −?[\d.]+ mm of the skin.*\(to be verified\).*fluid, warm saline or a warm glove/u,
    );
    expect(rulesOf(glove)).not.toContain("rule/skin/protection");
    expect(glove.skinMinimumC).toBeGreaterThan(bare.skinMinimumC ?? 0);
    expect(base.skinMinimumC).toBeNull();
  });
});
