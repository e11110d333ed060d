import { contours } from "d3-contour";
import { distanceToPolylineMm } from "../geometry/polyline.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { type StructureRegion, structureRegion } from "../geometry/structure-region.ts";
import { distanceMm } from "../geometry/vector.ts";
import type { StructureGeometry } from "../treatment-plan.ts";
import { type PicturePlane, planeValues } from "./plane-picture.ts";

/** A closed line on a picture; both coordinates 0 to 1 from the upper left corner. */
export type PictureLine = readonly (readonly [number, number])[];

/** Points along each edge of the picture at which fields are read. */
const fieldSide = 160;

/** Lines on which a value crosses a level, low side inside. */
function linesBelow(values: Float64Array, side: number, level: number): readonly PictureLine[] {
  const rings = contours()
    .size([side, side])
    .contour(
      Array.from(values, (value) => -value),
      -level,
    ).coordinates;
  return rings.flatMap((polygon) =>
    polygon.map((ring) => ring.map(([x = 0, y = 0]) => [x / side, y / side] as const)),
  );
}

/** Lines on which a field crosses a level in a plane. */
export function fieldLines(plane: PicturePlane, field: RegularField, level: number): readonly PictureLine[] {
  const values = planeValues(plane, fieldSide, (point) => sampleRegularField(field, point) ?? Number.NaN);
  // What lies outside the field takes the highest value inside, so that no line runs along the field's own border.
  const highest = values.reduce((high, value) => (value > high ? value : high), Number.NEGATIVE_INFINITY);
  const filled = values.map((value) => (Number.isNaN(value) ? highest : value));
  return linesBelow(filled, fieldSide, level);
}

function touchesPlane(region: StructureRegion, plane: PicturePlane): boolean {
  return ([0, 1, 2] as const).every((axis) => {
    const reach = plane.normal[axis] === 0 ? plane.sizeMm / 2 : 0;
    const [low, high] = [region.lowestLpsMm[axis], region.highestLpsMm[axis]];
    return low <= plane.centerLpsMm[axis] + reach && high >= plane.centerLpsMm[axis] - reach;
  });
}

/** Mean over 3 × 3 values: takes the steps off the edge of a mask. */
function smoothed(values: Float64Array, side: number): Float64Array {
  return values.map((_, index) => {
    const [column, row] = [index % side, Math.floor(index / side)];
    let sum = 0;
    for (let n = 0; n < 9; n++) {
      const x = Math.min(side - 1, Math.max(0, column + (n % 3) - 1));
      const y = Math.min(side - 1, Math.max(0, row + Math.floor(n / 3) - 1));
      sum += values[x + side * y] ?? 0;
    }
    return sum / 9;
  });
}

/** Outline of a structure in a plane. */
export function structureLines(plane: PicturePlane, geometry: StructureGeometry): readonly PictureLine[] {
  const region = structureRegion(geometry);
  if (!touchesPlane(region, plane)) return [];
  if (geometry.kind === "mask") {
    const values = planeValues(plane, fieldSide, (point) => (region.contains(point) ? -1 : 0));
    return linesBelow(smoothed(values, fieldSide), fieldSide, -0.5);
  }
  const values = planeValues(plane, fieldSide, (point) =>
    geometry.kind === "line"
      ? distanceToPolylineMm(geometry.pointsLpsMm, point)
      : distanceMm(geometry.centerLpsMm, point),
  );
  return linesBelow(values, fieldSide, geometry.radiusMm);
}
