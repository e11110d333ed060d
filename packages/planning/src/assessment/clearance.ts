import { nearestPoint } from "../geometry/point-tree.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import type { Clearance, TemperatureHistory } from "../outcome.ts";
import type { PointLpsMm, StructureAtRisk } from "../treatment-plan.ts";
import { type IsothermSurfaceIndex, indexIsotherm } from "./isotherm-distance.ts";

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

/** Structure with its points, drawn once for all isotherms. */
export interface PreparedStructure extends Points {
  readonly structure: StructureAtRisk;
}

/** Points of a structure. */
interface Points {
  readonly surface: readonly PointLpsMm[];
  /** Spread evenly through it. */
  readonly inside: readonly PointLpsMm[];
}

/** Draws the points of a structure once. */
export function prepareStructure(structure: StructureAtRisk): PreparedStructure {
  const region = structureRegion(structure.geometry);
  return {
    structure,
    surface: region.surfacePoints(structureSpacingMm),
    inside: region.volumePoints(structureSpacingMm),
  };
}

/** Temperature of each point; what lies outside the field is as warm as can be. */
function temperaturesAt(points: readonly PointLpsMm[], field: RegularField): Float32Array {
  return Float32Array.from(points, (point) => sampleRegularField(field, point) ?? Number.POSITIVE_INFINITY);
}

interface NearestOfStructure {
  readonly clearanceMm: number;
  readonly pointLpsMm: PointLpsMm;
  readonly nearestLpsMm: PointLpsMm;
}

/** The point that lies deepest in the cold. Without one, null. */
function deepestPoint(
  isotherm: IsothermSurfaceIndex,
  points: readonly PointLpsMm[],
  temperaturesC: Float32Array,
): NearestOfStructure | null {
  let best: NearestOfStructure | null = null;
  for (const [index, point] of points.entries()) {
    if (!((temperaturesC[index] ?? 0) <= isotherm.temperatureC)) continue;
    const nearest = nearestPoint(isotherm.tree, point);
    if (!nearest || (best && -nearest.distanceMm >= best.clearanceMm)) continue;
    best = {
      clearanceMm: -nearest.distanceMm,
      pointLpsMm: point,
      nearestLpsMm: nearest.pointLpsMm,
    };
  }
  return best;
}

/** The warm point nearest to the isotherm. */
function nearestWarmPoint(
  isotherm: IsothermSurfaceIndex,
  points: readonly PointLpsMm[],
): NearestOfStructure | null {
  let best: NearestOfStructure | null = null;
  // A few points first: once something near is known, most others are turned away by their distance to its box.
  const sparse = points.filter((_, index) => index % 64 === 0);
  for (const point of [...sparse, ...points]) {
    const nearest = nearestPoint(isotherm.tree, point, best?.clearanceMm);
    if (!nearest) continue;
    best = {
      clearanceMm: nearest.distanceMm,
      pointLpsMm: point,
      nearestLpsMm: nearest.pointLpsMm,
    };
  }
  return best;
}

/** The point of a structure that lies deepest in the cold, or else nearest to it. */
function nearestOfStructure(
  isotherm: IsothermSurfaceIndex,
  prepared: Points,
  temperatures: { readonly surfaceC: Float32Array; readonly insideC: Float32Array },
): NearestOfStructure | null {
  const onSurface = deepestPoint(isotherm, prepared.surface, temperatures.surfaceC);
  const inside = deepestPoint(isotherm, prepared.inside, temperatures.insideC);
  if (onSurface && inside) return inside.clearanceMm < onSurface.clearanceMm ? inside : onSurface;
  return onSurface ?? inside ?? nearestWarmPoint(isotherm, prepared.surface);
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
  prepared: Points & { readonly structure: Pick<StructureAtRisk, "id" | "name"> },
  history: TemperatureHistory,
  field: { readonly isotherms: readonly (IsothermSurfaceIndex | null)[]; readonly bodyTemperatureC: number },
): Clearance {
  const { isotherms, bodyTemperatureC } = field;
  const minimum = minimumField(history);
  const temperatures = {
    surfaceC: temperaturesAt(prepared.surface, minimum),
    insideC: temperaturesAt(prepared.inside, minimum),
  };
  let coldestC = bodyTemperatureC;
  let coldestLpsMm: PointLpsMm = prepared.surface[0] ?? [0, 0, 0];
  for (const [points, temperaturesC] of [
    [prepared.surface, temperatures.surfaceC],
    [prepared.inside, temperatures.insideC],
  ] as const) {
    for (const [index, point] of points.entries()) {
      const temperature = temperaturesC[index] ?? Number.POSITIVE_INFINITY;
      if (temperature >= coldestC) continue;
      coldestC = temperature;
      coldestLpsMm = point;
    }
  }
  const distances = isotherms.flatMap((isotherm) => {
    const nearest = isotherm ? nearestOfStructure(isotherm, prepared, temperatures) : null;
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
    const field = frameField(history, frame);
    const isotherm = indexIsotherm(field, temperatureC);
    const temperatures = {
      surfaceC: temperaturesAt(prepared.surface, field),
      insideC: temperaturesAt(prepared.inside, field),
    };
    const nearest = isotherm ? nearestOfStructure(isotherm, prepared, temperatures) : null;
    return { timeS: history.timesS[index] ?? 0, clearanceMm: nearest?.clearanceMm ?? null };
  });
}
