/** The four sides from which the body is drawn; a mark names one of them. */
export const bodyViews = ["front", "back", "left", "right"] as const;

/** One side from which the body is drawn. */
export type BodyView = (typeof bodyViews)[number];

/** Width and height of the drawing of one view; its middle line stands at half the width. */
export const VIEW_SIZE: { readonly width: number; readonly height: number } = { width: 180, height: 500 };

/** A point of a mark: fractions of the width and height of its view, from the upper left corner. */
export type FractionPoint = readonly [number, number];

/** A point of the drawing, measured from the middle line and from the top. */
export type DrawingPoint = readonly [number, number];

/** From the drawing to fractions, kept within the view and short enough to store. */
export function fractionOf([x, y]: DrawingPoint): FractionPoint {
  const within = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 1e4) / 1e4;
  return [within(x / VIEW_SIZE.width + 0.5), within(y / VIEW_SIZE.height)];
}

/** From fractions to the drawing. */
export function drawingOf([across, down]: FractionPoint): DrawingPoint {
  return [(across - 0.5) * VIEW_SIZE.width, down * VIEW_SIZE.height];
}
