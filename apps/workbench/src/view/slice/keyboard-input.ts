import type { PointerInput } from "./pointer-input.ts";
import type { SliceController } from "./slice-controller.ts";

const PAN_PX = 40;
const ZOOM_STEP = 1.25;
const TURN_DEG = 5;
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
  "[": (controller) => controller.turn(-TURN_DEG),
  "]": (controller) => controller.turn(TURN_DEG),
};

const SHIFTED: Readonly<Record<string, Action>> = {
  ArrowUp: (controller) => controller.pan(0, PAN_PX),
  ArrowDown: (controller) => controller.pan(0, -PAN_PX),
  ArrowLeft: (controller) => controller.pan(PAN_PX, 0),
  ArrowRight: (controller) => controller.pan(-PAN_PX, 0),
};

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

/** Keys on a focused slice view; the answer stops listening. */
export function listenToKeys(controller: SliceController, pointer: PointerInput): () => void {
  const down = (event: KeyboardEvent): void => {
    if (event.target !== controller.root || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === " ") {
      pointer.spaceHeld = true;
      event.preventDefault();
      return;
    }
    const action = (event.shiftKey ? SHIFTED[event.key] : undefined) ?? PLAIN[event.key];
    if (action) {
      action(controller);
    }
    if (action || cancelOrEnd(event, controller, pointer)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key === " ") {
      pointer.spaceHeld = false;
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
