import type { Vec3, VolumeGeometry } from "../geometry.ts";

/** Position [mm, LPS] of a voxel; fractional indices lie between voxel centers. */
export function voxelToLpsMm(geometry: VolumeGeometry, ijk: Vec3): Vec3 {
  const { originLpsMm: o, spacingMm: s, axes } = geometry;
  const a = ijk[0] * s[0];
  const b = ijk[1] * s[1];
  const c = ijk[2] * s[2];
  return [
    o[0] + a * axes[0][0] + b * axes[1][0] + c * axes[2][0],
    o[1] + a * axes[0][1] + b * axes[1][1] + c * axes[2][1],
    o[2] + a * axes[0][2] + b * axes[1][2] + c * axes[2][2],
  ];
}

/** Fractional voxel indices of a position [mm, LPS]; the axes are orthonormal, so the inverse is the transpose. */
export function lpsMmToVoxel(geometry: VolumeGeometry, pointLpsMm: Vec3): Vec3 {
  const { originLpsMm: o, spacingMm: s, axes } = geometry;
  const x = pointLpsMm[0] - o[0];
  const y = pointLpsMm[1] - o[1];
  const z = pointLpsMm[2] - o[2];
  return [
    (x * axes[0][0] + y * axes[0][1] + z * axes[0][2]) / s[0],
    (x * axes[1][0] + y * axes[1][1] + z * axes[1][2]) / s[1],
    (x * axes[2][0] + y * axes[2][1] + z * axes[2][2]) / s[2],
  ];
}

/** Axis-aligned box in LPS millimeters. */
export interface BoundsLpsMm {
  readonly minimumLpsMm: Vec3;
  readonly maximumLpsMm: Vec3;
}

/** Smallest axis-aligned box that holds every voxel of the grid, out to the voxel faces. */
export function geometryBoundsLpsMm(geometry: VolumeGeometry): BoundsLpsMm {
  const minimum: [number, number, number] = [Infinity, Infinity, Infinity];
  const maximum: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  const [ni, nj, nk] = geometry.dimensions;
  for (const i of [-0.5, ni - 0.5]) {
    for (const j of [-0.5, nj - 0.5]) {
      for (const k of [-0.5, nk - 0.5]) {
        const corner = voxelToLpsMm(geometry, [i, j, k]);
        for (const axis of [0, 1, 2] as const) {
          minimum[axis] = Math.min(minimum[axis], corner[axis]);
          maximum[axis] = Math.max(maximum[axis], corner[axis]);
        }
      }
    }
  }
  return { minimumLpsMm: minimum, maximumLpsMm: maximum };
}

/** Number of voxels of a grid. */
export function voxelCount(geometry: VolumeGeometry): number {
  return geometry.dimensions[0] * geometry.dimensions[1] * geometry.dimensions[2];
}

/** True when two grids put every voxel at the same place, within `toleranceMm` at the corners. */
export function isSameGeometry(a: VolumeGeometry, b: VolumeGeometry, toleranceMm: number = 0.01): boolean {
  if (a.dimensions.some((count, axis) => count !== b.dimensions[axis])) return false;
  const corners: Vec3[] = [
    [0, 0, 0],
    [a.dimensions[0] - 1, 0, 0],
    [0, a.dimensions[1] - 1, 0],
    [0, 0, a.dimensions[2] - 1],
  ];
  return corners.every((corner) => {
    const p = voxelToLpsMm(a, corner);
    const q = voxelToLpsMm(b, corner);
    return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) <= toleranceMm;
  });
}
