import { type CurveRange, type TissueCurves, tissueCurves } from "./curves.ts";
import { type Resolution, widestCellSpan } from "./defaults.ts";
import { finestCell, forEachCell, gridEdges, type SolverGrid, solverGrid } from "./grid.ts";
import { type MediaMap, mediaMap } from "./media-map.ts";
import type { BioheatProblem } from "./problem.ts";
import { imposedRange } from "./protocol.ts";
import { type TissueTable, tissueTable } from "./tissue-table.ts";
import type { Vec3 } from "./vector.ts";

/** A problem cut into cells: everything both backends and all couplings read. */
export interface Discretization {
  readonly problem: BioheatProblem;
  readonly grid: SolverGrid;
  readonly map: MediaMap;
  /** One for each medium of the map; null where it is not solved. */
  readonly curves: readonly (TissueCurves | null)[];
  readonly table: TissueTable;
  /** [°C] Zero of enthalpy and Kirchhoff potential. */
  readonly reference: number;
  /** [°C] Initial temperature of each cell of a padded field. */
  readonly initial: Float64Array;
  /** [m³] Volume of each cell of a padded field, 0 in the padding. */
  readonly volume: Float64Array;
}

/** How to cut. */
export interface DiscretizationOptions {
  readonly resolution: Resolution;
  readonly grid: "graded" | "uniform";
  readonly bins: number;
  readonly initialField?: ((point: Vec3) => number) | undefined;
}

/** [K] The curves reach this much beyond what the problem imposes. */
const curveMargin = 15;

/** [°C] Nothing is colder. */
const absoluteZero = -273.15;

/** [m³] Volumes of a padded field. */
function cellVolumes(grid: SolverGrid): Float64Array {
  const volume = new Float64Array(grid.size);
  const [dx, dy, dz] = grid.widths;
  for (let row = 0, cell = 0; row < grid.ny * grid.nz; row++, cell += grid.rowStride) {
    const area = (dy[row % grid.ny] as number) * (dz[Math.floor(row / grid.ny)] as number);
    for (let i = 0; i < grid.nx; i++) volume[cell + i] = area * (dx[i] as number);
  }
  return volume;
}

/** [°C] Initial temperature of a padded field: that of the medium where it is fixed, and of `field` or the reference. */
function initialField(of: {
  readonly grid: SolverGrid;
  readonly map: MediaMap;
  readonly reference: number;
  readonly field: ((point: Vec3) => number) | undefined;
}): Float64Array {
  const { grid, map, reference, field } = of;
  const initial = new Float64Array(grid.size).fill(reference);
  const fixed = Float64Array.from(map.media, (medium) =>
    medium.kind === "convective" ? medium.temperature : Number.NaN,
  );
  if (field !== undefined) {
    const [x, y, z] = grid.centers;
    forEachCell(grid, (cell, [i, j, k]) => {
      initial[cell] = field([x[i] as number, y[j] as number, z[k] as number]);
    });
  }
  for (let row = 0; row < grid.size; row += grid.rowStride) {
    for (let cell = row; cell < row + grid.nx; cell++) {
      const value = fixed[map.medium[cell] as number] as number;
      if (!Number.isNaN(value)) initial[cell] = value;
    }
  }
  return initial;
}

/** Cuts a checked problem into cells. */
export function discretize(problem: BioheatProblem, options: DiscretizationOptions): Discretization {
  const grid = solverGrid(gridEdges(problem, options.resolution, options.grid));
  const map = mediaMap(problem, grid);
  const reference = problem.initialTemperature;
  const initial = initialField({ grid, map, reference, field: options.initialField });
  const volume = cellVolumes(grid);
  let low = reference;
  let high = reference;
  for (let cell = 0; cell < initial.length; cell++) {
    low = Math.min(low, initial[cell] as number);
    high = Math.max(high, initial[cell] as number);
  }
  const imposed = imposedRange(problem, [low, high]);
  const range: CurveRange = {
    coldest: Math.max(absoluteZero, imposed.coldest - curveMargin),
    warmest: imposed.warmest + curveMargin,
    reference,
    cellSpan: Math.min(
      widestCellSpan,
      options.resolution.frontGradient * finestCell(problem, options.resolution, options.grid),
    ),
    blood: problem.blood,
  };
  const curves = map.media.map((medium) => (medium.kind === "tissue" ? tissueCurves(medium, range) : null));
  const table = tissueTable({ curves, bins: options.bins, reference });
  return { problem, grid, map, curves, table, reference, initial, volume };
}

/** Fastest diffusivity [m²/s] of each medium over its whole curve: the steepest Kirchhoff potential per enthalpy. */
export function fastestDiffusivity(discretization: Discretization): Float64Array {
  const { table, map } = discretization;
  return Float64Array.from(map.media, (_, medium) => {
    let fastest = 0;
    for (let bin = 0; bin < table.bins; bin++) {
      fastest = Math.max(fastest, table.kirchhoffSlope[medium * table.bins + bin] as number);
    }
    return fastest;
  });
}

/** Largest rise of temperature with enthalpy [K·m³/J] of each medium. */
export function steepestTemperature({ table, map }: Discretization): Float64Array {
  return Float64Array.from(map.media, (_, medium) => {
    let steepest = 0;
    for (let bin = 0; bin < table.bins; bin++) {
      steepest = Math.max(steepest, table.temperatureSlope[medium * table.bins + bin] as number);
    }
    return steepest;
  });
}
