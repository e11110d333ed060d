import type { ActiveBox } from "../active-box.ts";
import type { SolverGrid } from "../grid.ts";

/** Groups of four cells with a face toward another medium, as `faceRows` and `faceStarts` in `assembly/state.ts` say. */
export interface FaceRows {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** Bits of a mark for each axis: both sides of a face along x, the lower side along y and z. */
const bitsOfAxis = [3, 8, 32] as const;

/** The groups of one plane with a face along an axis, each with its place along it. */
function* planeRows(
  grid: SolverGrid,
  groups: Uint16Array,
  within: { readonly box: ActiveBox; readonly axis: 0 | 1 | 2; readonly k: number },
): Generator<readonly [number, number]> {
  const { box, axis, k } = within;
  // A face at the upper side of the box leads out of it.
  const end = box.to[1] - (axis === 1 ? 1 : 0);
  for (let j = box.from[1]; j < end; j++) {
    const row = grid.rowStride * (j + grid.ny * k);
    for (let i = box.from[0]; i < box.to[0]; i += 4) {
      if (((groups[(row + i) >> 2] as number) & bitsOfAxis[axis]) === 0) continue;
      yield [row + i, [i, j, k][axis] as number];
    }
  }
}

/** Faces between media within a box, from the marks of all groups (`mediaGroups`). */
export function faceRows(grid: SolverGrid, groups: Uint16Array, box: ActiveBox): FaceRows {
  const { nz } = grid;
  const rows: number[] = [];
  const starts = new Int32Array(3 * (nz + 1));
  for (const axis of [0, 1, 2] as const) {
    const end = box.to[2] - (axis === 2 ? 1 : 0);
    for (let k = 0; k <= nz; k++) {
      starts[axis * (nz + 1) + k] = rows.length / 2;
      if (k < box.from[2] || k >= end) continue;
      for (const row of planeRows(grid, groups, { box, axis, k })) rows.push(...row);
    }
  }
  return { rows: Int32Array.from(rows), starts };
}

/** [words] Room for the faces of the whole grid. */
export function mostFaceWords(groups: Uint16Array): number {
  let words = 0;
  for (const mark of groups) {
    for (const bits of bitsOfAxis) if ((mark & bits) !== 0) words += 2;
  }
  return words;
}
