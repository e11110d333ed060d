/** A closed contour in fractional pixel indices of one slice; corners of pixels, so half-way between centers. */
export type PixelContour = readonly (readonly [i: number, j: number])[];

/** Outlines of a mask slice (width and height in [pixels]) along the pixel edges; holes are contours of their own, for even–odd filling. */
export function traceContours(mask: Uint8Array, width: number, height: number): PixelContour[] {
  const next = boundaryEdges(mask, width, height);
  const stride = width + 1;
  const contours: PixelContour[] = [];
  for (const [start, ends] of next) {
    while (ends.length > 0) {
      const corners = followEdge(next, start);
      const points = corners.map((c): [number, number] => [(c % stride) - 0.5, Math.floor(c / stride) - 0.5]);
      contours.push(points.filter((point, index) => isTurn(points, point, index)));
    }
  }
  return contours;
}

/** Directed edges between inside and outside, from corner to corner, inside on the right. */
function boundaryEdges(mask: Uint8Array, width: number, height: number): Map<number, number[]> {
  const stride = width + 1;
  const next = new Map<number, number[]>();
  const inside = (i: number, j: number): boolean =>
    i >= 0 && j >= 0 && i < width && j < height && mask[i + j * width] === 1;
  const addUnless = (isInside: boolean, from: number, to: number): void => {
    if (isInside) return;
    const ends = next.get(from);
    if (ends === undefined) next.set(from, [to]);
    else ends.push(to);
  };
  mask.forEach((value, index) => {
    if (value !== 1) return;
    const i = index % width;
    const j = Math.floor(index / width);
    const corner = i + j * stride;
    addUnless(inside(i, j - 1), corner, corner + 1);
    addUnless(inside(i + 1, j), corner + 1, corner + 1 + stride);
    addUnless(inside(i, j + 1), corner + 1 + stride, corner + stride);
    addUnless(inside(i - 1, j), corner + stride, corner);
  });
  return next;
}

function followEdge(next: Map<number, number[]>, start: number): number[] {
  const corners: number[] = [];
  let at = start;
  do {
    corners.push(at);
    const to = next.get(at)?.pop();
    if (to === undefined) break;
    at = to;
  } while (at !== start);
  return corners;
}

/** Drops points in the middle of a straight run. */
function isTurn(points: PixelContour, point: readonly [number, number], index: number): boolean {
  const before = points[(index + points.length - 1) % points.length] ?? point;
  const after = points[(index + 1) % points.length] ?? point;
  return (point[0] - before[0]) * (after[1] - point[1]) !== (point[1] - before[1]) * (after[0] - point[0]);
}
