import type { SolverGrid } from "../grid.ts";

/*
 * A·x = b for the seven-point matrix of a tensor grid,
 *
 *     (A x)_c = d_c x_c − Σ_n g_cn x_n,    d_c = Σ_n g_cn + everything that ties cell c to a fixed potential,
 *
 * by conjugate gradients (Hestenes and Stiefel 1952), preconditioned by the modified incomplete Cholesky factorization of
 * level zero in the form of Bridson, "Fluid Simulation for Computer Graphics": symmetric positive
 * definite, no allocation per iteration. Vectors carry a plane of zeros before and behind the box (a halo), so that
 * no loop asks for the sides.
 */

/** A symmetric seven-point matrix; all arrays have a halo of one plane at both ends. */
export interface SevenPoint {
  /** Cells from one to the next along x, y, z; the halo has as many cells as the last. */
  readonly strides: readonly [number, number, number];
  /** Cells in a field without its halo. */
  readonly size: number;
  /** [S] Conductance from each cell to its upper neighbor along x, y, z. */
  readonly links: readonly [Float64Array, Float64Array, Float64Array];
  /** [S] */
  readonly diagonal: Float64Array;
}

/** A field with halo, all zero. */
export function haloField(grid: SolverGrid): Float64Array {
  return new Float64Array(grid.size + 2 * grid.rowStride * grid.ny);
}

/** An empty matrix for a grid. */
export function sevenPoint(grid: SolverGrid): SevenPoint {
  return {
    strides: [1, grid.rowStride, grid.rowStride * grid.ny],
    size: grid.size,
    links: [haloField(grid), haloField(grid), haloField(grid)],
    diagonal: haloField(grid),
  };
}

/** y = A·x */
export function multiply(matrix: SevenPoint, x: Float64Array, y: Float64Array): void {
  const [, sy, sz] = matrix.strides;
  const [gx, gy, gz] = matrix.links;
  const { diagonal } = matrix;
  const end = sz + matrix.size;
  for (let c = sz; c < end; c++) {
    y[c] =
      (diagonal[c] as number) * (x[c] as number) -
      (gx[c] as number) * (x[c + 1] as number) -
      (gx[c - 1] as number) * (x[c - 1] as number) -
      (gy[c] as number) * (x[c + sy] as number) -
      (gy[c - sy] as number) * (x[c - sy] as number) -
      (gz[c] as number) * (x[c + sz] as number) -
      (gz[c - sz] as number) * (x[c - sz] as number);
  }
}

/** Share of the fill-in that is moved to the diagonal, and the smallest pivot left; both after Bridson. */
const modification = 0.97;
const leastPivot = 0.25;

/** Inverse square roots of the pivots of the incomplete factorization, into `pivots`. */
function factorize(matrix: SevenPoint, pivots: Float64Array): void {
  const [, sy, sz] = matrix.strides;
  const [gx, gy, gz] = matrix.links;
  const end = sz + matrix.size;
  for (let c = sz; c < end; c++) {
    const d = matrix.diagonal[c] as number;
    if (d === 0) {
      pivots[c] = 0;
      continue;
    }
    const px = pivots[c - 1] as number;
    const py = pivots[c - sy] as number;
    const pz = pivots[c - sz] as number;
    const ax = gx[c - 1] as number;
    const ay = gy[c - sy] as number;
    const az = gz[c - sz] as number;
    const fill =
      ax * ((gy[c - 1] as number) + (gz[c - 1] as number)) * px * px +
      ay * ((gx[c - sy] as number) + (gz[c - sy] as number)) * py * py +
      az * ((gx[c - sz] as number) + (gy[c - sz] as number)) * pz * pz;
    const pivot = d - (ax * px) ** 2 - (ay * py) ** 2 - (az * pz) ** 2 - modification * fill;
    pivots[c] = 1 / Math.sqrt(pivot < leastPivot * d ? d : pivot);
  }
}

/** z = M⁻¹·r by a forward and a backward sweep. */
function precondition(
  matrix: SevenPoint,
  work: { r: Float64Array; z: Float64Array; pivots: Float64Array },
): void {
  const [, sy, sz] = matrix.strides;
  const [gx, gy, gz] = matrix.links;
  const { r, z, pivots } = work;
  const end = sz + matrix.size;
  for (let c = sz; c < end; c++) {
    const t =
      (r[c] as number) +
      (gx[c - 1] as number) * (pivots[c - 1] as number) * (z[c - 1] as number) +
      (gy[c - sy] as number) * (pivots[c - sy] as number) * (z[c - sy] as number) +
      (gz[c - sz] as number) * (pivots[c - sz] as number) * (z[c - sz] as number);
    z[c] = t * (pivots[c] as number);
  }
  for (let c = end - 1; c >= sz; c--) {
    const p = pivots[c] as number;
    const t =
      (z[c] as number) +
      p *
        ((gx[c] as number) * (z[c + 1] as number) +
          (gy[c] as number) * (z[c + sy] as number) +
          (gz[c] as number) * (z[c + sz] as number));
    z[c] = t * p;
  }
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += (a[c] as number) * (b[c] as number);
  return sum;
}

/** Arrays that one solver uses again and again. */
export interface GradientWork {
  readonly r: Float64Array;
  readonly z: Float64Array;
  readonly s: Float64Array;
  readonly product: Float64Array;
  readonly pivots: Float64Array;
}

/** Work space for a grid. */
export function gradientWork(grid: SolverGrid): GradientWork {
  const field = (): Float64Array => haloField(grid);
  return { r: field(), z: field(), s: field(), product: field(), pivots: field() };
}

/** What to solve and how well. */
export interface LinearSystem {
  readonly matrix: SevenPoint;
  readonly right: Float64Array;
  /** First guess, and the answer. */
  readonly solution: Float64Array;
  readonly work: GradientWork;
  /** Largest |residual| ÷ |right|, dimensionless. */
  readonly tolerance: number;
  readonly mostIterations: number;
}

/** Solves in place; returns the number of iterations, or −1 where the tolerance was not reached. */
export function solveConjugateGradients(system: LinearSystem): number {
  const { matrix, right, solution, work } = system;
  const { r, z, s, product, pivots } = work;
  const goal = system.tolerance * Math.sqrt(inner(right, right));
  multiply(matrix, solution, product);
  for (let c = 0; c < r.length; c++) r[c] = (right[c] as number) - (product[c] as number);
  if (Math.sqrt(inner(r, r)) <= goal) return 0;
  factorize(matrix, pivots);
  precondition(matrix, { r, z, pivots });
  s.set(z);
  let sigma = inner(z, r);
  for (let iteration = 1; iteration <= system.mostIterations; iteration++) {
    multiply(matrix, s, product);
    const alpha = sigma / inner(s, product);
    for (let c = 0; c < r.length; c++) {
      solution[c] = (solution[c] as number) + alpha * (s[c] as number);
      r[c] = (r[c] as number) - alpha * (product[c] as number);
    }
    if (Math.sqrt(inner(r, r)) <= goal) return iteration;
    precondition(matrix, { r, z, pivots });
    const next = inner(z, r);
    const beta = next / sigma;
    sigma = next;
    for (let c = 0; c < s.length; c++) s[c] = (z[c] as number) + beta * (s[c] as number);
  }
  return -1;
}
