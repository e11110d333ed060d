import { latticeAt } from "../cryoprobe-coupling.ts";
import type { Discretization } from "../discretization.ts";
import { EngineError } from "../errors.ts";
import type { SolverGrid } from "../grid.ts";
import type { Boundary } from "../problem.ts";
import { type Enthalpy, type SurfaceExchange, surfaceExchange } from "../surface-exchange.ts";
import { type Rod, sampleEnds, sampleSurface, shareSurface } from "../surface-samples.ts";
import { addScaled } from "../vector.ts";
import { calibrateWell } from "../well-calibration.ts";
import type { Anchors } from "./electric-field.ts";
import { evaluateMetal, type MetalRod, metalRod, sensorTemperature } from "./metal-rod.ts";
import type { Electrode } from "./radiofrequency-problem.ts";

/**
 * An electrode in its cells. It may be thinner than a cell: potential and temperature obey the same equation round a
 * straight rod, so that the scalar κ calibrated for cryoprobes (`well-calibration.ts`) gives the current from the metal
 * to a cell as κ·A_c/r·σ_c·(V_e − V_c), and the heat likewise with k for σ. Errors are in
 * `validation/radiofrequency/README.md`. Metal behind the active tip carries no heat.
 */
export interface ElectrodeCoupling {
  readonly electrode: Electrode;
  readonly exchange: SurfaceExchange;
  readonly rod: MetalRod;
  /** The calibrated scalar, dimensionless. */
  readonly kappa: number;
}

/** The bare metal as a rod, tip first. */
export function activeTip(electrode: Electrode): Rod {
  const { tip, direction, activeTipLength, diameter } = electrode;
  return { from: tip, to: addScaled(tip, direction, -activeTipLength), radius: diameter / 2 };
}

/** Couples an electrode to the cells round its active tip, its flat ends included. */
export function coupleElectrode(discretization: Discretization, electrode: Electrode): ElectrodeCoupling {
  const rod = activeTip(electrode);
  const lattice = latticeAt(discretization, rod);
  const kappa = calibrateWell(lattice);
  const cell = Math.min(...lattice.cell);
  // The back end is covered by the insulated shaft; only the front disk is metal against tissue.
  const ends = sampleEnds(rod, cell);
  const samples = [...sampleSurface(rod, cell), ...ends.slice(0, ends.length / 2)];
  const shared = shareSurface(discretization.grid, discretization.map, samples);
  if (shared.cells.length === 0) {
    throw new EngineError(
      "ENGINE_PROBLEM_INVALID",
      `The active tip of the electrode with its tip at (${electrode.tip.map((value) => (value * 1e3).toFixed(1)).join(", ")}) mm touches no tissue; move it out of air and vessels.`,
    );
  }
  const exchange = surfaceExchange(discretization, shared, kappa / rod.radius);
  return { electrode, exchange, rod: metalRod(discretization, exchange, { electrode, cell }), kappa };
}

/** [W] Heat of the water inside into the tissue, 0 where there is none; what the metal carries is left in the exchange. */
export function evaluateElectrode(
  discretization: Discretization,
  coupling: ElectrodeCoupling,
  enthalpy: Enthalpy,
): number {
  const { electrode, exchange, rod } = coupling;
  const waterTemperature = electrode.cooling?.temperature ?? 0;
  return evaluateMetal(discretization, { rod, exchange, waterTemperature }, enthalpy);
}

/** [°C] What the sensor in the metal reads. */
export function tipTemperature(
  discretization: Discretization,
  coupling: ElectrodeCoupling,
  enthalpy: Enthalpy,
): number {
  evaluateElectrode(discretization, coupling, enthalpy);
  return sensorTemperature(coupling.rod);
}

/** [V] Of an electrode while the generator gives 1 V. */
export const levelOf = (electrode: Electrode): number => (electrode.pole === "active" ? 1 : 0);

interface AnchorRow {
  readonly cell: number;
  readonly factor: number;
  readonly potential: number;
}

const sidePlaces: Readonly<Record<keyof Boundary, { axis: 0 | 1 | 2; isUpper: boolean }>> = {
  xMin: { axis: 0, isUpper: false },
  xMax: { axis: 0, isUpper: true },
  yMin: { axis: 1, isUpper: false },
  yMax: { axis: 1, isUpper: true },
  zMin: { axis: 2, isUpper: false },
  zMax: { axis: 2, isUpper: true },
};

/** A grounded side: every cell at it is tied to 0 V over half its width. */
function groundRows(discretization: Discretization, side: keyof Boundary): readonly AnchorRow[] {
  const { grid, volume } = discretization;
  const { axis, isUpper } = sidePlaces[side];
  const counts = [grid.nx, grid.ny, grid.nz] as const;
  const place = isUpper ? counts[axis] - 1 : 0;
  const width = grid.widths[axis][place] as number;
  const rows: AnchorRow[] = [];
  forPlane(grid, axis, (at) => {
    const index = [at[0], at[1], at[2]];
    index[axis] = place;
    const [i = 0, j = 0, k = 0] = index;
    const cell = i + grid.rowStride * (j + grid.ny * k);
    rows.push({ cell, factor: (volume[cell] as number) / width / (width / 2), potential: 0 });
  });
  return rows;
}

/** Calls back for every pair of places square to an axis. */
function forPlane(
  grid: SolverGrid,
  axis: 0 | 1 | 2,
  visit: (at: readonly [number, number, number]) => void,
): void {
  const counts = [grid.nx, grid.ny, grid.nz];
  counts[axis] = 1;
  const [nx = 1, ny = 1, nz = 1] = counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) visit([i, j, k]);
    }
  }
}

/** Everything at a fixed potential while the generator gives 1 V: active electrodes at 1, returns and ground at 0. */
export function anchorsOf(
  discretization: Discretization,
  couplings: readonly ElectrodeCoupling[],
  ground: readonly (keyof Boundary)[],
): Anchors {
  const rows: AnchorRow[] = [];
  for (const { electrode, exchange } of couplings) {
    const potential = levelOf(electrode);
    exchange.cells.forEach((cell, index) => {
      rows.push({ cell, factor: exchange.conductance[index] as number, potential });
    });
  }
  for (const side of new Set(ground)) rows.push(...groundRows(discretization, side));
  return {
    cells: Int32Array.from(rows, (row) => row.cell),
    factors: Float64Array.from(rows, (row) => row.factor),
    potentials: Float64Array.from(rows, (row) => row.potential),
  };
}
