import type { PointLpsMm } from "../treatment-plan.ts";
import { added, distanceMm, dotProduct, scaled, subtracted, unitVector } from "./vector.ts";

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

/** Shortest distance from a point to a polyline. */
export function distanceToPolylineMm(points: readonly PointLpsMm[], point: PointLpsMm): number {
  let shortest = points[0] ? distanceMm(points[0], point) : Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (!a || !b) continue;
    const along = subtracted(b, a);
    const lengthSquared = dotProduct(along, along);
    const share = lengthSquared === 0 ? 0 : dotProduct(subtracted(point, a), along) / lengthSquared;
    const nearest = added(a, scaled(along, Math.min(1, Math.max(0, share))));
    shortest = Math.min(shortest, distanceMm(nearest, point));
  }
  return shortest;
}
