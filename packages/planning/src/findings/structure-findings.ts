import { evaluateRule, type Finding, rule, threshold } from "@isotherm/knowledge";
import { distanceToPolylineMm } from "../geometry/polyline.ts";
import type { Clearance } from "../outcome.ts";
import type { StructureAtRisk, StructureKind, TreatmentPlan } from "../treatment-plan.ts";
import { leastIceDistanceMm } from "./least-ice-distance.ts";
import { fired } from "./plan-findings.ts";

/** Ice in fluid is what the fluid is for, ice on bone is where many cryoprobes rest, and the skin has rules of its own. */
export const withoutContactRule: ReadonlySet<StructureKind> = new Set(["hydrodissection", "bone", "skin"]);

/** Stands for the clearance of an isotherm that exists nowhere. */
const outOfReachMm = 1000;

/** Clearance of the isotherm of a threshold record, null where it was nowhere reached. */
function clearanceOf(clearance: Clearance, thresholdId: string): Clearance["distances"][number] | null {
  const temperatureC = threshold(thresholdId).fact.value;
  return clearance.distances.find((distance) => distance.temperatureC === temperatureC) ?? null;
}

/** Shortest distance from the wall of a vessel to the surface of the nerve; null without a nerve or a tube. */
function distanceToNerveMm(plan: TreatmentPlan, structure: StructureAtRisk): number | null {
  if (!plan.target || structure.geometry.kind !== "line") return null;
  const { pointsLpsMm, radiusMm } = plan.target.geometry;
  const vessel = structure.geometry;
  const distances = [
    ...pointsLpsMm.map((point) => distanceToPolylineMm(vessel.pointsLpsMm, point)),
    ...vessel.pointsLpsMm.map((point) => distanceToPolylineMm(pointsLpsMm, point)),
  ];
  return Math.max(0, Math.min(...distances) - radiusMm - vessel.radiusMm);
}

/** Diameter of a vessel; null where it was marked as a mask. */
function vesselDiameterMm(structure: StructureAtRisk): number | null {
  if (structure.kind !== "vessel" || structure.geometry.kind === "mask") return null;
  return structure.geometry.radiusMm * 2;
}

/** Alert levels of one structure: watch, contact, stop, its own limits, heat sink, cold block (R26, R30). */
export function structureFindings(
  plan: TreatmentPlan,
  structure: StructureAtRisk,
  clearance: Clearance,
): readonly Finding[] {
  const ice = clearanceOf(clearance, "threshold/temperature/ice-edge");
  const lesion = clearanceOf(clearance, "threshold/temperature/lesion");
  const inputs = {
    structureName: structure.name,
    structureKind: structure.kind,
    structureColdestC: clearance.coldestC,
    iceClearanceMm: ice?.clearanceMm ?? null,
    lesionClearanceMm: lesion?.clearanceMm ?? (ice ? outOfReachMm : null),
    minimumClearanceMm: leastIceDistanceMm(plan.target, structure),
    minimumTemperatureC: structure.minimumTemperatureC,
    vesselDiameterMm: vesselDiameterMm(structure),
    nerveDistanceMm: distanceToNerveMm(plan, structure),
  };
  const at = lesion && lesion.clearanceMm <= 0 ? lesion : ice;
  const place = {
    kind: "structure",
    id: structure.id,
    pointLpsMm: at?.nearestLpsMm ?? clearance.coldestLpsMm,
  } as const;
  const contact = ["rule/clearance/edge-watch", "rule/clearance/edge-touching", "rule/clearance/stop"];
  const always = [
    "rule/clearance/own-distance",
    "rule/clearance/own-temperature",
    "rule/structure/motor-cold-block",
    "rule/structure/motor-cold-block-lasting",
    "rule/heat-sink/beside-ice",
  ];
  const ids = withoutContactRule.has(structure.kind) ? always : [...contact, ...always];
  return fired(ids.map((id) => evaluateRule(rule(id), inputs, place)));
}
