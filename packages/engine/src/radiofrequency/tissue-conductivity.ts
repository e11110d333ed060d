import type { Discretization } from "../discretization.ts";
import { interpolate } from "../property.ts";
import type { ElectricalConductivity, RadiofrequencyProblem } from "./radiofrequency-problem.ts";

/** [S/m] σ_0·(1 + α (T − T_0))·d(T), never negative, at a temperature [°C]. */
export function electricalConductivityAt(electrical: ElectricalConductivity, temperature: number): number {
  const { conductivity, referenceTemperature, temperatureCoefficient, drying } = electrical;
  const wet = conductivity * (1 + temperatureCoefficient * (temperature - referenceTemperature));
  return Math.max(0, wet * (drying === undefined ? 1 : interpolate(drying, temperature)));
}

/** Electrical media in the order of the media map: the problem's, then nothing outside, then the blood of each vessel. */
export function electricalMedia(
  problem: RadiofrequencyProblem,
  discretization: Discretization,
): readonly (ElectricalConductivity | null)[] {
  const own = problem.media.length;
  return discretization.map.media.map((_, medium) => {
    if (medium < own) return problem.electrical[medium] ?? null;
    return medium === own ? null : problem.bloodElectrical;
  });
}

/**
 * Conductivity [S/m] of every cell of a padded field of temperature [°C], into `conductivity`. Returns the largest
 * relative change against what stood there: |σ_new/σ_old − 1|, dimensionless.
 */
export function fillConductivity(
  source: {
    readonly discretization: Discretization;
    readonly electrical: readonly (ElectricalConductivity | null)[];
  },
  temperature: Float32Array,
  conductivity: Float64Array,
): number {
  const { map } = source.discretization;
  let change = 0;
  for (let cell = 0; cell < conductivity.length; cell++) {
    const medium = map.medium[cell] as number;
    const electrical = source.electrical[medium];
    if (!electrical) continue;
    const outer = map.media[medium];
    const value = electricalConductivityAt(
      electrical,
      outer?.kind === "convective" ? outer.temperature : (temperature[cell] as number),
    );
    const old = conductivity[cell] as number;
    if (value !== old) change = Math.max(change, Math.abs(value - old) / Math.max(old, Number.MIN_VALUE));
    conductivity[cell] = value;
  }
  return change;
}
