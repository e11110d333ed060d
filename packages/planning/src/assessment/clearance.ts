import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import type { StructureRegion } from "../geometry/structure-region.ts";
import type { Clearance, TemperatureHistory } from "../outcome.ts";
import type { PointLpsMm, StructureAtRisk } from "../treatment-plan.ts";
import { type IsothermSurfaceIndex, indexIsotherm, signedDistanceToIsotherm } from "./isotherm-distance.ts";

/** Distance between the points of a structure that are tried. */
const structureSpacingMm = 0.75;

/** Every place of the history as a field. */
export function frameField(history: TemperatureHistory, frame: Float32Array): RegularField {
  return { geometry: history.geometry, values: frame };
}

/** The coldest temperature of each place as a field. */
export function minimumField(history: TemperatureHistory): RegularField {
  return { geometry: history.geometry, values: history.minimumC };
}

/** Structure with its points, prepared once for all isotherms. */
export interface PreparedStructure {
  readonly structure: StructureAtRisk;
  readonly region: StructureRegion;
  readonly surface: readonly PointLpsMm[];
  /** Surface and inside. */
  readonly points: readonly PointLpsMm[];
}

/** Draws the points of a structure once. */
export function prepareStructure(structure: StructureAtRisk, region: StructureRegion): PreparedStructure {
  const surface = region.surfacePoints(structureSpacingMm);
  return { structure, region, surface, points: [...surface, ...region.volumePoints(structureSpacingMm)] };
}

interface NearestOfStructure {
  readonly clearanceMm: number;
  readonly pointLpsMm: PointLpsMm;
  readonly nearestLpsMm: PointLpsMm;
}

/** The point of a structure that lies deepest in the cold, or else nearest to it. */
function nearestOfStructure(
  isotherm: IsothermSurfaceIndex,
  points: readonly PointLpsMm[],
): NearestOfStructure | null {
  let best: NearestOfStructure | null = null;
  for (const point of points) {
    const temperature = sampleRegularField(isotherm.field, point);
    const isCold = temperature !== null && temperature <= isotherm.temperatureC;
    if (best && best.clearanceMm < 0 && !isCold) continue;
    // A warm point matters only when nearer than the best so far; a cold one may be deeper, so it is searched in full.
    const within = isCold || best === null ? Number.POSITIVE_INFINITY : best.clearanceMm;
    const distance = signedDistanceToIsotherm(isotherm, point, within);
    if (!distance || (best && distance.distanceMm >= best.clearanceMm)) continue;
    best = { clearanceMm: distance.distanceMm, pointLpsMm: point, nearestLpsMm: distance.nearestLpsMm };
  }
  return best;
}

/** First kept time at which a place reached a temperature; the time of its coldest where it never quite did. */
function firstTimeBelowS(history: TemperatureHistory, point: PointLpsMm, temperatureC: number): number {
  let coldest = Number.POSITIVE_INFINITY;
  let coldestTimeS = history.timesS.at(-1) ?? 0;
  for (const [index, frame] of history.framesC.entries()) {
    const temperature = sampleRegularField(frameField(history, frame), point);
    if (temperature === null) continue;
    const timeS = history.timesS[index] ?? 0;
    if (temperature <= temperatureC) return timeS;
    if (temperature < coldest - 1e-3) {
      coldest = temperature;
      coldestTimeS = timeS;
    }
  }
  return coldestTimeS;
}

/**
 * How near each isotherm ever comes to a structure. The field of coldest temperatures holds every isotherm at its
 * widest, so one search per temperature is enough. A temperature that was nowhere reached has no distance.
 */
export function assessClearance(
  prepared: PreparedStructure,
  history: TemperatureHistory,
  field: { readonly isotherms: readonly (IsothermSurfaceIndex | null)[]; readonly bodyTemperatureC: number },
): Clearance {
  const { isotherms, bodyTemperatureC } = field;
  const minimum = minimumField(history);
  let coldestC = bodyTemperatureC;
  let coldestLpsMm: PointLpsMm = prepared.points[0] ?? [0, 0, 0];
  for (const point of prepared.points) {
    const temperature = sampleRegularField(minimum, point);
    if (temperature === null || temperature >= coldestC) continue;
    coldestC = temperature;
    coldestLpsMm = point;
  }
  const distances = isotherms.flatMap((isotherm) => {
    const nearest = isotherm ? nearestOfStructure(isotherm, prepared.points) : null;
    if (!isotherm || !nearest) return [];
    return [
      {
        temperatureC: isotherm.temperatureC,
        clearanceMm: nearest.clearanceMm,
        nearestLpsMm: nearest.pointLpsMm,
        timeS: firstTimeBelowS(history, nearest.nearestLpsMm, isotherm.temperatureC),
      },
    ];
  });
  return {
    structureId: prepared.structure.id,
    structureName: prepared.structure.name,
    distances,
    coldestC,
    coldestLpsMm,
  };
}

/** Clearance of one isotherm at one kept time; null while that temperature is nowhere. */
export interface ClearanceAtTime {
  readonly timeS: number;
  readonly clearanceMm: number | null;
}

/** How the clearance of one isotherm to a structure changes over the freeze. */
export function clearanceOverTime(
  history: TemperatureHistory,
  prepared: PreparedStructure,
  temperatureC: number,
): readonly ClearanceAtTime[] {
  return history.framesC.map((frame, index) => {
    const isotherm = indexIsotherm(frameField(history, frame), temperatureC);
    const nearest = isotherm ? nearestOfStructure(isotherm, prepared.points) : null;
    return { timeS: history.timesS[index] ?? 0, clearanceMm: nearest?.clearanceMm ?? null };
  });
}
