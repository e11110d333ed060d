/*
 * Numbers of the radiofrequency model with their sources and how sure they are, for tests and validation only
 * (`docs/physics.md` §4 and the papers named there). None of them is a default of the engine.
 */

/** A number with the place it comes from. */
export interface SourcedNumber {
  /** In the unit that the list says. */
  readonly value: number;
  readonly source: string;
  readonly status: "well established" | "computed" | "to be verified";
}

/** A process of damage with its source. */
export interface SourcedProcess {
  /** [1/s] */
  readonly frequencyFactor: number;
  /** [J/mol] */
  readonly activationEnergy: number;
  readonly source: string;
  readonly status: SourcedNumber["status"];
}

/** Processes of damage. */
export const arrheniusProcesses: Readonly<
  Record<"softTissueCoagulation" | "skinBurn" | "myocardiumWhitening", SourcedProcess>
> = {
  softTissueCoagulation: {
    frequencyFactor: 7.39e39,
    activationEnergy: 2.577e5,
    source: "Jacques 1996; Singh and Melnik 2020",
    status: "to be verified",
  },
  skinBurn: {
    frequencyFactor: 3.1e98,
    activationEnergy: 6.28e5,
    source: "Henriques 1947",
    status: "well established",
  },
  myocardiumWhitening: {
    frequencyFactor: 2.94e39,
    activationEnergy: 2.596e5,
    source: "Jacques and Gaeeni 1999",
    status: "well established",
  },
};

const gabriel = "Gabriel 1996, four-term Cole-Cole model at 480 kHz";

/** [S/m] At 480 kHz. */
export const electricalConductivities: Readonly<
  Record<"muscle" | "fat" | "nerve" | "corticalBone" | "blood" | "liver", SourcedNumber>
> = {
  muscle: { value: 0.4425, source: gabriel, status: "computed" },
  fat: { value: 0.0437, source: gabriel, status: "computed" },
  nerve: { value: 0.11, source: gabriel, status: "computed" },
  corticalBone: { value: 0.0221, source: gabriel, status: "computed" },
  blood: { value: 0.745, source: gabriel, status: "computed" },
  liver: { value: 0.146, source: gabriel, status: "computed" },
};

const drying = "Duck 1990; Haemmerich 2003; Trujillo and Berjano 2013";

/** [1/K] Rise of electrical conductivity: the lower end of 1.5 to 2 % per kelvin. */
export const conductivityRise: SourcedNumber = { value: 0.015, source: drying, status: "well established" };

/** [°C] From here conductivity collapses: "about 95 to 100 °C". */
export const dryingStart: SourcedNumber = { value: 100, source: drying, status: "well established" };

/** Orders of magnitude of the collapse: the lower end of 2 to 4, dimensionless. */
export const dryingDecades: SourcedNumber = { value: 2, source: drying, status: "well established" };

const itis = "IT'IS database v5.0, commit 449be457; its terms are to be checked before redistribution";

/** What the database says of a tissue. */
export interface TissueNumbers {
  /** [kg/m³] */
  readonly density: number;
  /** [J/(kg·K)] */
  readonly heatCapacity: number;
  /** [W/(m·K)] */
  readonly conductivity: number;
  /** [1/s] */
  readonly perfusion: number;
  /** [W/m³] */
  readonly metabolicHeat: number;
  readonly source: string;
}

/** Muscle and blood; blood is not perfused. */
export const tissueNumbers: Readonly<Record<"muscle" | "blood", TissueNumbers>> = {
  muscle: {
    density: 1090,
    heatCapacity: 3421,
    conductivity: 0.495,
    perfusion: 6.68e-4,
    metabolicHeat: 988,
    source: itis,
  },
  blood: {
    density: 1050,
    heatCapacity: 3617,
    conductivity: 0.517,
    perfusion: 0,
    metabolicHeat: 0,
    source: itis,
  },
};

const gauges = "http://en.wikipedia.org/wiki/Needle_gauge_comparison_chart, nominal outer diameter";

/** [m] Outer diameters; the makers' electrodes may differ. */
export const gaugeDiameters: Readonly<Record<16 | 18 | 20 | 22 | 23, SourcedNumber>> = {
  16: { value: 1.651e-3, source: gauges, status: "to be verified" },
  18: { value: 1.27e-3, source: gauges, status: "to be verified" },
  20: { value: 0.9081e-3, source: gauges, status: "to be verified" },
  22: { value: 0.7176e-3, source: gauges, status: "to be verified" },
  23: { value: 0.6414e-3, source: gauges, status: "to be verified" },
};

/** [W/(m·K)] Of the metal of needles, AISI 304. */
export const steelConductivity: SourcedNumber = {
  value: 16.2,
  source:
    "AISI type 304 data sheet, 0 to 100 °C, https://www.scribd.com/document/416534641/304-Stainless-Steel-pdf",
  status: "to be verified",
};
