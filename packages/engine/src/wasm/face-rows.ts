import type { ActiveBox } from "../active-box.ts";
import type { SolverGrid } from "../grid.ts";

/** Groups of four cells with a face toward another medium, as `faceRows` and `faceStarts` in `assembly/state.ts` say. */
export interface FaceRows {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** Bits of a mark for each axis: both sides of a face along x, the lower side along y and z. */
const bitsOfAxis = [3, 8, 32] as const;

/** Faces between media within a box, from the marks of all groups (`mediaGroups`). */
export function faceRows(grid: SolverGrid, groups: Uint16Array, box: ActiveBox): FaceRows {
  const { rowStride, ny, nz } = grid;
  const rows: number[] = [];
  const starts = new Int32Array(3 * (nz + 1));
  for (const axis of [0, 1, 2] as const) {
    // A face at the upper side of the box leads out of it.
    const ends = [box.to[1] - (axis === 1 ? 1 : 0), box.to[2] - (axis === 2 ? 1 : 0)] as const;
    for (let k = 0; k <= nz; k++) {
      starts[axis * (nz + 1) + k] = rows.length / 2;
      if (k < box.from[2] || k >= ends[1]) continue;
      for (let j = box.from[1]; j < ends[0]; j++) {
        const row = rowStride * (j + ny * k);
        for (let i = box.from[0]; i < box.to[0]; i += 4) {
          if (((groups[(row + i) >> 2] as number) & bitsOfAxis[axis]) !== 0)
            rows.push(row + i, [i, j, k][axis] as number);
        }
      }
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
