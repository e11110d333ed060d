import { geometryBoundsLpsMm, type StructureMask, type Volume, voxelToLpsMm } from "@isotherm/imaging";
import type { SegmentationAnswer } from "./jobs.ts";

/** Voxels of a structure that are looked at: enough for a share to the percent. */
const SAMPLE_COUNT = 5000;
/** A structure with less than this share in the image was most likely drawn on another one. */
const LEAST_INSIDE_FRACTION = 0.5;

/**
 * A NIfTI label map names no image, so its place is the only sign that it belongs to the open one: what lies mostly
 * outside is not taken, and that nothing else vouches for it is said.
 */
export function fitting(
  structures: readonly StructureMask[],
  { fileName, volume }: { readonly fileName: string; readonly volume: Volume },
): SegmentationAnswer {
  const notes: string[] = [];
  const masks = structures.filter((structure) => {
    const fraction = insideFraction(structure, volume);
    if (fraction >= LEAST_INSIDE_FRACTION) return true;
    const percent = Math.round(fraction * 100);
    notes.push(
      `${fileName}: ${structure.name} lies to ${percent} % inside the open image where at least ${LEAST_INSIDE_FRACTION * 100} % are needed; open the image that it was drawn on.`,
    );
    return false;
  });
  if (masks.length > 0) {
    notes.push(
      `${fileName}: a NIfTI label map does not say which image it was drawn on; check its place, left and right, in every plane.`,
    );
  }
  return { masks, notes };
}

function insideFraction({ geometry, mask }: StructureMask, volume: Volume): number {
  const { minimumLpsMm: minimum, maximumLpsMm: maximum } = geometryBoundsLpsMm(volume.geometry);
  const total = mask.reduce((sum, value) => sum + value, 0);
  const stride = Math.max(1, Math.floor(total / SAMPLE_COUNT));
  const [nx, ny] = geometry.dimensions;
  let seen = 0;
  let sampled = 0;
  let inside = 0;
  mask.forEach((value, voxel) => {
    if (value === 0 || seen++ % stride !== 0) return;
    sampled += 1;
    const ijk = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))] as const;
    const point = voxelToLpsMm(geometry, ijk);
    if (point.every((mm, axis) => mm >= (minimum[axis] ?? 0) && mm <= (maximum[axis] ?? 0))) inside += 1;
  });
  return sampled === 0 ? 0 : inside / sampled;
}
