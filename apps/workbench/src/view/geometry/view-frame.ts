import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import { extentAlong, gridCenter } from "./grid.ts";
import { dragToLps, type PlaneAxes, type ScreenMap, type ScreenPoint, toLps } from "./slice-plane.ts";
import { add, along, dot, scale, subtract } from "./vector.ts";

/** What a view keeps of its own: where it is panned to and how far it is zoomed. */
export interface ViewFrame {
  /** In the middle of the view; only its part in the plane counts. */
  readonly focusLpsMm: Vec3;
  readonly mmPerPx: number;
}

/** Size of a view in CSS pixels. */
export interface ViewSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

const MARGIN_FRACTION = 0.03;
const NEAREST_MM_PER_PX = 0.01;
const FARTHEST_MM_PER_PX = 5;

/** The frame that shows the whole grid. */
export function fitFrame(geometry: VolumeGeometry, axes: PlaneAxes, size: ViewSize): ViewFrame {
  const across = extentAlong(geometry, axes.right);
  const down = extentAlong(geometry, axes.down);
  const mmPerPx = Math.max(
    (across.maxMm - across.minMm) / Math.max(size.widthPx, 1),
    (down.maxMm - down.minMm) / Math.max(size.heightPx, 1),
  );
  return { focusLpsMm: gridCenter(geometry), mmPerPx: clampZoom(mmPerPx * (1 + 2 * MARGIN_FRACTION)) };
}

function clampZoom(mmPerPx: number): number {
  return Math.min(Math.max(mmPerPx, NEAREST_MM_PER_PX), FARTHEST_MM_PER_PX);
}

/** The screen mapping of a frame whose slice goes through `throughLpsMm`. */
export function screenMap(
  frame: ViewFrame,
  plane: { readonly axes: PlaneAxes; readonly throughLpsMm: Vec3 },
  size: ViewSize,
): ScreenMap {
  const { axes, throughLpsMm } = plane;
  const depth = dot(subtract(throughLpsMm, frame.focusLpsMm), axes.into);
  return { axes, centerLpsMm: along(frame.focusLpsMm, axes.into, depth), mmPerPx: frame.mmPerPx, ...size };
}

/** The frame after zooming by `factor` (above 1 is nearer) with the point under `about` held in place. */
export function zoomedFrame(map: ScreenMap, about: ScreenPoint, factor: number): ViewFrame {
  const mmPerPx = clampZoom(map.mmPerPx / factor);
  const held = toLps(map, about);
  const fromHeld = subtract(map.centerLpsMm, held);
  return { focusLpsMm: add(held, scale(fromHeld, mmPerPx / map.mmPerPx)), mmPerPx };
}

/** The frame after the picture was dragged by (dx, dy) pixels. */
export function pannedFrame(map: ScreenMap, dx: number, dy: number): ViewFrame {
  return { focusLpsMm: subtract(map.centerLpsMm, dragToLps(map, dx, dy)), mmPerPx: map.mmPerPx };
}

/** A round length for the scale bar, [mm], nearest below `longestPx` on the screen. */
export function scaleBarMm(mmPerPx: number, longestPx: number): number {
  const longest = mmPerPx * longestPx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = [5, 2, 1].find((candidate) => candidate * power <= longest) ?? 1;
  return step * power;
}
