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

/** [W] Heat of metabolism of a field of temperature above the reference. */
export function metabolicHeat(discretization: Discretization, temperature: Float32Array): number {
  const { map, volume, reference } = discretization;
  const tissues = map.media.map((medium) =>
    medium.kind === "tissue" && medium.metabolicHeat > 0 ? medium : null,
  );
  if (tissues.every((tissue) => tissue === null)) return 0;
  // The liquid fraction of `curves.ts`, written out with one division for each tissue instead of each cell.
  const ends = Float64Array.from(tissues, (tissue) => (tissue?.freezingEnd ?? 0) - reference);
  const slopes = Float64Array.from(tissues, (tissue) =>
    tissue === null ? 0 : 1 / (tissue.freezingStart - tissue.freezingEnd),
  );
  const heats = Float64Array.from(tissues, (tissue) => tissue?.metabolicHeat ?? 0);
  let total = 0;
  for (let cell = 0; cell < temperature.length; cell++) {
    const medium = map.medium[cell] as number;
    const liquid = ((temperature[cell] as number) - (ends[medium] as number)) * (slopes[medium] as number);
    const share = liquid > 1 ? 1 : Math.max(0, liquid);
    total += share * (heats[medium] as number) * (volume[cell] as number);
  }
  return total;
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
