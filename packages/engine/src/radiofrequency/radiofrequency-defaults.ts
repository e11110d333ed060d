import type { Resolution } from "../defaults.ts";
import { bytesPerCell, fullResolution } from "../defaults.ts";

/** Space and time of a lesion; steps follow the clock, because the tip is steered. */
export interface RadiofrequencyResolution extends Resolution {
  /** A super-step is at most this share of the time since the last switch plus `stepOffset`. */
  readonly stepShare: number;
  /** [s] */
  readonly stepOffset: number;
}

/**
 * Cells grow faster away from the electrodes than round ice, because the field is smooth there; nothing freezes, so that
 * curves stay as they are. Measured in `validation/radiofrequency/README.md`.
 */
const fullRadiofrequency: RadiofrequencyResolution = {
  ...fullResolution,
  coarsening: 1,
  endMargin: 3e-3,
  growth: 1.15,
  endGrowth: 1.15,
  farGrowth: 1.15,
  largestCell: 8,
  frontGradient: 0,
  longestStep: 4,
  stepShare: 0.05,
  stepOffset: 4,
};

/** For the picture that follows the hand. */
const previewRadiofrequency: RadiofrequencyResolution = {
  ...fullRadiofrequency,
  finestCell: 1e-3,
  growth: 1.3,
  endGrowth: 1.3,
  farGrowth: 1.3,
  longestStep: 10,
  stepShare: 0.15,
  stepOffset: 6,
};

/** How finely space and time are cut. */
export function radiofrequencyResolution(accuracy: "preview" | "full" | undefined): RadiofrequencyResolution {
  return accuracy === "preview" ? previewRadiofrequency : fullRadiofrequency;
}

/** [bytes] What one cell takes: the bioheat solver, 11 fields of the potential and 9 of heat, conductivity and damage. */
export const radiofrequencyBytesPerCell: number = bytesPerCell + 8 * (11 + 9);

/** The potential is solved again where a conductivity has moved by more than this share, dimensionless. */
export const conductivityChange = 0.01;
