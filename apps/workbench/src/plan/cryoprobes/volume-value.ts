import type { Vec3, VolumeGeometry } from "@isotherm/imaging";

/** Value of the nearest voxel, or null outside the grid. */
export function valueAt(
  volume: { readonly geometry: VolumeGeometry; readonly voxels: Int16Array | Float32Array | Uint8Array },
  pointLpsMm: Vec3,
): number | null {
  const { dimensions, originLpsMm, spacingMm, axes } = volume.geometry;
  const [x, y, z] = [
    pointLpsMm[0] - originLpsMm[0],
    pointLpsMm[1] - originLpsMm[1],
    pointLpsMm[2] - originLpsMm[2],
  ];
  const indexAlong = (axis: 0 | 1 | 2): number => {
    const [ax, ay, az] = axes[axis];
    return Math.round((ax * x + ay * y + az * z) / spacingMm[axis]);
  };
  const [i, j, k] = [indexAlong(0), indexAlong(1), indexAlong(2)];
  const [nx, ny, nz] = dimensions;
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return null;
  return volume.voxels[i + nx * (j + ny * k)] ?? null;
}
