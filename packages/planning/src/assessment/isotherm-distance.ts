import { buildPointTree, nearestPoint, type PointTree } from "../geometry/point-tree.ts";
import { isothermPoints, type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** One isotherm of one field, ready for distances. */
export interface IsothermSurfaceIndex {
  readonly temperatureC: number;
  readonly field: RegularField;
  readonly tree: PointTree;
}

/** A place and how far from it an isotherm lies: positive on the warm side, negative inside the cold. */
export interface SignedDistance {
  readonly distanceMm: number;
  readonly nearestLpsMm: PointLpsMm;
}

/** Prepares an isotherm; null where the field nowhere crosses it. */
export function indexIsotherm(field: RegularField, temperatureC: number): IsothermSurfaceIndex | null {
  const points = isothermPoints(field, temperatureC);
  return points.length === 0 ? null : { temperatureC, field, tree: buildPointTree(points) };
}

/** Signed distance from a point to the isotherm; a point outside the field counts as warm. Null beyond `withinMm`. */
export function signedDistanceToIsotherm(
  isotherm: IsothermSurfaceIndex,
  point: PointLpsMm,
  withinMm: number = Number.POSITIVE_INFINITY,
): SignedDistance | null {
  const nearest = nearestPoint(isotherm.tree, point, withinMm);
  if (!nearest) return null;
  const temperature = sampleRegularField(isotherm.field, point);
  const isCold = temperature !== null && temperature <= isotherm.temperatureC;
  return {
    distanceMm: isCold ? -nearest.distanceMm : nearest.distanceMm,
    nearestLpsMm: nearest.pointLpsMm,
  };
}
