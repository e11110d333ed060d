import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadVolume, sampleVolume, scanFiles, type Vec3, type Volume, voxelToLpsMm } from "@isotherm/imaging";
import { defaultDeviceId } from "@isotherm/knowledge";
import { newPlan, simulatePlan } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { describe, expect, it } from "vitest";
import { inputFiles } from "./input-files.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const data = process.env["ISOTHERM_TEST_DATA"] ?? join(root, "../shared/data");
const present = existsSync(join(data, "ct"));

const series = [
  "neck_shoulder_acrin001_4.25mm",
  "abdomen_pelvis_acrin001_4.25mm_jpegls",
  "abdomen_contrast_c3l00189_5mm_explicitLE",
  "head_ge_gantrytilt_variablespacing",
];

const offset = (point: Vec3, [x, y, z]: Vec3): Vec3 => [point[0] + x, point[1] + y, point[2] + z];

/** The soft tissue nearest to the middle of the image: where a demonstration freeze can stand. */
function softTissueNearMiddle(volume: Volume): Vec3 {
  const { dimensions } = volume.geometry;
  const middle = voxelToLpsMm(volume.geometry, [dimensions[0] / 2, dimensions[1] / 2, dimensions[2] / 2]);
  const isSoft = (point: Vec3) => {
    const value = sampleVolume(volume, point);
    return value !== null && value > 0 && value < 100;
  };
  for (let radiusMm = 0; radiusMm < 100; radiusMm += 5) {
    for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 8) {
      const point = offset(middle, [radiusMm * Math.cos(angle), radiusMm * Math.sin(angle), 0]);
      if (
        [-4, 0, 4].every(
          (stepMm) => isSoft(offset(point, [stepMm, 0, 0])) && isSoft(offset(point, [0, stepMm, 0])),
        )
      ) {
        return point;
      }
    }
  }
  throw new Error("no soft tissue near the middle");
}

function demonstrationPlan(volume: Volume, at: Vec3): TreatmentPlan {
  const plan = newPlan({
    id: "real-image",
    title: "Real image",
    createdAt: "2026-11-23T08:00:00Z",
    image: {
      kind: "series",
      id: volume.source.seriesInstanceUid,
      seriesInstanceUid: volume.source.seriesInstanceUid,
      frameOfReferenceUid: volume.source.frameOfReferenceUid,
    },
  });
  return {
    ...plan,
    target: {
      id: "nerve",
      name: "Nerve",
      knowledgeTargetId: null,
      side: null,
      fibers: "mixed",
      geometry: { kind: "line", pointsLpsMm: [offset(at, [0, 4, -8]), offset(at, [0, 4, 8])], radiusMm: 1 },
      safeAccess: "straight from the left, for a test of the reader",
    },
    cryoprobes: [
      {
        id: "one",
        deviceId: defaultDeviceId,
        entryLpsMm: offset(at, [60, 0, 0]),
        tipLpsMm: offset(at, [-6, 0, 0]),
      },
    ],
    protocol: {
      presetId: null,
      steps: [{ kind: "freeze", freezeS: 120, dutyFraction: 1, cryoprobeIds: null }],
    },
    simulation: { ...plan.simulation, cellMm: 2, reportEveryS: 60 },
  };
}

if (!present) console.info(`skipped: real images, because ${data} is absent`);

describe.skipIf(!present)("a plan on a real CT", () => {
  it.each(series)("%s opens, freezes where the probe stands, and closes its energy", async (name) => {
    const scan = await scanFiles(await inputFiles(join(data, "ct", name)));
    const [found] = scan.series;
    if (!found) throw new Error("nothing found");
    const volume = await loadVolume(scan, found.id);
    const at = softTissueNearMiddle(volume);
    const steps = simulatePlan(demonstrationPlan(volume, at), volume);
    let next = steps.next();
    while (!next.done) next = steps.next();
    const outcome = next.value;
    expect(outcome.energy.balanceError).toBeLessThan(1e-3);
    const ice = outcome.isotherms.find((row) => row.temperatureC === 0 && row.timeS === 120);
    expect(ice?.volumeMl).toBeGreaterThan(0.2);
    expect(outcome.lesion?.samples.some((sample) => sample.coldestOfSectionC < 0)).toBe(true);
    expect(outcome.history.minimumC.every(Number.isFinite)).toBe(true);
  });
});
