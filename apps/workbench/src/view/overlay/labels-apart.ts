import type { Shape } from "./shape.ts";

const CHARACTER_PX = 8;
const LINE_PX = 18;
const MOST_SHIFTS = 5;

/** Place of one line of text: from left to right, its baseline at y. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function boxOf(shape: Shape): Box {
  const x = Number(shape.attributes["x"]);
  const width = (shape.text?.length ?? 0) * CHARACTER_PX;
  const left = shape.attributes["text-anchor"] === "middle" ? x - width / 2 : x;
  return { left, right: left + width, y: Number(shape.attributes["y"]) };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < LINE_PX;
}

/**
 * Puts labels on top of all else. A label that would cover an earlier one moves down; one marked as optional
 * (`data-optional`) is left out instead, as it is where it would leave the view. What is `taken` belongs to other text.
 */
export function labelsApart(
  shapes: readonly Shape[],
  widthPx: number,
  taken: readonly Box[] = [],
): readonly Shape[] {
  const placed: Box[] = [...taken];
  const labels = shapes
    .filter((shape) => shape.tag === "text")
    .sort((a, b) => Number(isOptional(a)) - Number(isOptional(b)))
    .flatMap((shape) => {
      const free = boxOf(shape);
      const box = isOptional(shape) ? keptBox(free, placed, widthPx) : shiftedBox(free, placed, widthPx);
      if (!box) {
        return [];
      }
      placed.push(box);
      const x = Number(shape.attributes["x"]) + box.left - free.left;
      return [{ ...shape, attributes: { ...shape.attributes, x, y: box.y } }];
    });
  return [...shapes.filter((shape) => shape.tag !== "text"), ...labels];
}

function isOptional(shape: Shape): boolean {
  return shape.attributes["data-optional"] !== undefined;
}

function keptBox(box: Box, placed: readonly Box[], widthPx: number): Box | null {
  return box.right <= widthPx && !placed.some((other) => overlaps(box, other)) ? box : null;
}

function shiftedBox(free: Box, placed: readonly Box[], widthPx: number): Box {
  const back = Math.max(free.right - widthPx, 0);
  let box = { left: free.left - back, right: free.right - back, y: free.y };
  for (let shift = 0; shift < MOST_SHIFTS && placed.some((other) => overlaps(box, other)); shift++) {
    box = { ...box, y: box.y + LINE_PX };
  }
  return box;
}
