/** Version of the numerics, part of every result; rises with any change that could move an isotherm. */
export const engineVersion = "0.1.0";

/** How finely space and time are cut. `full` and `preview` below are the two that callers can choose. */
export interface Resolution {
  /** [m] The finest cell that is used even where the problem asks for a finer one; 0 follows the problem. */
  readonly finestCell: number;
  /** [m] How far round the active zones the finest cell reaches. */
  readonly fineMargin: number;
  /** Ratio of neighboring cells outside the fine part. */
  readonly growth: number;
  /** Largest cell, as a multiple of the finest. */
  readonly largestCell: number;
  /** [s] Longest super-step. */
  readonly longestStep: number;
  /** A super-step is at most this share of the time since the last switch plus `stepOffset`. */
  readonly stepShare: number;
  /** [s] */
  readonly stepOffset: number;
  /** [K] A super-step is so short that no held cryoprobe surface changes by more. */
  readonly surfaceChange: number;
}

/**
 * Diameters of benchmark A within 1 % at 120, 300 and 600 s with 0.5 mm cells. Integrator after `docs/physics.md` §2; its
 * steps of 0.1·(t + 5 s) moved cells by up to 9 K in the first minute of slow ramps, these by at most 4 K at 30 s and
 * 1.5 K from 60 s on (1 mm cells, against steps of at most 0.5 s), for 40 % more work.
 */
export const fullResolution: Resolution = {
  finestCell: 0,
  fineMargin: 3e-3,
  growth: 1.07,
  largestCell: 3,
  longestStep: 15,
  stepShare: 0.04,
  stepOffset: 5,
  surfaceChange: 4,
};

/** For the picture that follows the hand: the finest cell is 1 mm. */
export const previewResolution: Resolution = {
  finestCell: 1e-3,
  fineMargin: 3e-3,
  growth: 1.2,
  largestCell: 4,
  longestStep: 30,
  stepShare: 0.1,
  stepOffset: 5,
  surfaceChange: 16,
};

/** [bytes] More than this is refused before it is allocated. */
export const memoryLimit: number = 1.5 * 2 ** 30;

/** [bytes] What one cell takes in all fields together, thresholds and reports not counted. */
export const bytesPerCell = 96;

/** Number of even enthalpy intervals of the tissue tables of the wasm backend; a power of two. */
export const wasmTableBins = 4096;

/** The same for the reference backend: fine enough to be exact. */
export const referenceTableBins = 65536;

/** [J/m³] Added to every enthalpy: keeps the far field out of the slow denormal numbers (`docs/physics.md` §2). */
export const enthalpyBias = 1e-3;

/** The stable step is used up to this share. */
export const stabilityShare = 0.95;

/** [K/s] A cryoprobe trace that bends by more than this is landed on exactly. */
export const landingBend = 0.5;
