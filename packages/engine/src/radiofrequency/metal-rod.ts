import type { Discretization } from "../discretization.ts";
import type { Enthalpy, SurfaceExchange } from "../surface-exchange.ts";
import { lineAt } from "../tissue-table.ts";
import { addScaled, dot, norm, subtract, type Vec3 } from "../vector.ts";
import type { Electrode } from "./radiofrequency-problem.ts";

/*
 * The metal of the active tip as a row of pieces, each of one temperature θ_n, in balance at every moment:
 *
 *     Σ_c g_c k_c (T_c + u_c − θ_n) + (K/δ)(θ_{n−1} − θ_n) + (K/δ)(θ_{n+1} − θ_n) + h A_n (T_w − θ_n) = 0
 *
 * g_c is the calibrated exchange of the rod with its cells, K [W·m/K] conductivity times section of the metal, δ the
 * length of a piece, h and T_w the water inside, if any. u_c = σ_c (V_e − V_c)²/(2 k_c) is how much the current heats
 * the metal's surface above its cell where no heat flows between them: along any tube of current with the drop ΔV,
 * k T″ = −σ V′² has the solution T_surface − T_cell = σ ΔV²/(2k) + (flux from the surface)/(g k). The heat of the tube
 * itself arrives in the cell. The heat from the metal, Σ g_c k_c (θ_n − T_c − u_c), is what the water gave, to rounding. The heat that the metal itself holds is that of the tissue that stands in its place.
 */

/** The metal of one electrode. */
export interface MetalRod {
  /** Piece of each cell of the exchange. */
  readonly pieceOf: Int32Array;
  /** [W/K] Between neighboring pieces. */
  readonly between: number;
  /** [W/K] From the water to each piece. */
  readonly toWater: Float64Array;
  /** [°C] Of each piece, from the last evaluation; tip first. */
  readonly temperature: Float64Array;
  /** [W/m] σ_c (V_e − V_c)²/2 at 1 V, for each cell of the exchange. */
  readonly unitLift: Float64Array;
  /** [V²] At which the metal is evaluated. */
  squareVoltage: number;
  /** Where the sensor lies between pieces, counted in pieces from the middle of the first; dimensionless. */
  readonly sensorPlace: number;
  /** Work space: diagonal, right side. */
  readonly diagonal: Float64Array;
  readonly right: Float64Array;
}

function centerOf({ grid }: Discretization, cell: number): Vec3 {
  const i = cell % grid.rowStride;
  const row = (cell - i) / grid.rowStride;
  const j = row % grid.ny;
  const [x, y, z] = grid.centers;
  return [x[i] as number, y[j] as number, z[(row - j) / grid.ny] as number];
}

/** Cuts the active tip into pieces about as long as a cell. */
export function metalRod(
  discretization: Discretization,
  exchange: SurfaceExchange,
  part: { readonly electrode: Electrode; readonly cell: number },
): MetalRod {
  const { electrode, cell: cellSize } = part;
  const { tip, direction, activeTipLength, cooling } = electrode;
  const pieces = Math.max(1, Math.round(activeTipLength / cellSize));
  const length = activeTipLength / pieces;
  const pieceOf = Int32Array.from(exchange.cells, (cell) => {
    const back = dot(subtract(tip, centerOf(discretization, cell)), direction);
    return Math.min(pieces - 1, Math.max(0, Math.floor(back / length)));
  });
  const toWater = new Float64Array(pieces);
  pieceOf.forEach((piece, index) => {
    const transfer = (cooling?.heatTransfer ?? 0) * (exchange.areas[index] as number);
    toWater[piece] = (toWater[piece] as number) + transfer;
  });
  const middleOfFirst = addScaled(tip, direction, -length / 2);
  const toTip = norm(subtract(tip, middleOfFirst));
  return {
    pieceOf,
    between: electrode.axialConductance / length,
    toWater,
    temperature: new Float64Array(pieces).fill(cooling?.temperature ?? discretization.reference),
    unitLift: new Float64Array(exchange.cells.length),
    squareVoltage: 0,
    sensorPlace: Math.min(pieces - 1, Math.max(0, (electrode.sensorDistance - toTip) / length)),
    diagonal: new Float64Array(pieces),
    right: new Float64Array(pieces),
  };
}

/** Solves the tridiagonal balance of the pieces, by elimination from the tip back. */
function balancePieces(rod: MetalRod): void {
  const { between, diagonal, right, temperature } = rod;
  const last = temperature.length - 1;
  for (let piece = 1; piece <= last; piece++) {
    const factor = between / (diagonal[piece - 1] as number);
    diagonal[piece] = (diagonal[piece] as number) - factor * between;
    right[piece] = (right[piece] as number) + factor * (right[piece - 1] as number);
  }
  for (let piece = last; piece >= 0; piece--) {
    const next = piece === last ? 0 : between * (temperature[piece + 1] as number);
    temperature[piece] = ((right[piece] as number) + next) / (diagonal[piece] as number);
  }
}

/** [W/K] Far below any real conductance. */
const leastTie = 1e-30;

/** Evaluates the metal; heat into each cell is left in the exchange. Returns its sum [W], what the water gives. */
export function evaluateMetal(
  discretization: Discretization,
  metal: { readonly rod: MetalRod; readonly exchange: SurfaceExchange; readonly waterTemperature: number },
  enthalpy: Enthalpy,
): number {
  const { rod, exchange, waterTemperature } = metal;
  const { table, map, reference } = discretization;
  const { diagonal, right, temperature, toWater, between, pieceOf } = rod;
  const last = temperature.length - 1;
  for (let piece = 0; piece <= last; piece++) {
    const neighbors = (piece > 0 ? 1 : 0) + (piece < last ? 1 : 0);
    // A piece that touches no tissue and conducts to no other stays at the initial temperature.
    diagonal[piece] = neighbors * between + (toWater[piece] as number) + leastTie;
    right[piece] = (toWater[piece] as number) * waterTemperature + leastTie * reference;
  }
  const { start, change } = enthalpy;
  for (let index = 0; index < exchange.cells.length; index++) {
    const cell = exchange.cells[index] as number;
    const value = (start[cell] as number) + (change === null ? 0 : (change[cell] as number));
    const line = lineAt(table, map.medium[cell] as number, value);
    const above =
      (table.temperatureIntercept[line] as number) + (table.temperatureSlope[line] as number) * value;
    const tie = (exchange.conductance[index] as number) * (table.conductivity[line] as number);
    const piece = pieceOf[index] as number;
    const lift = ((rod.unitLift[index] as number) * rod.squareVoltage) / (table.conductivity[line] as number);
    const rest = above + reference + lift;
    diagonal[piece] = (diagonal[piece] as number) + tie;
    right[piece] = (right[piece] as number) + tie * rest;
    exchange.surface[index] = rest;
    exchange.heat[index] = tie;
  }
  balancePieces(rod);
  let total = 0;
  for (let index = 0; index < exchange.cells.length; index++) {
    const metalTemperature = temperature[pieceOf[index] as number] as number;
    const difference = metalTemperature - (exchange.surface[index] as number);
    const heat = (exchange.heat[index] as number) * difference;
    exchange.heat[index] = heat;
    exchange.surface[index] = metalTemperature;
    total += heat;
  }
  return total;
}

/** Fills the lift of the rod from a potential [V] with a halo, at conductivities [S/m]. */
export function fillLift(
  metal: { readonly rod: MetalRod; readonly exchange: SurfaceExchange; readonly level: number },
  electric: { readonly potential: Float64Array; readonly halo: number; readonly conductivity: Float64Array },
): void {
  const { rod, exchange, level } = metal;
  exchange.cells.forEach((cell, index) => {
    const drop = level - (electric.potential[cell + electric.halo] as number);
    rod.unitLift[index] = ((electric.conductivity[cell] as number) * drop * drop) / 2;
  });
}

/** [°C] At the sensor, straight between the pieces, from the last evaluation. */
export function sensorTemperature({ temperature, sensorPlace }: MetalRod): number {
  const low = Math.min(Math.floor(sensorPlace), temperature.length - 1);
  const high = Math.min(low + 1, temperature.length - 1);
  const share = sensorPlace - low;
  return (1 - share) * (temperature[low] as number) + share * (temperature[high] as number);
}
