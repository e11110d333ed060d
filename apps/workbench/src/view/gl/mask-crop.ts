import type { VolumeGeometry } from "@isotherm/imaging";
import { croppedGeometry } from "../geometry/grid.ts";

/** The part of a mask that holds something, with one empty voxel around it; bytes are 0 or 255. */
export interface CroppedMask {
  readonly geometry: VolumeGeometry;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Box {
  readonly low: [number, number, number];
  readonly high: [number, number, number];
}

/** The mark of the inside: 1 by contract; masks of 0 and 255 are common and read as well. */
function markOf(mask: Uint8Array): number {
  return mask.includes(1) ? 1 : 255;
}

/** Jumps from mark to mark with the engine's own search, which is some thirty times as fast as a loop. */
function occupied(geometry: VolumeGeometry, mask: Uint8Array): Box | null {
  const [nx, ny, nz] = geometry.dimensions;
  const box: Box = { low: [nx, ny, nz], high: [-1, -1, -1] };
  const mark = markOf(mask);
  let at = mask.indexOf(mark);
  while (at >= 0) {
    const row = Math.floor(at / nx);
    const end = (row + 1) * nx - 1;
    const j = row % ny;
    const k = (row - j) / ny;
    widen(box, [at - row * nx, j, k]);
    widen(box, [mask.lastIndexOf(mark, end) - row * nx, j, k]);
    at = mask.indexOf(mark, end + 1);
  }
  return box.high[0] < 0 ? null : box;
}

function widen(box: Box, index: readonly [number, number, number]): void {
  for (const axis of [0, 1, 2] as const) {
    box.low[axis] = Math.min(box.low[axis], index[axis]);
    box.high[axis] = Math.max(box.high[axis], index[axis]);
  }
}

const known = new WeakMap<Uint8Array, CroppedMask | null>();

/** Crops a mask to what it holds; null when it is empty. The same mask is cropped once. */
export function cropMask(geometry: VolumeGeometry, mask: Uint8Array): CroppedMask | null {
  const before = known.get(mask);
  if (before !== undefined) {
    return before;
  }
  const cropped = cropped3d(geometry, mask);
  known.set(mask, cropped);
  return cropped;
}

function cropped3d(geometry: VolumeGeometry, mask: Uint8Array): CroppedMask | null {
  const box = occupied(geometry, mask);
  if (!box) {
    return null;
  }
  const [nx, ny] = geometry.dimensions;
  const size = box.high.map((high, axis) => high - (box.low[axis] ?? 0) + 3);
  const dimensions = [size[0] ?? 1, size[1] ?? 1, size[2] ?? 1] as const;
  const bytes = new Uint8Array(dimensions[0] * dimensions[1] * dimensions[2]);
  for (let k = box.low[2]; k <= box.high[2]; k++) {
    for (let j = box.low[1]; j <= box.high[1]; j++) {
      const from = (k * ny + j) * nx + box.low[0];
      const to = ((k - box.low[2] + 1) * dimensions[1] + (j - box.low[1] + 1)) * dimensions[0] + 1;
      for (let i = 0; i < dimensions[0] - 2; i++) {
        bytes[to + i] = mask[from + i] ? 255 : 0;
      }
    }
  }
  const first = [box.low[0] - 1, box.low[1] - 1, box.low[2] - 1] as const;
  return { geometry: croppedGeometry(geometry, first, dimensions), bytes };
}
