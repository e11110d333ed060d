import type { ActiveBox } from "../active-box.ts";
import type { Discretization } from "../discretization.ts";
import { axisWeights } from "../stencil.ts";
import type { TissueTable } from "../tissue-table.ts";

/** [m·K/W] 1/k of a medium that is not solved: so much that nothing flows, and still far from infinity. */
const closedResistance = 1e30;

/** Columns side by side: row n is [columns[0][n], columns[1][n], …], four to a row. */
function interleave(columns: readonly Float64Array[], rows: number): Float32Array {
  const result = new Float32Array(4 * rows);
  columns.forEach((column, offset) => {
    for (let row = 0; row < rows; row++) result[4 * row + offset] = column[row] as number;
  });
  return result;
}

/** Rows of Θ and S, and rows of T, k and 1/k, as `assembly/state.ts` reads them. */
export function tableRows(table: TissueTable): { readonly flux: Float32Array; readonly state: Float32Array } {
  const rows = table.conductivity.length;
  const resistance = table.conductivity.map((value) => (value > 0 ? 1 / value : closedResistance));
  const flux = [table.kirchhoffIntercept, table.kirchhoffSlope, table.sourceIntercept, table.sourceSlope];
  const state = [table.temperatureIntercept, table.temperatureSlope, table.conductivity, resistance];
  return { flux: interleave(flux, rows), state: interleave(state, rows) };
}

/** Lower weights, upper weights and widths of the cells of one axis, weights zero at the ends of the box. */
export function axisRow(
  { grid }: Discretization,
  axis: 0 | 1 | 2,
  of: { readonly length: number; readonly box: ActiveBox },
): Float32Array {
  const { length, box } = of;
  const { lower, upper } = axisWeights(grid, axis, length);
  const row = new Float32Array(3 * length);
  row.set(lower, 0);
  row.set(upper, length);
  // The padding has some width, so that nothing is divided by zero there; its weights are zero.
  row.fill(grid.widths[axis][0] as number, 2 * length);
  row.set(grid.widths[axis], 2 * length);
  row[box.from[axis]] = 0;
  row[length + box.to[axis] - 1] = 0;
  return row;
}

/** One mark for each four neighbors along x: which sides touch another medium, and which they are of; see `assembly/state.ts`. */
export function mediaGroups({ grid, map }: Discretization): Uint16Array {
  const { rowStride, nx, ny, nz, size } = grid;
  const { medium } = map;
  const groups = new Uint16Array(size / 4);
  for (let row = 0, start = 0; row < ny * nz; row++, start += rowStride) {
    markPairs({ groups, medium, bit: 0 }, [start, start + nx - 1], 1);
    if ((row + 1) % ny !== 0) markPairs({ groups, medium, bit: 2 }, [start, start + nx], rowStride);
    if (row + ny < ny * nz) markPairs({ groups, medium, bit: 4 }, [start, start + nx], rowStride * ny);
  }
  markMedia(groups, medium);
  return groups;
}

/** Any face toward another medium, and bit 7 of a group of several media. */
const facesOfGroup = 63;
const mixedGroup = 128;

/**
 * The medium of each row whose groups are of one and touch no other, 255 for other rows. A last group that ends in the padding is
 * of several media for that alone; its faces count as those of the others do.
 */
export function plainRows({ grid }: Discretization, groups: Uint16Array): Uint8Array {
  const rows = new Uint8Array(grid.ny * grid.nz);
  const whole = Math.floor(grid.nx / 4);
  for (let row = 0; row < rows.length; row++) {
    const first = (row * grid.rowStride) / 4;
    const mark = groups[first] as number;
    let isPlain = true;
    for (let group = 0; group < grid.rowStride / 4; group++) {
      const other = groups[first + group] as number;
      const needsMore = group < whole ? facesOfGroup | mixedGroup : facesOfGroup;
      if (other >> 8 !== mark >> 8 || (other & needsMore) !== 0) isPlain = false;
    }
    rows[row] = isPlain ? mark >> 8 : 255;
  }
  return rows;
}

/** Marks cells of a span whose neighbor above, `stride` cells on, is of another medium, and that neighbor. */
function markPairs(
  on: { readonly groups: Uint16Array; readonly medium: Uint8Array; readonly bit: number },
  span: readonly [number, number],
  stride: number,
): void {
  const { groups, medium, bit } = on;
  for (let cell = span[0]; cell < span[1]; cell++) {
    const next = cell + stride;
    if (medium[next] === medium[cell]) continue;
    groups[cell >> 2] = (groups[cell >> 2] as number) | (2 << bit);
    groups[next >> 2] = (groups[next >> 2] as number) | (1 << bit);
  }
}

/** Puts the medium of the first of four cells into the upper byte, and sets bit 7 where the others are of another. */
function markMedia(groups: Uint16Array, medium: Uint8Array): void {
  for (let group = 0, cell = 0; group < groups.length; group++, cell += 4) {
    const first = medium[cell] as number;
    const isEven = medium[cell + 1] === first && medium[cell + 2] === first && medium[cell + 3] === first;
    groups[group] = (groups[group] as number) | (isEven ? 0 : mixedGroup) | (first << 8);
  }
}
