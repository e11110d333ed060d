import { advancedNeedle, draggedNeedle, type NeedleEnds } from "../geometry/needle-drag.ts";
import type { ScreenPoint } from "../geometry/slice-plane.ts";
import type { PointerInput } from "./pointer-input.ts";
import type { SliceController } from "./slice-controller.ts";

const PAN_PX = 40;
const ZOOM_STEP = 1.25;
const TURN_DEG = 5;
const NUDGE_MM = 1;
const PAGE_SLICES = 10;
const ALL_SLICES = 100_000;

type Action = (controller: SliceController) => void;

const PLAIN: Readonly<Record<string, Action>> = {
  ArrowUp: (controller) => controller.scroll(-1),
  ArrowLeft: (controller) => controller.scroll(-1),
  ArrowDown: (controller) => controller.scroll(1),
  ArrowRight: (controller) => controller.scroll(1),
  PageUp: (controller) => controller.scroll(-PAGE_SLICES),
  PageDown: (controller) => controller.scroll(PAGE_SLICES),
  Home: (controller) => controller.scroll(-ALL_SLICES),
  End: (controller) => controller.scroll(ALL_SLICES),
  "+": (controller) => controller.zoomMiddle(ZOOM_STEP),
  "=": (controller) => controller.zoomMiddle(ZOOM_STEP),
  "-": (controller) => controller.zoomMiddle(1 / ZOOM_STEP),
  "0": (controller) => controller.fit(),
  z: (controller) => controller.zoomToCursor(),
  "[": (controller) => controller.turn(-TURN_DEG),
  "]": (controller) => controller.turn(TURN_DEG),
};

const SHIFTED: Readonly<Record<string, Action>> = {
  ArrowUp: (controller) => controller.pan(0, PAN_PX),
  ArrowDown: (controller) => controller.pan(0, -PAN_PX),
  ArrowLeft: (controller) => controller.pan(PAN_PX, 0),
  ArrowRight: (controller) => controller.pan(-PAN_PX, 0),
};

/** With Alt: the selected cryoprobe's tip, 1 mm a press, in the slice or along its own shaft. */
const NEEDLE: Readonly<Record<string, (controller: SliceController, ends: NeedleEnds) => NeedleEnds>> = {
  ArrowUp: (controller, ends) => nudged(controller, ends, { x: 0, y: -1 }),
  ArrowDown: (controller, ends) => nudged(controller, ends, { x: 0, y: 1 }),
  ArrowLeft: (controller, ends) => nudged(controller, ends, { x: -1, y: 0 }),
  ArrowRight: (controller, ends) => nudged(controller, ends, { x: 1, y: 0 }),
  PageUp: (_controller, ends) => advancedNeedle(ends, -NUDGE_MM),
  PageDown: (_controller, ends) => advancedNeedle(ends, NUDGE_MM),
};

function nudged(controller: SliceController, ends: NeedleEnds, towards: ScreenPoint): NeedleEnds {
  const map = controller.map();
  const pixels = NUDGE_MM / map.mmPerPx;
  return draggedNeedle(map, ends, { part: "tip", dx: towards.x * pixels, dy: towards.y * pixels });
}

function moveNeedle(key: string, controller: SliceController): boolean {
  const cryoprobe = controller.scene().cryoprobes.find((candidate) => candidate.selected);
  const move = NEEDLE[key];
  if (!cryoprobe || !move) {
    return false;
  }
  const ends = move(controller, cryoprobe);
  const { entryLpsMm, tipLpsMm } = ends;
  controller.emit({ kind: "cryoprobe-move", id: cryoprobe.id, entryLpsMm, tipLpsMm, done: true });
  return true;
}

function cancelOrEnd(event: KeyboardEvent, controller: SliceController, pointer: PointerInput): boolean {
  if (event.key === "Escape" && (pointer.cancelDrag() || controller.pending)) {
    controller.pending = null;
    return true;
  }
  if (event.key === "Enter" && controller.tool === "draw-line") {
    controller.emit({ kind: "line-end" });
    return true;
  }
  return false;
}

/** Answers a key; false when it means nothing here. */
function answered(event: KeyboardEvent, controller: SliceController, pointer: PointerInput): boolean {
  if (event.altKey) {
    return moveNeedle(event.key, controller);
  }
  if (event.key === " ") {
    pointer.spaceHeld = true;
    return true;
  }
  const action = (event.shiftKey ? SHIFTED[event.key] : undefined) ?? PLAIN[event.key];
  action?.(controller);
  return action !== undefined || cancelOrEnd(event, controller, pointer);
}

/** Keys on a focused slice view; the answer stops listening. */
export function listenToKeys(controller: SliceController, pointer: PointerInput): () => void {
  const down = (event: KeyboardEvent): void => {
    const isOurs = event.target === controller.root && !event.ctrlKey && !event.metaKey;
    if (isOurs && answered(event, controller, pointer)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key === " " && event.target === controller.root) {
      pointer.spaceHeld = false;
      if (!pointer.spaceUsed) {
        // A tap that moved nothing is the workbench's: it may play and pause with it.
        const tap = new KeyboardEvent("keydown", { key: " ", code: "Space", bubbles: true });
        controller.root.parentElement?.dispatchEvent(tap);
      }
    }
  };
  const blur = (): void => {
    pointer.spaceHeld = false;
  };
  const { root } = controller;
  root.addEventListener("keydown", down);
  root.addEventListener("keyup", up);
  root.addEventListener("blur", blur);
  return () => {
    root.removeEventListener("keydown", down);
    root.removeEventListener("keyup", up);
    root.removeEventListener("blur", blur);
  };
}
