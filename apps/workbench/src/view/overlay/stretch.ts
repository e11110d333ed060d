import type { Vec3 } from "@isotherm/imaging";
import { depthPieces } from "../geometry/depth-pieces.ts";
import { depthMm, type ScreenMap, type ScreenPoint, toScreen } from "../geometry/slice-plane.ts";
import { mix } from "../geometry/vector.ts";
import type { Shape } from "./shape.ts";

/** How a stretch in the patient is drawn. */
export interface StretchStyle {
  readonly color: string;
  readonly widthPx: number;
  /** A dark rim keeps it readable on bone. */
  readonly rim: boolean;
}

// Opacity by distance from the slice: in it, near, far, very far.
const HINT_PX = 2.5;
const BAND_OPACITY = [1, 0.6, 0.35, 0.2] as const;

/** A line element between two screen points. */
export function lineShape(a: ScreenPoint, b: ScreenPoint, attributes: Shape["attributes"]): Shape {
  return { tag: "line", attributes: { x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...attributes } };
}

/** A text element with a dark rim, so that it reads on any image. */
export function textShape(at: ScreenPoint, text: string, attributes: Shape["attributes"]): Shape {
  return { tag: "text", attributes: { x: at.x, y: at.y, class: "slice-label", ...attributes }, text };
}

/** A straight stretch: solid where it lies in the slice, dashed and fading where it is before or behind it. */
export function stretchShapes(
  map: ScreenMap,
  ends: readonly [Vec3, Vec3],
  style: StretchStyle,
): readonly Shape[] {
  const pieces = depthPieces(depthMm(map, ends[0]), depthMm(map, ends[1]));
  return pieces.flatMap((piece) => {
    const a = toScreen(map, mix(ends[0], ends[1], piece.from));
    const b = toScreen(map, mix(ends[0], ends[1], piece.to));
    const opacity = BAND_OPACITY[piece.band] ?? 0.2;
    const shown: Record<string, string | number> = {
      stroke: style.color,
      // Out of the slice a stretch is only a hint: thin, dashed, faded.
      "stroke-width": piece.band === 0 ? style.widthPx : Math.min(style.widthPx, HINT_PX),
      "stroke-opacity": opacity,
      "stroke-linecap": piece.band === 0 ? "round" : "butt",
    };
    if (piece.band > 0) {
      shown["stroke-dasharray"] = "6 5";
    }
    const line = lineShape(a, b, shown);
    if (!style.rim || piece.band > 0) {
      return [line];
    }
    const rim = { stroke: "#000", "stroke-width": style.widthPx + 2.5, "stroke-opacity": 0.55 };
    return [lineShape(a, b, { ...rim, "stroke-linecap": "round" }), line];
  });
}

/** Whether any part of a polyline lies within `withinMm` of the slice. */
export function nearSlice(map: ScreenMap, pointsLpsMm: readonly Vec3[], withinMm: number): boolean {
  const depths = pointsLpsMm.map((point) => depthMm(map, point));
  return Math.min(...depths) <= withinMm && Math.max(...depths) >= -withinMm;
}
