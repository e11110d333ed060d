import type { Blood, Tissue } from "./problem.ts";
import { interpolate, propertyAt, propertyKnots } from "./property.ts";

/**
 * A tissue as four curves over temperature, straight between the knots.
 *
 * H(T) = ∫ ρc dT + ρL·(1 − f_ice(T)),   Θ(T) = ∫ k dT   (Kirchhoff),   both zero at the reference temperature,
 * S(T) = φ(T)·( w ρ_b c_b (T_b − T) + q_met ),   φ = share still liquid, linear over the freezing range (Pennes 1948).
 *
 * The enthalpy of a cell is a mean over a cell in which the temperature is not even. Where H bends, the mean is not the
 * value at the center: a cell with −1 °C in its middle is half frozen already. The curve therefore holds the mean of H
 * over a cell in which the temperature rises as at a front. Without this the front stands still in each cell until all
 * its latent heat is gone, and isotherms are uneven by a fifth of a cell (`docs/physics.md` §2).
 */
export interface TissueCurves {
  /** [°C] Rising. */
  readonly temperature: Float64Array;
  /** [J/m³] Rising. */
  readonly enthalpy: Float64Array;
  /** [W/m] Rising. */
  readonly kirchhoff: Float64Array;
  /** [W/m³] */
  readonly source: Float64Array;
  /** [W/m³] The part of the source that is metabolic. */
  readonly metabolic: Float64Array;
  /** [W/(m·K)] */
  readonly conductivity: Float64Array;
}

/** Where the curves begin, end and are zero. */
export interface CurveRange {
  /** [°C] */
  readonly coldest: number;
  /** [°C] */
  readonly warmest: number;
  /** [°C] Enthalpy and Kirchhoff potential are zero here. */
  readonly reference: number;
  /** [K] Difference of temperature across an unfrozen cell at the front; 0 takes the curve as it is. */
  readonly cellSpan: number;
  readonly blood: Blood;
}

/** [K] Longest straight piece of a curve. */
const longestPiece = 0.25;

/** Share of the tissue's water that still flows, 1 above the freezing range and 0 below. */
export function liquidFraction(tissue: Tissue, temperature: number): number {
  const share = (temperature - tissue.freezingEnd) / (tissue.freezingStart - tissue.freezingEnd);
  return Math.min(1, Math.max(0, share));
}

/** [W/(m·K)] */
export function conductivityOf(tissue: Tissue, temperature: number): number {
  const liquid = liquidFraction(tissue, temperature);
  if (liquid === 1) return propertyAt(tissue.conductivityUnfrozen, temperature);
  if (liquid === 0) return propertyAt(tissue.conductivityFrozen, temperature);
  const unfrozen = propertyAt(tissue.conductivityUnfrozen, temperature);
  return liquid * unfrozen + (1 - liquid) * propertyAt(tissue.conductivityFrozen, temperature);
}

function heatCapacityOf(tissue: Tissue, temperature: number): number {
  const liquid = liquidFraction(tissue, temperature);
  if (liquid === 1) return propertyAt(tissue.heatCapacityUnfrozen, temperature);
  if (liquid === 0) return propertyAt(tissue.heatCapacityFrozen, temperature);
  const unfrozen = propertyAt(tissue.heatCapacityUnfrozen, temperature);
  return liquid * unfrozen + (1 - liquid) * propertyAt(tissue.heatCapacityFrozen, temperature);
}

function frozenFraction(tissue: Tissue, temperature: number): number {
  if (temperature >= tissue.freezingStart) return 0;
  if (temperature <= tissue.freezingEnd) return 1;
  if (tissue.iceFraction === undefined) return 1 - liquidFraction(tissue, temperature);
  return interpolate(tissue.iceFraction, temperature);
}

function knotsOf(tissue: Tissue, range: CurveRange): Float64Array {
  const bends = [
    tissue.freezingStart,
    tissue.freezingEnd,
    range.reference,
    ...propertyKnots(tissue.conductivityFrozen),
    ...propertyKnots(tissue.conductivityUnfrozen),
    ...propertyKnots(tissue.heatCapacityFrozen),
    ...propertyKnots(tissue.heatCapacityUnfrozen),
    ...(tissue.iceFraction ?? []).map((row) => row[0]),
  ].filter((bend) => bend > range.coldest && bend < range.warmest);
  const ends = [...new Set([range.coldest, ...bends, range.warmest])].sort((a, b) => a - b);
  const knots: number[] = [range.coldest];
  for (let piece = 1; piece < ends.length; piece++) {
    const from = ends[piece - 1] as number;
    const to = ends[piece] as number;
    const parts = Math.max(4, Math.ceil((to - from) / longestPiece));
    for (let part = 1; part < parts; part++) knots.push(from + ((to - from) * part) / parts);
    knots.push(to);
  }
  return Float64Array.from(knots);
}

/** Ratio of the gradient at the cold side of a front to that at its warm side: ice conducts better, and carries more. */
const coldGradient = 0.45;

/** Place of each knot on a line on which the temperature rises as at a front, in kelvin of its warm side. */
function placesOf(tissue: Tissue, temperature: Float64Array): Float64Array {
  const places = new Float64Array(temperature.length);
  for (let knot = 1; knot < places.length; knot++) {
    const [from, to] = [temperature[knot - 1] as number, temperature[knot] as number];
    const liquid = liquidFraction(tissue, (from + to) / 2);
    const width = (to - from) * (liquid + (1 - liquid) / coldGradient);
    places[knot] = (places[knot - 1] as number) + width;
  }
  return places;
}

/** Mean of a curve over `span` round each of its knots, exact for straight pieces; the curve goes on straight at its ends. */
function meanOver(xs: Float64Array, ys: Float64Array, span: number): Float64Array {
  if (span === 0) return ys;
  const integral = new Float64Array(xs.length);
  for (let knot = 1; knot < xs.length; knot++) {
    const width = (xs[knot] as number) - (xs[knot - 1] as number);
    integral[knot] =
      (integral[knot - 1] as number) + (width * ((ys[knot - 1] as number) + (ys[knot] as number))) / 2;
  }
  const integralTo = (x: number): number => {
    const piece = pieceAt(xs, x);
    const from = xs[piece] as number;
    return (integral[piece] as number) + ((x - from) * ((ys[piece] as number) + onCurve(xs, ys, x))) / 2;
  };
  return xs.map((x) => (integralTo(x + span / 2) - integralTo(x - span / 2)) / span);
}

/** Curves of a tissue over a range of temperature. */
export function tissueCurves(tissue: Tissue, range: CurveRange): TissueCurves {
  const temperature = knotsOf(tissue, range);
  const count = temperature.length;
  const enthalpy = new Float64Array(count);
  const kirchhoff = new Float64Array(count);
  for (let knot = 1; knot < count; knot++) {
    const from = temperature[knot - 1] as number;
    const to = temperature[knot] as number;
    // Two-point Gauss: inside a piece properties are at most quadratic, so the integrals are exact.
    const middle = (from + to) / 2;
    const offset = (to - from) / 2 / Math.sqrt(3);
    const heat =
      ((heatCapacityOf(tissue, middle - offset) + heatCapacityOf(tissue, middle + offset)) / 2) * (to - from);
    const latent = tissue.latentHeat * (frozenFraction(tissue, from) - frozenFraction(tissue, to));
    enthalpy[knot] = (enthalpy[knot - 1] as number) + tissue.density * (heat + latent);
    kirchhoff[knot] =
      (kirchhoff[knot - 1] as number) +
      ((conductivityOf(tissue, middle - offset) + conductivityOf(tissue, middle + offset)) / 2) * (to - from);
  }
  const zero = temperature.indexOf(range.reference);
  const cellEnthalpy = meanOver(placesOf(tissue, temperature), enthalpy, range.cellSpan);
  const enthalpyZero = cellEnthalpy[zero] as number;
  const kirchhoffZero = kirchhoff[zero] as number;
  const bloodRate = tissue.perfusion * range.blood.density * range.blood.heatCapacity;
  const metabolic = temperature.map((value) => liquidFraction(tissue, value) * tissue.metabolicHeat);
  return {
    temperature,
    enthalpy: cellEnthalpy.map((value) => value - enthalpyZero),
    kirchhoff: kirchhoff.map((value) => value - kirchhoffZero),
    source: temperature.map(
      (value, knot) =>
        liquidFraction(tissue, value) * bloodRate * (range.blood.temperature - value) +
        (metabolic[knot] as number),
    ),
    metabolic,
    conductivity: temperature.map((value) => conductivityOf(tissue, value)),
  };
}

/** Index of the piece of rising `xs` that holds x; the end pieces reach to infinity. */
export function pieceAt(xs: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= x) low = middle;
    else high = middle;
  }
  return low;
}

/** Value of a curve `ys` over rising `xs` at x; the end pieces are continued straight. */
export function onCurve(xs: Float64Array, ys: Float64Array, x: number): number {
  const piece = pieceAt(xs, x);
  const x0 = xs[piece] as number;
  const y0 = ys[piece] as number;
  return y0 + (((ys[piece + 1] as number) - y0) * (x - x0)) / ((xs[piece + 1] as number) - x0);
}
