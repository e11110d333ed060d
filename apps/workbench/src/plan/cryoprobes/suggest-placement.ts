import type { Vec3, Volume } from "@isotherm/imaging";
import { defaultDeviceId } from "@isotherm/knowledge";
import type { StructureAtRisk, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { decodedMask, deviceSizes } from "../../scene/plan-shapes.ts";
import { middleOf } from "../first-look.ts";
import { along } from "./placement-geometry.ts";
import { valueAt } from "./volume-value.ts";

/** Where a straight cryoprobe could go. */
export interface SuggestedPlacement {
  readonly entryLpsMm: Vec3;
  readonly tipLpsMm: Vec3;
}

/** Directions tried, spread evenly over the sphere. */
const DIRECTION_COUNT = 400;
/** Step along a path; finer than any marked structure is wide. */
const STEP_MM = 1.5;
/** Longest way through tissue that is tried: longer than any cryoprobe of the catalog needs here. */
export const LONGEST_PATH_MM = 150;
/** CT numbers below this are air outside the body, above `BONE_HU` bone; both are viewing conventions. */
const AIR_HU = -500;
const BONE_HU = 300;
/** Each millimeter of path costs as much as a tenth of a millimeter of clearance. */
const PATH_COST = 0.1;
/** Clearance beyond this wins nothing more. */
const ENOUGH_CLEARANCE_MM = 15;

/**
 * A straight path from the skin to the middle of the nerve that stays far from everything marked and out of bone;
 * geometry only, a start for the hand. Null where no direction reaches the skin.
 */
export function suggestPlacement(plan: TreatmentPlan, volume: Volume): SuggestedPlacement | null {
  const middle = middleOf(plan);
  if (middle === null) return null;
  const clearanceAt = clearanceField(plan.structures);
  const beyondMm = halfActiveZoneMm(plan, middle);
  let best: { readonly score: number; readonly direction: Vec3; readonly depthMm: number } | null = null;
  for (let index = 0; index < DIRECTION_COUNT; index++) {
    const direction = directionNumber(index);
    const path = pathToSkin(volume, middle, direction);
    const beyond = pathBeyond(volume, middle, { direction, beyondMm });
    if (path === null || beyond === null) continue;
    const points = [...beyond, ...path.pointsLpsMm];
    const clearance = Math.min(...points.map(clearanceAt), ENOUGH_CLEARANCE_MM);
    const score = clearance - PATH_COST * path.depthMm;
    if (best === null || score > best.score) best = { score, direction, depthMm: path.depthMm };
  }
  if (best === null) return null;
  const { direction, depthMm } = best;
  return { entryLpsMm: along(middle, direction, depthMm), tipLpsMm: along(middle, direction, -beyondMm) };
}

/** The middle of the active zone stands on the nerve, so the tip goes this far past it. */
function halfActiveZoneMm(plan: TreatmentPlan, middle: Vec3): number {
  const deviceId = plan.cryoprobes.at(-1)?.deviceId ?? defaultDeviceId;
  const placement = { id: "", deviceId, entryLpsMm: middle, tipLpsMm: middle };
  const { activeZoneLengthMm, tipOffsetMm } = deviceSizes(plan, placement);
  return activeZoneLengthMm / 2 + tipOffsetMm;
}

/** Points spread evenly over a sphere (Fibonacci lattice). */
function directionNumber(index: number): Vec3 {
  const z = 1 - (2 * index + 1) / DIRECTION_COUNT;
  const radius = Math.sqrt(1 - z * z);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return [radius * Math.cos(angle), radius * Math.sin(angle), z];
}

interface Path {
  readonly pointsLpsMm: readonly Vec3[];
  readonly depthMm: number;
}

/** The way out to the skin, or null through bone, through air inside the body, or out of the image. */
function pathToSkin(volume: Volume, from: Vec3, direction: Vec3): Path | null {
  const pointsLpsMm: Vec3[] = [];
  for (let depthMm = STEP_MM; depthMm <= LONGEST_PATH_MM; depthMm += STEP_MM) {
    const point = along(from, direction, depthMm);
    const value = valueAt(volume, point);
    if (value === null) return null;
    if (value < AIR_HU) {
      const isOutside = staysInAir(volume, point, direction) && opensToTheSides(volume, point);
      return isOutside ? { pointsLpsMm, depthMm } : null;
    }
    if (value > BONE_HU) return null;
    pointsLpsMm.push(point);
  }
  return null;
}

/** Where the tip goes past the nerve, or null where bone or air is in its way. */
function pathBeyond(
  volume: Volume,
  from: Vec3,
  tip: { readonly direction: Vec3; readonly beyondMm: number },
): readonly Vec3[] | null {
  const points: Vec3[] = [];
  for (let pastMm = 0; pastMm <= tip.beyondMm; pastMm += STEP_MM) {
    const point = along(from, tip.direction, -pastMm);
    const value = valueAt(volume, point);
    if (value === null || value < AIR_HU || value > BONE_HU) return null;
    points.push(point);
  }
  return points;
}

/** Whether the path has left the body for good: air all the way out of the image. */
function staysInAir(volume: Volume, from: Vec3, direction: Vec3): boolean {
  for (let awayMm = STEP_MM; ; awayMm += STEP_MM) {
    const value = valueAt(volume, along(from, direction, awayMm));
    if (value === null) return awayMm > 2 * STEP_MM;
    if (value >= AIR_HU) return false;
  }
}

/** Directions to the sides that are looked in, in the axial plane. */
const SIDE_COUNT = 8;
/** Beside the skin about half of them see the open; in a lung, a bowel or an airway none does. */
const LEAST_OPEN_SIDES = 2;

/**
 * Whether air is outside the body: free to the sides of the image within the axial plane. Air that ends at the first or
 * last slice only is a lung or a bowel that the image cuts through, and no way in.
 */
function opensToTheSides(volume: Volume, from: Vec3): boolean {
  let openCount = 0;
  for (let side = 0; side < SIDE_COUNT; side++) {
    const angle = (side * 2 * Math.PI) / SIDE_COUNT;
    if (staysInAir(volume, from, [Math.cos(angle), Math.sin(angle), 0])) openCount += 1;
  }
  return openCount >= LEAST_OPEN_SIDES;
}

/** Distance from a point to the nearest marked structure, negative inside. */
function clearanceField(structures: readonly StructureAtRisk[]): (point: Vec3) => number {
  const fields = structures.filter(({ kind }) => kind !== "skin" && kind !== "bone").map(distanceField);
  return (point) => fields.reduce((nearest, field) => Math.min(nearest, field(point)), ENOUGH_CLEARANCE_MM);
}

function distanceField({ geometry }: StructureAtRisk): (point: Vec3) => number {
  if (geometry.kind === "sphere") return (point) => distance(point, geometry.centerLpsMm) - geometry.radiusMm;
  if (geometry.kind === "line") {
    const { pointsLpsMm, radiusMm } = geometry;
    return (point) => distanceToLine(point, pointsLpsMm) - radiusMm;
  }
  return distanceToRegion({ geometry: geometry.geometry, voxels: decodedMask(geometry) });
}

/** Distances at which a marked region is looked for around a point; a distance map would cost a second. */
const REGION_DISTANCES_MM: readonly number[] = [2, 4, 7, 10];

const SIX_WAYS: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

/** Distance to a marked region in coarse steps, along the six axes. */
function distanceToRegion(region: Parameters<typeof valueAt>[0]): (point: Vec3) => number {
  const isInside = (point: Vec3): boolean => (valueAt(region, point) ?? 0) > 0;
  return (point) => {
    if (isInside(point)) return -ENOUGH_CLEARANCE_MM;
    const near = REGION_DISTANCES_MM.find((mm) => SIX_WAYS.some((way) => isInside(along(point, way, mm))));
    return near === undefined ? ENOUGH_CLEARANCE_MM : near;
  };
}

function distanceToLine(point: Vec3, line: readonly Vec3[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  line.forEach((end, index) => {
    nearest = Math.min(nearest, distanceToSegment(point, line[Math.max(0, index - 1)] ?? end, end));
  });
  return nearest;
}

function distanceToSegment(point: Vec3, from: Vec3, to: Vec3): number {
  const axis: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const squared = axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2;
  const offset: Vec3 = [point[0] - from[0], point[1] - from[1], point[2] - from[2]];
  const share =
    squared === 0 ? 0 : (offset[0] * axis[0] + offset[1] * axis[1] + offset[2] * axis[2]) / squared;
  return distance(point, along(from, axis, Math.max(0, Math.min(1, share))));
}

function distance(a: Vec3, b: Vec3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
