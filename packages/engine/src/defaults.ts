/** Version of the numerics, part of every result; rises with any change that could move an isotherm. */
export const engineVersion = "0.2.1";

/** How finely space and time are cut. `full` and `preview` below are the two that callers can choose. */
export interface Resolution {
  /** [1] The finest cell of a graded grid, as a multiple of the one asked for, while it stays below `coarsestFine`. */
  readonly coarsening: number;
  /** [m] */
  readonly coarsestFine: number;
  /** [m] The finest cell that is used even where the problem asks for a finer one; 0 follows the problem. */
  readonly finestCell: number;
  /** [m] How far square to an active zone the finest cell reaches; at least four cells, or five of those asked for. */
  readonly fineMargin: number;
  /** [m] The same beyond the ends of an active zone; at least three cells. */
  readonly endMargin: number;
  /** Ratio of neighboring cells outside the fine part, square to the active zones. */
  readonly growth: number;
  /** The same beyond the ends of the active zones. */
  readonly endGrowth: number;
  /** Ratio of neighboring cells where no ice is expected. */
  readonly farGrowth: number;
  /** [m/√s] No ice is expected farther from an active zone than this times the root of the time of all freezes. */
  readonly iceGrowth: number;
  /** Largest cell, as a multiple of the finest. */
  readonly largestCell: number;
  /** [K/m] Gradient of temperature at the warm side of a front, for the mean enthalpy of a cell (`curves.ts`); 0 leaves the curve as it is. */
  readonly frontGradient: number;
  /** [K] Error of a super-step that is aimed at, as `step-control.ts` estimates it. */
  readonly stepTolerance: number;
  /** [s] First super-step after a switch. */
  readonly firstStep: number;
  /** [s] Longest super-step. */
  readonly longestStep: number;
}

/**
 * Diameters of benchmark A within 0.1 mm in every direction at 120, 300 and 600 s when 0.5 mm cells are asked for, with a
 * tenth of the work that a grid and steps without `frontGradient` and `stepTolerance` take (`docs/physics.md` §2).
 */
export const fullResolution: Resolution = {
  coarsening: 1.5,
  coarsestFine: 1e-3,
  finestCell: 0,
  fineMargin: 3e-3,
  endMargin: 1.5e-3,
  growth: 1.065,
  endGrowth: 1.2,
  farGrowth: 1.4,
  iceGrowth: 0.6e-3,
  largestCell: 8,
  frontGradient: 9e3,
  stepTolerance: 1.5,
  firstStep: 0.5,
  longestStep: 60,
};

/**
 * For the picture that follows the hand: the finest cell is 1.5 mm, diameters of benchmark A are within 0.4 mm in every
 * direction, for a fifteenth of the work.
 */
export const previewResolution: Resolution = {
  ...fullResolution,
  coarsening: 1,
  finestCell: 1.5e-3,
  growth: 1.25,
  endGrowth: 1.25,
  largestCell: 4,
  stepTolerance: 5,
  firstStep: 1,
};

/** [K] The mean of `frontGradient` over a cell goes no further than this. */
export const widestCellSpan = 7;

/** [bytes] More than this is refused before it is allocated. */
export const memoryLimit: number = 1.5 * 2 ** 30;

/** [bytes] What one cell takes in all fields together, thresholds and reports not counted. */
export const bytesPerCell = 96;

/** Number of even enthalpy intervals of the tissue tables of the wasm backend; a power of two. */
export const wasmTableBins = 1024;

/** The same for the reference backend: fine enough to be exact. */
export const referenceTableBins = 65536;

/** [J/m³] Added to every enthalpy: keeps the far field out of the slow denormal numbers (`docs/physics.md` §2). */
export const enthalpyBias = 1e-3;

/** The stable step is used up to this share. */
export const stabilityShare = 0.95;

/** [K/s] A cryoprobe trace that bends by more than this is landed on exactly. */
export const landingBend = 0.5;
