import type { Fact } from "./fact.ts";

export type Cryogen = "argon" | "nitrous-oxide" | "carbon-dioxide" | "liquid-nitrogen";

/** A cryoprobe model. What the manufacturer has not published is `null` and is entered by the site. */
export interface CryoprobeDevice {
  /** Such as `generic-argon-17g`. */
  readonly id: string;
  readonly name: string;
  readonly manufacturer: string | null;
  readonly cryogen: Cryogen;
  /** A generic device may be simulated, and the result says that it is generic. */
  readonly generic: boolean;
  readonly shaftDiameterMm: Fact<number | null>;
  readonly activeZoneLengthMm: Fact<number | null>;
  readonly tipOffsetMm: Fact<number | null>;
  /** True temperature of the cryogen at the tip, for the warning about more than grade II. */
  readonly tipTemperatureC: Fact<number | null>;
  /** Flux-limited surface. */
  readonly coolant: {
    readonly temperatureC: Fact<number | null>;
    readonly heatTransferWPerM2K: Fact<number | null>;
    readonly maximumPowerW: Fact<number | null>;
  };
  /** What is missing and where to load it from. */
  readonly missing: readonly string[];
}

/** A cryogen and its boiling point at atmospheric pressure: the coldest that a tip cooled by it can get. */
export interface CryogenRecord {
  readonly id: Cryogen;
  readonly name: string;
  readonly boilingPointC: Fact<number | null>;
}
