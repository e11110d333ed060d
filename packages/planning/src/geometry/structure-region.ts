import { lpsMmToVoxel, voxelToLpsMm } from "@isotherm/imaging";
import type { LineGeometry, MaskGeometry, PointLpsMm, StructureGeometry } from "../treatment-plan.ts";
import { decodeMaskRuns } from "./mask-runs.ts";
import { distanceToPolylineMm, polylineLengthMm, polylineStations } from "./polyline.ts";
import { added, distanceMm, scaled, squareTo } from "./vector.ts";

/** A marked structure, ready for many questions. */
export interface StructureRegion {
  /** Smallest box along LPS that holds it. */
  readonly lowestLpsMm: PointLpsMm;
  readonly highestLpsMm: PointLpsMm;
  contains(point: PointLpsMm): boolean;
  /** Points on its surface, no further apart than asked for (a mask: the centers of its border voxels). */
  surfacePoints(spacingMm: number): readonly PointLpsMm[];
  /** Points spread evenly through it. */
  volumePoints(spacingMm: number): readonly PointLpsMm[];
}

/** More points than this say nothing new; wider spacing is used for larger structures. */
const MOST_POINT_COUNT = 60_000;

function boundsOf(points: readonly PointLpsMm[], marginMm: number): readonly [PointLpsMm, PointLpsMm] {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const point of points) {
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Math.min(low[axis], point[axis] - marginMm);
      high[axis] = Math.max(high[axis], point[axis] + marginMm);
    }
  }
  return [low, high];
}

/** Points of a lattice in a box that the region contains; the spacing widens where they would be too many. */
function latticePoints(
  bounds: readonly [PointLpsMm, PointLpsMm],
  spacingMm: number,
  contains: (point: PointLpsMm) => boolean,
): readonly PointLpsMm[] {
  const [low, high] = bounds;
  const volume = (high[0] - low[0]) * (high[1] - low[1]) * (high[2] - low[2]);
  const step = Math.max(spacingMm, Math.cbrt(volume / (20 * MOST_POINT_COUNT)));
  const points: PointLpsMm[] = [];
  for (let z = low[2] + step / 2; z < high[2]; z += step) {
    for (let y = low[1] + step / 2; y < high[1]; y += step) {
      for (let x = low[0] + step / 2; x < high[0]; x += step) {
        if (contains([x, y, z])) points.push([x, y, z]);
      }
    }
  }
  return points;
}

/** Points around one cross-section of a tube: its axis, and rings at half and full radius. */
export function sectionPoints(
  section: { readonly pointLpsMm: PointLpsMm; readonly tangent: PointLpsMm },
  radiusMm: number,
  rings: readonly number[],
): readonly PointLpsMm[] {
  const [u, v] = squareTo(section.tangent);
  return rings.flatMap((share) => {
    if (share === 0) return [section.pointLpsMm];
    const count = Math.max(8, Math.ceil(share * 2 * Math.PI * radiusMm));
    return Array.from({ length: count }, (_, index) => {
      const angle = (2 * Math.PI * index) / count;
      const around = added(scaled(u, Math.cos(angle)), scaled(v, Math.sin(angle)));
      return added(section.pointLpsMm, scaled(around, radiusMm * share));
    });
  });
}

/** Directions spread evenly over the sphere (Fibonacci lattice). */
function spherePoints(center: PointLpsMm, radiusMm: number, count: number): readonly PointLpsMm[] {
  const golden = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, index) => {
    const z = 1 - (2 * index + 1) / count;
    const r = Math.sqrt(1 - z * z);
    const direction: PointLpsMm = [r * Math.cos(golden * index), r * Math.sin(golden * index), z];
    return added(center, scaled(direction, radiusMm));
  });
}

/** Points spread evenly through a tube: rings of equal area per point, one station after the other. */
function tubePoints(line: LineGeometry, spacingMm: number): readonly PointLpsMm[] {
  const ringCount = Math.max(1, Math.min(6, Math.round(line.radiusMm / spacingMm)));
  const pointCount = 3 * ringCount * ringCount;
  const length = polylineLengthMm(line.pointsLpsMm);
  const stationMm = Math.max(spacingMm, (length * pointCount) / MOST_POINT_COUNT);
  return polylineStations(line.pointsLpsMm, stationMm).flatMap((station) => {
    const [u, v] = squareTo(station.tangent);
    return Array.from({ length: pointCount }, (_, index) => {
      const ring = Math.floor(Math.sqrt(index / 3));
      const angle = (2 * Math.PI * (index - 3 * ring * ring)) / (3 * (2 * ring + 1));
      const around = added(scaled(u, Math.cos(angle)), scaled(v, Math.sin(angle)));
      return added(station.pointLpsMm, scaled(around, (line.radiusMm * (ring + 0.5)) / ringCount));
    });
  });
}

function maskRegion(mask: MaskGeometry): StructureRegion {
  const voxels = decodeMaskRuns(mask);
  const { geometry } = mask;
  const [ni, nj, nk] = geometry.dimensions;
  const filled = (i: number, j: number, k: number): boolean =>
    i >= 0 && j >= 0 && k >= 0 && i < ni && j < nj && k < nk && voxels[i + ni * (j + nj * k)] === 1;
  const border: PointLpsMm[] = [];
  const all: PointLpsMm[] = [];
  for (let index = voxels.indexOf(1); index >= 0; index = voxels.indexOf(1, index + 1)) {
    const [i, j, k] = [index % ni, Math.floor(index / ni) % nj, Math.floor(index / (ni * nj))];
    const point = voxelToLpsMm(geometry, [i, j, k]);
    all.push(point);
    const isInner =
      filled(i - 1, j, k) &&
      filled(i + 1, j, k) &&
      filled(i, j - 1, k) &&
      filled(i, j + 1, k) &&
      filled(i, j, k - 1) &&
      filled(i, j, k + 1);
    if (!isInner) border.push(point);
  }
  const every = (points: readonly PointLpsMm[]): readonly PointLpsMm[] => {
    const step = Math.max(1, Math.ceil(points.length / MOST_POINT_COUNT));
    return step === 1 ? points : points.filter((_, index) => index % step === 0);
  };
  const [lowestLpsMm, highestLpsMm] = boundsOf(border, Math.max(...geometry.spacingMm));
  return {
    lowestLpsMm,
    highestLpsMm,
    contains: (point) => {
      const [i, j, k] = lpsMmToVoxel(geometry, point);
      return filled(Math.round(i), Math.round(j), Math.round(k));
    },
    surfacePoints: () => every(border),
    volumePoints: () => every(all),
  };
}

/** Prepares a line, sphere or mask. */
export function structureRegion(geometry: StructureGeometry): StructureRegion {
  if (geometry.kind === "mask") return maskRegion(geometry);
  const { radiusMm } = geometry;
  const points = geometry.kind === "line" ? geometry.pointsLpsMm : [geometry.centerLpsMm];
  const bounds = boundsOf(points, radiusMm);
  const contains = (point: PointLpsMm): boolean =>
    geometry.kind === "line"
      ? distanceToPolylineMm(geometry.pointsLpsMm, point) <= radiusMm
      : distanceMm(geometry.centerLpsMm, point) <= radiusMm;
  return {
    lowestLpsMm: bounds[0],
    highestLpsMm: bounds[1],
    contains,
    surfacePoints: (spacingMm) => {
      if (geometry.kind === "sphere") {
        const count = Math.ceil((4 * Math.PI * radiusMm ** 2) / spacingMm ** 2) + 12;
        return spherePoints(geometry.centerLpsMm, radiusMm, count);
      }
      const stations = polylineStations(geometry.pointsLpsMm, spacingMm);
      return stations.flatMap((station) => sectionPoints(station, radiusMm, [1]));
    },
    volumePoints: (spacingMm) =>
      geometry.kind === "line"
        ? tubePoints(geometry, Math.min(spacingMm, radiusMm / 2))
        : latticePoints(bounds, Math.min(spacingMm, radiusMm / 2), contains),
  };
}
