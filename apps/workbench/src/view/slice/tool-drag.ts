import { type Hit, hitTest } from "../geometry/hit-test.ts";
import { draggedNeedle, SHORTEST_NEEDLE_MM } from "../geometry/needle-drag.ts";
import { dragToLps, type ScreenPoint, toLps } from "../geometry/slice-plane.ts";
import { add, distance } from "../geometry/vector.ts";
import type { SliceController } from "./slice-controller.ts";

/** What presses: a mouse and a pen point exactly, a finger does not. */
export type Press = "mouse" | "finger";

const REACH_PX: Readonly<Record<Press, number>> = { mouse: 10, finger: 22 };

/** [mm] A measure shorter than this is a slip of the hand. */
const SHORTEST_MEASURE_MM = 0.5;

/** A drag under way; points are in CSS pixels of the view. */
export interface Drag {
  readonly move: (point: ScreenPoint) => void;
  /** `moved` is false for a click. */
  readonly end: (point: ScreenPoint, moved: boolean) => void;
  readonly cancel: () => void;
}

const nothing = (): void => undefined;

/** What lies under a point. */
export function hitAt(controller: SliceController, point: ScreenPoint, press: Press): Hit | null {
  const reachPx = REACH_PX[press];
  const { cryoprobes, lines } = controller.scene();
  return hitTest(controller.map(), point, { cryoprobes, lines, reachPx });
}

/** Moves the picture. */
export function panDrag(controller: SliceController, start: ScreenPoint): Drag {
  let last = start;
  const move = (point: ScreenPoint): void => {
    controller.pan(point.x - last.x, point.y - last.y);
    last = point;
  };
  return { move, end: nothing, cancel: nothing };
}

/** Zooms about the point where the drag began: up is nearer. */
export function zoomDrag(controller: SliceController, start: ScreenPoint): Drag {
  let last = start;
  const move = (point: ScreenPoint): void => {
    controller.zoom(start, Math.exp((last.y - point.y) / 150));
    last = point;
  };
  return { move, end: nothing, cancel: nothing };
}

/** Window: to the right is wider, down is darker. */
export function windowDrag(controller: SliceController, start: ScreenPoint): Drag {
  const { center, width } = controller.scene().window;
  const emit = (point: ScreenPoint): void => {
    const wider = Math.max(width * Math.exp((point.x - start.x) / 200), 1);
    const higher = center + ((point.y - start.y) * width) / 300;
    controller.emit({ kind: "window", center: Math.round(higher), width: Math.round(wider) });
  };
  const cancel = (): void => controller.emit({ kind: "window", center, width });
  return { move: emit, end: nothing, cancel };
}

function cursorDrag(controller: SliceController, start: ScreenPoint, press: Press): Drag {
  const move = (point: ScreenPoint): void =>
    controller.emit({ kind: "cursor", pointLpsMm: toLps(controller.map(), point) });
  if (press === "finger") {
    // A finger may be the first of two: only a tap or a move tells.
    return { move, end: move, cancel: nothing };
  }
  move(start);
  return { move, end: nothing, cancel: nothing };
}

function measureDrag(controller: SliceController, start: ScreenPoint): Drag {
  const { pending } = controller;
  const begun = pending?.kind === "measure" ? pending.fromLpsMm : null;
  const fromLpsMm = begun ?? toLps(controller.map(), start);
  const move = (point: ScreenPoint): void => {
    controller.pending = { kind: "measure", fromLpsMm, toLpsMm: toLps(controller.map(), point) };
  };
  move(start);
  const end = (point: ScreenPoint, moved: boolean): void => {
    // A first click only sets the start; the second click, or the end of a drag, sets the end.
    const toLpsMm = toLps(controller.map(), point);
    if ((moved || begun) && distance(fromLpsMm, toLpsMm) >= SHORTEST_MEASURE_MM) {
      controller.pending = null;
      controller.emit({ kind: "measure-add", fromLpsMm, toLpsMm });
    }
  };
  return { move, end, cancel: () => clearPending(controller) };
}

function placeDrag(controller: SliceController, start: ScreenPoint): Drag {
  const { pending } = controller;
  const begun = pending?.kind === "cryoprobe" ? pending.fromLpsMm : null;
  const entryLpsMm = begun ?? toLps(controller.map(), start);
  const move = (point: ScreenPoint): void => {
    controller.pending = {
      kind: "cryoprobe",
      fromLpsMm: entryLpsMm,
      toLpsMm: toLps(controller.map(), point),
    };
  };
  move(start);
  const end = (point: ScreenPoint, moved: boolean): void => {
    const tipLpsMm = toLps(controller.map(), point);
    if ((moved || begun) && distance(entryLpsMm, tipLpsMm) >= SHORTEST_NEEDLE_MM) {
      controller.pending = null;
      controller.emit({ kind: "cryoprobe-place", entryLpsMm, tipLpsMm });
    }
  };
  return { move, end, cancel: () => clearPending(controller) };
}

function clearPending(controller: SliceController): void {
  controller.pending = null;
}

function needleDrag(
  controller: SliceController,
  start: ScreenPoint,
  hit: Hit & { kind: "cryoprobe" },
): Drag | null {
  const cryoprobe = controller.scene().cryoprobes.find((candidate) => candidate.id === hit.id);
  if (!cryoprobe) {
    return null;
  }
  if (!cryoprobe.selected) {
    controller.emit({ kind: "select", id: hit.id });
  }
  controller.holdPlane(true);
  const map = controller.map();
  let sent = false;
  const emit = (point: ScreenPoint, done: boolean): void => {
    sent = true;
    const drag = { part: hit.part, dx: point.x - start.x, dy: point.y - start.y };
    const ends = draggedNeedle(map, cryoprobe, drag);
    controller.emit({ kind: "cryoprobe-move", id: hit.id, ...ends, done });
  };
  const end = (point: ScreenPoint, moved: boolean): void => {
    controller.holdPlane(false);
    if (moved) {
      emit(point, true);
    }
  };
  const cancel = (): void => {
    controller.holdPlane(false);
    if (sent) {
      emit(start, true);
    }
  };
  return { move: (point) => emit(point, false), end, cancel };
}

function linePointDrag(
  controller: SliceController,
  start: ScreenPoint,
  hit: Hit & { kind: "line-point" },
): Drag | null {
  const line = controller.scene().lines.find((candidate) => candidate.id === hit.id);
  const place = line?.pointsLpsMm[hit.pointIndex];
  if (!place) {
    return null;
  }
  const map = controller.map();
  const emit = (point: ScreenPoint, done: boolean): void => {
    const pointLpsMm = add(place, dragToLps(map, point.x - start.x, point.y - start.y));
    controller.emit({
      kind: "line-point-move",
      lineId: hit.id,
      pointIndex: hit.pointIndex,
      pointLpsMm,
      done,
    });
  };
  const end = (point: ScreenPoint, moved: boolean): void => {
    if (moved) {
      emit(point, true);
    }
  };
  return { move: (point) => emit(point, false), end, cancel: () => emit(start, true) };
}

function pointDrag(controller: SliceController): Drag {
  const end = (point: ScreenPoint): void => {
    const pointLpsMm = toLps(controller.map(), point);
    controller.pending = { kind: "line", fromLpsMm: pointLpsMm, toLpsMm: pointLpsMm };
    controller.emit({ kind: "line-point", pointLpsMm });
  };
  return { move: nothing, end, cancel: nothing };
}

/** Between two clicks what was begun follows the pointer. */
export function followPointer(controller: SliceController, point: ScreenPoint): void {
  const { pending } = controller;
  if (pending) {
    controller.pending = { ...pending, toLpsMm: toLps(controller.map(), point) };
  }
}

function isSelectedLine(controller: SliceController, id: string): boolean {
  return controller.scene().lines.some((line) => line.id === id && line.selected);
}

function hitDrag(controller: SliceController, start: ScreenPoint, hit: Hit): Drag | null {
  if (hit.kind === "cryoprobe") {
    return controller.tool === "draw-line" ? null : needleDrag(controller, start, hit);
  }
  if (hit.kind === "line-point" && isSelectedLine(controller, hit.id)) {
    return linePointDrag(controller, start, hit);
  }
  if (controller.tool === "navigate") {
    controller.emit({ kind: "select", id: hit.id });
  }
  return null;
}

/** What a press of the main button begins, by tool and by what lies under it. */
export function toolDrag(controller: SliceController, start: ScreenPoint, press: Press): Drag {
  const { tool } = controller;
  // The placing tool grabs nothing: a second cryoprobe often enters beside the shaft of the first.
  const hands = tool === "navigate" || tool === "draw-line";
  const isFree = !controller.pending || controller.pending.kind === "line";
  const hit = hands && isFree ? hitAt(controller, start, press) : null;
  const grabbed = hit && hitDrag(controller, start, hit);
  if (grabbed) {
    return grabbed;
  }
  switch (tool) {
    case "navigate":
      return cursorDrag(controller, start, press);
    case "window":
      return windowDrag(controller, start);
    case "measure":
      return measureDrag(controller, start);
    case "draw-line":
      return pointDrag(controller);
    case "cryoprobe":
      return placeDrag(controller, start);
  }
}
