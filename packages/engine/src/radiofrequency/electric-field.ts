import type { Discretization } from "../discretization.ts";
import { EngineError } from "../errors.ts";
import type { SolverGrid } from "../grid.ts";
import {
  type GradientWork,
  gradientWork,
  haloField,
  type SevenPoint,
  sevenPoint,
  solveConjugateGradients,
} from "./conjugate-gradients.ts";

/*
 * Quasi-static potential and its heat, on the cells of the bioheat grid:
 *
 *     ∇·( σ(T) ∇V ) = 0,    q = σ |∇V|²      (`docs/physics.md` §4)
 *
 *     I = G (V_2 − V_1),  G = A / ( d_1/σ_1 + d_2/σ_2 )       between two cells
 *     I = f σ_c (V_a − V_c)                                   from an anchor: electrode surface or grounded side
 *
 * Every conductance turns G·ΔV² into heat: a face gives it to its two cells by their shares of the resistance, an
 * anchor to its cell. The discrete heat is then V·I to rounding, whatever the grid (Tellegen).
 */

/** Cells tied to fixed potentials. */
export interface Anchors {
  readonly cells: Int32Array;
  /** [m] Conductance per conductivity of the cell. */
  readonly factors: Float64Array;
  /** [V] */
  readonly potentials: Float64Array;
}

/** One solver for many conductivities; the last potential is the next first guess. */
export interface ElectricSolver {
  readonly grid: SolverGrid;
  /** [m³] */
  readonly volume: Float64Array;
  readonly anchors: Anchors;
  readonly matrix: SevenPoint;
  readonly right: Float64Array;
  /** [V] With a halo of one plane. */
  readonly potential: Float64Array;
  readonly work: GradientWork;
}

/** Heat and currents of one solution. */
export interface ElectricSolution {
  /** [A] Out of the anchors of positive potential. */
  readonly current: number;
  /** [W] Potential times current of all anchors: what the generator gives. */
  readonly power: number;
  /** [W] Sum of the heat of all cells. */
  readonly heat: number;
  readonly iterations: number;
}

/** |residual| ÷ |right side| of the potential. */
const potentialTolerance = 1e-5;
const mostIterations = 2000;

/** Opens a solver on the cells of a discretization. */
export function electricSolver(
  discretization: Pick<Discretization, "grid" | "volume">,
  anchors: Anchors,
): ElectricSolver {
  const { grid, volume } = discretization;
  return {
    grid,
    volume,
    anchors,
    matrix: sevenPoint(grid),
    right: haloField(grid),
    potential: haloField(grid),
    work: gradientWork(grid),
  };
}

/** Calls back for each face along an axis with its lower cell and the place of that cell on the axis. */
function forEachFace(grid: SolverGrid, axis: 0 | 1 | 2, visit: (cell: number, place: number) => void): void {
  const counts = [grid.nx, grid.ny, grid.nz];
  const last = (counts[axis] as number) - 1;
  const at = [0, 0, 0];
  for (let k = 0; k < grid.nz; k++) {
    at[2] = k;
    for (let j = 0; j < grid.ny; j++) {
      at[1] = j;
      const row = grid.rowStride * (j + grid.ny * k);
      for (let i = 0; i < grid.nx; i++) {
        at[0] = i;
        const place = at[axis] as number;
        if (place < last) visit(row + i, place);
      }
    }
  }
}

const axes = [0, 1, 2] as const;

/** Fills matrix and right side for conductivities [S/m] of a padded field. */
function assemble(solver: ElectricSolver, conductivity: Float64Array): void {
  const { grid, volume, matrix, right, anchors } = solver;
  const halo = matrix.strides[2];
  const { diagonal } = matrix;
  diagonal.fill(0);
  right.fill(0);
  for (const axis of axes) {
    const widths = grid.widths[axis];
    const stride = matrix.strides[axis];
    const links = matrix.links[axis];
    forEachFace(grid, axis, (cell, place) => {
      const near = conductivity[cell] as number;
      const far = conductivity[cell + stride] as number;
      const nearWidth = widths[place] as number;
      const farWidth = widths[place + 1] as number;
      const area = (volume[cell] as number) / nearWidth;
      const sum = nearWidth * far + farWidth * near;
      const link = sum === 0 ? 0 : (2 * area * near * far) / sum;
      links[cell + halo] = link;
      diagonal[cell + halo] = (diagonal[cell + halo] as number) + link;
      diagonal[cell + stride + halo] = (diagonal[cell + stride + halo] as number) + link;
    });
  }
  anchors.cells.forEach((cell, index) => {
    const tie = (anchors.factors[index] as number) * (conductivity[cell] as number);
    diagonal[cell + halo] = (diagonal[cell + halo] as number) + tie;
    right[cell + halo] = (right[cell + halo] as number) + tie * (anchors.potentials[index] as number);
  });
}

/** Adds the heat of all faces along one axis to `heat` [W], per cell. */
function heatFaces(
  solver: ElectricSolver,
  axis: 0 | 1 | 2,
  fields: { readonly conductivity: Float64Array; readonly heat: Float64Array },
): void {
  const { grid, matrix, potential } = solver;
  const { conductivity, heat } = fields;
  const halo = matrix.strides[2];
  const stride = matrix.strides[axis];
  const links = matrix.links[axis];
  const widths = grid.widths[axis];
  forEachFace(grid, axis, (cell, place) => {
    const link = links[cell + halo] as number;
    if (link === 0) return;
    const difference = (potential[cell + stride + halo] as number) - (potential[cell + halo] as number);
    const power = link * difference * difference;
    const near = (widths[place] as number) * (conductivity[cell + stride] as number);
    const far = (widths[place + 1] as number) * (conductivity[cell] as number);
    const share = near / (near + far);
    heat[cell] = (heat[cell] as number) + share * power;
    heat[cell + stride] = (heat[cell + stride] as number) + (1 - share) * power;
  });
}

/**
 * Solves for conductivities [S/m] of a padded field and leaves the heat density [W/m³] of every cell in `heat`.
 * Throws ENGINE_NOT_FINITE where no solution is found.
 */
export function solveElectric(
  solver: ElectricSolver,
  conductivity: Float64Array,
  heat: Float64Array,
): ElectricSolution {
  const { matrix, right, potential, work, anchors, volume } = solver;
  assemble(solver, conductivity);
  const iterations = solveConjugateGradients({
    matrix,
    right,
    solution: potential,
    work,
    tolerance: potentialTolerance,
    mostIterations,
  });
  if (iterations < 0) {
    throw new EngineError(
      "ENGINE_NOT_FINITE",
      `The electric potential did not settle within ${mostIterations} iterations; check the conductivities for values far outside the physical range.`,
    );
  }
  heat.fill(0);
  for (const axis of axes) heatFaces(solver, axis, { conductivity, heat });
  const halo = matrix.strides[2];
  let current = 0;
  let power = 0;
  anchors.cells.forEach((cell, index) => {
    const tie = (anchors.factors[index] as number) * (conductivity[cell] as number);
    const level = anchors.potentials[index] as number;
    const drop = level - (potential[cell + halo] as number);
    if (level > 0) current += tie * drop;
    power += level * tie * drop;
    heat[cell] = (heat[cell] as number) + tie * drop * drop;
  });
  let total = 0;
  for (let cell = 0; cell < heat.length; cell++) {
    const value = heat[cell] as number;
    if (value === 0) continue;
    total += value;
    heat[cell] = value / (volume[cell] as number);
  }
  return { current, power, heat: total, iterations };
}
