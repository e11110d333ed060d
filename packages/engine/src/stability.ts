import { stabilityShare } from "./defaults.ts";
import { type Discretization, fastestDiffusivity, steepestTemperature } from "./discretization.ts";
import { axisWeights } from "./stencil.ts";
import type { SurfaceExchange } from "./surface-exchange.ts";
import type { SpecialFaces } from "./walls.ts";

/** The conductivity of a face changes with the temperature of both sides, which stiffens it by a little. */
const pairReserve = 1.15;

/**
 * Steepest (dT/dH)/(1/k + 1/k′) [m²/s] of a cell of one medium beside one of another: what a face between them, both
 * at distance 1 m, takes from the cell per J/m³. Zero beside a medium that is not solved.
 */
function pairDiffusivity({ table, map }: Discretization): (medium: number, neighbor: number) => number {
  const { bins, temperatureSlope, conductivity } = table;
  const best = map.media.map((_, medium) =>
    conductivity.subarray(medium * bins, (medium + 1) * bins).reduce((a, b) => Math.max(a, b), 0),
  );
  const known = new Map<number, number>();
  return (medium, neighbor) => {
    const key = medium * map.media.length + neighbor;
    const found = known.get(key);
    if (found !== undefined) return found;
    let steepest = 0;
    for (let line = medium * bins; line < (medium + 1) * bins; line++) {
      const resistance = 1 / (conductivity[line] as number) + 1 / (best[neighbor] as number);
      steepest = Math.max(steepest, (temperatureSlope[line] as number) / resistance);
    }
    known.set(key, pairReserve * steepest);
    return pairReserve * steepest;
  };
}

/** [1/s] What the stencil takes from each cell of a padded field at its fastest diffusivity. */
function stencilRates({ grid, map }: Discretization, fastest: Float64Array): Float64Array {
  const rate = new Float64Array(grid.size);
  const [x, y, z] = ([0, 1, 2] as const).map((axis) => {
    const { lower, upper } = axisWeights(grid, axis, grid.centers[axis].length);
    return lower.map((value, place) => value + (upper[place] as number));
  }) as [Float64Array, Float64Array, Float64Array];
  for (let row = 0, start = 0; row < grid.ny * grid.nz; row++, start += grid.rowStride) {
    const sum = (y[row % grid.ny] as number) + (z[Math.floor(row / grid.ny)] as number);
    for (let i = 0; i < grid.nx; i++)
      rate[start + i] = (sum + (x[i] as number)) * (fastest[map.medium[start + i] as number] as number);
  }
  return rate;
}

/**
 * Longest stable explicit step [s]: 2/λ with λ ≤ the largest sum of a row of the operator, signs dropped, with everything at
 * its fastest diffusivity (Gershgorin; the operator is a symmetric Laplacian times positive diagonals, so slower cells have
 * smaller eigenvalues).
 */
export function explicitStep(
  discretization: Discretization,
  faces: SpecialFaces,
  exchanges: readonly SurfaceExchange[],
): number {
  const { map, volume } = discretization;
  const fastest = fastestDiffusivity(discretization);
  const steepest = steepestTemperature(discretization);
  // What a cell gives to its neighbors comes back from them: it counts twice. What it gives to a wall or a rod counts once.
  const sums = stencilRates(discretization, fastest).map((rate) => 2 * rate);
  const add = (cell: number, conductance: number): void => {
    sums[cell] = (sums[cell] as number) + conductance / (volume[cell] as number);
  };
  const { interfaces, walls } = faces;
  // The stencil's share of a face between media gives way to the harmonic one.
  const steepestPair = pairDiffusivity(discretization);
  interfaces.first.forEach((cell, index) => {
    const other = interfaces.second[index] as number;
    const near = interfaces.firstDistances[index] as number;
    const far = interfaces.secondDistances[index] as number;
    const area = interfaces.areas[index] as number;
    for (const [own, neighbor] of [
      [cell, other],
      [other, cell],
    ] as const) {
      const medium = map.medium[own] as number;
      const pair = steepestPair(medium, map.medium[neighbor] as number);
      add(own, 2 * area * (pair / Math.min(near, far) - (fastest[medium] as number) / (near + far)));
    }
  });
  walls.cells.forEach((cell, index) => {
    const medium = map.medium[cell] as number;
    const conduction = (fastest[medium] as number) / (walls.distances[index] as number);
    const transfer = (steepest[medium] as number) / (walls.resistances[index] as number);
    add(cell, (walls.areas[index] as number) * Math.min(conduction, transfer));
  });
  for (const exchange of exchanges) {
    exchange.cells.forEach((cell, index) => {
      add(cell, (exchange.conductance[index] as number) * (fastest[map.medium[cell] as number] as number));
    });
  }
  let largest = 0;
  for (const value of sums) largest = Math.max(largest, value);
  return largest === 0 ? Number.POSITIVE_INFINITY : (2 * stabilityShare) / largest;
}
