import { onCurve, type TissueCurves } from "./curves.ts";

/**
 * Curves of all media over enthalpy, cut into even intervals that all media share; straight inside an interval. The first
 * and the last reach to infinity: they hold what is straight anyway, in many tissues all that is liquid and all that is ice.
 * The line of interval n of medium m is at index m·bins + n: value = intercept + slope·H.
 * A medium that is not solved has zero everywhere.
 */
export interface TissueTable {
  readonly bins: number;
  /** [J/m³] Enthalpy at the start of interval 0, were it as wide as the others. */
  readonly lowest: number;
  /** [m³/J] Intervals per enthalpy. */
  readonly perEnthalpy: number;
  /** [W/m], [W/m per J/m³] Kirchhoff potential. */
  readonly kirchhoffIntercept: Float64Array;
  readonly kirchhoffSlope: Float64Array;
  /** [W/m³] Perfusion and metabolism. */
  readonly sourceIntercept: Float64Array;
  readonly sourceSlope: Float64Array;
  /** [K] Temperature above the reference temperature. */
  readonly temperatureIntercept: Float64Array;
  readonly temperatureSlope: Float64Array;
  /** [W/(m·K)] At the middle of the interval. */
  readonly conductivity: Float64Array;
  /**
   * [J/m³] For each medium two enthalpies: below the first it lies on the line of its first interval, from the second on on that
   * of its last. −∞ where the medium is not solved.
   */
  readonly straightEnds: Float64Array;
}

/** What the table is made from. */
export interface TableSource {
  /** One for each medium; null where the medium is not solved. */
  readonly curves: readonly (TissueCurves | null)[];
  readonly bins: number;
  /** [°C] */
  readonly reference: number;
}

function fillLine(
  lines: { intercept: Float64Array; slope: Float64Array; at: number },
  ends: Float64Array,
): void {
  const [h0 = 0, h1 = 0, y0 = 0, y1 = 0] = ends;
  const slope = (y1 - y0) / (h1 - h0);
  lines.slope[lines.at] = slope;
  lines.intercept[lines.at] = Math.abs(h0) < Math.abs(h1) ? y0 - slope * h0 : y1 - slope * h1;
}

/** Slopes that differ by less, as a share, are those of one line. */
const sameSlope = 1e-9;

/** Knots of a curve between which it is not straight: all before `first` lie on one line, and all after `last`. */
function bentKnots(curve: TissueCurves): { readonly first: number; readonly last: number } {
  const { enthalpy } = curve;
  const rows = [curve.temperature, curve.kirchhoff, curve.source];
  const isStraight = (knot: number): boolean =>
    rows.every((ys) => {
      const width = (n: number): number => (enthalpy[n + 1] as number) - (enthalpy[n] as number);
      const slope = (n: number): number => ((ys[n + 1] as number) - (ys[n] as number)) / width(n);
      const [before, after] = [slope(knot - 1), slope(knot)];
      return Math.abs(before - after) <= sameSlope * Math.max(Math.abs(before), Math.abs(after));
    });
  const end = enthalpy.length - 1;
  let first = 1;
  while (first < end && isStraight(first)) first += 1;
  let last = end - 1;
  while (last > first && isStraight(last)) last -= 1;
  return { first: Math.min(first, last), last: Math.max(first, last) };
}

/** [J/m³] Where each curve begins and ends to bend, two for each medium. */
function straightEnds(curves: readonly (TissueCurves | null)[]): Float64Array {
  return Float64Array.from(
    curves.flatMap((curve) => {
      if (curve === null) return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
      const { first, last } = bentKnots(curve);
      return [curve.enthalpy[first] as number, curve.enthalpy[last] as number];
    }),
  );
}

/** Builds the table; enthalpy zero never falls inside an interval of the bent part, so that the far field keeps its precision. */
export function tissueTable(source: TableSource): TissueTable {
  const { curves, bins } = source;
  const ends = straightEnds(curves);
  const bends = ends.filter(Number.isFinite);
  const [low, high] = bends.length === 0 ? [0, 0] : [Math.min(...bends), Math.max(...bends)];
  const width = Math.max((high - low) / (bins - 4), 1);
  const isZeroInside = low < 0 && high > 0;
  const start = isZeroInside ? Math.floor(low / width) * width : low;
  const size = curves.length * bins;
  const table: TissueTable = {
    bins,
    lowest: start - width,
    perEnthalpy: 1 / width,
    kirchhoffIntercept: new Float64Array(size),
    kirchhoffSlope: new Float64Array(size),
    sourceIntercept: new Float64Array(size),
    sourceSlope: new Float64Array(size),
    temperatureIntercept: new Float64Array(size),
    temperatureSlope: new Float64Array(size),
    conductivity: new Float64Array(size),
    straightEnds: ends,
  };
  curves.forEach((curve, medium) => {
    if (curve !== null) fillMedium(table, { curve, medium, width, reference: source.reference });
  });
  return table;
}

interface MediumRows {
  readonly curve: TissueCurves;
  readonly medium: number;
  readonly width: number;
  readonly reference: number;
}

/** [J/m³] Two enthalpies that the line of an interval goes through; zero is one of them where it can be. */
function lineEnds(table: TissueTable, rows: MediumRows, bin: number): readonly [number, number] {
  const { enthalpy } = rows.curve;
  const h0 = table.lowest + bin * rows.width;
  const h1 = h0 + rows.width;
  if (bin === 0) return [h1, Math.min(enthalpy[0] as number, h0)];
  if (bin < table.bins - 1) return [h0, h1];
  const end = Math.max(enthalpy[enthalpy.length - 1] as number, h1);
  return h0 < 0 && end > 0 ? [0, end] : [h0, end];
}

function fillMedium(table: TissueTable, rows: MediumRows): void {
  const { curve, medium } = rows;
  const ends = new Float64Array(4);
  const value = (ys: Float64Array, h: number): number => onCurve(curve.enthalpy, ys, h);
  for (let bin = 0; bin < table.bins; bin++) {
    const at = medium * table.bins + bin;
    const [h0, h1] = lineEnds(table, rows, bin);
    ends.set([h0, h1, value(curve.kirchhoff, h0), value(curve.kirchhoff, h1)]);
    fillLine({ intercept: table.kirchhoffIntercept, slope: table.kirchhoffSlope, at }, ends);
    ends.set([h0, h1, value(curve.source, h0), value(curve.source, h1)]);
    fillLine({ intercept: table.sourceIntercept, slope: table.sourceSlope, at }, ends);
    ends.set([
      h0,
      h1,
      value(curve.temperature, h0) - rows.reference,
      value(curve.temperature, h1) - rows.reference,
    ]);
    fillLine({ intercept: table.temperatureIntercept, slope: table.temperatureSlope, at }, ends);
    table.conductivity[at] = value(curve.conductivity, (h0 + h1) / 2);
  }
}

/** Index of the line of a medium at an enthalpy [J/m³]. */
export function lineAt(table: TissueTable, medium: number, enthalpy: number): number {
  const bin = Math.floor((enthalpy - table.lowest) * table.perEnthalpy);
  return medium * table.bins + Math.min(table.bins - 1, Math.max(0, bin));
}
