import type { Vec3 } from "@isotherm/imaging";
import { rgbOf } from "../gl/css-color.ts";
import type { SurfaceMesh } from "./surface-nets.ts";

/** [mm] Where a surface begins to stand back from the place in question, and where it is as faint as it gets. */
const FADE_FROM_MM = 18;
const FADE_TO_MM = 42;
/** What is left far away: enough to keep the bearings. */
const FAR_FRACTION = 0.16;

/** One color for a surface, four bytes a point, that thins out with the distance to the nearest of some places. */
export function fadeColors(mesh: SurfaceMesh, color: string, placesLpsMm: readonly Vec3[]): Uint8Array {
  const [red, green, blue] = rgbOf(color).map((part) => Math.round(part * 255));
  const { positionsLpsMm: p } = mesh;
  const colors = new Uint8Array((p.length / 3) * 4);
  for (let point = 0; point < p.length / 3; point++) {
    const at: Vec3 = [p[point * 3] ?? 0, p[point * 3 + 1] ?? 0, p[point * 3 + 2] ?? 0];
    const presence = presenceFraction(nearestMm(at, placesLpsMm));
    colors.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(presence * 255)], point * 4);
  }
  return colors;
}

/** 1 near, falling smoothly to what is left far away. */
export function presenceFraction(distanceMm: number): number {
  const t = Math.min(1, Math.max(0, (distanceMm - FADE_FROM_MM) / (FADE_TO_MM - FADE_FROM_MM)));
  return 1 - (1 - FAR_FRACTION) * t * t * (3 - 2 * t);
}

function nearestMm(point: Vec3, places: readonly Vec3[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const x = point[0] - place[0];
    const y = point[1] - place[1];
    const z = point[2] - place[2];
    best = Math.min(best, x * x + y * y + z * z);
  }
  return Math.sqrt(best);
}
