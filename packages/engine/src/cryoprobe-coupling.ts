import type { Discretization } from "./discretization.ts";
import { EngineError } from "./errors.ts";
import { activeZone, cellIndex } from "./grid.ts";
import type { Cryoprobe } from "./problem.ts";
import type { CryoprobeAction } from "./protocol.ts";
import {
  type Enthalpy,
  fluidSurface,
  holdSurface,
  meanSurface,
  restSurface,
  type SurfaceExchange,
  surfaceExchange,
} from "./surface-exchange.ts";
import { sampleEnds, sampleSurface, shareSurface } from "./surface-samples.ts";
import { addScaled, subtract, type Vec3 } from "./vector.ts";
import { calibrateWell, type LatticeRod } from "./well-calibration.ts";

/** A cryoprobe in its cells. */
export interface CryoprobeCoupling {
  readonly cryoprobe: Cryoprobe;
  readonly exchange: SurfaceExchange;
  /** The calibrated scalar, dimensionless; see `well-calibration.ts`. */
  readonly kappa: number;
}

/** The lattice of cells at the middle of a rod. */
export function latticeAt(discretization: Discretization, rod: LatticeRod["rod"]): LatticeRod {
  const { grid } = discretization;
  const middle = addScaled(rod.from, subtract(rod.to, rod.from), 0.5);
  const at = [
    cellIndex(grid.xEdges, middle[0]),
    cellIndex(grid.yEdges, middle[1]),
    cellIndex(grid.zEdges, middle[2]),
  ] as const;
  const pick = (rows: readonly [Float64Array, Float64Array, Float64Array]): Vec3 => [
    rows[0][at[0]] as number,
    rows[1][at[1]] as number,
    rows[2][at[2]] as number,
  ];
  return { rod, cellCenter: pick(grid.centers), cell: pick(grid.widths) };
}

/** Couples a cryoprobe to the cells round its active zone. */
export function coupleCryoprobe(discretization: Discretization, cryoprobe: Cryoprobe): CryoprobeCoupling {
  const [from, to] = activeZone(cryoprobe);
  const rod = { from, to, radius: cryoprobe.shaftDiameter / 2 };
  const lattice = latticeAt(discretization, rod);
  const kappa = calibrateWell(lattice);
  const cell = Math.min(...lattice.cell);
  // A held temperature covers the flat ends too; a coolant draws through the round surface that its numbers refer to.
  const ends = cryoprobe.surface.kind === "temperature" ? sampleEnds(rod, cell) : [];
  const samples = [...sampleSurface(rod, cell), ...ends];
  const shared = shareSurface(discretization.grid, discretization.map, samples);
  if (shared.cells.length === 0) {
    throw new EngineError(
      "ENGINE_PROBLEM_INVALID",
      `The active zone of the cryoprobe with its tip at (${cryoprobe.tip.map((value) => (value * 1e3).toFixed(1)).join(", ")}) mm touches no tissue; move it out of air and vessels.`,
    );
  }
  const exchange = surfaceExchange(discretization, shared, kappa / rod.radius);
  exchange.surface.fill(discretization.reference);
  return { cryoprobe, exchange, kappa };
}

/** Heat and surface of a cryoprobe at one moment. */
export interface CryoprobeState {
  /** [W] Into the tissue; negative while it freezes. */
  readonly heat: number;
  /** [°C] */
  readonly surface: number;
}

/** Evaluates the exchange of a cryoprobe; the heat per cell is left in its `exchange`. */
export function evaluateCryoprobe(
  discretization: Discretization,
  coupling: CryoprobeCoupling,
  moment: { readonly action: CryoprobeAction; readonly enthalpy: Enthalpy },
): CryoprobeState {
  const { exchange, cryoprobe } = coupling;
  const { action, enthalpy } = moment;
  const { surface } = cryoprobe;
  if (action.kind === "rest") return { heat: 0, surface: restSurface(discretization, exchange, enthalpy) };
  if (surface.kind === "temperature") {
    const temperature = action.kind === "hold" ? action.temperature : discretization.reference;
    return { heat: holdSurface(discretization, exchange, { enthalpy, temperature }), surface: temperature };
  }
  const temperature = action.kind === "hold" ? action.temperature : surface.temperature;
  const heat = fluidSurface(discretization, exchange, {
    enthalpy,
    temperature,
    heatTransfer: surface.heatTransfer,
  });
  if (action.kind === "hold") return { heat, surface: meanSurface(exchange) };
  return limitPower(discretization, coupling, { heat, dutyFraction: action.dutyFraction, enthalpy });
}

/** Cuts the flux evenly where the cryoprobe cannot draw so much, and takes the duty as a share of the time. */
function limitPower(
  discretization: Discretization,
  coupling: CryoprobeCoupling,
  flow: { readonly heat: number; readonly dutyFraction: number; readonly enthalpy: Enthalpy },
): CryoprobeState {
  const { exchange, cryoprobe } = coupling;
  const limit =
    cryoprobe.surface.kind === "coolant" ? cryoprobe.surface.maximumPower : Number.POSITIVE_INFINITY;
  const cut = -flow.heat > limit ? limit / -flow.heat : 1;
  const share = cut * flow.dutyFraction;
  if (share === 1) return { heat: flow.heat, surface: meanSurface(exchange) };
  // With less heat through it the surface stands proportionally less far from the tissue.
  const full = meanSurface(exchange);
  const heats = exchange.heat.map((value) => value * share);
  const tissue = restSurface(discretization, exchange, flow.enthalpy);
  exchange.heat.set(heats);
  return { heat: flow.heat * share, surface: tissue + share * (full - tissue) };
}
