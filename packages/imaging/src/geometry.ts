/** A point or direction; frame and unit stand in the name that holds it (`tipLpsMm`). */
export type Vec3 = readonly [number, number, number];

/**
 * Where the voxels of a regular grid lie. The centre of voxel (i, j, k) is
 * `originLpsMm + i·spacingMm[0]·axes[0] + j·spacingMm[1]·axes[1] + k·spacingMm[2]·axes[2]`,
 * in the DICOM patient frame LPS (x to the left, y to the back, z to the head), millimetres.
 * `axes` are orthonormal but may be oblique and left-handed.
 */
export interface VolumeGeometry {
  readonly dimensions: readonly [number, number, number];
  readonly originLpsMm: Vec3;
  readonly spacingMm: Vec3;
  readonly axes: readonly [Vec3, Vec3, Vec3];
}
