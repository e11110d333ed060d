import type { BodyMark } from "@isotherm/clinic";
import { type BodyView, type DrawingPoint, drawingOf, type FractionPoint } from "./body-view.ts";
import { isWithin, REGION_OUTLINES, SILHOUETTES } from "./outlines.ts";

/** Distance between the points at which an area is asked for its region, in units of the drawing. */
const GRID_STEP = 2;

/** Smallest share of a drawn area that makes a region part of it: a slip over the border does not count. */
const LEAST_SHARE_FRACTION = 0.08;

/** How far a finger may miss a region, in units of the drawing; about a fingertip on a phone. */
const FINGER_REACH = 14;

/**
 * Regions that these marks lie in, each once, those with more of the marks first. A point counts for the region under it, or for
 * the nearest one within a fingertip; an area counts for every region that holds a fair share of it.
 */
export function regionsOfMarks(marks: readonly BodyMark[]): readonly string[] {
  const shares = new Map<string, number>();
  for (const mark of marks) {
    for (const [regionId, share] of sharesOf(mark)) {
      shares.set(regionId, (shares.get(regionId) ?? 0) + share);
    }
  }
  return [...shares].sort(([, a], [, b]) => b - a).map(([regionId]) => regionId);
}

/** Regions along a drawn path, in the order of drawing, each once. */
export function regionsAlong(view: BodyView, points: readonly FractionPoint[]): readonly string[] {
  const dense = points.flatMap((point, index): DrawingPoint[] => {
    const here = drawingOf(point);
    const next = points[index + 1];
    return next === undefined ? [here] : between(here, drawingOf(next));
  });
  const regions = dense.flatMap((point) => regionAt(view, point) ?? []);
  return [...new Set(regions)];
}

/** On which side of the body a mark lies: the front view shows the right of the body on the left of the page. */
export function sideOfMark({ view, pointsFraction }: BodyMark): "left" | "right" | "both" {
  if (view === "left" || view === "right") return view;
  const across = pointsFraction.map(([x]) => (view === "front" ? 0.5 - x : x - 0.5));
  const [most, least] = [Math.max(...across), Math.min(...across)];
  if (least > -NEAR_MIDDLE_FRACTION && most > NEAR_MIDDLE_FRACTION) return "right";
  return most < NEAR_MIDDLE_FRACTION && least < -NEAR_MIDDLE_FRACTION ? "left" : "both";
}

/** A mark that reaches less than this over the middle line is of one side. */
const NEAR_MIDDLE_FRACTION = 0.03;

function sharesOf({ view, pointsFraction }: BodyMark): ReadonlyMap<string, number> {
  const points = pointsFraction.map(drawingOf);
  const [only] = points;
  if (points.length === 1 && only !== undefined) {
    const regionId = regionAt(view, only) ?? nearestRegion(view, only, FINGER_REACH);
    return new Map(regionId === null ? [] : [[regionId, 1]]);
  }
  const inside = gridWithin(points);
  const counts = new Map<string, number>();
  for (const point of inside) {
    const regionId = regionAt(view, point);
    if (regionId !== null) counts.set(regionId, (counts.get(regionId) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kept = [...counts].filter(([, count]) => count / total >= LEAST_SHARE_FRACTION);
  if (kept.length > 0) return new Map(kept.map(([regionId, count]) => [regionId, count / total]));
  const regionId = only === undefined ? null : nearestRegion(view, centerOf(points), FINGER_REACH);
  return new Map(regionId === null ? [] : [[regionId, 1]]);
}

/** The region on top at a point; the part of the body between regions belongs to the nearest one. */
function regionAt(view: BodyView, point: DrawingPoint): string | null {
  const found = REGION_OUTLINES.findLast(
    (outline) => outline.view === view && isWithin(outline.points, point),
  );
  if (found !== undefined) return found.regionId;
  const onBody = SILHOUETTES.some((outline) => outline.view === view && isWithin(outline.points, point));
  return onBody ? nearestRegion(view, point, Number.POSITIVE_INFINITY) : null;
}

function nearestRegion(view: BodyView, point: DrawingPoint, reach: number): string | null {
  let nearest: string | null = null;
  let shortest = reach;
  for (const outline of REGION_OUTLINES) {
    if (outline.view !== view) continue;
    for (const [x, y] of outline.points) {
      const distance = Math.hypot(x - point[0], y - point[1]);
      if (distance < shortest) [nearest, shortest] = [outline.regionId, distance];
    }
  }
  return nearest;
}

function gridWithin(points: readonly DrawingPoint[]): readonly DrawingPoint[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const inside: DrawingPoint[] = [];
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += GRID_STEP) {
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += GRID_STEP) {
      if (isWithin(points, [x, y])) inside.push([x, y]);
    }
  }
  return inside;
}

function between(from: DrawingPoint, to: DrawingPoint): DrawingPoint[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / GRID_STEP));
  return Array.from({ length: count + 1 }, (_, index): DrawingPoint => {
    const share = index / count;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
}

function centerOf(points: readonly DrawingPoint[]): DrawingPoint {
  const sum = points.reduce<DrawingPoint>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
