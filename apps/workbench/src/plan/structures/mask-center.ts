import type { Vec3 } from "@isotherm/imaging";
import type { MaskGeometry } from "@isotherm/planning/treatment-plan";

/** Middle voxel of the middle run of a mask: always inside the structure. Null for an empty mask. */
export function centerOfMask({ geometry, runs }: MaskGeometry): Vec3 | null {
  const total = runs.reduce((sum, run, index) => (index % 2 === 1 ? sum + run : sum), 0);
  let at = 0;
  let seen = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1 && seen + run > total / 2) {
      return pointOf(geometry, at + Math.floor(run / 2));
    }
    if (index % 2 === 1) seen += run;
    at += run;
  }
  return null;
}

function pointOf(geometry: MaskGeometry["geometry"], voxel: number): Vec3 {
  const [nx, ny] = geometry.dimensions;
  const ijk = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
  return [0, 1, 2].map((axis) =>
    geometry.axes.reduce(
      (sum, direction, index) =>
        sum + (direction[axis] ?? 0) * (ijk[index] ?? 0) * (geometry.spacingMm[index] ?? 1),
      geometry.originLpsMm[axis] ?? 0,
    ),
  ) as unknown as Vec3;
}
