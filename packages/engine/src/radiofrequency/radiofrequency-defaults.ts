import type { Resolution } from "../defaults.ts";
import { bytesPerCell, fullResolution, previewResolution } from "../defaults.ts";

/**
 * Cells grow faster away from the electrodes than round ice, because the field is smooth there; steps are shorter,
 * because the tip is steered. Measured in `validation/radiofrequency/README.md`.
 */
const fullRadiofrequency: Resolution = {
  ...fullResolution,
  growth: 1.15,
  largestCell: 8,
  longestStep: 4,
  stepShare: 0.05,
  stepOffset: 4,
};

/** For the picture that follows the hand. */
const previewRadiofrequency: Resolution = {
  ...previewResolution,
  growth: 1.3,
  largestCell: 8,
  longestStep: 10,
  stepShare: 0.15,
  stepOffset: 6,
};

/** How finely space and time are cut. */
export function radiofrequencyResolution(accuracy: "preview" | "full" | undefined): Resolution {
  return accuracy === "preview" ? previewRadiofrequency : fullRadiofrequency;
}

/** [bytes] What one cell takes: the bioheat solver, 11 fields of the potential and 9 of heat, conductivity and damage. */
export const radiofrequencyBytesPerCell: number = bytesPerCell + 8 * (11 + 9);

/** The potential is solved again where a conductivity has moved by more than this share, dimensionless. */
export const conductivityChange = 0.01;
