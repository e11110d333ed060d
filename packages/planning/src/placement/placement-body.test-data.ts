import type { Volume } from "@isotherm/imaging";
import { ball, blockVolume } from "../block-case.test-data.ts";
import type { PointLpsMm, StructureAtRisk } from "../treatment-plan.ts";

/** A plate of bone in front of the nerve. */
export const isPlate = (x: number, y: number): boolean => y < -8 && y > -14 && Math.abs(x) < 30;
/** A lung at its left. */
export const isLung = (x: number, y: number, z: number): boolean =>
  x > 14 && Math.abs(z) < 20 && Math.hypot(x, y) < 31;
/** A round body in air, on a table, with plate and lung. */
export const body: Volume = blockVolume(([x, y, z]) => {
  if (y > 41) return 50;
  if (Math.hypot(x, y) > 36) return -1000;
  if (isPlate(x, y)) return 700;
  return isLung(x, y, z) ? -750 : 50;
});
/** An artery behind and to its right, and its middle line. */
export const arteryLpsMm: readonly PointLpsMm[] = [
  [-12, 8, -40],
  [-12, 8, 40],
];
/** That artery as it is marked. */
export const artery: StructureAtRisk = {
  ...ball("vessel", { id: "artery", centerLpsMm: [0, 0, 0], radiusMm: 1 }),
  geometry: { kind: "line", radiusMm: 3, pointsLpsMm: arteryLpsMm },
};
