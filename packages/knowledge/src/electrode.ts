import type { Fact } from "./fact.ts";
import type { Sourced } from "./sourced.ts";

/** A radiofrequency electrode. What its maker has not published is `null` and is entered by the site. */
export interface ElectrodeDevice {
  /** Such as `generic-20g-10mm`. */
  readonly id: string;
  readonly name: string;
  readonly manufacturer: string | null;
  /** A multi-tined electrode is on record, but cannot be computed. */
  readonly kind: "standard" | "cooled" | "multi-tined";
  /** A generic electrode may be simulated, and the result says that it is generic. */
  readonly generic: boolean;
  readonly outerDiameterMm: Fact<number | null>;
  /** Bare metal from the tip back. */
  readonly activeTipLengthMm: Fact<number | null>;
  /** Temperature sensor, from the tip back. */
  readonly sensorDistanceMm: Fact<number | null>;
  readonly metalConductivityWPerMK: Fact<number | null>;
  /** `null` where the electrode is not cooled from inside. */
  readonly cooling: {
    readonly waterTemperatureC: Fact<number | null>;
    readonly heatTransferWPerM2K: Fact<number | null>;
  } | null;
  /** What is missing and where to load it from. */
  readonly missing: readonly string[];
}

/** What the generator is set to, as practice or a published comparison sets it. */
export interface ElectrodePreset {
  readonly id: string;
  readonly name: string;
  /** The modality that it belongs to. */
  readonly modalityId: string;
  readonly mode: "thermal" | "pulsed";
  readonly electrodeKind: "standard" | "cooled";
  /** A bipolar pair carries the current between two electrodes, without a ground pad. */
  readonly poles: "monopolar" | "bipolar";
  /** Held by a thermal preset; not passed by a pulsed one. */
  readonly tipTemperatureC: Fact;
  readonly durationS: Fact;
  /** From the initial temperature up to the set one, part of the duration. */
  readonly rampS: Fact;
  readonly maximumVoltageV: Fact;
  readonly maximumPowerW: Fact;
  /** `null` where the current does not pause. */
  readonly pulse: {
    readonly voltageV: Fact;
    readonly pulseS: Fact;
    readonly pulsesPerS: Fact;
  } | null;
}

/** A process of heat damage: rate A·exp(−E_a/(R·T)), T in kelvin, whose integral Ω is 1 where 63 % is damaged. */
export interface HeatDamageProcess {
  readonly id: string;
  readonly name: string;
  /** A */
  readonly frequencyFactorPerS: Fact;
  /** E_a */
  readonly activationEnergyJPerMol: Fact;
  /** False where the pair contradicts itself and must not be computed with. */
  readonly usable: boolean;
  readonly use: string;
  readonly note?: string;
}

/** How a published comparison of lesions ex vivo depends on one setting. */
export interface HeatLesionRecord extends Sourced {
  readonly id: string;
  readonly change: string;
  readonly effect: string;
  readonly note?: string;
}
