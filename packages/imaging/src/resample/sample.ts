import type { Vec3, VolumeGeometry } from "../geometry.ts";
import type { StructureMask, Volume } from "../volume.ts";
import { isSameGeometry, lpsMmToVoxel, voxelCount, voxelToLpsMm } from "./geometry-transform.ts";

/** Value where a resampled volume has no source: air for CT (HU), 0 otherwise; as in {@link Volume.voxels}. */
function paddingOf(volume: Volume): number {
  return volume.modality === "CT" ? -1024 : 0;
}

type Grid = Int16Array | Float32Array | Uint8Array;

/** Trilinear value at fractional indices; null beyond the outermost voxel centers (1e-6 voxel of slack). */
function trilinear(voxels: Grid, dimensions: readonly [number, number, number], ijk: Vec3): number | null {
  const [ni, nj, nk] = dimensions;
  const slack = 1e-6;
  for (const axis of [0, 1, 2] as const) {
    // The negated comparison also turns NaN away.
    if (!(ijk[axis] >= -slack && ijk[axis] <= dimensions[axis] - 1 + slack)) return null;
  }
  const i0 = Math.max(0, Math.min(Math.floor(ijk[0]), ni - 2));
  const j0 = Math.max(0, Math.min(Math.floor(ijk[1]), nj - 2));
  const k0 = Math.max(0, Math.min(Math.floor(ijk[2]), nk - 2));
  const fi = Math.min(1, Math.max(0, ijk[0] - i0));
  const fj = Math.min(1, Math.max(0, ijk[1] - j0));
  const fk = Math.min(1, Math.max(0, ijk[2] - k0));
  // A grid one voxel thick has no neighbor along that axis; step 0 then reads the same voxel twice.
  const di = ni > 1 ? 1 : 0;
  const dj = nj > 1 ? ni : 0;
  const dk = nk > 1 ? ni * nj : 0;
  const at = i0 + ni * (j0 + nj * k0);
  const value = (offset: number): number => voxels[at + offset] ?? 0;
  const low =
    (value(0) * (1 - fi) + value(di) * fi) * (1 - fj) + (value(dj) * (1 - fi) + value(dj + di) * fi) * fj;
  const high =
    (value(dk) * (1 - fi) + value(dk + di) * fi) * (1 - fj) +
    (value(dk + dj) * (1 - fi) + value(dk + dj + di) * fi) * fj;
  return low * (1 - fk) + high * fk;
}

/** Trilinear intensity (HU for CT) at a position [mm, LPS]; null outside the outermost voxel centers. */
export function sampleVolume(volume: Volume, pointLpsMm: Vec3): number | null {
  return trilinear(volume.voxels, volume.geometry.dimensions, lpsMmToVoxel(volume.geometry, pointLpsMm));
}

/** Whether the voxel nearest to a position [mm, LPS] lies in the structure; false outside the grid. */
export function sampleMask(structure: StructureMask, pointLpsMm: Vec3): boolean {
  const [ni, nj, nk] = structure.geometry.dimensions;
  const ijk = lpsMmToVoxel(structure.geometry, pointLpsMm);
  const i = Math.round(ijk[0]);
  const j = Math.round(ijk[1]);
  const k = Math.round(ijk[2]);
  if (!(i >= 0 && j >= 0 && k >= 0 && i < ni && j < nj && k < nk)) return false;
  return structure.mask[i + ni * (j + nj * k)] === 1;
}

/** Affine map from indices of `to` to fractional indices of `from`: origin and one step vector an axis. */
function indexMap(from: VolumeGeometry, to: VolumeGeometry): { origin: Vec3; steps: [Vec3, Vec3, Vec3] } {
  const origin = lpsMmToVoxel(from, voxelToLpsMm(to, [0, 0, 0]));
  const step = (ijk: Vec3): Vec3 => {
    const at = lpsMmToVoxel(from, voxelToLpsMm(to, ijk));
    return [at[0] - origin[0], at[1] - origin[1], at[2] - origin[2]];
  };
  return { origin, steps: [step([1, 0, 0]), step([0, 1, 0]), step([0, 0, 1])] };
}

/** Calls `visit` for each voxel of `to` with its fractional indices in `from`. */
function forEachMapped(
  from: VolumeGeometry,
  to: VolumeGeometry,
  visit: (index: number, ijk: Vec3) => void,
): void {
  const { origin, steps } = indexMap(from, to);
  const [ni, nj, nk] = to.dimensions;
  const ijk: [number, number, number] = [0, 0, 0];
  let index = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) {
        for (const axis of [0, 1, 2] as const) {
          ijk[axis] = origin[axis] + i * steps[0][axis] + j * steps[1][axis] + k * steps[2][axis];
        }
        visit(index, ijk);
        index++;
      }
    }
  }
}

/** The volume on another grid, trilinear; −1024 HU (CT) or 0 where the source ends. */
export function resampleVolume(volume: Volume, geometry: VolumeGeometry): Volume {
  if (isSameGeometry(volume.geometry, geometry, 1e-6)) return volume;
  const count = voxelCount(geometry);
  const isInteger = volume.voxels instanceof Int16Array;
  const voxels = isInteger ? new Int16Array(count) : new Float32Array(count);
  const padding = paddingOf(volume);
  const { dimensions } = volume.geometry;
  forEachMapped(volume.geometry, geometry, (index, ijk) => {
    const value = trilinear(volume.voxels, dimensions, ijk) ?? padding;
    voxels[index] = isInteger ? Math.round(value) : value;
  });
  return { ...volume, geometry, voxels, source: { ...volume.source, sopInstanceUids: [] } };
}

/** The structure on another grid, nearest voxel; 0 where the source ends. */
export function resampleMask(structure: StructureMask, geometry: VolumeGeometry): StructureMask {
  if (isSameGeometry(structure.geometry, geometry, 1e-6)) return structure;
  const mask = new Uint8Array(voxelCount(geometry));
  const [ni, nj, nk] = structure.geometry.dimensions;
  forEachMapped(structure.geometry, geometry, (index, ijk) => {
    const i = Math.round(ijk[0]);
    const j = Math.round(ijk[1]);
    const k = Math.round(ijk[2]);
    if (i < 0 || j < 0 || k < 0 || i >= ni || j >= nj || k >= nk) return;
    mask[index] = structure.mask[i + ni * (j + nj * k)] ?? 0;
  });
  return { ...structure, geometry, mask };
}
