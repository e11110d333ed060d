import type { Vec3 } from "@isotherm/imaging";
import type { PlaneKind, SceneCryoprobe } from "../scene.ts";
import { along, cross, dot, rejectFrom, scale, subtract, unit } from "./vector.ts";

/** How a slice lies in the patient: where the screen's right, its bottom and its depth point to, LPS. */
export interface PlaneAxes {
  readonly right: Vec3;
  readonly down: Vec3;
  /** Away from the viewer: right × down. */
  readonly into: Vec3;
}

/** How the needle plane is laid: looking along the cryoprobe, or containing it. */
export interface NeedleOrientation {
  readonly mode: "along" | "beside";
  /** Turn about the cryoprobe. */
  readonly turnDeg: number;
}

/** Where a slice falls on the screen: one view's whole mapping between LPS mm and CSS pixels. */
export interface ScreenMap {
  readonly axes: PlaneAxes;
  /** The point of the slice in the middle of the view. */
  readonly centerLpsMm: Vec3;
  readonly mmPerPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A point on the screen, CSS pixels from the top left corner of the view. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

function axesFrom(right: Vec3, down: Vec3): PlaneAxes {
  return { right, down, into: cross(right, down) };
}

// Radiological convention: axial from the feet, coronal from the front, sagittal from the left side.
const ANATOMICAL: Readonly<Record<"axial" | "coronal" | "sagittal", PlaneAxes>> = {
  axial: axesFrom([1, 0, 0], [0, 1, 0]),
  coronal: axesFrom([1, 0, 0], [0, 0, -1]),
  sagittal: axesFrom([0, 1, 0], [0, 0, -1]),
};

/** A unit vector across `direction`, as near to the patient's left as it gets (else to the back). */
function acrossTowardsLeft(direction: Vec3): Vec3 {
  const reference: Vec3 = Math.abs(direction[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0];
  return unit(rejectFrom(reference, direction));
}

function turned(right: Vec3, about: Vec3, turnDeg: number): Vec3 {
  const angle = (turnDeg * Math.PI) / 180;
  return along(scale(right, Math.cos(angle)), cross(about, right), Math.sin(angle));
}

/** The axes of a needle plane through a cryoprobe; looking along it, the entry faces the viewer. */
export function needleAxes(cryoprobe: SceneCryoprobe, orientation: NeedleOrientation): PlaneAxes {
  const direction = unit(subtract(cryoprobe.tipLpsMm, cryoprobe.entryLpsMm));
  const right = turned(acrossTowardsLeft(direction), direction, orientation.turnDeg);
  return orientation.mode === "along" ? axesFrom(right, cross(direction, right)) : axesFrom(right, direction);
}

/** The axes of a plane; without a cryoprobe the needle plane falls back to axial. */
export function planeAxes(
  plane: PlaneKind,
  cryoprobe: SceneCryoprobe | null,
  orientation: NeedleOrientation = { mode: "beside", turnDeg: 0 },
): PlaneAxes {
  if (plane !== "needle") {
    return ANATOMICAL[plane];
  }
  return cryoprobe ? needleAxes(cryoprobe, orientation) : ANATOMICAL.axial;
}

/** Where an LPS point falls on the screen (projected across the slice). */
export function toScreen(map: ScreenMap, pointLpsMm: Vec3): ScreenPoint {
  const offset = subtract(pointLpsMm, map.centerLpsMm);
  return {
    x: map.widthPx / 2 + dot(offset, map.axes.right) / map.mmPerPx,
    y: map.heightPx / 2 + dot(offset, map.axes.down) / map.mmPerPx,
  };
}

/** The LPS point of the slice under a screen point. */
export function toLps(map: ScreenMap, point: ScreenPoint): Vec3 {
  const across = along(map.centerLpsMm, map.axes.right, (point.x - map.widthPx / 2) * map.mmPerPx);
  return along(across, map.axes.down, (point.y - map.heightPx / 2) * map.mmPerPx);
}

/** [mm] How far a point lies behind (+) or before (−) the slice. */
export function depthMm(map: ScreenMap, pointLpsMm: Vec3): number {
  return dot(subtract(pointLpsMm, map.centerLpsMm), map.axes.into);
}

/** A point's shift in LPS mm for a drag on the screen. */
export function dragToLps(map: ScreenMap, dx: number, dy: number): Vec3 {
  return along(scale(map.axes.right, dx * map.mmPerPx), map.axes.down, dy * map.mmPerPx);
}
