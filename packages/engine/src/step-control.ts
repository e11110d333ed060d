/*
 * Length of the super-steps. The rate at the end of a step is the rate at the start of the next, so that an estimate of the
 * step's error costs nothing more: with D the change over the step and τ its length,
 *
 *     e = 0.8·(−D) + 0.4 τ (F_0 + F_1)        (Sommeijer, Shampine, Verwer 1998, eq. 2.9, for RKC of second order)
 *
 * which grows as τ³, as that of RKL2 does. In kelvin it is e·dT/dH, and its root mean square over the volume that changed by
 * more than `leastChange` is held at a tolerance. Cells at the front count as any other: they are many.
 */

/** [K] Cells that change by less in a step do not count. */
export const leastChange = 0.2;

/** A step is tried again where its error is more than this multiple of the tolerance. */
const refusedError = 2;

/** [s] No step is tried again below this. */
const shortestStep = 0.02;

/** Bounds of the ratio of a step to the one before. */
const leastRatio = 0.3;
const mostRatio = 2.01;
const safety = 0.85;

/** What a tried step leads to. */
export interface StepVerdict {
  readonly isKept: boolean;
  /** [s] Length for the next try. */
  readonly wanted: number;
}

/** Judges a step of `length` [s] by its error and the tolerance [K]; errors grow as the cube of the length. */
export function judgeStep(length: number, error: number, tolerance: number): StepVerdict {
  const ratio = error === 0 ? mostRatio : safety * Math.cbrt(tolerance / error);
  const isKept = error <= refusedError * tolerance || length <= shortestStep;
  const bounded = Math.min(isKept ? mostRatio : 0.7, Math.max(leastRatio, ratio));
  return { isKept, wanted: onLadder(length * bounded) };
}

/** Lengths are rungs of half an octave, so that backends whose errors differ in the last digits take the same steps. */
function onLadder(length: number): number {
  return 2 ** (Math.round(2 * Math.log2(length)) / 2);
}

/** Length [s] of a step that is wanted long, so that steps end exactly on a target `left` [s] away. */
export function landingLength(wanted: number, left: number): number {
  if (left <= wanted * 1.001) return left;
  return left < 2 * wanted ? left / 2 : wanted;
}
