import type { PointLpsMm } from "../treatment-plan.ts";
import { added, distanceMm, scaled, subtracted, unitVector } from "./vector.ts";

/** A place along a polyline. */
export interface PolylineStation {
  /** Distance from the first point along the line. */
  readonly alongMm: number;
  readonly pointLpsMm: PointLpsMm;
  /** Unit vector along the line. */
  readonly tangent: PointLpsMm;
}

/** Length of a polyline. */
export function polylineLengthMm(points: readonly PointLpsMm[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a && b) length += distanceMm(a, b);
  }
  return length;
}

/** Stations along a polyline, `spacingMm` apart or a little less, ends included. */
export function polylineStations(
  points: readonly PointLpsMm[],
  spacingMm: number,
): readonly PolylineStation[] {
  const [first] = points;
  if (!first) return [];
  const length = polylineLengthMm(points);
  const count = Math.max(1, Math.ceil(length / spacingMm - 1e-9));
  const stations: PolylineStation[] = [];
  let segment = 1;
  let segmentStart = 0;
  for (let index = 0; index <= count; index++) {
    const alongMm = (length * index) / count;
    let [a, b] = [points[segment - 1] ?? first, points[segment] ?? first];
    while (segment < points.length - 1 && alongMm > segmentStart + distanceMm(a, b)) {
      segmentStart += distanceMm(a, b);
      segment++;
      [a, b] = [b, points[segment] ?? b];
    }
    const tangent = unitVector(subtracted(b, a));
    const pointLpsMm = added(a, scaled(tangent, Math.min(alongMm - segmentStart, distanceMm(a, b))));
    stations.push({ alongMm, pointLpsMm, tangent });
  }
  return stations;
}

/** Square of the distance from a point to the segment between two others; plain numbers, it is asked for every voxel. */
function squaredDistanceToSegment(a: PointLpsMm, b: PointLpsMm, point: PointLpsMm): number {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const z = b[2] - a[2];
  const px = point[0] - a[0];
  const py = point[1] - a[1];
  const pz = point[2] - a[2];
  const lengthSquared = x * x + y * y + z * z;
  const share = lengthSquared === 0 ? 0 : (px * x + py * y + pz * z) / lengthSquared;
  const held = Math.min(1, Math.max(0, share));
  const dx = px - held * x;
  const dy = py - held * y;
  const dz = pz - held * z;
  return dx * dx + dy * dy + dz * dz;
}

/** Shortest distance from a point to a polyline. */
export function distanceToPolylineMm(points: readonly PointLpsMm[], point: PointLpsMm): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < points.length; index++) {
    const a = points[index];
    const b = points[index + 1] ?? a;
    if (a && b) shortest = Math.min(shortest, squaredDistanceToSegment(a, b, point));
  }
  return Math.sqrt(shortest);
}
