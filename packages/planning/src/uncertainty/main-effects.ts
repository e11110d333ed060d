/** What one unknown alone does to an answer, over the middle of all others. */
export interface MainEffect {
  readonly unknownId: string;
  /** [unit of the answer] Change from the middle of the unknown to its low end. */
  readonly atLow: number;
  /** [unit of the answer] The same to its high end. */
  readonly atHigh: number;
  /** Share of the answer's variance, 0 to 1. */
  readonly varianceFraction: number;
}

/** The effects of all unknowns on one answer. */
export interface MainEffects {
  /** Strongest first. */
  readonly effects: readonly MainEffect[];
  /** 1 straight, 2 bent (a needle off center is worse on both sides); more bend needs more members. */
  readonly degree: 1 | 2;
  /** Share of the variance that the effects together explain; the rest is unknowns acting together, and noise. */
  readonly explainedFraction: number;
  /** Share that an unknown without any effect would show by chance. */
  readonly chanceFraction: number;
}

/** One observation. */
export interface Observation {
  /** [1] Where the unknowns stood, from −1 to 1, in the order of the ids. */
  readonly draws: readonly number[];
  /** [unit of the answer] */
  readonly value: number;
}

/** Observations for each fitted number; fewer fit the noise. */
const observationsPerTerm = 3;

/** Legendre polynomials of degree 1 and 2, of variance 1 for a draw that is even between −1 and 1. */
const legendre = [
  (draw: number): number => Math.sqrt(3) * draw,
  (draw: number): number => (Math.sqrt(5) * (3 * draw * draw - 1)) / 2,
] as const;

const curveOf = (coefficients: readonly number[], draw: number): number =>
  coefficients.reduce((sum, factor, term) => sum + factor * (legendre[term]?.(draw) ?? 0), 0);

/** Sum of the products of the first `count` entries. */
function product(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** Lower triangle L with L·Lᵀ = the matrix (Cholesky); null where it is singular. */
function lowerTriangle(matrix: readonly Float64Array[]): readonly Float64Array[] | null {
  const lower = matrix.map((row) => Float64Array.from(row));
  for (const [j, pivot] of lower.entries()) {
    const square = (pivot[j] as number) - product(pivot, pivot, j);
    if (!(square > 1e-9)) return null;
    const root = Math.sqrt(square);
    for (const row of lower.slice(j + 1)) row[j] = ((row[j] as number) - product(row, pivot, j)) / root;
    pivot[j] = root;
  }
  return lower;
}

/** Solves a symmetric positive definite system; null where it is singular. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array | null {
  const lower = lowerTriangle(matrix);
  if (!lower) return null;
  const x = Float64Array.from(right);
  for (const [i, row] of lower.entries()) x[i] = ((x[i] as number) - product(row, x, i)) / (row[i] as number);
  for (const [i, row] of [...lower.entries()].reverse()) {
    x[i] = (x[i] as number) / (row[i] as number);
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (row[k] as number) * (x[i] as number);
  }
  return x;
}

/** Least squares of values over rows of terms; null where the rows do not determine it. */
function fitted(rows: readonly (readonly number[])[], values: readonly number[]): Float64Array | null {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  rows.forEach((row, index) => {
    for (let i = 0; i < size; i++) {
      right[i] = (right[i] ?? 0) + ((row[i] ?? 0) * (values[index] ?? 0)) / rows.length;
      const line = matrix[i];
      for (let j = 0; line && j < size; j++) {
        line[j] = (line[j] ?? 0) + ((row[i] ?? 0) * (row[j] ?? 0)) / rows.length;
      }
    }
  });
  return solved(matrix, right);
}

/**
 * Effects of the unknowns on one answer: least squares on y = a + Σₖ (bₖ P₁(uₖ) + cₖ P₂(uₖ)), an additive polynomial
 * chaos. The P are orthonormal for even draws, so that (bₖ² + cₖ²) / var(y) is the share of unknown k (its first-order
 * Sobol index) [Sudret, Reliab Eng Syst Saf 2008;93:964]. Null where there are too few observations or nothing varies.
 */
export function mainEffects(
  ids: readonly string[],
  observations: readonly Observation[],
): MainEffects | null {
  const count = observations.length;
  const termCount = (degree: number): number => 1 + degree * ids.length;
  const degree = ([2, 1] as const).find((one) => count >= observationsPerTerm * termCount(one));
  const values = observations.map((observation) => observation.value);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  if (degree === undefined || !(variance > 1e-12 * Math.max(1, mean * mean))) return null;
  const terms = legendre.slice(0, degree);
  const rows = observations.map(({ draws }) => [
    1,
    ...ids.flatMap((_, index) => terms.map((term) => term(draws[index] ?? 0))),
  ]);
  const fit = fitted(
    rows,
    values.map((value) => value - mean),
  );
  if (!fit) return null;
  const effects = ids.map((unknownId, index): MainEffect => {
    const coefficients = [...fit.slice(1 + degree * index, 1 + degree * (index + 1))];
    const middle = curveOf(coefficients, 0);
    return {
      unknownId,
      atLow: curveOf(coefficients, -1) - middle,
      atHigh: curveOf(coefficients, 1) - middle,
      varianceFraction: coefficients.reduce((sum, factor) => sum + factor * factor, 0) / variance,
    };
  });
  const residual = rows.reduce((sum, row, index) => {
    const predicted = row.reduce((total, term, at) => total + term * (fit[at] ?? 0), 0);
    return sum + ((values[index] ?? 0) - mean - predicted) ** 2;
  }, 0);
  const unexplainedFraction = residual / (count * variance);
  return {
    effects: effects.sort((a, b) => b.varianceFraction - a.varianceFraction),
    degree,
    explainedFraction: 1 - unexplainedFraction,
    chanceFraction: (degree * unexplainedFraction) / (count - termCount(degree)),
  };
}
