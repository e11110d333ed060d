import type { Modality, Volume } from "@isotherm/imaging";
import { installSiteOverlay, target } from "@isotherm/knowledge";
import { checkOverlay } from "@isotherm/knowledge/check";
import { newPlan, protocolFromPreset } from "./document/new-plan.ts";
import type { PlanOutcome } from "./outcome.ts";
import { type SimulatePlanOptions, simulatePlan } from "./simulate-plan.ts";
import type { PointLpsMm, StructureAtRisk, StructureKind, Target, TreatmentPlan } from "./treatment-plan.ts";

/** An image made of one function of position: 48³ voxels of 2 mm round the origin. */
export function blockVolume(huAt: (point: PointLpsMm) => number, modality: Modality = "CT"): Volume {
  const count = 48;
  const originLpsMm: PointLpsMm = [-47, -47, -47];
  const voxels = new Int16Array(count ** 3);
  for (let index = 0; index < voxels.length; index++) {
    const at = [index % count, Math.floor(index / count) % count, Math.floor(index / count ** 2)];
    const point = at.map((n) => -47 + 2 * n) as unknown as PointLpsMm;
    voxels[index] = huAt(point);
  }
  return {
    modality,
    voxels,
    geometry: {
      dimensions: [count, count, count],
      originLpsMm,
      spacingMm: [2, 2, 2],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    source: {
      studyInstanceUid: "",
      seriesInstanceUid: "",
      frameOfReferenceUid: "",
      sopInstanceUids: [],
      sopClassUid: "",
      description: "block",
      studyDate: "",
    },
    findings: [],
  };
}

/** Even soft tissue throughout. */
export const softBlock: Volume = blockVolume(() => 50);

/** A nerve along z that passes the tip of the cryoprobe at the origin. */
export const blockTarget: Target = {
  id: "target",
  name: "Left stellate ganglion",
  knowledgeTargetId: "stellate-ganglion",
  side: "left",
  fibers: "autonomic",
  geometry: {
    kind: "line",
    pointsLpsMm: [
      [0, 2, -20],
      [0, 2, 20],
    ],
    radiusMm: 1,
  },
  safeAccess: null,
};

/** A short freeze with one argon cryoprobe along x, middle of its active zone at the origin. */
export function blockPlan(changes: Partial<TreatmentPlan> = {}): TreatmentPlan {
  const plan = newPlan({
    id: "block",
    title: "Block",
    createdAt: "2026-11-23T08:00:00Z",
    image: { kind: "phantom", id: "block", seriesInstanceUid: null, frameOfReferenceUid: null },
  });
  return {
    ...plan,
    target: blockTarget,
    cryoprobes: [
      {
        id: "cryoprobe-1",
        deviceId: "generic-argon-17g",
        entryLpsMm: [40, 0, 0],
        tipLpsMm: [-6, 0, 0],
      },
    ],
    protocol: protocolFromPreset("single-8-min"),
    simulation: { cellMm: 2, reportEveryS: 120, bodyTemperatureC: 37 },
    ...changes,
  };
}

/** A ball marked as a structure at risk. */
export function ball(
  kind: StructureKind,
  place: { readonly id: string; readonly centerLpsMm: PointLpsMm; readonly radiusMm: number },
): StructureAtRisk {
  return {
    id: place.id,
    name: place.id,
    kind,
    geometry: { kind: "sphere", centerLpsMm: place.centerLpsMm, radiusMm: place.radiusMm },
    minimumClearanceMm: null,
    minimumTemperatureC: null,
  };
}

/** Runs a plan to its end. */
export function computed(
  plan: TreatmentPlan,
  volume: Volume = softBlock,
  options: SimulatePlanOptions = { accuracy: "preview", computedAt: "2026-11-23T09:00:00Z" },
): PlanOutcome {
  const run = simulatePlan(plan, volume, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

/** A site's own records: ice must stay so far from one structure of the stellate ganglion. */
export function siteSetsIceDistance(structureName: string, leastMm: number): void {
  const stellate = target("stellate-ganglion");
  const leastIceDistanceMm = { value: leastMm, status: "proposal", sources: ["project-clinic-notes"] };
  const structuresAtRisk = stellate.structuresAtRisk.map((structure) =>
    structure.name === structureName ? { ...structure, leastIceDistanceMm } : structure,
  );
  const text = JSON.stringify({ ...stellate, structuresAtRisk });
  const { overlay, problems } = checkOverlay("North", [{ path: "targets/stellate-ganglion.json", text }]);
  if (problems.length > 0) throw new Error(`the site's record is refused: ${JSON.stringify(problems)}`);
  installSiteOverlay(overlay);
}
