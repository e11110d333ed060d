import type { StageFactors } from "./backend.ts";
import type { Discretization } from "./discretization.ts";
import type { EnergyBalance } from "./result.ts";
import type { Field } from "./surface-exchange.ts";

/*
 * Every flow of heat P_i(t) [W] is a further unknown, dE_i/dt = P_i, integrated by the same super-time-steps as the
 * enthalpy. The balance then tells whether what flowed is what is stored: it fails when a flux is not equal on both
 * sides of a face, when a source is not counted, or when single precision loses heat.
 */

/** Sums of heat of some flows. */
export interface EnergyMeter {
  /** [J] Since the start of the simulation. */
  readonly total: Float64Array;
  /** [W] Flows at the start of the super-step (`meterStart`). */
  readonly startFlow: Float64Array;
  /** [W] Flows at the last evaluation. */
  readonly flow: Float64Array;
  /** [J] Two stages that alternate, as the enthalpy does. */
  readonly stages: [Float64Array, Float64Array];
}

/** A meter for a number of flows. */
export function energyMeter(flows: number): EnergyMeter {
  const row = (): Float64Array => new Float64Array(flows);
  return { total: row(), startFlow: row(), flow: row(), stages: [row(), row()] };
}

/** Takes the flows of the last evaluation as those at the start of the next super-step. */
export function meterStart(meter: EnergyMeter): void {
  meter.startFlow.set(meter.flow);
}

/** First stage: E_1 = μ̃_1 τ P(Y_0). */
export function meterFirstStage(meter: EnergyMeter, step: number): void {
  const [last, before] = meter.stages;
  before.fill(0);
  for (let flow = 0; flow < last.length; flow++) last[flow] = step * (meter.startFlow[flow] as number);
}

/** A later stage, with E_0 = 0. */
export function meterNextStage(meter: EnergyMeter, factors: StageFactors): void {
  const [last, before] = meter.stages;
  for (let flow = 0; flow < last.length; flow++) {
    before[flow] =
      factors.mu * (last[flow] as number) +
      factors.nu * (before[flow] as number) +
      factors.step * (meter.flow[flow] as number) +
      factors.startStep * (meter.startFlow[flow] as number);
  }
  meter.stages.reverse();
}

/** Adds the finished super-step to the total. */
export function meterFinish(meter: EnergyMeter): void {
  const [last] = meter.stages;
  for (let flow = 0; flow < last.length; flow++) {
    meter.total[flow] = (meter.total[flow] as number) + (last[flow] as number);
  }
}

/** The heat of metabolism of every cell while it is liquid, and what is needed to tell how liquid it is. */
export interface Metabolism {
  /** [W] Of each cell of a padded field. */
  readonly heat: Float64Array;
  /** [W] Of all. */
  readonly total: number;
  /** [K] Above the reference: warmer cells are liquid. */
  readonly warmestOnset: number;
  /** [K] Above the reference, where each medium is frozen through, and [1/K] one over its freezing range. */
  readonly ends: Float64Array;
  readonly slopes: Float64Array;
  /** Medium of each cell. */
  readonly medium: Uint8Array;
}

/** The metabolism of a discretization; null where no tissue has any. */
export function openMetabolism({ map, volume, reference }: Discretization): Metabolism | null {
  const tissues = map.media.map((medium) =>
    medium.kind === "tissue" && medium.metabolicHeat > 0 ? medium : null,
  );
  const heats = tissues.map((tissue) => tissue?.metabolicHeat ?? 0);
  if (heats.every((heat) => heat === 0)) return null;
  const heat = volume.map((value, cell) => value * (heats[map.medium[cell] as number] as number));
  return {
    heat,
    total: heat.reduce((sum, value) => sum + value, 0),
    warmestOnset: Math.max(...tissues.map((tissue) => tissue?.freezingStart ?? -Infinity)) - reference,
    ends: Float64Array.from(tissues, (tissue) => (tissue?.freezingEnd ?? 0) - reference),
    slopes: Float64Array.from(tissues, (tissue) =>
      tissue === null ? 0 : 1 / (tissue.freezingStart - tissue.freezingEnd),
    ),
    medium: map.medium,
  };
}

/** [W] Heat of metabolism of a field of temperature above the reference: all, less what is frozen (`liquidFraction`). */
export function metabolicHeat(metabolism: Metabolism | null, temperature: Float32Array): number {
  if (metabolism === null) return 0;
  const { heat, total, warmestOnset, ends, slopes, medium } = metabolism;
  let frozen = 0;
  for (let cell = 0; cell < temperature.length; cell++) {
    const value = temperature[cell] as number;
    if (value > warmestOnset) continue;
    const own = medium[cell] as number;
    const liquid = Math.min(1, Math.max(0, (value - (ends[own] as number)) * (slopes[own] as number)));
    frozen += (1 - liquid) * (heat[cell] as number);
  }
  return total - frozen;
}

/** [J] Heat stored since the start. */
export function storedHeat(discretization: Discretization, start: Field, now: Field): number {
  const { map, volume, curves } = discretization;
  let total = 0;
  for (let cell = 0; cell < now.length; cell++) {
    if (curves[map.medium[cell] as number] === null) continue;
    total += ((now[cell] as number) - (start[cell] as number)) * (volume[cell] as number);
  }
  return total;
}

/** [J] Where all flows are smaller, nothing happened, and their rounding is no error. */
const leastHeat = 1e-6;

/** Closes the balance of independently integrated terms. */
export function energyBalance(terms: Omit<EnergyBalance, "balanceError">): EnergyBalance {
  const flows = [
    terms.fromCryoprobes,
    terms.fromBlood,
    terms.fromMetabolism,
    terms.fromVessels,
    terms.throughBoundary,
  ];
  const sum = flows.reduce((total, flow) => total + flow, 0);
  const largest = Math.max(Math.abs(terms.stored), ...flows.map(Math.abs));
  return { ...terms, balanceError: Math.abs(terms.stored - sum) / Math.max(largest, leastHeat) };
}
