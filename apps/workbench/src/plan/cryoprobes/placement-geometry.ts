import type { Vec3 } from "@isotherm/imaging";
import type { CryoprobePlacement } from "@isotherm/planning/treatment-plan";

/** Point on a line through `from`, `byMm` along a unit direction. */
function along(from: Vec3, direction: Vec3, byMm: number): Vec3 {
  return [from[0] + direction[0] * byMm, from[1] + direction[1] * byMm, from[2] + direction[2] * byMm];
}

/** Unit vector from one point to another; straight down where they coincide. */
function directionOf(from: Vec3, to: Vec3): Vec3 {
  const offset: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const lengthMm = Math.hypot(...offset);
  if (lengthMm === 0) return [0, 0, -1];
  return [offset[0] / lengthMm, offset[1] / lengthMm, offset[2] / lengthMm];
}

/** Distance from entry to tip. */
export function depthMm({ entryLpsMm, tipLpsMm }: CryoprobePlacement): number {
  return Math.hypot(tipLpsMm[0] - entryLpsMm[0], tipLpsMm[1] - entryLpsMm[1], tipLpsMm[2] - entryLpsMm[2]);
}

/** Shortest a cryoprobe may become when its tip is withdrawn. */
const SHORTEST_MM = 5;

/** The same cryoprobe with its tip further in (or out, when negative) along its axis. */
export function advanced(cryoprobe: CryoprobePlacement, byMm: number): CryoprobePlacement {
  const direction = directionOf(cryoprobe.entryLpsMm, cryoprobe.tipLpsMm);
  const depth = Math.max(SHORTEST_MM, depthMm(cryoprobe) + byMm);
  return { ...cryoprobe, tipLpsMm: along(cryoprobe.entryLpsMm, direction, depth) };
}
