import { sampleVolume, type Volume } from "@isotherm/imaging";
import { added, dotProduct, scaled, subtracted } from "../geometry/vector.ts";
import type { PointLpsMm } from "../treatment-plan.ts";

/** One of the three planes, as a radiologist looks at it. */
export type PlaneName = "axial" | "coronal" | "sagittal";

/** A square window in one plane: unit vectors to the right and down on the picture, in LPS. */
export interface PicturePlane {
  readonly name: PlaneName;
  readonly centerLpsMm: PointLpsMm;
  readonly right: PointLpsMm;
  readonly down: PointLpsMm;
  readonly normal: PointLpsMm;
  /** Edge of the window. */
  readonly sizeMm: number;
  /** Letters at the right and lower edge, such as L and P. */
  readonly letters: {
    readonly left: string;
    readonly right: string;
    readonly top: string;
    readonly bottom: string;
  };
}

/** Axial seen from the feet, coronal from the front, sagittal from the left side of the patient. */
export function picturePlane(name: PlaneName, centerLpsMm: PointLpsMm, sizeMm: number): PicturePlane {
  const common = { name, centerLpsMm, sizeMm };
  if (name === "axial") {
    const letters = { left: "R", right: "L", top: "A", bottom: "P" };
    return { ...common, right: [1, 0, 0], down: [0, 1, 0], normal: [0, 0, 1], letters };
  }
  if (name === "coronal") {
    const letters = { left: "R", right: "L", top: "H", bottom: "F" };
    return { ...common, right: [1, 0, 0], down: [0, 0, -1], normal: [0, 1, 0], letters };
  }
  const letters = { left: "A", right: "P", top: "H", bottom: "F" };
  return { ...common, right: [0, 1, 0], down: [0, 0, -1], normal: [1, 0, 0], letters };
}

/** The place in the patient of a place on the picture, both [1] as shares from the upper left corner. */
export function pointOnPlane(plane: PicturePlane, across: number, downward: number): PointLpsMm {
  const alongRight = scaled(plane.right, (across - 0.5) * plane.sizeMm);
  const alongDown = scaled(plane.down, (downward - 0.5) * plane.sizeMm);
  return added(plane.centerLpsMm, added(alongRight, alongDown));
}

/** The place on the picture, [1] as shares, of a place in the patient, and how far before or behind the plane it lies. */
export function placeOnPicture(
  plane: PicturePlane,
  point: PointLpsMm,
): { readonly across: number; readonly downward: number; readonly depthMm: number } {
  const offset = subtracted(point, plane.centerLpsMm);
  return {
    across: dotProduct(offset, plane.right) / plane.sizeMm + 0.5,
    downward: dotProduct(offset, plane.down) / plane.sizeMm + 0.5,
    depthMm: dotProduct(offset, plane.normal),
  };
}

/** Gray values of a picture, row by row from the top; all [px]. */
export interface GrayPicture {
  readonly side: number;
  readonly gray: Uint8Array;
}

/** Soft-tissue window for CT; the middle 98 % of the values otherwise. */
function windowOf(volume: Volume, values: Float32Array): readonly [number, number] {
  if (volume.modality === "CT") return [-160, 240];
  const sorted = Float32Array.from(values).sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return [at(0.01), Math.max(at(0.99), at(0.01) + 1)];
}

/** The image in a plane, `side` [px] wide, windowed; black where the image ends. */
export function grayPicture(volume: Volume, plane: PicturePlane, side: number): GrayPicture {
  const values = new Float32Array(side * side);
  const outside = volume.modality === "CT" ? -1024 : 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const point = pointOnPlane(plane, (column + 0.5) / side, (row + 0.5) / side);
      values[column + side * row] = sampleVolume(volume, point) ?? outside;
    }
  }
  const [low, high] = windowOf(volume, values);
  const gray = Uint8Array.from(values, (value) =>
    Math.round(Math.min(255, Math.max(0, ((value - low) / (high - low)) * 255))),
  );
  return { side, gray };
}

/** Values of a function of place on an even grid, `side` [px] wide, over the picture, row by row. */
export function planeValues(
  plane: PicturePlane,
  side: number,
  valueAt: (point: PointLpsMm) => number,
): Float64Array {
  const values = new Float64Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      values[column + side * row] = valueAt(pointOnPlane(plane, (column + 0.5) / side, (row + 0.5) / side));
    }
  }
  return values;
}
