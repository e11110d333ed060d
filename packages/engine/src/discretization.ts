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

/** Cuts a checked problem into cells. */
export function discretize(problem: BioheatProblem, options: DiscretizationOptions): Discretization {
  const grid = solverGrid(gridEdges(problem, options.resolution, options.grid));
  const map = mediaMap(problem, grid);
  const reference = problem.initialTemperature;
  const initial = new Float64Array(grid.size).fill(reference);
  const volume = new Float64Array(grid.size);
  const [x, y, z] = grid.centers;
  const [dx, dy, dz] = grid.widths;
  let low = reference;
  let high = reference;
  forEachCell(grid, (cell, [i, j, k]) => {
    volume[cell] = (dx[i] as number) * (dy[j] as number) * (dz[k] as number);
    const medium = map.media[map.medium[cell] as number];
    const field = options.initialField?.([x[i] as number, y[j] as number, z[k] as number]) ?? reference;
    initial[cell] = medium?.kind === "convective" ? medium.temperature : field;
    low = Math.min(low, initial[cell] as number);
    high = Math.max(high, initial[cell] as number);
  });
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
