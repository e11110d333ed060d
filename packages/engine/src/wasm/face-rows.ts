import type { Discretization } from "../discretization.ts";
import type { Interfaces, Walls } from "../walls.ts";

/** Words in a row of either list, as `assembly/faces.ts` reads them. */
export const rowWords = 8;

function fill(
  rows: ArrayBuffer,
  index: number,
  row: { cells: readonly number[]; values: readonly number[] },
): void {
  const at = index * rowWords * 4;
  const { cells, values } = row;
  new Int32Array(rows, at, cells.length).set(cells);
  new Float32Array(rows, at + 4 * cells.length, values.length).set(values);
}

/** Packs the faces between media. */
export function interfaceRows({ volume }: Discretization, interfaces: Interfaces): ArrayBuffer {
  const rows = new ArrayBuffer(interfaces.first.length * rowWords * 4);
  interfaces.first.forEach((first, index) => {
    const second = interfaces.second[index] as number;
    const area = interfaces.areas[index] as number;
    const near = interfaces.firstDistances[index] as number;
    const far = interfaces.secondDistances[index] as number;
    const inverse = [1 / (volume[first] as number), 1 / (volume[second] as number)];
    fill(rows, index, { cells: [first, second], values: [area, area / (near + far), near, far, ...inverse] });
  });
  return rows;
}

/** Packs the walls. */
export function wallRows({ volume }: Discretization, walls: Walls): ArrayBuffer {
  const rows = new ArrayBuffer(walls.cells.length * rowWords * 4);
  walls.cells.forEach((cell, index) => {
    const parts = [walls.areas, walls.resistances, walls.distances, walls.temperatures, walls.potentials];
    const values = parts.map((part) => part[index] as number);
    fill(rows, index, { cells: [cell], values: [...values, 1 / (volume[cell] as number), 0] });
  });
  return rows;
}
