// Rolling planes: what the operator needs of the planes k − 1, k and k + 1, computed once a cell and kept in the cache.

import { planeBytes, planes, rowStride } from "./state";

// @ts-ignore: decorator
@inline
function slot(index: i32): usize {
  return planes + <usize>index * planeBytes + (<usize>(rowStride + 4) << 2);
}

/** Θ of plane k. */
// @ts-ignore: decorator
@inline
export function thetaPlane(k: i32): usize {
  return slot(k % 3);
}

/** S of plane k. */
// @ts-ignore: decorator
@inline
export function sourcePlane(k: i32): usize {
  return slot(3 + (k % 3));
}

/** T of a cell, beside other media only, lies so far behind its Θ. */
// @ts-ignore: decorator
@inline
export function temperatureOffset(): usize {
  return 6 * planeBytes;
}

/** 1/k of a cell, beside other media only, lies so far behind its Θ. */
// @ts-ignore: decorator
@inline
export function resistanceOffset(): usize {
  return 9 * planeBytes;
}

/** Room for a list of groups of a plane, by their first cells (`fill.ts`). */
// @ts-ignore: decorator
@inline
export function groupList(list: i32): usize {
  return slot(12 + list);
}
