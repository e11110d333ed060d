import type { BodyMark } from "@isotherm/clinic";
import type { BodyView, FractionPoint } from "./body-view.ts";

/** A stroke shorter than this, as a fraction of the view, is a touch: one finger that trembles a little. */
const TOUCH_FRACTION = 0.02;

/** Detail that a stroke keeps, as a fraction of the view; finer than a finger can mean. */
const DETAIL_FRACTION = 0.003;

/** What a finished stroke says: one point for a touch, a closed area for a line round it. */
export function markOfStroke(view: BodyView, stroke: readonly FractionPoint[]): BodyMark | null {
  const [first] = stroke;
  if (first === undefined) return null;
  const reach = Math.max(...stroke.map(([x, y]) => Math.hypot(x - first[0], y - first[1])));
  if (reach < TOUCH_FRACTION) return { view, pointsFraction: [first] };
  const kept = simplified(stroke);
  if (kept.length >= 3) return { view, pointsFraction: kept };
  // A straight stroke encloses nothing; it becomes the narrow area that the finger covered.
  return { view, pointsFraction: ribbon(first, stroke.at(-1) ?? first) };
}

/** A stroke with fewer points and the same course (Ramer, Douglas and Peucker). */
export function simplified(stroke: readonly FractionPoint[]): readonly FractionPoint[] {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (first === undefined || last === undefined || stroke.length < 3) return stroke;
  let [farthest, distance] = [0, 0];
  stroke.forEach((point, index) => {
    const away = distanceTo(point, first, last);
    if (away > distance) [farthest, distance] = [index, away];
  });
  if (distance <= DETAIL_FRACTION) return [first, last];
  const before = simplified(stroke.slice(0, farthest + 1));
  return [...before.slice(0, -1), ...simplified(stroke.slice(farthest))];
}

function ribbon(from: FractionPoint, to: FractionPoint): readonly FractionPoint[] {
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(across, down);
  const [x, y] = [(-down / length) * TOUCH_FRACTION, (across / length) * TOUCH_FRACTION];
  const within = (value: number): number => Math.min(Math.max(value, 0), 1);
  return [
    [within(from[0] + x), within(from[1] + y)],
    [within(to[0] + x), within(to[1] + y)],
    [within(to[0] - x), within(to[1] - y)],
    [within(from[0] - x), within(from[1] - y)],
  ];
}

function distanceTo(point: FractionPoint, from: FractionPoint, to: FractionPoint): number {
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(across, down);
  if (length === 0) return Math.hypot(point[0] - from[0], point[1] - from[1]);
  return Math.abs(across * (from[1] - point[1]) - (from[0] - point[0]) * down) / length;
}
