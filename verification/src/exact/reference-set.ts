/** A solid and a liquid of one density with a sharp or narrow change between them. */
export interface FreezingMaterial {
  /** [kg/m³] In both phases. */
  readonly density: number;
  /** [W/(m·K)] */
  readonly solidConductivity: number;
  /** [J/(kg·K)] */
  readonly solidHeatCapacity: number;
  /** [W/(m·K)] */
  readonly liquidConductivity: number;
  /** [J/(kg·K)] */
  readonly liquidHeatCapacity: number;
  /** [J/kg] */
  readonly latentHeat: number;
  /** [°C] */
  readonly freezingTemperature: number;
  /** [°C] Far away, and everywhere at the start. */
  readonly initialTemperature: number;
}

/** Reference set R of the physics reference (verification), as used by its sections 5.1 to 5.7. */
export const referenceSet: FreezingMaterial = {
  density: 1050,
  solidConductivity: 2,
  solidHeatCapacity: 1800,
  liquidConductivity: 0.5,
  liquidHeatCapacity: 3600,
  latentHeat: 250e3,
  freezingTemperature: -1,
  initialTemperature: 37,
};

/** [m²/s] α = k/(ρc) of solid and liquid. */
export function diffusivities(material: FreezingMaterial): {
  readonly solid: number;
  readonly liquid: number;
} {
  const { density, solidConductivity, solidHeatCapacity, liquidConductivity, liquidHeatCapacity } = material;
  return {
    solid: solidConductivity / (density * solidHeatCapacity),
    liquid: liquidConductivity / (density * liquidHeatCapacity),
  };
}

/** An exact solution that spreads with the square root of time. */
export interface FreezingSolution {
  /** Dimensionless: front = 2 λ √(α_s t). */
  readonly lambda: number;
  /** [m] Position of the front at a time [s]. */
  readonly front: (time: number) => number;
  /** [°C] Temperature at a distance [m] and a time [s]. */
  readonly temperature: (distance: number, time: number) => number;
}

/** Set R frozen over −1..−8 °C, section 5.5. */
export const mushyReference: FreezingMaterial & {
  /** [°C] */ readonly liquidus: number;
  /** [°C] */ readonly solidus: number;
  /** [W/(m·K)] */ readonly mushConductivity: number;
} = { ...referenceSet, liquidus: -1, solidus: -8, mushConductivity: 1.25 };

/** Liquid of set R with 37 ml/min/kg of blood at 37 °C, section 5.6: w 6.475e-4 1/s, ρ_b c_b = 1050 · 3617. */
export const perfusedReference: {
  /** [W/(m·K)] */ readonly conductivity: number;
  /** [m²/s] */ readonly diffusivity: number;
  /** [1/m] */ readonly perfusionNumber: number;
  /** [°C] */ readonly restTemperature: number;
} = {
  conductivity: referenceSet.liquidConductivity,
  diffusivity: diffusivities(referenceSet).liquid,
  perfusionNumber: Math.sqrt((6.475e-4 * 1050 * 3617) / 0.5),
  restTemperature: 37,
};
