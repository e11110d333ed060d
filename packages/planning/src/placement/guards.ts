import type { VolumeGeometry } from "@isotherm/imaging";
import { threshold } from "@isotherm/knowledge";
import { skinPoints } from "../assessment/skin.ts";
import { leastIceDistanceMm } from "../findings/least-ice-distance.ts";
import { withoutContactRule } from "../findings/structure-findings.ts";
import { buildPointTree, nearestPoint } from "../geometry/point-tree.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import type { TissueLabels } from "../problem/tissue-labels.ts";
import type { PointLpsMm, StructureAtRisk, TreatmentPlan } from "../treatment-plan.ts";

/** A limit that no freeze may cross: none of its points may get as cold as `limitC`. Plain data. */
export interface Guard {
  /** Rule of `knowledge` that is critical where this is crossed. */
  readonly ruleId: string;
  readonly structureId: string | null;
  readonly structureName: string;
  readonly limitC: number;
  /** How far from the structure the points lie that must not get so cold; 0 on its surface. */
  readonly distanceMm: number;
  /** x, y, z of each point. */
  readonly pointsLpsMm: Float64Array;
}

/** Distance between the points of a structure that are watched. */
const spacingMm = 1;

const thresholdC = (id: string): number => threshold(id).fact.value;

function isInside({ originLpsMm, spacingMm: h, dimensions }: VolumeGeometry, point: PointLpsMm): boolean {
  return ([0, 1, 2] as const).every((axis) => {
    const place = (point[axis] - originLpsMm[axis]) / h[axis];
    return place >= 0 && place <= dimensions[axis] - 1;
  });
}

/** Places as far from a structure as its own limit asks: ice that reaches them is too near. */
function placesAtDistance(
  surface: readonly PointLpsMm[],
  geometry: VolumeGeometry,
  distanceMm: number,
): readonly PointLpsMm[] {
  const tree = buildPointTree(surface.flat());
  const { originLpsMm: o, spacingMm: h, dimensions } = geometry;
  const points: PointLpsMm[] = [];
  for (let k = 0; k < dimensions[2]; k++) {
    for (let j = 0; j < dimensions[1]; j++) {
      for (let i = 0; i < dimensions[0]; i++) {
        const point: PointLpsMm = [o[0] + i * h[0], o[1] + j * h[1], o[2] + k * h[2]];
        const nearest = nearestPoint(tree, point, distanceMm);
        if (nearest && nearest.distanceMm > distanceMm - 1.5 * h[0]) points.push(point);
      }
    }
  }
  return points;
}

function guardsOf(
  plan: TreatmentPlan,
  structure: StructureAtRisk,
  geometry: VolumeGeometry,
): readonly Guard[] {
  const { id: structureId, name: structureName, minimumTemperatureC } = structure;
  const minimumClearanceMm = leastIceDistanceMm(plan.target, structure);
  const hasContactRule = !withoutContactRule.has(structure.kind);
  if (!hasContactRule && minimumClearanceMm === null && minimumTemperatureC === null) return [];
  const surface = structureRegion(structure.geometry).surfacePoints(spacingMm);
  const near = surface.filter((point) => isInside(geometry, point));
  const guard = (
    ruleId: string,
    { limitC, distanceMm = 0 }: { readonly limitC: number; readonly distanceMm?: number },
    points: readonly PointLpsMm[],
  ): Guard => ({
    ruleId,
    structureId,
    structureName,
    limitC,
    distanceMm,
    pointsLpsMm: Float64Array.from(points.flat()),
  });
  const guards: Guard[] = [];
  if (hasContactRule) {
    guards.push(guard("rule/clearance/stop", { limitC: thresholdC("threshold/temperature/lesion") }, near));
  }
  if (minimumTemperatureC !== null) {
    guards.push(guard("rule/clearance/own-temperature", { limitC: minimumTemperatureC }, near));
  }
  if (minimumClearanceMm !== null) {
    const limit = { limitC: thresholdC("threshold/temperature/ice-edge"), distanceMm: minimumClearanceMm };
    const places = placesAtDistance(surface, geometry, minimumClearanceMm);
    guards.push(guard("rule/clearance/own-distance", limit, places));
  }
  return guards.filter(({ pointsLpsMm }) => pointsLpsMm.length > 0);
}

/** The limits of a plan inside a box: the critical rules of structures at risk and skin. */
export function guardsIn(plan: TreatmentPlan, labels: TissueLabels): readonly Guard[] {
  const skin = skinPoints(labels);
  const skinGuard: Guard = {
    ruleId: "rule/skin/red",
    structureId: null,
    structureName: "the skin",
    limitC: thresholdC("threshold/skin/red"),
    distanceMm: 0,
    pointsLpsMm: Float64Array.from(skin.flat()),
  };
  return [
    ...plan.structures.flatMap((structure) => guardsOf(plan, structure, labels.geometry)),
    ...(skin.length > 0 ? [skinGuard] : []),
  ];
}

/** [°C] The coldest point of a guard in a field; places outside the field are as warm as the body. */
export function coldestOfGuard(guard: Guard, field: RegularField, bodyTemperatureC: number): number {
  const { pointsLpsMm: points } = guard;
  let coldest = bodyTemperatureC;
  for (let at = 0; at < points.length; at += 3) {
    const point: PointLpsMm = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
    coldest = Math.min(coldest, sampleRegularField(field, point) ?? bodyTemperatureC);
  }
  return coldest;
}
