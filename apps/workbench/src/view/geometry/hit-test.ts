import type { SceneCryoprobe, SceneLine } from "../scene.ts";
import { depthMm, type ScreenMap, type ScreenPoint, toScreen } from "./slice-plane.ts";

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: "cryoprobe"; readonly id: string; readonly part: "entry" | "tip" | "shaft" }
  | { readonly kind: "line-point"; readonly id: string; readonly pointIndex: number }
  | { readonly kind: "line"; readonly id: string };

/** What can be hit, and how near counts. */
export interface HitTargets {
  readonly cryoprobes: readonly SceneCryoprobe[];
  readonly lines: readonly SceneLine[];
  /** [CSS px] Larger for a finger than for a mouse. */
  readonly reachPx: number;
}

/** [CSS px] Distance of a point from the stretch between two others. */
export function distanceToStretch(point: ScreenPoint, a: ScreenPoint, b: ScreenPoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const free = squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared : 0;
  const fraction = Math.min(Math.max(free, 0), 1);
  return Math.hypot(point.x - a.x - fraction * dx, point.y - a.y - fraction * dy);
}

function near(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function hitCryoprobe(map: ScreenMap, cryoprobe: SceneCryoprobe, query: Query): Hit | null {
  const depths = [depthMm(map, cryoprobe.entryLpsMm), depthMm(map, cryoprobe.tipLpsMm)];
  const passesBy = Math.min(...depths) > FAR_DEPTH_MM || Math.max(...depths) < -FAR_DEPTH_MM;
  if (passesBy && !cryoprobe.selected) {
    return null;
  }
  const entry = toScreen(map, cryoprobe.entryLpsMm);
  const tip = toScreen(map, cryoprobe.tipLpsMm);
  const { point, reachPx } = query;
  const hit = (part: "entry" | "tip" | "shaft"): Hit => ({ kind: "cryoprobe", id: cryoprobe.id, part });
  // Looking along the needle, entry and tip fall together: the tip wins, it is the end that matters.
  if (near(point, tip) <= reachPx) {
    return hit("tip");
  }
  if (near(point, entry) <= reachPx) {
    return hit("entry");
  }
  return distanceToStretch(point, entry, tip) <= reachPx * 0.7 ? hit("shaft") : null;
}

interface Query {
  readonly point: ScreenPoint;
  readonly reachPx: number;
}

/** [mm] A cryoprobe that is not selected and lies wholly further from the slice is not in the way there. */
const FAR_DEPTH_MM = 15;

/** [mm] A line's point further than this from the slice cannot be grabbed there. */
const GRAB_DEPTH_MM = 6;

function hitLine(map: ScreenMap, line: SceneLine, query: Query): Hit | null {
  const { point, reachPx } = query;
  const pointIndex = line.pointsLpsMm.findIndex(
    (place) => Math.abs(depthMm(map, place)) <= GRAB_DEPTH_MM && near(point, toScreen(map, place)) <= reachPx,
  );
  if (pointIndex >= 0) {
    return { kind: "line-point", id: line.id, pointIndex };
  }
  const touched = line.pointsLpsMm.some((place, index) => {
    const next = line.pointsLpsMm[index + 1];
    if (!next || Math.min(Math.abs(depthMm(map, place)), Math.abs(depthMm(map, next))) > GRAB_DEPTH_MM) {
      return false;
    }
    return distanceToStretch(point, toScreen(map, place), toScreen(map, next)) <= reachPx * 0.7;
  });
  return touched ? { kind: "line", id: line.id } : null;
}

/** The cryoprobe or line under a screen point; selected ones first, then cryoprobes before lines. */
export function hitTest(map: ScreenMap, point: ScreenPoint, targets: HitTargets): Hit | null {
  const query: Query = { point, reachPx: targets.reachPx };
  const selectedFirst = <T extends { readonly selected: boolean }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => Number(b.selected) - Number(a.selected));
  for (const cryoprobe of selectedFirst(targets.cryoprobes)) {
    const hit = hitCryoprobe(map, cryoprobe, query);
    if (hit) {
      return hit;
    }
  }
  for (const line of selectedFirst(targets.lines)) {
    const hit = hitLine(map, line, query);
    if (hit) {
      return hit;
    }
  }
  return null;
}
