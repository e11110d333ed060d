import type { Boundary, Tissue } from "@isotherm/engine";

/** [K] From 0 K to 0 °C, for the fit of the conductivity of ice. */
const kelvinAtFreezing = 273.15;

/**
 * Saline-like medium with the numbers of the published code of the IceSphere runs: k of ice 2.22·(273.15/T), heat
 * capacity 2090 and 4180 J/(kg·K), latent heat 334 kJ/kg, freezing at −0.52 °C over ± 0.5 °C
 * (https://github.com/armansarshoghi/Cryoablation-Dosimetry); water at 0 °C conducts 0.56 W/(m·K).
 */
export const water: Tissue = {
  kind: "tissue",
  name: "saline-like medium",
  density: 1000,
  heatCapacityUnfrozen: 4180,
  heatCapacityFrozen: 2090,
  conductivityUnfrozen: 0.56,
  conductivityFrozen: Array.from({ length: 17 }, (_, n): [number, number] => {
    const temperature = -160 + 10 * n;
    return [temperature, (2.22 * kelvinAtFreezing) / (kelvinAtFreezing + temperature)];
  }),
  latentHeat: 334e3,
  freezingStart: -0.02,
  freezingEnd: -1.02,
  perfusion: 0,
  metabolicHeat: 0,
};

/** Every side insulated. */
export const insulatedBox: Boundary = {
  xMin: { kind: "insulated" },
  xMax: { kind: "insulated" },
  yMin: { kind: "insulated" },
  yMax: { kind: "insulated" },
  zMin: { kind: "insulated" },
  zMax: { kind: "insulated" },
};
