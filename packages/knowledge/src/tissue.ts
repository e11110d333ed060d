import type { Fact } from "./fact.ts";

/** Thermal properties of one tissue, frozen and unfrozen, each number with its source. */
export interface TissueRecord {
  /** Such as `muscle`. */
  readonly id: string;
  readonly name: string;
  readonly densityKgPerM3: Fact;
  readonly heatCapacityUnfrozenJPerKgK: Fact;
  readonly heatCapacityFrozenJPerKgK: Fact;
  readonly conductivityUnfrozenWPerMK: Fact;
  /** A number, or rows [°C, W/(m·K)]. */
  readonly conductivityFrozenWPerMK: Fact<number | readonly (readonly [number, number])[]>;
  readonly latentHeatJPerKg: Fact;
  readonly freezingStartC: Fact;
  readonly freezingEndC: Fact;
  readonly perfusionPerS: Fact;
  readonly metabolicHeatWPerM3: Fact;
  /** Water share of the mass, from which the ice-fraction curve follows; absent where no source gives one. */
  readonly waterMassFraction?: Fact;
  /** At 480 kHz, for the radiofrequency comparison; absent where no source gives one. */
  readonly electricalConductivitySPerM?: Fact;
}

/** A wall that gives heat at a fixed temperature: flowing blood, air, warm glove, warm saline. */
export interface ConvectiveMediumRecord {
  readonly id: string;
  readonly name: string;
  readonly temperatureC: Fact;
  readonly heatTransferWPerM2K: Fact;
}
