import { latticeAt } from "./cryoprobe-coupling.ts";
import type { Discretization } from "./discretization.ts";
import type { Vessel } from "./problem.ts";
import { type Enthalpy, fluidSurface, type SurfaceExchange, surfaceExchange } from "./surface-exchange.ts";
import { type Rod, sampleSurface, shareSurface } from "./surface-samples.ts";
import { norm, subtract, type Vec3 } from "./vector.ts";
import { calibrateWell } from "./well-calibration.ts";

/** A vessel in its cells: a wall with heat transfer coefficient h toward blood [boundaries.md §1]. */
export interface VesselCoupling {
  readonly vessel: Vessel;
  readonly exchange: SurfaceExchange;
}

function longestRod(rods: readonly Rod[]): Rod | undefined {
  return [...rods].sort((a, b) => norm(subtract(b.to, b.from)) - norm(subtract(a.to, a.from)))[0];
}

/** Couples a vessel to the cells along it, also where it is thinner than a cell. */
export function coupleVessel(discretization: Discretization, vessel: Vessel): VesselCoupling {
  const rods: Rod[] = [];
  for (let piece = 1; piece < vessel.points.length; piece++) {
    const from = vessel.points[piece - 1] as Vec3;
    const to = vessel.points[piece] as Vec3;
    if (norm(subtract(to, from)) > 0) rods.push({ from, to, radius: vessel.radius });
  }
  const samples = rods.flatMap((rod) => sampleSurface(rod, Math.cbrt(meanCell(discretization, rod))));
  const shared = shareSurface(discretization.grid, discretization.map, samples);
  const longest = longestRod(rods);
  const kappa = longest === undefined ? 0 : calibrateWell(latticeAt(discretization, longest));
  const exchange = surfaceExchange(discretization, shared, kappa / vessel.radius);
  exchange.surface.fill(vessel.bloodTemperature);
  return { vessel, exchange };
}

function meanCell(discretization: Discretization, rod: Rod): number {
  const { cell } = latticeAt(discretization, rod);
  return cell[0] * cell[1] * cell[2];
}

/** Heat from a vessel into the tissue [W]; the heat per cell is left in its `exchange`. */
export function evaluateVessel(
  discretization: Discretization,
  coupling: VesselCoupling,
  enthalpy: Enthalpy,
): number {
  const { vessel, exchange } = coupling;
  return fluidSurface(discretization, exchange, {
    enthalpy,
    temperature: vessel.bloodTemperature,
    heatTransfer: vessel.heatTransfer,
  });
}
