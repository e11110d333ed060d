import type { MaskGeometry } from "../treatment-plan.ts";

/** Lengths of alternating runs of 0 and 1, starting with 0. */
export function encodeMaskRuns(mask: Uint8Array): readonly number[] {
  const runs: number[] = [];
  let value = 0;
  let start = 0;
  for (let index = 0; index < mask.length; index++) {
    const next = mask[index] === 0 ? 0 : 1;
    if (next === value) continue;
    runs.push(index - start);
    start = index;
    value = next;
  }
  runs.push(mask.length - start);
  return runs;
}

/** The mask of a run-length coded region, 1 inside. */
export function decodeMaskRuns(mask: MaskGeometry): Uint8Array {
  const [ni, nj, nk] = mask.geometry.dimensions;
  const voxels = new Uint8Array(ni * nj * nk);
  let at = 0;
  for (const [index, run] of mask.runs.entries()) {
    if (index % 2 === 1) voxels.fill(1, at, at + run);
    at += run;
  }
  return voxels;
}
