import {
  type BioheatProblem,
  type Boundary,
  isothermExtents,
  type SimulationResult,
  type Tissue,
} from "@isotherm/engine";

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

/** One needle upright in the middle of a cube of water. */
export interface NeedleInWater {
  /** [m] */
  readonly side: number;
  readonly cell: number;
  readonly shaftDiameter: number;
  /** [°C] Of the water at the start. */
  readonly temperature: number;
  /** [s], [°C] Of the surface. */
  readonly trace: readonly (readonly [number, number])[];
  /** [s] */
  readonly duration: number;
}

/** [m] Active zone of the needles in agar and in gel, as in the reference's own estimate for the agar of Littrup. */
const activeZoneLength = 35e-3;

/** The freeze of one needle in water, without blood flow. */
export function needleInWater(of: NeedleInWater): BioheatProblem {
  const { side, temperature } = of;
  return {
    origin: [0, 0, 0],
    size: [side, side, side],
    cell: of.cell,
    boundary: insulatedBox,
    media: [water],
    background: 0,
    regions: [],
    vessels: [],
    blood: { density: 1000, heatCapacity: 4180, temperature },
    initialTemperature: temperature,
    cryoprobes: [
      {
        tip: [side / 2, side / 2, side / 2 + activeZoneLength / 2],
        direction: [0, 0, 1],
        shaftDiameter: of.shaftDiameter,
        activeZoneLength,
        tipOffset: 0,
        surface: { kind: "temperature", trace: of.trace },
        shaft: "tissue",
      },
    ],
    protocol: [{ kind: "freeze", duration: of.duration }],
    reportTimes: [],
    thresholds: [],
    samples: [],
  };
}

/** [m] Diameter of an isotherm round the needle at the end. */
export function diameterAtEnd(
  problem: BioheatProblem,
  result: SimulationResult,
  temperature: number,
): number {
  const [cryoprobe] = problem.cryoprobes;
  const field = result.reports.at(-1)?.temperature ?? new Float32Array();
  return cryoprobe ? isothermExtents(result.grid, field, { temperature, cryoprobe }).across : 0;
}
