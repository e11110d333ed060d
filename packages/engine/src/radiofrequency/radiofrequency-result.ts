import type {
  BackendName,
  SampleHistory,
  SimulationSettings,
  TemperatureReport,
  TensorGrid,
} from "../result.ts";
import type { LesionCriterion } from "./radiofrequency-problem.ts";

/** What the display of the generator would show over time; one value each per step. */
export interface GeneratorHistory {
  /** [s] */
  readonly times: Float64Array;
  /** [V] Root mean square while current flows; over bursts and pauses alike it is the burst's. */
  readonly voltages: Float64Array;
  /** [W] Mean over bursts and pauses. */
  readonly powers: Float64Array;
  /** [Ω] */
  readonly impedances: Float64Array;
  /** [°C] At the sensor of each electrode, one row per electrode. */
  readonly tipTemperatures: readonly Float64Array[];
}

/** Size of a lesion round one electrode. */
export interface LesionExtents {
  /** [m] Largest diameter square to the electrode, through the middle of its active tip. */
  readonly across: number;
  /** [m] Length on the electrode's axis. */
  readonly along: number;
}

/** Everything inside one criterion at the end of the run. */
export interface Lesion {
  readonly criterion: LesionCriterion;
  /** [m³] Of the whole box. */
  readonly volume: number;
  /** One per electrode. */
  readonly extents: readonly LesionExtents[];
}

/** Heat since the start; all [J]; positive into the tissue. */
export interface RadiofrequencyEnergy {
  /** [J] Joule heat in tissue. */
  readonly fromCurrent: number;
  /** [J] Joule heat inside vessels, which their blood carries off; no part of the balance. */
  readonly carriedByBlood: number;
  /** [J] From the water inside cooled electrodes; negative. */
  readonly fromCooling: number;
  /** [J] */
  readonly fromBlood: number;
  /** [J] */
  readonly fromMetabolism: number;
  /** [J] */
  readonly fromVessels: number;
  /** [J] */
  readonly throughBoundary: number;
  /** [J] */
  readonly stored: number;
  /** |stored − sum of the others| ÷ the largest of them, dimensionless. */
  readonly balanceError: number;
  /** Largest |∫q dV − V²/R| ÷ V²/R of all solutions of the potential, dimensionless. */
  readonly currentError: number;
}

/** The outcome of a radiofrequency lesion. Fields are x fastest, one value a cell. */
export interface RadiofrequencyResult {
  readonly backend: BackendName;
  readonly settings: SimulationSettings;
  readonly grid: TensorGrid;
  readonly reports: readonly TemperatureReport[];
  /** [°C] */
  readonly maximumTemperature: Float32Array;
  /** Arrhenius integral Ω, dimensionless; 1 means that 63 % is damaged. */
  readonly damage: Float32Array;
  /** [s] Equivalent time at 43 °C (CEM43); 60 s to the equivalent minute. */
  readonly equivalentTime: Float32Array;
  /** 1 where the tissue was hotter than the char temperature, else 0. */
  readonly char: Uint8Array;
  /** [V/m] Root mean square strength of the field in the last burst or moment of current. */
  readonly electricField: Float32Array;
  /** [K] Rise of the hottest cell within one burst without conduction; 0 where the current is steady. */
  readonly burstRise: number;
  readonly generator: GeneratorHistory;
  readonly lesions: readonly Lesion[];
  readonly samples: readonly SampleHistory[];
  readonly energy: RadiofrequencyEnergy;
  /** [s] Wall time of the solution itself. */
  readonly wallTime: number;
}
