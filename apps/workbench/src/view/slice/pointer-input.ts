import type { ScreenPoint } from "../geometry/slice-plane.ts";
import type { SliceController } from "./slice-controller.ts";
import { type Drag, followPointer, hitAt, panDrag, toolDrag, windowDrag, zoomDrag } from "./tool-drag.ts";
import { TwoFingers } from "./two-fingers.ts";

const CLICK_REACH_PX = 3;
const DOUBLE_CLICK_MS = 350;
const DOUBLE_CLICK_REACH_PX = 6;
const WHEEL_NOTCH_PX = 40;

interface DragUnderWay {
  readonly drag: Drag;
  readonly pointerId: number;
  readonly start: ScreenPoint;
  moved: boolean;
}

/** Mouse, pen, finger and wheel on a slice view. */
export class PointerInput {
  readonly #controller: SliceController;
  readonly #stop = new AbortController();
  readonly #fingers: TwoFingers;
  #current: DragUnderWay | null = null;
  #lastPress = { at: { x: 0, y: 0 }, timeMs: Number.NEGATIVE_INFINITY };
  #spaceHeld = false;
  #spaceUsed = false;
  #wheelPx = 0;

  constructor(controller: SliceController) {
    this.#controller = controller;
    this.#fingers = new TwoFingers(controller);
    const { root } = controller;
    const { signal } = this.#stop;
    root.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    root.addEventListener("pointermove", (event) => this.#move(event), { signal });
    root.addEventListener("pointerup", (event) => this.#up(event), { signal });
    root.addEventListener("pointercancel", (event) => this.#cancelled(event), { signal });
    root.addEventListener("pointerleave", () => this.#left(), { signal });
    root.addEventListener("dblclick", (event) => this.#doubleClick(event), { signal });
    root.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    root.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
  }

  /** Stops listening. */
  dispose(): void {
    this.#stop.abort();
  }

  /** While the space bar is held, the main button moves the picture. */
  set spaceHeld(held: boolean) {
    if (held && !this.#spaceHeld) {
      this.#spaceUsed = false;
    }
    this.#spaceHeld = held;
    this.#controller.root.classList.toggle("is-panning", held);
  }

  /** Whether the picture was moved since the space bar went down. */
  get spaceUsed(): boolean {
    return this.#spaceUsed;
  }

  /** Ends what is being dragged without effect; false when nothing was. */
  cancelDrag(): boolean {
    const current = this.#current;
    this.#current = null;
    current?.drag.cancel();
    return current !== null;
  }

  #at(event: MouseEvent): ScreenPoint {
    const box = this.#controller.root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest("button")) {
      return;
    }
    this.#controller.root.focus({ preventScroll: true });
    const start = this.#at(event);
    if (event.pointerType === "touch" && this.#fingers.down(event.pointerId, start)) {
      this.cancelDrag();
      return;
    }
    if (this.#current || this.#isSecondClick(event, start)) {
      return;
    }
    this.#controller.root.setPointerCapture(event.pointerId);
    this.#current = { drag: this.#begin(event, start), pointerId: event.pointerId, start, moved: false };
  }

  /** The second press of a double click adds nothing to a drawing. */
  #isSecondClick(event: PointerEvent, at: ScreenPoint): boolean {
    const before = this.#lastPress;
    this.#lastPress = { at, timeMs: event.timeStamp };
    const draws = this.#controller.tool !== "navigate" && this.#controller.tool !== "window";
    const near = Math.hypot(at.x - before.at.x, at.y - before.at.y) < DOUBLE_CLICK_REACH_PX;
    return draws && near && event.timeStamp - before.timeMs < DOUBLE_CLICK_MS;
  }

  #begin(event: PointerEvent, start: ScreenPoint): Drag {
    if (event.button === 1 || this.#spaceHeld) {
      event.preventDefault();
      this.#spaceUsed = true;
      return panDrag(this.#controller, start);
    }
    if (event.ctrlKey || event.metaKey) {
      return zoomDrag(this.#controller, start);
    }
    if (event.button === 2) {
      return windowDrag(this.#controller, start);
    }
    return toolDrag(this.#controller, start, event.pointerType === "touch" ? "finger" : "mouse");
  }

  #move(event: PointerEvent): void {
    const point = this.#at(event);
    if (event.pointerType === "touch" && this.#fingers.move(event.pointerId, point)) {
      return;
    }
    this.#controller.pointAt(point);
    const current = this.#current;
    if (!current) {
      this.#hover(point);
      return;
    }
    if (current.pointerId === event.pointerId) {
      current.moved ||= Math.hypot(point.x - current.start.x, point.y - current.start.y) > CLICK_REACH_PX;
      if (current.moved) {
        current.drag.move(point);
      }
    }
  }

  #hover(point: ScreenPoint): void {
    const controller = this.#controller;
    followPointer(controller, point);
    if (controller.pending && controller.pending.kind !== "line") {
      return;
    }
    const graspable = controller.tool === "navigate" || controller.tool === "draw-line";
    const hit = graspable ? hitAt(controller, point, "mouse") : null;
    controller.hot = hit;
    controller.root.classList.toggle("is-graspable", hit !== null);
  }

  #up(event: PointerEvent): void {
    this.#fingers.up(event.pointerId);
    const current = this.#current;
    if (current && current.pointerId === event.pointerId) {
      this.#current = null;
      current.drag.end(this.#at(event), current.moved);
    }
  }

  #cancelled(event: PointerEvent): void {
    this.#fingers.up(event.pointerId);
    if (this.#current?.pointerId === event.pointerId) {
      this.cancelDrag();
    }
  }

  #left(): void {
    if (!this.#current) {
      this.#controller.hot = null;
      this.#controller.pointAt(null);
    }
  }

  #doubleClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest("button")) {
      return;
    }
    if (this.#controller.tool === "draw-line") {
      this.#controller.emit({ kind: "line-end" });
    } else if (this.#controller.tool === "navigate" || this.#controller.tool === "window") {
      this.#controller.maximize();
    }
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels =
      event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * WHEEL_NOTCH_PX;
    if (event.ctrlKey || event.metaKey) {
      this.#controller.zoom(this.#at(event), Math.exp(-pixels / 300));
      return;
    }
    if (event.shiftKey) {
      this.#controller.turn(Math.sign(pixels + event.deltaX) * 3);
      return;
    }
    // A mouse sends about 100 px a notch: one slice. A touch pad sends many small steps: they add up.
    if (Math.abs(pixels) >= WHEEL_NOTCH_PX) {
      this.#wheelPx = 0;
      this.#controller.scroll(Math.sign(pixels) * Math.max(1, Math.round(Math.abs(pixels) / 120)));
      return;
    }
    this.#wheelPx += pixels;
    const slices = Math.trunc(this.#wheelPx / (WHEEL_NOTCH_PX / 2));
    if (slices !== 0) {
      this.#wheelPx -= (slices * WHEEL_NOTCH_PX) / 2;
      this.#controller.scroll(slices);
    }
  }
}
