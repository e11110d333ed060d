import type { TensorGrid } from "../result.ts";
import { latticeOf } from "./lattice.ts";
import { boxTetrahedra, fractionBelowZero } from "./tetrahedra.ts";

/** Share of a box cell below zero, from its eight corner values. */
function boxFraction(corners: Float64Array, scratch: Float64Array): number {
  let fraction = 0;
  for (const tetrahedron of boxTetrahedra) {
    for (let n = 0; n < 4; n++) {
      scratch[n] = corners[tetrahedron[n] ?? 0] ?? 0;
    }
    fraction += fractionBelowZero(scratch);
  }
  return fraction / 6;
}

/**
 * [m³] Volume of the box where the field is colder than `temperature` [°C], from the field that is linear in the six
 * tetrahedra between eight neighboring cell centers: exact for a plane front, second order for a curved one. `field` is
 * one temperature [°C] a cell of `grid` [m], x fastest. The share of a tetrahedron below a level is elementary geometry
 * (`tetrahedra.ts`). Throws nothing.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one hot loop over cells, kept whole for speed
export function isothermVolume(grid: TensorGrid, field: Float32Array, temperature: number): number {
  const { x, y, z, strideY, strideZ } = latticeOf(grid);
  const corners = new Float64Array(8);
  const scratch = new Float64Array(4);
  const lines = [0, 0, 0, 0];
  let volume = 0;
  for (let k = 0; k + 1 < z.nodes.length; k++) {
    const dz = (z.nodes[k + 1] as number) - (z.nodes[k] as number);
    for (let j = 0; j + 1 < y.nodes.length; j++) {
      const area = dz * ((y.nodes[j + 1] as number) - (y.nodes[j] as number));
      for (let n = 0; n < 4; n++) {
        lines[n] = (y.cells[j + (n & 1)] as number) * strideY + (z.cells[k + (n >> 1)] as number) * strideZ;
      }
      for (let i = 0; i + 1 < x.nodes.length; i++) {
        const below = readCorners(field, corners, {
          lines,
          x0: x.cells[i] as number,
          x1: x.cells[i + 1] as number,
          temperature,
        });
        if (below > 0) {
          const width = (x.nodes[i + 1] as number) - (x.nodes[i] as number);
          volume += area * width * (below === 8 ? 1 : boxFraction(corners, scratch));
        }
      }
    }
  }
  return volume;
}

/** Where the corners of one lattice cell are read. */
interface CornerSource {
  /** First cell of the four lines along x, in the order y0z0, y1z0, y0z1, y1z1. */
  readonly lines: readonly number[];
  readonly x0: number;
  readonly x1: number;
  /** [°C] Level taken off the values. */
  readonly temperature: number;
}

/** Fills `corners` with value minus level, corner number dx + 2·dy + 4·dz; returns how many are below zero. */
export function readCorners(field: Float32Array, corners: Float64Array, source: CornerSource): number {
  const { lines, x0, x1, temperature } = source;
  let below = 0;
  for (let n = 0; n < 4; n++) {
    const line = lines[n] as number;
    const a = (field[line + x0] as number) - temperature;
    const b = (field[line + x1] as number) - temperature;
    corners[2 * n] = a;
    corners[2 * n + 1] = b;
    below += (a < 0 ? 1 : 0) + (b < 0 ? 1 : 0);
  }
  return below;
}
