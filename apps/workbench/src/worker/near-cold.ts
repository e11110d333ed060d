import type { Vec3, VolumeGeometry } from "@isotherm/imaging";
import { decodeMaskRuns, encodeMaskRuns, type TemperatureHistory } from "@isotherm/planning";
import type { MaskGeometry, StructureGeometry } from "@isotherm/planning/treatment-plan";
import { croppedGeometry, fromIndex, toIndex } from "../view/geometry/grid.ts";

/** A box along the axes of a grid, in voxels, both ends inside. */
interface VoxelBox {
  readonly low: Vec3;
  readonly high: Vec3;
}

/** A box along the axes of the patient. */
export interface LpsBox {
  readonly lowLpsMm: Vec3;
  readonly highLpsMm: Vec3;
}

/** Warm voxels kept round the cold ones, so that every isotherm closes. */
const RIM_VOXELS = 2;

/** The part of a history that was ever as cold as asked, with a warm rim; null where nothing was. */
export function coldPart(
  history: TemperatureHistory,
  temperatureC: number,
): { readonly history: TemperatureHistory; readonly box: LpsBox } | null {
  const { geometry, minimumC } = history;
  const cold = coldVoxels(geometry, minimumC, temperatureC);
  if (cold === null) return null;
  const box = clamped(widened(cold, RIM_VOXELS), geometry);
  const cropped = { ...history, ...croppedValues(geometry, minimumC, box), framesC: [], timesS: [] };
  return { history: cropped, box: lpsBox(geometry, cold) };
}

function coldVoxels(geometry: VolumeGeometry, values: Float32Array, temperatureC: number): VoxelBox | null {
  const [nx, ny] = geometry.dimensions;
  const low: [number, number, number] = [...geometry.dimensions];
  const high: [number, number, number] = [-1, -1, -1];
  for (let at = 0; at < values.length; at++) {
    if (!((values[at] ?? 0) <= temperatureC)) continue;
    const index = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Math.min(low[axis], index[axis] ?? 0);
      high[axis] = Math.max(high[axis], index[axis] ?? 0);
    }
  }
  return high[0] < 0 ? null : { low, high };
}

function widened({ low, high }: VoxelBox, voxels: number): VoxelBox {
  return {
    low: [low[0] - voxels, low[1] - voxels, low[2] - voxels],
    high: [high[0] + voxels, high[1] + voxels, high[2] + voxels],
  };
}

function clamped({ low, high }: VoxelBox, { dimensions }: VolumeGeometry): VoxelBox {
  const inside = (value: number, axis: 0 | 1 | 2): number =>
    Math.min(Math.max(value, 0), dimensions[axis] - 1);
  return {
    low: [inside(low[0], 0), inside(low[1], 1), inside(low[2], 2)],
    high: [inside(high[0], 0), inside(high[1], 1), inside(high[2], 2)],
  };
}

function croppedValues(
  geometry: VolumeGeometry,
  values: Float32Array,
  { low, high }: VoxelBox,
): { readonly geometry: VolumeGeometry; readonly minimumC: Float32Array } {
  const [nx, ny] = geometry.dimensions;
  const size = [high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1] as const;
  const minimumC = new Float32Array(size[0] * size[1] * size[2]);
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      const from = ((k + low[2]) * ny + j + low[1]) * nx + low[0];
      minimumC.set(values.subarray(from, from + size[0]), (k * size[1] + j) * size[0]);
    }
  }
  return { geometry: croppedGeometry(geometry, low, size), minimumC };
}

function lpsBox(geometry: VolumeGeometry, { low, high }: VoxelBox): LpsBox {
  return boxOf(corners(low, high).map((index) => fromIndex(geometry, index)));
}

function corners(low: Vec3, high: Vec3): readonly Vec3[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [
    bits & 1 ? high[0] : low[0],
    bits & 2 ? high[1] : low[1],
    bits & 4 ? high[2] : low[2],
  ]);
}

function boxOf(points: readonly Vec3[]): LpsBox {
  const end = (axis: number, pick: (...values: number[]) => number): number =>
    pick(...points.map((point) => point[axis] ?? 0));
  return {
    lowLpsMm: [end(0, Math.min), end(1, Math.min), end(2, Math.min)],
    highLpsMm: [end(0, Math.max), end(1, Math.max), end(2, Math.max)],
  };
}

/** A box grown on all sides. */
export function grownBox({ lowLpsMm, highLpsMm }: LpsBox, byMm: number): LpsBox {
  return {
    lowLpsMm: [lowLpsMm[0] - byMm, lowLpsMm[1] - byMm, lowLpsMm[2] - byMm],
    highLpsMm: [highLpsMm[0] + byMm, highLpsMm[1] + byMm, highLpsMm[2] + byMm],
  };
}

/** The part of a structure that a box may hold: masks are cropped, lines and spheres stay whole. Null when none. */
export function partInBox(geometry: StructureGeometry, box: LpsBox): StructureGeometry | null {
  if (geometry.kind === "mask") return maskInBox(geometry, box);
  const points = geometry.kind === "line" ? geometry.pointsLpsMm : [geometry.centerLpsMm];
  const own = grownBox(boxOf(points), geometry.radiusMm);
  const overlaps = [0, 1, 2].every(
    (axis) =>
      (own.lowLpsMm[axis] ?? 0) <= (box.highLpsMm[axis] ?? 0) &&
      (own.highLpsMm[axis] ?? 0) >= (box.lowLpsMm[axis] ?? 0),
  );
  return overlaps ? geometry : null;
}

function maskInBox(mask: MaskGeometry, { lowLpsMm, highLpsMm }: LpsBox): MaskGeometry | null {
  const { geometry } = mask;
  const [nx, ny, nz] = geometry.dimensions;
  const ends = boxOf(corners(lowLpsMm, highLpsMm).map((point) => toIndex(geometry, point)));
  const low = ends.lowLpsMm.map((value) => Math.max(0, Math.floor(value)));
  const high = ends.highLpsMm.map((value, axis) => Math.min([nx, ny, nz][axis] ?? 0, Math.ceil(value) + 1));
  const size = high.map((end, axis) => end - (low[axis] ?? 0));
  const [sx = 0, sy = 0, sz = 0] = size;
  const [i0 = 0, j0 = 0, k0 = 0] = low;
  if (sx < 2 || sy < 2 || sz < 2) return null;
  const voxels = decodeMaskRuns(mask);
  const kept = new Uint8Array(sx * sy * sz);
  for (let k = 0; k < sz; k++) {
    for (let j = 0; j < sy; j++) {
      const from = ((k + k0) * ny + j + j0) * nx + i0;
      kept.set(voxels.subarray(from, from + sx), (k * sy + j) * sx);
    }
  }
  if (!kept.includes(1)) return null;
  const cropped = croppedGeometry(geometry, [i0, j0, k0], [sx, sy, sz]);
  return { kind: "mask", geometry: cropped, runs: encodeMaskRuns(kept) };
}
