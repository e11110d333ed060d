import { describe, expect, test } from "vitest";
import { ball, blockPlan, blockVolume, softBlock } from "../block-case.test-data.ts";
import { PlanningError } from "../errors.ts";
import { planFindings } from "../findings/plan-findings.ts";
import { encodeMaskRuns } from "../geometry/mask-runs.ts";
import { axisAlignedGeometry } from "../geometry/regular-field.ts";
import { thermalProblem } from "../thermal-problem.ts";
import type { PointLpsMm, StructureAtRisk } from "../treatment-plan.ts";
import { type TissueClass, tissueClasses } from "./planning-defaults.ts";
import { type TissueLabels, tissueLabels } from "./tissue-labels.ts";

const geometry = axisAlignedGeometry({
  originLpsMm: [-39, -39, -39],
  dimensions: [79, 79, 79],
  spacingMm: 1,
});

function classAt({ labels }: TissueLabels, point: PointLpsMm): TissueClass | undefined {
  const [i, j, k] = point.map((x) => Math.round(x + 39)) as unknown as PointLpsMm;
  return tissueClasses[labels[i + 79 * (j + 79 * k)] ?? -1];
}

/** A body in air with one of each: fat, bone, dense bone, lung, an airway cut open by the last slice. */
const body = blockVolume(([x, y, z]) => {
  if (Math.hypot(x, y) > 36) return -1000;
  if (Math.hypot(x - 20, y) < 8) return -800;
  if (Math.hypot(x + 20, y) < 6) return -1000;
  if (y > 15) return z > 0 ? 900 : 350;
  return y < -15 ? -100 : 50;
});
const emptyPlan = blockPlan({ target: null });

describe("tissue from CT numbers", () => {
  const labels = tissueLabels(emptyPlan, body, geometry);

  test("tells fat, soft tissue, bone, lung and air apart", () => {
    expect(classAt(labels, [0, 0, 0])).toBe("soft");
    expect(classAt(labels, [0, -22, 0])).toBe("fat");
    expect(classAt(labels, [0, 22, -20])).toBe("bone-cancellous");
    expect(classAt(labels, [0, 22, 20])).toBe("bone-cortical");
    expect(classAt(labels, [20, 0, 0])).toBe("lung");
  });

  test("air that reaches the rim of a slice is outside, an airway that only leaves through a slice is not", () => {
    expect(classAt(labels, [38, 0, 0])).toBe("outside");
    expect(classAt(labels, [-20, 0, 0])).toBe("airway");
    expect(classAt(labels, [-20, 0, 38])).toBe("airway");
  });

  test("the blurred skin and airway wall are not taken for lung", () => {
    for (let x = 30; x < 39; x++) expect(classAt(labels, [x, 0, 10])).not.toBe("lung");
    for (let x = -30; x < -10; x++) expect(classAt(labels, [x, 0, 10])).not.toBe("lung");
  });

  test("marked structures overrule the image; tubes of blood are left to the engine", () => {
    const saline = ball("hydrodissection", { id: "saline", centerLpsMm: [0, 0, 0], radiusMm: 6 });
    const maskGeometry = axisAlignedGeometry({
      originLpsMm: [-2, -24, -2],
      dimensions: [5, 5, 5],
      spacingMm: 1,
    });
    const runs = encodeMaskRuns(new Uint8Array(125).fill(1));
    const mask: StructureAtRisk = {
      ...ball("vessel", { id: "vein", centerLpsMm: [0, 0, 0], radiusMm: 1 }),
      geometry: { kind: "mask", geometry: maskGeometry, runs },
    };
    const tube: StructureAtRisk = {
      ...mask,
      id: "artery",
      geometry: {
        kind: "line",
        radiusMm: 2,
        pointsLpsMm: [
          [10, 0, -30],
          [10, 0, 30],
        ],
      },
    };
    const plan = blockPlan({ structures: [saline, mask, tube] });
    const marked = tissueLabels(plan, body, geometry);
    expect(classAt(marked, [3, 0, 0])).toBe("saline");
    expect(classAt(marked, [0, -22, 0])).toBe("blood");
    expect(classAt(marked, [10, 0, 0])).toBe("soft");
    expect(classAt(marked, [0, 2, 0])).toBe("nerve");
    expect(thermalProblem(plan, body).problem.vessels[0]?.radius).toBeCloseTo(0.002, 12);
  });

  test("an image without CT numbers is soft tissue, and says so", () => {
    const result = tissueLabels(emptyPlan, { ...body, modality: "MR" }, geometry);
    expect(new Set(result.labels)).toEqual(new Set([0]));
    expect(result.findings[0]?.ruleId).toBe("rule/input/no-ct-numbers");
  });
});

describe("a plan as a problem of heat", () => {
  test("is in meters, with the box round the active zone", () => {
    const { problem, box } = thermalProblem(blockPlan(), softBlock);
    expect(problem.cryoprobes[0]?.tip[0]).toBeCloseTo(-0.006, 12);
    expect(problem.cryoprobes[0]?.direction[0]).toBeCloseTo(-1, 12);
    expect(problem.cell).toBeCloseTo(0.002, 12);
    expect(problem.size[0]).toBeCloseTo((box.highestLpsMm[0] - box.lowestLpsMm[0]) / 1000, 2);
    expect(box.clipped).toEqual([false, false, false, false, false, false]);
    expect(problem.reportTimes).toEqual([120, 240, 360, 480]);
  });

  test("warns when the image ends where ice may grow, and refuses a tip outside", () => {
    const [probe] = blockPlan().cryoprobes;
    const moved = (z: number) =>
      blockPlan({
        cryoprobes: probe ? [{ ...probe, entryLpsMm: [40, 0, z], tipLpsMm: [-6, 0, z] }] : [],
      });
    const clipped = thermalProblem(moved(42), softBlock);
    expect(clipped.box.clipped[5]).toBe(true);
    expect(clipped.findings.map((finding) => finding.ruleId)).toEqual(["rule/input/clipped-by-image"]);
    expect(() => thermalProblem(moved(80), softBlock)).toThrow(/outside the image/);
  });

  test("a device that the catalogue lacks is refused, and a finding before that", () => {
    const plan = blockPlan();
    const strange = { ...plan, cryoprobes: plan.cryoprobes.map((probe) => ({ ...probe, deviceId: "xyz" })) };
    expect(() => thermalProblem(strange, softBlock)).toThrow(/"xyz", which the catalogue does not hold/);
    expect(planFindings(strange).some((finding) => finding.ruleId === "rule/device/unknown")).toBe(true);
  });

  test("refuses a plan without cryoprobe, and a device without numbers, with the way out", () => {
    expect(() => thermalProblem(blockPlan({ cryoprobes: [] }), softBlock)).toThrow(/lacks a cryoprobe/);
    const [probe] = blockPlan().cryoprobes;
    const plan = blockPlan({ cryoprobes: probe ? [{ ...probe, deviceId: "boston-icesphere" }] : [] });
    try {
      thermalProblem(plan, softBlock);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PlanningError);
      expect((error as PlanningError).code).toBe("PLANNING_DEVICE_INCOMPLETE");
      expect((error as PlanningError).message).toMatch(/maximum power \(W\).*enter these/);
    }
    const full = {
      deviceId: "boston-icesphere",
      shaftDiameterMm: 1.5,
      activeZoneLengthMm: 10,
      tipOffsetMm: 1,
      tipTemperatureC: -140,
      coolantTemperatureC: -100,
      heatTransferWPerM2K: 10_000,
      maximumPowerW: 10,
      source: "test",
    };
    const entered = thermalProblem({ ...plan, deviceOverrides: [full] }, softBlock);
    expect(entered.problem.cryoprobes[0]?.tipOffset).toBeCloseTo(0.001, 12);
  });
});
