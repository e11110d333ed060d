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

/** Lowest and highest index of the marked voxels along each axis. */
function markedRange(
  voxels: Uint8Array,
  dimensions: readonly [number, number, number],
): readonly [PointLpsMm, PointLpsMm] {
  const [ni, nj] = dimensions;
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let index = voxels.indexOf(1); index >= 0; ) {
    const row = Math.floor(index / ni);
    // Only the ends of a row of marked voxels can widen the range.
    const end = voxels.indexOf(0, index);
    const last = Math.min(end < 0 ? voxels.length : end, (row + 1) * ni) - 1;
    low[0] = Math.min(low[0], index - row * ni);
    high[0] = Math.max(high[0], last - row * ni);
    low[1] = Math.min(low[1], row % nj);
    high[1] = Math.max(high[1], row % nj);
    low[2] = Math.min(low[2], Math.floor(row / nj));
    high[2] = Math.max(high[2], Math.floor(row / nj));
    index = voxels.indexOf(1, last + 1);
  }
  return [low, high];
}

/** The box along LPS round a range of voxels, half a voxel and a little more beyond their centers. */
function rangeBounds(
  mask: MaskGeometry,
  range: readonly [PointLpsMm, PointLpsMm],
): readonly [PointLpsMm, PointLpsMm] {
  const [low, high] = range;
  if (low[0] > high[0]) return range;
  const corners = Array.from({ length: 8 }, (_, corner) =>
    voxelToLpsMm(mask.geometry, [
      (corner & 1 ? high : low)[0],
      (corner & 2 ? high : low)[1],
      (corner & 4 ? high : low)[2],
    ]),
  );
  return boundsOf(corners, Math.max(...mask.geometry.spacingMm));
}

/** Centers of the marked voxels, all or only those with a neighbor outside; every so many that they are not too many. */
function markedPoints(
  mask: MaskGeometry,
  voxels: Uint8Array,
  filled: ((i: number, j: number, k: number) => boolean) | null,
): readonly PointLpsMm[] {
  const [ni, nj] = mask.geometry.dimensions;
  const indices: number[] = [];
  for (let index = voxels.indexOf(1); index >= 0; index = voxels.indexOf(1, index + 1)) {
    if (filled) {
      const [i, j, k] = [index % ni, Math.floor(index / ni) % nj, Math.floor(index / (ni * nj))];
      const isInner =
        filled(i - 1, j, k) &&
        filled(i + 1, j, k) &&
        filled(i, j - 1, k) &&
        filled(i, j + 1, k) &&
        filled(i, j, k - 1) &&
        filled(i, j, k + 1);
      if (isInner) continue;
    }
    indices.push(index);
  }
  const step = Math.max(1, Math.ceil(indices.length / MOST_POINT_COUNT));
  const points: PointLpsMm[] = [];
  for (let n = 0; n < indices.length; n += step) {
    const index = indices[n] ?? 0;
    points.push(
      voxelToLpsMm(mask.geometry, [index % ni, Math.floor(index / ni) % nj, Math.floor(index / (ni * nj))]),
    );
  }
  return points;
}

function maskRegion(mask: MaskGeometry): StructureRegion {
  const voxels = decodeMaskRuns(mask);
  const { geometry } = mask;
  const [ni, nj, nk] = geometry.dimensions;
  const filled = (i: number, j: number, k: number): boolean =>
    i >= 0 && j >= 0 && k >= 0 && i < ni && j < nj && k < nk && voxels[i + ni * (j + nj * k)] === 1;
  const [lowestLpsMm, highestLpsMm] = rangeBounds(mask, markedRange(voxels, geometry.dimensions));
  // Points are made only for those who ask: a whole body has millions of voxels.
  let border: readonly PointLpsMm[] | null = null;
  let all: readonly PointLpsMm[] | null = null;
  return {
    lowestLpsMm,
    highestLpsMm,
    contains: (point) => {
      const [i, j, k] = lpsMmToVoxel(geometry, point);
      return filled(Math.round(i), Math.round(j), Math.round(k));
    },
    surfacePoints: () => {
      border ??= markedPoints(mask, voxels, filled);
      return border;
    },
    volumePoints: () => {
      all ??= markedPoints(mask, voxels, null);
      return all;
    },
  };
}

/** Regions of geometries that are still in use: decoding a mask costs more than most questions to it. */
const known = new WeakMap<StructureGeometry, StructureRegion>();

/** Prepares a line, sphere or mask; the same geometry is prepared once. */
export function structureRegion(geometry: StructureGeometry): StructureRegion {
  const before = known.get(geometry);
  if (before) return before;
  const region = geometry.kind === "mask" ? maskRegion(geometry) : shapeRegion(geometry);
  known.set(geometry, region);
  return region;
}

function shapeRegion(geometry: Exclude<StructureGeometry, MaskGeometry>): StructureRegion {
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
