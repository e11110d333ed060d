import { type BioheatProblem, simulate, type Tissue } from "@isotherm/engine";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";
import { insulatedBox } from "../water.ts";

/** IT'IS 5.0 skin and subcutaneous fat; nothing freezes here, so the frozen half only has to be there. */
const skin: Tissue = {
  kind: "tissue",
  name: "skin",
  density: 1109,
  heatCapacityUnfrozen: 3390,
  heatCapacityFrozen: 1800,
  conductivityUnfrozen: 0.372,
  conductivityFrozen: 1.2,
  latentHeat: 200e3,
  freezingStart: -0.5,
  freezingEnd: -10,
  perfusion: 1.97e-3,
  metabolicHeat: 1827,
};
const fat: Tissue = {
  ...skin,
  name: "fat",
  density: 911,
  heatCapacityUnfrozen: 2348,
  conductivityUnfrozen: 0.211,
  perfusion: 4.97e-4,
  metabolicHeat: 461,
};

const depth = 30e-3;
const cell = 0.5e-3;
/** [m] Not told by the source; taken as 2 mm. */
const skinThickness = 2e-3;
/** [°C] Skin before the gauze (boundaries.md: 32–34, to be verified), 5 mm depth as measured, core. */
const [surfaceStart, depthStart, core] = [33, 34.9, 37];
const gauze = 48.9;
const [lowest, highest] = [50, 300];

function initialTemperature(x: number): number {
  return Math.min(core, surfaceStart + ((depthStart - surfaceStart) * x) / 5e-3);
}

function problemFor(heatTransfer: number): BioheatProblem {
  return {
    origin: [0, 0, 0],
    size: [depth, cell, cell],
    cell,
    boundary: {
      ...insulatedBox,
      xMin: { kind: "convective", heatTransfer, ambient: gauze },
      xMax: { kind: "temperature", temperature: core },
    },
    media: [fat, skin],
    background: 0,
    regions: [{ shape: "box", from: [0, 0, 0], to: [skinThickness, cell, cell], medium: 1 }],
    vessels: [],
    blood: { density: 1050, heatCapacity: 3617, temperature: core },
    initialTemperature: core,
    cryoprobes: [],
    protocol: [{ kind: "thaw", duration: 600 }],
    reportTimes: [300],
    thresholds: [],
    samples: [[5e-3, cell / 2, cell / 2]],
  };
}

function temperatures(heatTransfer: number): readonly [number, number] {
  const result = simulate(problemFor(heatTransfer), {
    grid: "uniform",
    initialField: ([x]) => initialTemperature(x),
  });
  const history = result.samples[0];
  const at = history?.times.findIndex((time) => Math.abs(time - 300) < 1e-6) ?? -1;
  return [history?.temperatures[at] ?? Number.NaN, history?.temperatures.at(-1) ?? Number.NaN];
}

/** Contact coefficient in its published range that comes nearest to 40.1 °C after 5 min. */
function tune(): readonly number[] {
  let [low, high] = [lowest, highest];
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2;
    if (temperatures(middle)[0] < 40.1) low = middle;
    else high = middle;
  }
  return [(low + high) / 2];
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  const [fiveMinutes, tenMinutes] = temperatures(tuned[0] ?? lowest);
  return [
    {
      quantity: "5 mm depth after 5 min [°C]",
      measured: 40.1,
      computed: fiveMinutes,
      limit: 1.5,
      role: "tuned",
    },
    {
      quantity: "further rise until 10 min, a plateau [K]",
      measured: 0,
      computed: tenMinutes - fiveMinutes,
      limit: null,
      role: "predicted",
    },
    {
      quantity: "5 min, lowest contact coefficient of the range [°C]",
      measured: 40.1,
      computed: temperatures(lowest)[0],
      limit: null,
      role: "predicted",
    },
    {
      quantity: "5 min, highest contact coefficient of the range [°C]",
      measured: 40.1,
      computed: temperatures(highest)[0],
      limit: null,
      role: "predicted",
    },
  ];
}

/** Warm gauze on skin. */
export const skinGauze: ValidationCase = {
  id: "skin-gauze",
  title: "Skin under warm wet gauze, 5 min",
  tune,
  predict,
};
