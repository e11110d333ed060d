import type { BodyView, DrawingPoint } from "./body-view.ts";
import { PROFILE, PROFILE_ARM, PROFILE_SILHOUETTE } from "./profile-paths.ts";
import { FRONT_AND_BACK, type RegionPath, SILHOUETTE } from "./region-paths.ts";

/** A closed outline of one view, as points of the drawing. */
export interface Outline {
  readonly view: BodyView;
  readonly points: readonly DrawingPoint[];
}

/** A region as one closed outline; a region may have several in one view. */
export interface RegionOutline extends Outline {
  readonly regionId: string;
}

/** Straight pieces that stand for one curve; finer than the width of a line on the screen. */
const PIECES_COUNT = 10;

/** The soles stand beside the legs of the back view: how far they are moved there. */
const SOLE_SHIFT: DrawingPoint = [66, -2];

/** Closed outlines of one view, one for each part of the body. */
export const SILHOUETTES: readonly Outline[] = [
  ...(["front", "back"] as const).flatMap((view) => {
    const points = pointsOf(SILHOUETTE);
    return [
      { view, points },
      { view, points: mirrored(points) },
    ];
  }),
  ...[PROFILE_SILHOUETTE, PROFILE_ARM].flatMap((path): readonly Outline[] => {
    const points = pointsOf(path);
    return [
      { view: "left", points },
      { view: "right", points: mirrored(points) },
    ];
  }),
];

/** Every region of every view; where two overlap, the later one lies on top. */
export const REGION_OUTLINES: readonly RegionOutline[] = [
  ...FRONT_AND_BACK.flatMap(outlinesOf),
  ...PROFILE.flatMap(outlinesOf),
  ...PROFILE.flatMap(outlinesOf).map(
    ({ regionId, points }): RegionOutline => ({ regionId, view: "right", points: mirrored(points) }),
  ),
];

/** The outline as a path of SVG. */
export function pathOf({ points }: Outline): string {
  return `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join("L")}Z`;
}

/** Whether a point lies within an outline, by the even-odd rule. */
export function isWithin(points: readonly DrawingPoint[], [x, y]: DrawingPoint): boolean {
  let inside = false;
  let previous = points.at(-1);
  for (const point of points) {
    if (previous !== undefined && point[1] > y !== previous[1] > y) {
      const crossing = ((previous[0] - point[0]) * (y - point[1])) / (previous[1] - point[1]) + point[0];
      if (x < crossing) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

/** Points along a path of absolute M, L, C and Z. */
export function pointsOf(path: string): readonly DrawingPoint[] {
  const points: DrawingPoint[] = [];
  for (const [, letter, numbers = ""] of path.matchAll(/([MLC])([^MLCZ]*)/gu)) {
    const values = (numbers.match(/-?[\d.]+/gu) ?? []).map(Number);
    const pairs = values.flatMap((x, index): DrawingPoint[] =>
      index % 2 === 0 ? [[x, values[index + 1] ?? 0]] : [],
    );
    points.push(...(letter === "C" ? curvePoints(points.at(-1) ?? [0, 0], pairs) : pairs));
  }
  return points;
}

/** B(t) = (1−t)³ P₀ + 3(1−t)² t P₁ + 3(1−t) t² P₂ + t³ P₃, one curve for each three points. */
function curvePoints(start: DrawingPoint, handles: readonly DrawingPoint[]): readonly DrawingPoint[] {
  const made: DrawingPoint[] = [];
  let from = start;
  for (let index = 0; index + 2 < handles.length; index += 3) {
    const [first, second, to] = handles.slice(index, index + 3);
    if (first === undefined || second === undefined || to === undefined) break;
    for (let piece = 1; piece <= PIECES_COUNT; piece++) {
      const t = piece / PIECES_COUNT;
      const at = (axis: 0 | 1): number =>
        (1 - t) ** 3 * from[axis] +
        3 * (1 - t) ** 2 * t * first[axis] +
        3 * (1 - t) * t ** 2 * second[axis] +
        t ** 3 * to[axis];
      made.push([at(0), at(1)]);
    }
    from = to;
  }
  return made;
}

function outlinesOf({ regionId, view, path, place }: RegionPath): readonly RegionOutline[] {
  const points = pointsOf(path);
  if (place === "once") return [{ regionId, view, points }];
  if (place === "both-sides") {
    return [
      { regionId, view, points },
      { regionId, view, points: mirrored(points) },
    ];
  }
  const shifted = points.map(([x, y]): DrawingPoint => [x + SOLE_SHIFT[0], y + SOLE_SHIFT[1]]);
  return [
    { regionId, view, points: mirrored(shifted) },
    { regionId, view, points: shifted },
  ];
}

function mirrored(points: readonly DrawingPoint[]): readonly DrawingPoint[] {
  return points.map(([x, y]) => [-x, y]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
