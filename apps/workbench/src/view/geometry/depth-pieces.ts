/** A stretch of a line, by fraction from its start, and how far from the slice it runs. */
export interface DepthPiece {
  readonly from: number;
  readonly to: number;
  /** 0 in the slice, then farther and farther. */
  readonly band: number;
}

/** [mm] Where one band ends and the next begins; beyond the last the piece is in the last band. */
export const DEPTH_BANDS_MM: readonly number[] = [2, 15, 40];

/** Splits a stretch by the depth of its ends before or behind the slice, [mm]. */
export function depthPieces(startMm: number, endMm: number): readonly DepthPiece[] {
  const cuts = [0, 1];
  const slope = endMm - startMm;
  if (Math.abs(slope) > 1e-9) {
    for (const band of DEPTH_BANDS_MM) {
      for (const depth of [-band, band]) {
        const fraction = (depth - startMm) / slope;
        if (fraction > 0 && fraction < 1) {
          cuts.push(fraction);
        }
      }
    }
  }
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    const middle = Math.abs(startMm + (slope * (from + to)) / 2);
    const band = DEPTH_BANDS_MM.findIndex((limit) => middle <= limit);
    return { from, to, band: band < 0 ? DEPTH_BANDS_MM.length : band };
  });
}
