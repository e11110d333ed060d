import type { Vec3 } from "@isotherm/imaging";
import type { Hit } from "../geometry/hit-test.ts";
import { activeZone } from "../geometry/needle-drag.ts";
import { depthMm, type ScreenMap, type ScreenPoint, toScreen } from "../geometry/slice-plane.ts";
import { distance, mix } from "../geometry/vector.ts";
import { scaleBarMm } from "../geometry/view-frame.ts";
import type { Scene, SceneCryoprobe, SceneLine } from "../scene.ts";
import { isothermLabels } from "./isotherm-labels.ts";
import { labelsApart } from "./labels-apart.ts";
import type { Shape } from "./shape.ts";
import { lineShape, nearSlice, stretchShapes, textShape } from "./stretch.ts";

/** The one accent: orange, far from the ice blues for every kind of color vision. */
export const ACCENT = "#ffa94d";
const QUIET = "#d5dde3";

/** Something begun and not yet ended: a measure, a cryoprobe whose entry is set, a line's next stretch. */
export interface Pending {
  readonly kind: "measure" | "cryoprobe" | "line";
  readonly fromLpsMm: Vec3;
  readonly toLpsMm: Vec3;
}

/** What the SVG layer shows beside the scene. */
export interface OverlayState {
  readonly pending: Pending | null;
  readonly hot: Hit | null;
}

const NEAR_LINE_MM = 40;
/** [CSS px] Names of structures farther from the cross-hair are left out: a full neck has dozens. */
const NAMED_WITHIN_PX = 110;

/** Every shape of the layer, back to front. */
export function sceneShapes(scene: Scene, map: ScreenMap, state: OverlayState): readonly Shape[] {
  return labelsApart(
    [
      ...crossHairShapes(map, toScreen(map, scene.cursorLpsMm)),
      ...isothermLabels(scene, map),
      ...scene.lines.flatMap((line) =>
        lineShapes({ map, cursor: toScreen(map, scene.cursorLpsMm) }, line, state.hot),
      ),
      ...scene.cryoprobes.flatMap((cryoprobe) => cryoprobeShapes(map, cryoprobe, state.hot)),
      ...scene.measures.flatMap((measure) => measureShapes(map, measure.fromLpsMm, measure.toLpsMm)),
      ...pendingShapes(map, state.pending),
      ...scaleBarShapes(map),
    ],
    map.widthPx,
    CORNER_TEXTS,
  );
}

/** [CSS px] Name of the plane and its position, which stand in the corner as HTML. */
const CORNER_TEXTS = [
  { left: 0, right: 90, y: 22 },
  { left: 0, right: 185, y: 43 },
];

function crossHairShapes(map: ScreenMap, at: ScreenPoint): readonly Shape[] {
  const style = { class: "slice-cross" };
  const gap = 12;
  return [
    lineShape({ x: 0, y: at.y }, { x: Math.max(at.x - gap, 0), y: at.y }, style),
    lineShape({ x: at.x + gap, y: at.y }, { x: map.widthPx, y: at.y }, style),
    lineShape({ x: at.x, y: 0 }, { x: at.x, y: Math.max(at.y - gap, 0) }, style),
    lineShape({ x: at.x, y: at.y + gap }, { x: at.x, y: map.heightPx }, style),
  ];
}

function dot(at: ScreenPoint, radius: number, attributes: Shape["attributes"]): Shape {
  return { tag: "circle", attributes: { cx: at.x, cy: at.y, r: radius, ...attributes } };
}

/** [CSS px] A thicker line is drawn as a faint band of its true width with a fine line in its middle. */
const WIDEST_LINE_PX = 7;

interface Place {
  readonly map: ScreenMap;
  /** The cross-hair on the screen. */
  readonly cursor: ScreenPoint;
}

function lineShapes(place: Place, line: SceneLine, hot: Hit | null): readonly Shape[] {
  const { map } = place;
  const points = line.pointsLpsMm;
  const [first] = points;
  if (!first || !nearSlice(map, points, NEAR_LINE_MM)) {
    return [];
  }
  const isHot = hot !== null && hot.kind !== "cryoprobe" && hot.id === line.id;
  const matters = line.selected || line.role === "target" || isHot;
  const named = nameRule(place, matters);
  const handles = line.selected
    ? points.flatMap((_point, index) => lineHandle(map, line, { index, hot }))
    : [];
  if (points.every((point) => distance(point, first) < 1e-3)) {
    return [...ballShapes(map, first, line), ...handles].map(named);
  }
  const stretches = points
    .slice(1)
    .flatMap((point, index) => tubeShapes(map, [points[index] ?? point, point], line));
  // A winding line is named where it first passes through, once.
  const crossings = crossingPoints(map, points).flatMap((point, index) => {
    const shapes = crossingShapes(toScreen(map, point), line.radiusMm / map.mmPerPx, line);
    return index === 0 ? shapes : shapes.filter((shape) => shape.tag !== "text");
  });
  // Out of the slice only what is being worked on is hinted at; the rest would be a thicket.
  const kept = matters ? stretches : stretches.filter((shape) => !("stroke-dasharray" in shape.attributes));
  return [...kept, ...crossings.map(named), ...handles];
}

/** Names of what is worked on always show; others near the cross-hair, where there is room. */
function nameRule({ cursor }: Place, matters: boolean): (shape: Shape) => Shape {
  return (shape) => {
    if (shape.tag !== "text" || matters) {
      return shape;
    }
    const { x, y } = shape.attributes;
    const isNear = Math.hypot(Number(x) - cursor.x, Number(y) - cursor.y) <= NAMED_WITHIN_PX;
    return isNear
      ? { ...shape, attributes: { ...shape.attributes, "data-optional": "" } }
      : { ...shape, text: "" };
  };
}

function tubeShapes(map: ScreenMap, ends: readonly [Vec3, Vec3], line: SceneLine): readonly Shape[] {
  const trueWidthPx = (2 * line.radiusMm) / map.mmPerPx;
  const more = line.selected ? 1 : 0;
  if (trueWidthPx <= WIDEST_LINE_PX) {
    return stretchShapes(map, ends, {
      color: line.color,
      widthPx: Math.max(trueWidthPx, 2) + more,
      rim: true,
    });
  }
  // Only what lies in the slice has a true width there.
  const band = stretchShapes(map, ends, { color: line.color, widthPx: trueWidthPx, rim: false })
    .filter((shape) => !("stroke-dasharray" in shape.attributes))
    .map((shape) => ({ ...shape, attributes: { ...shape.attributes, "stroke-opacity": 0.22 } }));
  return [...band, ...stretchShapes(map, ends, { color: line.color, widthPx: 1.5 + more, rim: true })];
}

/** A line of one point is a ball: its cross-section, or a fine ring where the slice passes it by. */
function ballShapes(map: ScreenMap, center: Vec3, line: SceneLine): readonly Shape[] {
  const depth = depthMm(map, center);
  const at = toScreen(map, center);
  const cut = line.radiusMm ** 2 - depth ** 2;
  if (cut > 0) {
    return crossingShapes(at, Math.sqrt(cut) / map.mmPerPx, line);
  }
  const hint = { fill: "none", stroke: line.color, "stroke-opacity": 0.35, "stroke-dasharray": "3 4" };
  return [dot(at, line.radiusMm / map.mmPerPx, { ...hint, "stroke-width": 1.5 })];
}

/** Where a polyline passes through the slice. */
function crossingPoints(map: ScreenMap, points: readonly Vec3[]): readonly Vec3[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index] ?? end;
    const from = depthMm(map, start);
    const to = depthMm(map, end);
    return from * to <= 0 && Math.abs(from - to) > 1e-6 ? [mix(start, end, from / (from - to))] : [];
  });
}

function crossingShapes(at: ScreenPoint, radiusPx: number, line: SceneLine): readonly Shape[] {
  const radius = Math.max(radiusPx, 3.5);
  return [
    dot(at, radius, {
      fill: line.color,
      "fill-opacity": 0.25,
      stroke: "#000",
      "stroke-width": 4,
      "stroke-opacity": 0.5,
    }),
    dot(at, radius, { fill: "none", stroke: line.color, "stroke-width": 2 }),
    textShape({ x: at.x + radius + 7, y: at.y + 5 }, line.name, { fill: line.color }),
  ];
}

function lineHandle(
  map: ScreenMap,
  line: SceneLine,
  which: { readonly index: number; readonly hot: Hit | null },
): readonly Shape[] {
  const place = line.pointsLpsMm[which.index];
  if (!place || Math.abs(depthMm(map, place)) > 6) {
    return [];
  }
  const { hot } = which;
  const grabbed = hot?.kind === "line-point" && hot.id === line.id && hot.pointIndex === which.index;
  return [
    dot(toScreen(map, place), grabbed ? 6 : 4, { fill: line.color, stroke: "#000", "stroke-width": 1.5 }),
  ];
}

function cryoprobeShapes(map: ScreenMap, cryoprobe: SceneCryoprobe, hot: Hit | null): readonly Shape[] {
  const color = cryoprobe.selected ? ACCENT : QUIET;
  const { entryLpsMm, tipLpsMm } = cryoprobe;
  const shaftPx = Math.min(Math.max(cryoprobe.shaftDiameterMm / map.mmPerPx, 2), 10);
  const zone = activeZone(cryoprobe);
  const entry = toScreen(map, entryLpsMm);
  const tip = toScreen(map, tipLpsMm);
  const hotPart = hot?.kind === "cryoprobe" && hot.id === cryoprobe.id ? hot.part : null;
  // Ends fade as the shaft does, so that a far needle does not shout.
  const fade = (point: Vec3): number => (Math.abs(depthMm(map, point)) > 25 ? 0.35 : 1);
  const nameFade = Math.max(fade(entryLpsMm), fade(tipLpsMm));
  const zoneStyle = { color, widthPx: Math.max(shaftPx + 3, 6), rim: true };
  return [
    ...stretchShapes(map, [entryLpsMm, zone.toLpsMm], { color, widthPx: shaftPx, rim: true }),
    ...stretchShapes(map, [zone.toLpsMm, zone.fromLpsMm], zoneStyle),
    ...stretchShapes(map, [zone.fromLpsMm, tipLpsMm], { color, widthPx: shaftPx, rim: true }),
    ...handleShapes(entry, {
      color,
      hot: hotPart === "entry",
      selected: cryoprobe.selected,
      hollow: true,
      opacity: fade(entryLpsMm),
    }),
    ...handleShapes(tip, {
      color,
      hot: hotPart === "tip",
      selected: cryoprobe.selected,
      hollow: false,
      opacity: fade(tipLpsMm),
    }),
    textShape({ x: entry.x + 11, y: entry.y - 9 }, cryoprobe.name, { fill: color, opacity: nameFade }),
  ];
}

function handleShapes(
  at: ScreenPoint,
  look: {
    readonly color: string;
    readonly hot: boolean;
    readonly selected: boolean;
    readonly hollow: boolean;
    readonly opacity: number;
  },
): readonly Shape[] {
  const rest = look.selected ? 5 : 3;
  const fill = look.hollow ? "#0b0d10" : look.color;
  const shape = dot(at, look.hot ? 8 : rest, {
    fill,
    stroke: look.hollow ? look.color : "#000",
    "stroke-width": 2,
    opacity: look.opacity,
  });
  return [shape];
}

function measureShapes(map: ScreenMap, fromLpsMm: Vec3, toLpsMm: Vec3): readonly Shape[] {
  if (!nearSlice(map, [fromLpsMm, toLpsMm], 6)) {
    return [];
  }
  const color = "#ffe066";
  const a = toScreen(map, fromLpsMm);
  const b = toScreen(map, toLpsMm);
  const middle = { x: (a.x + b.x) / 2 + 10, y: (a.y + b.y) / 2 - 8 };
  return [
    ...stretchShapes(map, [fromLpsMm, toLpsMm], { color, widthPx: 1.8, rim: true }),
    dot(a, 3, { fill: color, stroke: "#000" }),
    dot(b, 3, { fill: color, stroke: "#000" }),
    textShape(middle, `${distance(fromLpsMm, toLpsMm).toFixed(1)} mm`, { fill: color }),
  ];
}

function pendingShapes(map: ScreenMap, pending: Pending | null): readonly Shape[] {
  if (!pending) {
    return [];
  }
  if (pending.kind === "measure") {
    return measureShapes(map, pending.fromLpsMm, pending.toLpsMm);
  }
  const a = toScreen(map, pending.fromLpsMm);
  const b = toScreen(map, pending.toLpsMm);
  if (pending.kind === "line") {
    return [lineShape(a, b, { stroke: QUIET, "stroke-width": 1.5, "stroke-dasharray": "4 4" })];
  }
  const mm = distance(pending.fromLpsMm, pending.toLpsMm).toFixed(0);
  return [
    ...stretchShapes(map, [pending.fromLpsMm, pending.toLpsMm], { color: ACCENT, widthPx: 2, rim: true }),
    dot(a, 5, { fill: "#0b0d10", stroke: ACCENT, "stroke-width": 2 }),
    textShape({ x: b.x + 12, y: b.y - 10 }, `depth ${mm} mm`, { fill: ACCENT }),
  ];
}

/** [px] A narrower plane has its scale on the left, so that the reading on the right stays clear of it. */
const NARROW_PX = 400;
const EDGE_PX = 12;

function scaleBarShapes(map: ScreenMap): readonly Shape[] {
  const mm = scaleBarMm(map.mmPerPx, Math.min(map.widthPx * 0.25, 140));
  const half = mm / map.mmPerPx / 2;
  const middle = map.widthPx < NARROW_PX ? EDGE_PX + half : map.widthPx / 2;
  const y = map.heightPx - 14;
  const left = { x: middle - half, y };
  const right = { x: middle + half, y };
  const bar = (look: Parameters<typeof lineShape>[2]): readonly Shape[] => [
    lineShape(left, right, look),
    ...[left, right].map(({ x }) => lineShape({ x, y: y - 5 }, { x, y: y + 1 }, look)),
  ];
  // Dark below, so that it is seen on bone as well.
  const rim = { stroke: "#000", "stroke-width": 5, "stroke-opacity": 0.6 };
  const label = mm >= 10 ? `${mm / 10} cm` : `${mm} mm`;
  const text = textShape({ x: middle, y: y - 6 }, label, { fill: QUIET, "text-anchor": "middle" });
  return [...bar(rim), ...bar({ class: "slice-scale" }), text];
}
