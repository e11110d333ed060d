import type { Vec3 } from "../geometry.ts";

/** a · b */
export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** a × b */
export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** a + s·b */
export function addScaled(a: Vec3, s: number, b: Vec3): Vec3 {
  return [a[0] + s * b[0], a[1] + s * b[1], a[2] + s * b[2]];
}

/** a − b */
export function subtract(a: Vec3, b: Vec3): Vec3 {
  return addScaled(a, -1, b);
}

/** |a| */
export function length(a: Vec3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** a / |a| */
export function normalize(a: Vec3): Vec3 {
  const size = length(a);
  return [a[0] / size, a[1] / size, a[2] / size];
}
