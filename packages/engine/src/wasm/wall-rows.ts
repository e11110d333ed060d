import { type ActiveBox, isInBox } from "../active-box.ts";
import type { Discretization } from "../discretization.ts";
import type { Walls } from "../walls.ts";

/** Words in a row, as `assembly/walls.ts` reads them. */
export const rowWords = 8;

/** Walls of a box. */
export interface WallRows {
  /** Rows sorted by cell. */
  readonly rows: ArrayBuffer;
  /** For each plane the first of its rows, and the number of rows at the end. */
  readonly starts: Int32Array;
}

/** Packs the walls of the cells in a box. */
export function wallRows(discretization: Discretization, walls: Walls, box: ActiveBox): WallRows {
  const { grid, volume } = discretization;
  const inside = Array.from(walls.cells, (_, index) => index)
    .filter((index) => isInBox(grid, box, walls.cells[index] as number))
    .sort((a, b) => (walls.cells[a] as number) - (walls.cells[b] as number));
  const rows = new ArrayBuffer(inside.length * rowWords * 4);
  const words = new Int32Array(rows);
  const values = new Float32Array(rows);
  const columns = [walls.areas, walls.resistances, walls.distances, walls.temperatures, walls.potentials];
  const starts = new Int32Array(grid.nz + 1);
  inside.forEach((index, place) => {
    const cell = walls.cells[index] as number;
    const at = place * rowWords;
    words[at] = cell;
    columns.forEach((column, offset) => {
      values[at + 1 + offset] = column[index] as number;
    });
    values[at + 6] = 1 / (volume[cell] as number);
    const next = Math.floor(cell / (grid.rowStride * grid.ny)) + 1;
    starts[next] = (starts[next] as number) + 1;
  });
  for (let plane = 0; plane < grid.nz; plane++)
    starts[plane + 1] = (starts[plane + 1] as number) + (starts[plane] as number);
  return { rows, starts };
}
