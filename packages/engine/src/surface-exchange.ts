import { onCurve, pieceAt } from "./curves.ts";
import type { Discretization } from "./discretization.ts";
import type { SharedSurface } from "./surface-samples.ts";
import { lineAt } from "./tissue-table.ts";

/** A padded field of either precision. */
export type Field = Float32Array | Float64Array;

/** Enthalpy [J/m³] as the start of a super-step and the change since; null before the first stage. */
export interface Enthalpy {
  readonly start: Field;
  readonly change: Field | null;
}

/** [J/m³] Enthalpy of one cell. */
function enthalpyAt({ start, change }: Enthalpy, cell: number): number {
  return (start[cell] as number) + (change === null ? 0 : (change[cell] as number));
}

/** A rod's or vessel's surface, coupled to the cells round it. */
export interface SurfaceExchange {
  readonly cells: Int32Array;
  /** [m²] Share of the surface in each cell. */
  readonly areas: Float64Array;
  /** [m] Conductance κ·A/r between surface and cell, per unit of Kirchhoff potential. */
  readonly conductance: Float64Array;
  /** [W] Heat into each cell, from the last evaluation. */
  readonly heat: Float64Array;
  /** [°C] Temperature of the surface in each cell, from the last evaluation. */
  readonly surface: Float64Array;
  /** [1/m³] One over the volume of each cell. */
  readonly inverseVolumes: Float64Array;
  /** Medium of each cell. */
  readonly media: Uint8Array;
  /** [m²] */
  readonly area: number;
}

/** Makes an exchange from a shared surface; `conductancePerArea` is κ/r [1/m]. */
export function surfaceExchange(
  { volume, map }: Discretization,
  shared: SharedSurface,
  conductancePerArea: number,
): SurfaceExchange {
  return {
    cells: shared.cells,
    areas: shared.areas,
    conductance: shared.areas.map((area) => area * conductancePerArea),
    heat: new Float64Array(shared.cells.length),
    surface: new Float64Array(shared.cells.length),
    inverseVolumes: Float64Array.from(shared.cells, (cell) => 1 / (volume[cell] as number)),
    media: Uint8Array.from(shared.cells, (cell) => map.medium[cell] as number),
    area: shared.areas.reduce((sum, area) => sum + area, 0),
  };
}

/** [°C] Area-weighted mean of the temperature of the cells at the surface. */
export function restSurface(
  discretization: Discretization,
  exchange: SurfaceExchange,
  enthalpy: Enthalpy,
): number {
  const { table, map, reference } = discretization;
  let sum = 0;
  exchange.cells.forEach((cell, index) => {
    const value = enthalpyAt(enthalpy, cell);
    const line = lineAt(table, map.medium[cell] as number, value);
    const above =
      (table.temperatureIntercept[line] as number) + (table.temperatureSlope[line] as number) * value;
    sum += (exchange.areas[index] as number) * (above + reference);
  });
  exchange.heat.fill(0);
  return exchange.area === 0 ? reference : sum / exchange.area;
}

/** Surface held at a temperature [°C]: q_c = g_c (Θ(T_s) − Θ_c). Returns the heat into the tissue [W]. */
export function holdSurface(
  discretization: Discretization,
  exchange: SurfaceExchange,
  state: { readonly enthalpy: Enthalpy; readonly temperature: number },
): number {
  const { table, curves } = discretization;
  const { enthalpy, temperature } = state;
  const { cells, media, conductance, heat } = exchange;
  const { kirchhoffIntercept, kirchhoffSlope } = table;
  const potentials = Float64Array.from(curves, (curve) =>
    curve === null ? 0 : onCurve(curve.temperature, curve.kirchhoff, temperature),
  );
  let total = 0;
  for (let index = 0; index < cells.length; index++) {
    const medium = media[index] as number;
    const value = enthalpyAt(enthalpy, cells[index] as number);
    const line = lineAt(table, medium, value);
    const potential = (kirchhoffIntercept[line] as number) + (kirchhoffSlope[line] as number) * value;
    const into = (conductance[index] as number) * ((potentials[medium] as number) - potential);
    heat[index] = into;
    total += into;
  }
  exchange.surface.fill(temperature);
  return total;
}

/** A fluid behind the surface. */
export interface Fluid {
  readonly enthalpy: Enthalpy;
  /** [°C] */
  readonly temperature: number;
  /** [W/(m²·K)] */
  readonly heatTransfer: number;
}

const surfaceIterations = 4;

/**
 * Fluid behind the surface: h A_c (T_f − T_s) = g_c (Θ(T_s) − Θ_c), solved for T_s in each cell by Newton from its
 * last value, held between fluid and tissue. Returns the heat into the tissue [W].
 */
export function fluidSurface(
  discretization: Discretization,
  exchange: SurfaceExchange,
  fluid: Fluid,
): number {
  const { table, curves, reference } = discretization;
  let total = 0;
  for (let index = 0; index < exchange.cells.length; index++) {
    const cell = exchange.cells[index] as number;
    const medium = exchange.media[index] as number;
    const curve = curves[medium];
    if (curve === null || curve === undefined) continue;
    const value = enthalpyAt(fluid.enthalpy, cell);
    const line = lineAt(table, medium, value);
    const potential =
      (table.kirchhoffIntercept[line] as number) + (table.kirchhoffSlope[line] as number) * value;
    const tissue =
      reference +
      (table.temperatureIntercept[line] as number) +
      (table.temperatureSlope[line] as number) * value;
    const low = Math.min(tissue, fluid.temperature);
    const high = Math.max(tissue, fluid.temperature);
    const outer = fluid.heatTransfer * (exchange.areas[index] as number);
    const inner = exchange.conductance[index] as number;
    let surface = Math.min(high, Math.max(low, exchange.surface[index] as number));
    for (let round = 0; round < surfaceIterations; round++) {
      const piece = pieceAt(curve.temperature, surface);
      const knot = curve.temperature[piece] as number;
      const start = curve.kirchhoff[piece] as number;
      const conductivity =
        ((curve.kirchhoff[piece + 1] as number) - start) / ((curve.temperature[piece + 1] as number) - knot);
      const inward = start + conductivity * (surface - knot) - potential;
      const excess = outer * (surface - fluid.temperature) + inner * inward;
      const slope = outer + inner * conductivity;
      const next = Math.min(high, Math.max(low, surface - excess / slope));
      const change = Math.abs(next - surface);
      surface = next;
      if (change < 1e-4) break;
    }
    exchange.surface[index] = surface;
    // The fluid side is linear in T_s; the flux taken there is what the tissue gets.
    const heat = outer * (fluid.temperature - surface);
    exchange.heat[index] = heat;
    total += heat;
  }
  return total;
}

/** [°C] Area-weighted mean of the surface temperature. */
export function meanSurface(exchange: SurfaceExchange): number {
  if (exchange.area === 0) return Number.NaN;
  let sum = 0;
  exchange.surface.forEach((value, index) => {
    sum += value * (exchange.areas[index] as number);
  });
  return sum / exchange.area;
}

/** Adds factor·heat/volume to a field of enthalpy [J/m³] or its rate. */
export function depositHeat(
  exchange: SurfaceExchange,
  into: { readonly field: Field; readonly factor: number },
): void {
  const { field, factor } = into;
  const { cells, heat, inverseVolumes } = exchange;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as number;
    const change = factor * (heat[index] as number) * (inverseVolumes[index] as number);
    field[cell] = (field[cell] as number) + change;
  }
}
