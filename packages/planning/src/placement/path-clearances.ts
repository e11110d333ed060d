import { buildPointTree, nearestPoint, type PointTree } from "../geometry/point-tree.ts";
import { distanceToPolylineMm, polylineStations } from "../geometry/polyline.ts";
import { structureRegion } from "../geometry/structure-region.ts";
import { distanceMm } from "../geometry/vector.ts";
import type { PointLpsMm, StructureAtRisk } from "../treatment-plan.ts";
import { farMm } from "./path-field.ts";
import type { PathClearance, PathMargin } from "./placement-suggestions.ts";

/** A structure that a path must miss, ready for exact distances. */
export interface MissedStructure {
  readonly structure: StructureAtRisk;
  readonly marginMm: number;
  /** [mm] From a point to its surface, 0 inside; Infinity beyond `farMm`. */
  readonly distanceTo: (point: PointLpsMm) => number;
}

/** Step at which a shaft is measured. */
const stepMm = 0.5;

function distanceFunction({ geometry }: StructureAtRisk): MissedStructure["distanceTo"] {
  if (geometry.kind === "line") {
    return (point) => Math.max(0, distanceToPolylineMm(geometry.pointsLpsMm, point) - geometry.radiusMm);
  }
  if (geometry.kind === "sphere") {
    return (point) => Math.max(0, distanceMm(geometry.centerLpsMm, point) - geometry.radiusMm);
  }
  const region = structureRegion(geometry);
  let tree: PointTree | null = null;
  return (point) => {
    if (region.contains(point)) return 0;
    tree ??= buildPointTree(region.surfacePoints(1).flat());
    return nearestPoint(tree, point, farMm)?.distanceMm ?? Number.POSITIVE_INFINITY;
  };
}

/** The structures that have a margin, ready for exact distances. */
export function missedStructures(
  structures: readonly StructureAtRisk[],
  margins: readonly PathMargin[],
): readonly MissedStructure[] {
  return structures.flatMap((structure) => {
    const margin = margins.find(({ kind }) => kind === structure.kind);
    return margin ? [{ structure, marginMm: margin.marginMm, distanceTo: distanceFunction(structure) }] : [];
  });
}

/** How far a shaft stays from everything within `farMm` of it, tightest first. */
export function pathClearances(
  missed: readonly MissedStructure[],
  shaft: { readonly entryLpsMm: PointLpsMm; readonly tipLpsMm: PointLpsMm; readonly radiusMm: number },
): readonly PathClearance[] {
  const points = polylineStations([shaft.tipLpsMm, shaft.entryLpsMm], stepMm);
  const clearances = missed.flatMap(({ structure, marginMm, distanceTo }): PathClearance[] => {
    const nearestMm = points.reduce(
      (nearest, { pointLpsMm }) => Math.min(nearest, distanceTo(pointLpsMm)),
      Number.POSITIVE_INFINITY,
    );
    if (nearestMm - shaft.radiusMm > farMm) return [];
    const { id: structureId, name: structureName, kind } = structure;
    return [
      { structureId, structureName, kind, clearanceMm: Math.max(0, nearestMm - shaft.radiusMm), marginMm },
    ];
  });
  return clearances.sort((a, b) => a.clearanceMm - a.marginMm - (b.clearanceMm - b.marginMm));
}
