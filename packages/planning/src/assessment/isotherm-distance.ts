import { isothermSurface } from "@isotherm/engine";
import { buildPointTree, nearestPoint, type PointTree } from "../geometry/point-tree.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { edgesInMeters, metersToMm } from "../thermal-problem.ts";
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

/** Voxels wider than this need the middles of the triangles as well. */
const coarseVoxelMm = 0.6;

/**
 * Points on an isotherm, x, y, z each: corners of the triangles of its surface, with coarse voxels their middles too.
 * They lie about a third of a millimeter apart and stand for the surface in every distance.
 */
function isothermPointsMm(field: RegularField, temperatureC: number): Float64Array {
  const [xEdges, yEdges, zEdges] = edgesInMeters(field.geometry);
  const { positions, indices } = isothermSurface({ xEdges, yEdges, zEdges }, field.values, temperatureC);
  const isCoarse = field.geometry.spacingMm[0] > coarseVoxelMm;
  const points = new Float64Array(positions.length + (isCoarse ? indices.length : 0));
  for (let at = 0; at < positions.length; at++) points[at] = metersToMm(positions[at] ?? 0);
  if (!isCoarse) return points;
  for (let corner = 0; corner < indices.length; corner += 3) {
    for (let axis = 0; axis < 3; axis++) {
      const value = (n: number): number => points[(indices[corner + n] ?? 0) * 3 + axis] ?? 0;
      points[positions.length + corner + axis] = (value(0) + value(1) + value(2)) / 3;
    }
  }
  return points;
}

/** Prepares an isotherm; null where the field nowhere crosses it. */
export function indexIsotherm(field: RegularField, temperatureC: number): IsothermSurfaceIndex | null {
  const points = isothermPointsMm(field, temperatureC);
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
