import type { Vec3, Volume } from "@isotherm/imaging";
import { addStructure, encodeMaskRuns, newPlan, setTarget } from "@isotherm/planning";
import type { StructureAtRisk, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { describe, expect, it } from "vitest";
import { suggestPlacement } from "./suggest-placement.ts";

const SIZE = 80;
const geometry = {
  dimensions: [SIZE, SIZE, SIZE],
  originLpsMm: [-SIZE, -SIZE, -SIZE],
  spacingMm: [2, 2, 2],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
} as const;

/** What the voxel at each place holds. */
function filled(valueAt: (pointLpsMm: Vec3) => number): Int16Array {
  return Int16Array.from({ length: SIZE ** 3 }, (_, voxel) => {
    const ijk = [voxel % SIZE, Math.floor(voxel / SIZE) % SIZE, Math.floor(voxel / SIZE ** 2)] as const;
    return valueAt([ijk[0] * 2 - SIZE, ijk[1] * 2 - SIZE, ijk[2] * 2 - SIZE]);
  });
}

/** A body of soft tissue, 60 mm around, with a lung that the last slice cuts through close to the nerve. */
const volume: Volume = {
  modality: "CT",
  geometry,
  voxels: filled(([x, y, z]) => {
    if (Math.hypot(x, y) > 60) return -1000;
    return z > 10 && Math.hypot(x, y) < 30 ? -800 : 40;
  }),
  source: {
    studyInstanceUid: "",
    seriesInstanceUid: "",
    frameOfReferenceUid: "",
    sopInstanceUids: [],
    sopClassUid: "",
    description: "",
    studyDate: "",
  },
  findings: [],
};

const image = { kind: "series", id: "1", seriesInstanceUid: null, frameOfReferenceUid: null } as const;
const plan: TreatmentPlan = setTarget(
  newPlan({ id: "p", title: "p", createdAt: "2026-11-23T08:00:00Z", image }),
  {
    id: "t",
    name: "nerve",
    knowledgeTargetId: null,
    fibers: "mixed",
    side: null,
    geometry: {
      kind: "line",
      pointsLpsMm: [
        [-20, 0, -10],
        [20, 0, -10],
      ],
      radiusMm: 1,
    },
  } as unknown as NonNullable<TreatmentPlan["target"]>,
);

describe("suggested placement", () => {
  it("enters through the skin, never through a lung that the image cuts off", () => {
    const placement = suggestPlacement(plan, volume);
    expect(placement).not.toBeNull();
    const [x, y] = placement?.entryLpsMm ?? [0, 0];
    expect(Math.hypot(x, y)).toBeGreaterThan(55);
  });

  it("stays clear of a region that is marked", () => {
    const isWall = ([, y]: Vec3): boolean => y > 10 && y < 30;
    const mask = Uint8Array.from(filled((point) => (isWall(point) ? 1 : 0)));
    const wall: StructureAtRisk = {
      id: "s",
      name: "bowel",
      kind: "bowel",
      geometry: { kind: "mask", geometry, runs: encodeMaskRuns(mask) },
      minimumClearanceMm: null,
      minimumTemperatureC: null,
    };
    const placement = suggestPlacement(addStructure(plan, wall), volume);
    expect(placement?.entryLpsMm[1]).toBeLessThan(10);
  });
});
