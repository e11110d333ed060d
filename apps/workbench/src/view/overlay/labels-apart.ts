import type { Shape } from "./shape.ts";

const CHARACTER_PX = 8;
const LINE_PX = 18;
const MOST_SHIFTS = 5;

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

/** Puts labels on top of all else, and moves a label down where it would cover an earlier one. */
export function labelsApart(shapes: readonly Shape[]): readonly Shape[] {
  const placed: Box[] = [];
  const labels = shapes
    .filter((shape) => shape.tag === "text")
    .map((shape) => {
      let box = boxOf(shape);
      for (let shift = 0; shift < MOST_SHIFTS && placed.some((other) => overlaps(box, other)); shift++) {
        box = { ...box, y: box.y + LINE_PX };
      }
      placed.push(box);
      return { ...shape, attributes: { ...shape.attributes, y: box.y } };
    });
  return [...shapes.filter((shape) => shape.tag !== "text"), ...labels];
}
