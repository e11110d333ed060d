import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import { along, dot, scale, subtract } from "./vector.ts";

/** Voxel coordinates (i, j, k) of an LPS point; voxel centres are whole numbers. */
export function toIndex(geometry: VolumeGeometry, pointLpsMm: Vec3): Vec3 {
  const offset = subtract(pointLpsMm, geometry.originLpsMm);
  return directionToIndex(geometry, offset);
}

/** An LPS displacement in voxels along i, j, k. */
export function directionToIndex(geometry: VolumeGeometry, offsetLpsMm: Vec3): Vec3 {
  const { axes, spacingMm } = geometry;
  return [
    dot(offsetLpsMm, axes[0]) / spacingMm[0],
    dot(offsetLpsMm, axes[1]) / spacingMm[1],
    dot(offsetLpsMm, axes[2]) / spacingMm[2],
  ];
}

/** The LPS point at voxel coordinates. */
export function fromIndex(geometry: VolumeGeometry, index: Vec3): Vec3 {
  let point = geometry.originLpsMm;
  for (const axis of [0, 1, 2] as const) {
    point = along(point, geometry.axes[axis], index[axis] * geometry.spacingMm[axis]);
  }
  return point;
}

/** The middle of a grid. */
export function gridCenter(geometry: VolumeGeometry): Vec3 {
  const [nx, ny, nz] = geometry.dimensions;
  return fromIndex(geometry, [(nx - 1) / 2, (ny - 1) / 2, (nz - 1) / 2]);
}

/** [mm] Smallest and largest position of the voxel centres along a unit direction. */
export function extentAlong(geometry: VolumeGeometry, direction: Vec3): { minMm: number; maxMm: number } {
  const middle = dot(gridCenter(geometry), direction);
  let half = 0;
  for (const axis of [0, 1, 2] as const) {
    const span = (geometry.dimensions[axis] - 1) * geometry.spacingMm[axis];
    half += (Math.abs(dot(geometry.axes[axis], direction)) * span) / 2;
  }
  return { minMm: middle - half, maxMm: middle + half };
}

/** [mm] One step of scrolling along a unit direction: the slice spacing where the plane is a voxel plane. */
export function stepAlong(geometry: VolumeGeometry, direction: Vec3): number {
  const parts = directionToIndex(geometry, direction).map(Math.abs);
  return 1 / Math.max(...parts, 1e-6);
}

/** The grid axis that a direction follows within 0.1 rad, with the voxel plane at a position; null when oblique. */
export function voxelPlane(
  geometry: VolumeGeometry,
  direction: Vec3,
  pointLpsMm: Vec3,
): { index: number; count: number } | null {
  for (const axis of [0, 1, 2] as const) {
    if (Math.abs(dot(geometry.axes[axis], direction)) > 0.995) {
      return { index: Math.round(toIndex(geometry, pointLpsMm)[axis]), count: geometry.dimensions[axis] };
    }
  }
  return null;
}

function inside(geometry: VolumeGeometry, index: Vec3): boolean {
  return index.every((value, axis) => value >= -0.5 && value <= (geometry.dimensions[axis] ?? 0) - 0.5);
}

/** A regular grid of numbers to sample. */
export interface SampledGrid {
  readonly geometry: VolumeGeometry;
  readonly values: ArrayLike<number>;
}

interface Cell {
  /** Position in the array of the corner with the lowest i, j and k. */
  readonly offset: number;
  /** Array steps to the next corner along each axis. */
  readonly steps: Vec3;
  readonly fractions: Vec3;
}

function cellAt(geometry: VolumeGeometry, index: Vec3): Cell {
  const [nx, ny] = geometry.dimensions;
  const strides = [1, nx, nx * ny] as const;
  const lows = geometry.dimensions.map((count, axis) => {
    const clamped = Math.min(Math.max(index[axis] ?? 0, 0), count - 1);
    const low = Math.min(Math.floor(clamped), Math.max(count - 2, 0));
    return { low, fraction: clamped - low, step: count > 1 ? (strides[axis] ?? 0) : 0 };
  });
  const part = (axis: number): { low: number; fraction: number; step: number } =>
    lows[axis] ?? { low: 0, fraction: 0, step: 0 };
  const [i, j, k] = [part(0), part(1), part(2)];
  return {
    offset: i.low + j.low * strides[1] + k.low * strides[2],
    steps: [i.step, j.step, k.step],
    fractions: [i.fraction, j.fraction, k.fraction],
  };
}

/** Value at an LPS point by trilinear interpolation; null outside the grid. */
export function sampleAt(grid: SampledGrid, pointLpsMm: Vec3): number | null {
  const index = toIndex(grid.geometry, pointLpsMm);
  if (!inside(grid.geometry, index)) {
    return null;
  }
  const { offset, steps, fractions } = cellAt(grid.geometry, index);
  const { values } = grid;
  const edge = (at: number): number => {
    const low = values[at] ?? 0;
    return low + ((values[at + steps[0]] ?? 0) - low) * fractions[0];
  };
  const face = (at: number): number => {
    const low = edge(at);
    return low + (edge(at + steps[1]) - low) * fractions[1];
  };
  const low = face(offset);
  return low + (face(offset + steps[2]) - low) * fractions[2];
}

/** A point moved along `direction` by a number of slices, kept inside the grid. */
export function scrolled(
  geometry: VolumeGeometry,
  pointLpsMm: Vec3,
  move: { readonly direction: Vec3; readonly slices: number },
): Vec3 {
  const { minMm, maxMm } = extentAlong(geometry, move.direction);
  const position = dot(pointLpsMm, move.direction);
  const wanted = position + move.slices * stepAlong(geometry, move.direction);
  const kept = Math.min(Math.max(wanted, minMm), maxMm);
  return along(pointLpsMm, move.direction, kept - position);
}

/** The cropped part of a grid that starts at voxel `first`. */
export function croppedGeometry(
  geometry: VolumeGeometry,
  first: Vec3,
  dimensions: readonly [number, number, number],
): VolumeGeometry {
  return { ...geometry, originLpsMm: fromIndex(geometry, first), dimensions };
}

/** [mm] Size of the grid along its own axes, voxel edge to voxel edge. */
export function sizeMm(geometry: VolumeGeometry): Vec3 {
  const [nx, ny, nz] = geometry.dimensions;
  const [sx, sy, sz] = geometry.spacingMm;
  return [nx * sx, ny * sy, nz * sz];
}

/** [mm] The longest side of the grid. */
export function longestMm(geometry: VolumeGeometry): number {
  return Math.max(...sizeMm(geometry));
}

/** The grid sampled every `factor` voxels, cell-centred: each new voxel stands for factor³ old ones. */
export function coarsenedGeometry(geometry: VolumeGeometry, factors: Vec3): VolumeGeometry {
  const dimensions = geometry.dimensions.map((count, axis) => Math.ceil(count / (factors[axis] ?? 1)));
  let origin = geometry.originLpsMm;
  for (const axis of [0, 1, 2] as const) {
    const shift = ((factors[axis] - 1) / 2) * geometry.spacingMm[axis];
    origin = along(origin, geometry.axes[axis], shift);
  }
  const spacing = geometry.spacingMm.map((value, axis) => value * (factors[axis] ?? 1));
  return {
    dimensions: [dimensions[0] ?? 1, dimensions[1] ?? 1, dimensions[2] ?? 1],
    originLpsMm: origin,
    spacingMm: [spacing[0] ?? 1, spacing[1] ?? 1, spacing[2] ?? 1],
    axes: [scale(geometry.axes[0], 1), scale(geometry.axes[1], 1), scale(geometry.axes[2], 1)],
  };
}
