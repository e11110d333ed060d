import type { VolumeGeometry } from "@isotherm/imaging";
import { fromIndex } from "./grid.ts";
import { depthMm, type ScreenMap, toScreen } from "./slice-plane.ts";

/** A stretch of the screen, CSS pixels. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The stretch of the view where a grid can be seen; null where the slice misses the grid or it is off screen. */
export function projectedBox(map: ScreenMap, geometry: VolumeGeometry): ScreenBox | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let nearestMm = Number.POSITIVE_INFINITY;
  let farthestMm = Number.NEGATIVE_INFINITY;
  const ends = geometry.dimensions.map((count) => [-0.5, count - 0.5] as const);
  for (let corner = 0; corner < 8; corner++) {
    const end = (axis: number): number => ends[axis]?.[(corner >> axis) & 1] ?? 0;
    const point = fromIndex(geometry, [end(0), end(1), end(2)]);
    const at = toScreen(map, point);
    const depth = depthMm(map, point);
    left = Math.min(left, at.x);
    right = Math.max(right, at.x);
    top = Math.min(top, at.y);
    bottom = Math.max(bottom, at.y);
    nearestMm = Math.min(nearestMm, depth);
    farthestMm = Math.max(farthestMm, depth);
  }
  const box = {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, map.widthPx),
    bottom: Math.min(bottom, map.heightPx),
  };
  const seen = nearestMm <= 0 && farthestMm >= 0 && box.left < box.right && box.top < box.bottom;
  return seen ? box : null;
}
