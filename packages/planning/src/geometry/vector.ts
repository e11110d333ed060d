import type { PointLpsMm } from "../treatment-plan.ts";

/** Sum. */
export const added = (a: PointLpsMm, b: PointLpsMm): PointLpsMm => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Difference a − b. */
export const subtracted = (a: PointLpsMm, b: PointLpsMm): PointLpsMm => [
  a[0] - b[0],
  a[1] - b[1],
  a[2] - b[2],
];

/** Product with a dimensionless factor. */
export const scaled = (a: PointLpsMm, factor: number): PointLpsMm => [
  a[0] * factor,
  a[1] * factor,
  a[2] * factor,
];

/** Inner product. */
export const dotProduct = (a: PointLpsMm, b: PointLpsMm): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Vector product. */
export const crossProduct = (a: PointLpsMm, b: PointLpsMm): PointLpsMm => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Distance between two points, in their unit. */
export const distanceMm = (a: PointLpsMm, b: PointLpsMm): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The same direction with length 1; +z where the length is 0. */
export function unitVector(a: PointLpsMm): PointLpsMm {
  const length = Math.hypot(a[0], a[1], a[2]);
  return length === 0 ? [0, 0, 1] : scaled(a, 1 / length);
}

/** Two unit vectors square to a direction and to each other. */
export function squareTo(direction: PointLpsMm): readonly [PointLpsMm, PointLpsMm] {
  const away: PointLpsMm = Math.abs(direction[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0];
  const first = unitVector(crossProduct(direction, away));
  return [first, crossProduct(unitVector(direction), first)];
}
