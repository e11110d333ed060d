import type { ConvectiveMedium, Tissue } from "../../problem.ts";
import { sameBoundary } from "../../testing/problems.ts";
import type { Electrode, RadiofrequencyProblem } from "../radiofrequency-problem.ts";
import {
  arrheniusProcesses,
  conductivityRise,
  dryingDecades,
  dryingStart,
  electricalConductivities,
  gaugeDiameters,
  steelConductivity,
  tissueNumbers,
} from "./radiofrequency-data.ts";

/** Muscle as tabulated; frozen values repeat the unfrozen ones, because nothing freezes. */
export const muscle: Tissue = {
  kind: "tissue",
  name: "muscle",
  density: tissueNumbers.muscle.density,
  heatCapacityUnfrozen: tissueNumbers.muscle.heatCapacity,
  heatCapacityFrozen: tissueNumbers.muscle.heatCapacity,
  conductivityUnfrozen: tissueNumbers.muscle.conductivity,
  conductivityFrozen: tissueNumbers.muscle.conductivity,
  latentHeat: 0,
  freezingStart: -1,
  freezingEnd: -2,
  perfusion: 0,
  metabolicHeat: 0,
};

/** Air that lets neither heat nor current through. */
export const air: ConvectiveMedium = { kind: "convective", name: "air", temperature: 22, heatTransfer: 0 };

/** [W·m/K] Of a solid steel rod: cannula and the electrode inside it fill most of the section. */
export function steelAxialConductance(diameter: number): number {
  return (steelConductivity.value * Math.PI * diameter ** 2) / 4;
}

/** A 20 G electrode with a bare tip of 10 mm along z, in the middle of a box of 60 mm. */
export const standardElectrode: Electrode = {
  tip: [0.03, 0.03, 0.035],
  direction: [0, 0, 1],
  diameter: gaugeDiameters[20].value,
  activeTipLength: 10e-3,
  pole: "active",
  axialConductance: steelAxialConductance(gaugeDiameters[20].value),
  sensorDistance: 0,
};

const boiling = dryingStart.value;

/** Muscle at body temperature without blood flow, all sides grounded, 80 °C for 90 s. */
export const standardLesion: RadiofrequencyProblem = {
  origin: [0, 0, 0],
  size: [0.06, 0.06, 0.06],
  cell: 1e-3,
  boundary: sameBoundary({ kind: "insulated" }),
  media: [muscle],
  background: 0,
  regions: [],
  vessels: [],
  blood: {
    density: tissueNumbers.blood.density,
    heatCapacity: tissueNumbers.blood.heatCapacity,
    temperature: 37,
  },
  initialTemperature: 37,
  reportTimes: [],
  samples: [],
  electrical: [
    {
      conductivity: electricalConductivities.muscle.value,
      referenceTemperature: 37,
      temperatureCoefficient: conductivityRise.value,
      drying: [
        [boiling, 1],
        [boiling + 5, 10 ** -dryingDecades.value],
      ],
    },
  ],
  bloodElectrical: {
    conductivity: electricalConductivities.blood.value,
    referenceTemperature: 37,
    temperatureCoefficient: 0,
  },
  electrodes: [standardElectrode],
  ground: ["xMin", "xMax", "yMin", "yMax", "zMin", "zMax"],
  control: {
    kind: "temperature",
    tipTemperature: 80,
    rampDuration: 10,
    maximumVoltage: 100,
    maximumPower: 50,
  },
  duration: 90,
  restDuration: 0,
  arrhenius: arrheniusProcesses.softTissueCoagulation,
  damagedPerfusion: "constant",
  charTemperature: boiling,
  lesions: [
    { kind: "damage", damage: 1 },
    { kind: "temperature", temperature: 50 },
    { kind: "temperature", temperature: 60 },
  ],
};

/** The same in a box of 30 mm, for 60 s. */
export const smallLesion: RadiofrequencyProblem = {
  ...standardLesion,
  size: [0.03, 0.03, 0.03],
  electrodes: [{ ...standardElectrode, tip: [0.015, 0.015, 0.02] }],
  duration: 60,
};
