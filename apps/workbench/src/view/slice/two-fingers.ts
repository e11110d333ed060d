import type { ScreenPoint } from "../geometry/slice-plane.ts";
import type { SliceController } from "./slice-controller.ts";

const DECIDE_PX = 12;
const SLICE_PX = 12;

/** Two fingers on a touch screen: pinch zooms and moves, sliding together scrolls the slices. */
export class TwoFingers {
  readonly #controller: SliceController;
  readonly #points = new Map<number, ScreenPoint>();
  #start: { readonly middle: ScreenPoint; readonly spread: number } | null = null;
  #mode: "undecided" | "pinch" | "scroll" = "undecided";
  #lastMiddle: ScreenPoint = { x: 0, y: 0 };
  #lastSpread = 1;
  #slidPx = 0;

  constructor(controller: SliceController) {
    this.#controller = controller;
  }

  /** A finger came down; true when it is the second, so that other drags end. */
  down(pointerId: number, point: ScreenPoint): boolean {
    this.#points.set(pointerId, point);
    if (this.#points.size !== 2) {
      return this.#points.size > 2;
    }
    const { middle, spread } = this.#grip();
    this.#start = { middle, spread };
    this.#lastMiddle = middle;
    this.#lastSpread = spread;
    this.#mode = "undecided";
    this.#slidPx = 0;
    return true;
  }

  /** A finger moved; true when two fingers have the hold. */
  move(pointerId: number, point: ScreenPoint): boolean {
    if (!this.#points.has(pointerId)) {
      return false;
    }
    this.#points.set(pointerId, point);
    const start = this.#start;
    if (!start || this.#points.size < 2) {
      return start !== null;
    }
    const { middle, spread } = this.#grip();
    const slid = Math.hypot(middle.x - start.middle.x, middle.y - start.middle.y);
    const pinched = Math.abs(spread - start.spread);
    if (this.#mode === "undecided" && Math.max(slid, pinched) > DECIDE_PX) {
      this.#mode = pinched > slid ? "pinch" : "scroll";
    }
    this.#apply(middle, spread);
    return true;
  }

  /** A finger went up. */
  up(pointerId: number): void {
    this.#points.delete(pointerId);
    if (this.#points.size === 0) {
      this.#start = null;
    }
  }

  #apply(middle: ScreenPoint, spread: number): void {
    if (this.#mode === "pinch") {
      this.#controller.pan(middle.x - this.#lastMiddle.x, middle.y - this.#lastMiddle.y);
      this.#controller.zoom(middle, spread / this.#lastSpread);
    } else if (this.#mode === "scroll") {
      this.#slidPx += middle.y - this.#lastMiddle.y;
      const slices = Math.trunc(this.#slidPx / SLICE_PX);
      if (slices !== 0) {
        this.#slidPx -= slices * SLICE_PX;
        this.#controller.scroll(slices);
      }
    }
    this.#lastMiddle = middle;
    this.#lastSpread = spread;
  }

  #grip(): { middle: ScreenPoint; spread: number } {
    const [a, b] = [...this.#points.values()];
    if (!a || !b) {
      return { middle: { x: 0, y: 0 }, spread: 1 };
    }
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return { middle, spread: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
  }
}
