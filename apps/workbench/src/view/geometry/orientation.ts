import type { Vec3 } from "@isotherm/imaging";

const POSITIVE = ["L", "P", "H"] as const;
const NEGATIVE = ["R", "A", "F"] as const;

/**
 * The letters for a direction in the patient, strongest first: L R A P H(ead) F(oot), as DICOM writes them
 * (Patient Orientation, PS3.3 C.7.6.1.1.1). A second letter stands where the direction is clearly oblique.
 */
export function orientationLetters(direction: Vec3): string {
  const ranked = ([0, 1, 2] as const)
    .map((axis) => ({ axis, size: Math.abs(direction[axis]) }))
    .sort((a, b) => b.size - a.size)
    .filter((part, rank) => rank === 0 || part.size > 0.34)
    .slice(0, 2);
  return ranked.map(({ axis }) => (direction[axis] >= 0 ? POSITIVE[axis] : NEGATIVE[axis])).join("");
}
