const WIDTH = 340;
const LEFT = 30;
const RIGHT = 8;

/** How a length of nerve lies on a picture of it; all in units of the picture but for the millimeters. */
export interface StripFrame {
  /** [px] Of the picture's own. */
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly endMm: number;
  readonly ticksMm: readonly number[];
  /** Place of a millimeter. */
  readonly x: (alongMm: number) => number;
  /** Index of the sample nearest to a click. */
  readonly indexAt: (clientX: number, box: { readonly left: number; readonly width: number }) => number;
}

/** The frame of samples along a nerve. */
export function stripFrame(samples: readonly { readonly alongMm: number }[]): StripFrame {
  const endMm = Math.max(samples.at(-1)?.alongMm ?? 1, 1e-6);
  const stepMm = endMm > 60 ? 20 : 10;
  const x = (alongMm: number): number =>
    Math.round((LEFT + ((WIDTH - LEFT - RIGHT) * alongMm) / endMm) * 10) / 10;
  return {
    width: WIDTH,
    left: LEFT,
    right: WIDTH - RIGHT,
    endMm,
    ticksMm: Array.from({ length: Math.floor(endMm / stepMm) + 1 }, (_, index) => index * stepMm),
    x,
    indexAt: (clientX, box) => {
      const mm = (((clientX - box.left) / box.width) * WIDTH - LEFT) * (endMm / (WIDTH - LEFT - RIGHT));
      return samples.reduce(
        (best, { alongMm }, index) =>
          Math.abs(alongMm - mm) < Math.abs((samples[best]?.alongMm ?? 0) - mm) ? index : best,
        0,
      );
    },
  };
}
