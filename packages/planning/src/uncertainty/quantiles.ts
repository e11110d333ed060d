/** Shares of members at which bands are drawn: possible, as likely as not, nearly certain. */
export const quantileFractions = [0.05, 0.5, 0.95] as const;

/** One of the shares. */
export type QuantileFraction = (typeof quantileFractions)[number];

/**
 * [unit of the values] The smallest of the values that at least this share of all values does not exceed (inverse of the empirical
 * distribution, no interpolation), so that `quantile ≤ level` exactly where `share of values ≤ level` is at least it.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, fraction: number): number {
  const place = Math.max(1, Math.ceil(fraction * sorted.length - 1e-9));
  return sorted[Math.min(place, sorted.length) - 1] ?? Number.NaN;
}

/** A number over all members: what 5, 50 and 95 % of them stay at or below. */
export interface QuantileRange {
  /** [unit of the field that holds the range] */
  readonly low: number;
  /** [unit of the field that holds the range] */
  readonly median: number;
  /** [unit of the field that holds the range] */
  readonly high: number;
}

/** Quantiles of numbers in any order; null for none. */
export function quantileRange(values: readonly number[]): QuantileRange | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, median, high] = quantileFractions.map((fraction) => quantileOfSorted(sorted, fraction));
  return { low: low ?? Number.NaN, median: median ?? Number.NaN, high: high ?? Number.NaN };
}
