import type { BioheatProblem, Boundary } from "../problem.ts";
import type { Vec3 } from "../vector.ts";

/**
 * Electrical conductivity of a medium at the frequency of the generator:
 *
 *     σ(T) = σ_0 · ( 1 + α (T − T_0) ) · d(T)
 *
 * with d(T) the collapse as tissue dries (`docs/physics.md` §4). Never negative.
 */
export interface ElectricalConductivity {
  /** [S/m] σ_0; 0 does not conduct (air). */
  readonly conductivity: number;
  /** [°C] T_0 */
  readonly referenceTemperature: number;
  /** [1/K] α */
  readonly temperatureCoefficient: number;
  /** Rows [temperature °C, factor 0–1] of d, rising in temperature, linear between; 1 everywhere when absent. */
  readonly drying?: readonly (readonly [number, number])[];
}

/** What keeps the inside of a cooled electrode cold. */
export interface ElectrodeCooling {
  /** [°C] Of the water inside. */
  readonly temperature: number;
  /** [W/(m²·K)] From the water to the outer surface of the active tip. */
  readonly heatTransfer: number;
}

/** A straight needle electrode whose metal is bare over its active tip and insulated behind it. */
export interface Electrode {
  /** [m] The metal tip. */
  readonly tip: Vec3;
  /** Unit vector, the way the tip points. */
  readonly direction: Vec3;
  /** [m] Outer diameter of the bare metal; a gauge is turned into meters by the caller. */
  readonly diameter: number;
  /** [m] Bare length from the tip back. */
  readonly activeTipLength: number;
  /** "return" carries the current back (bipolar); an "active" one is at the generator's voltage. */
  readonly pole: "active" | "return";
  /** [W·m/K] Conductivity of the metal times its cross-section: how well it evens out heat along the active tip. */
  readonly axialConductance: number;
  /** [m] Temperature sensor, from the tip back. */
  readonly sensorDistance: number;
  /** Absent where the electrode is not cooled from inside. */
  readonly cooling?: ElectrodeCooling;
}

/** What the generator does. Voltages are root mean square values of the alternating current. */
export type RadiofrequencyControl =
  | {
      readonly kind: "temperature";
      /** [°C] The hottest sensor is brought to and held at this. */
      readonly tipTemperature: number;
      /** [s] From the initial temperature up to it, evenly. */
      readonly rampDuration: number;
      /** [V] */
      readonly maximumVoltage: number;
      /** [W] */
      readonly maximumPower: number;
    }
  | { readonly kind: "voltage" /** [V] */; readonly voltage: number }
  | {
      /** Pulsed radiofrequency: bursts with pauses, so that heat spreads and the mean stays mild. */
      readonly kind: "pulsed";
      /** [V] During a burst. */
      readonly voltage: number;
      /** [s] */
      readonly pulseDuration: number;
      /** [1/s] Bursts per second. */
      readonly pulseRate: number;
      /** [°C] Voltage is lowered where the hottest sensor would pass this. */
      readonly temperatureLimit: number;
    };

/** Rate of damage A·exp(−E_a/(R·T)), its integral Ω. */
export interface ArrheniusProcess {
  /** [1/s] A */
  readonly frequencyFactor: number;
  /** [J/mol] E_a */
  readonly activationEnergy: number;
}

/** Where a lesion is said to end. */
export type LesionCriterion =
  | { readonly kind: "damage" /** dimensionless Ω */; readonly damage: number }
  | { readonly kind: "temperature" /** [°C] Of the maximum reached. */; readonly temperature: number }
  | { readonly kind: "dose" /** [s] CEM43, 60 s to the equivalent minute. */; readonly dose: number };

/** What is to be solved. All SI, temperatures in °C; the same box, tissues and surroundings as a `BioheatProblem`. */
export interface RadiofrequencyProblem
  extends Omit<BioheatProblem, "cryoprobes" | "protocol" | "thresholds"> {
  /** One for each of `media`. */
  readonly electrical: readonly ElectricalConductivity[];
  /** Of the blood inside `vessels`. */
  readonly bloodElectrical: ElectricalConductivity;
  readonly electrodes: readonly Electrode[];
  /** Sides of the box at zero volt, in place of the ground pad; the others let no current through. */
  readonly ground: readonly (keyof Boundary)[];
  readonly control: RadiofrequencyControl;
  /** [s] Generator on. */
  readonly duration: number;
  /** [s] Generator off; damage goes on while the tissue cools. */
  readonly restDuration: number;
  readonly arrhenius: ArrheniusProcess;
  /** "stops" lets perfusion fall with the undamaged share exp(−Ω); "constant" keeps it. */
  readonly damagedPerfusion: "constant" | "stops";
  /** [°C] Tissue that was hotter is charred. */
  readonly charTemperature: number;
  readonly lesions: readonly LesionCriterion[];
}
