import type { ArrheniusProcess } from "./radiofrequency-problem.ts";

/*
 * Damage of heat, integrated over the course of each cell (`docs/physics.md` §4):
 *
 *     Ω = ∫ A exp( −E_a / (R T) ) dt,  T in K           [fieldp.com/fpblog/arrhenius.html]
 *     CEM43 = ∫ R^(43 − T) dt,  T in °C, R = 0.5 from 43 °C up and 0.25 below          [Sapareto and Dewey 1984]
 *
 * Within a step the temperature goes straight from its start to its end. A rate that is exponential in time then
 * integrates to its logarithmic mean, which is exact for CEM43 and for Ω wrong only by the bend of 1/T over the step.
 */

/** [J/(mol·K)] Gas constant. */
const gasConstant = 8.314462;

/** [K] 0 °C. */
const freezingPointOfWater = 273.15;

/** [°C] Of the definition of CEM43. */
const doseTemperature = 43;
const logHalf = Math.log(2);
const logQuarter = Math.log(4);

/** [1/s] Rate of damage at a temperature [°C]. */
export function damageRate(process: ArrheniusProcess, temperature: number): number {
  const { frequencyFactor, activationEnergy } = process;
  return frequencyFactor * Math.exp(-activationEnergy / (gasConstant * (temperature + freezingPointOfWater)));
}

/** Equivalent seconds at 43 °C per second at a temperature [°C]; dimensionless. */
export function doseRate(temperature: number): number {
  const above = temperature - doseTemperature;
  return Math.exp(above * (above >= 0 ? logHalf : logQuarter));
}

/** Mean of a rate that goes exponentially from `from` to `to`, in the unit of both. */
export function logarithmicMean(from: number, to: number): number {
  if (from === to) return from;
  if (from <= 0 || to <= 0) return (from + to) / 2;
  const ratio = Math.log(to / from);
  // Near equality the quotient loses digits; its series does not.
  return Math.abs(ratio) < 1e-5 ? from * (1 + ratio / 2 + (ratio * ratio) / 6) : (to - from) / ratio;
}

/** Equivalent seconds of one second that goes straight from one temperature [°C] to another; dimensionless. */
export function meanDoseRate(from: number, to: number): number {
  if (from >= doseTemperature === to >= doseTemperature) return logarithmicMean(doseRate(from), doseRate(to));
  const share = (doseTemperature - from) / (to - from);
  return share * logarithmicMean(doseRate(from), 1) + (1 - share) * logarithmicMean(1, doseRate(to));
}

/** What is kept per cell of a padded field. */
export interface DamageRecords {
  readonly process: ArrheniusProcess;
  /** Ω, dimensionless. */
  readonly damage: Float64Array;
  /** [s] */
  readonly equivalentTime: Float64Array;
  /** [1/s] At the last moment recorded. */
  readonly rate: Float64Array;
  /** [°C] Hottest so far. */
  readonly maximum: Float32Array;
}

/** Records of fields that start at `temperature` [°C]. */
export function openDamage(process: ArrheniusProcess, temperature: Float32Array): DamageRecords {
  return {
    process,
    damage: new Float64Array(temperature.length),
    equivalentTime: new Float64Array(temperature.length),
    rate: Float64Array.from(temperature, (value) => damageRate(process, value)),
    maximum: temperature.slice(),
  };
}

/** Adds a step of `length` [s] from one field of temperature [°C] to the next. */
export function recordDamage(
  records: DamageRecords,
  length: number,
  fields: { readonly from: Float32Array; readonly to: Float32Array },
): void {
  const { process, damage, equivalentTime, rate, maximum } = records;
  const { from, to } = fields;
  for (let cell = 0; cell < to.length; cell++) {
    const now = to[cell] as number;
    const next = damageRate(process, now);
    damage[cell] = (damage[cell] as number) + length * logarithmicMean(rate[cell] as number, next);
    rate[cell] = next;
    equivalentTime[cell] =
      (equivalentTime[cell] as number) + length * meanDoseRate(from[cell] as number, now);
    if (now > (maximum[cell] as number)) maximum[cell] = now;
  }
}
