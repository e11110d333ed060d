/** Three coordinates in one frame and unit; inside the engine [m] in the problem's own Cartesian frame. */
export type Vec3 = readonly [number, number, number];

/** a + factor·b */
export function addScaled(a: Vec3, b: Vec3, factor: number): Vec3 {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]];
}

/** a − b */
export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** a · b */
export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** |a| */
export function norm(a: Vec3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** Two unit vectors square to a unit vector and to each other. */
export function across(axis: Vec3): readonly [Vec3, Vec3] {
  const start: Vec3 = Math.abs(axis[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const raw = addScaled(start, axis, -dot(start, axis));
  const length = norm(raw);
  const u: Vec3 = [raw[0] / length, raw[1] / length, raw[2] / length];
  const v: Vec3 = [
    axis[1] * u[2] - axis[2] * u[1],
    axis[2] * u[0] - axis[0] * u[2],
    axis[0] * u[1] - axis[1] * u[0],
  ];
  return [u, v];
}

/** Distance of a point to the straight piece from–to, and where along it (0–1) the foot lies. */
export function toSegment(point: Vec3, from: Vec3, to: Vec3): { distance: number; along: number } {
  const line = subtract(to, from);
  const square = dot(line, line);
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, dot(subtract(point, from), line) / square));
  return { distance: norm(subtract(point, addScaled(from, line, along))), along };
}
