import type { CroppedMask } from "./mask-crop.ts";

/** Larger masks keep their steps: softening them would hold up the page. */
const MOST_VOXELS = 6_000_000;
// Either side of the outline's level, 127.5: softening moves the outline between voxels, never across one.
const LEAST_INSIDE = 140;
const MOST_OUTSIDE = 115;

/**
 * Takes the steps off a mask's outline: a 1-2-1 mean along each axis, held so that every voxel stays on its own
 * side. What is one voxel thin stays there.
 */
export function softenedMask(mask: CroppedMask): Uint8Array<ArrayBuffer> {
  const { bytes, geometry } = mask;
  if (bytes.length > MOST_VOXELS) {
    return bytes;
  }
  const [nx, ny] = geometry.dimensions;
  let soft = bytes;
  for (const stride of [1, nx, nx * ny]) {
    soft = softenedAlong(soft, stride);
  }
  for (let at = 0; at < bytes.length; at++) {
    const value = soft[at] ?? 0;
    soft[at] = bytes[at] ? Math.max(value, LEAST_INSIDE) : Math.min(value, MOST_OUTSIDE);
  }
  return soft;
}

/** The mask has an empty rim, so a step past the end of a row meets only zeros. */
function softenedAlong(bytes: Uint8Array<ArrayBuffer>, stride: number): Uint8Array<ArrayBuffer> {
  const soft = new Uint8Array(bytes.length);
  for (let at = stride; at < bytes.length - stride; at++) {
    soft[at] = ((bytes[at - stride] ?? 0) + 2 * (bytes[at] ?? 0) + (bytes[at + stride] ?? 0)) >> 2;
  }
  return soft;
}
