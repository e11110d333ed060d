import { type BioheatProblem, simulate, type Tissue } from "@isotherm/engine";
import { diagramPicture, type PicturePanel, type PictureSeries, shades } from "../picture.ts";
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
/** [°C] At 5 mm after 5 min and later, as measured; [K] within which it passes. */
const plateau = 40.1;
const limit = 1.5;
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

/** Time [s] and temperature [°C] at 5 mm depth. */
function historyFor(heatTransfer: number): readonly (readonly [number, number])[] {
  const result = simulate(problemFor(heatTransfer), {
    grid: "uniform",
    initialField: ([x]) => initialTemperature(x),
  });
  const history = result.samples[0] ?? { times: [], temperatures: [] };
  return Array.from(history.times, (time, n) => [time, history.temperatures[n] ?? Number.NaN]);
}

function temperatures(heatTransfer: number): readonly [number, number] {
  const history = historyFor(heatTransfer);
  const atFive = history.find(([time]) => Math.abs(time - 300) < 1e-6);
  return [atFive?.[1] ?? Number.NaN, history.at(-1)?.[1] ?? Number.NaN];
}

/** Contact coefficient in its published range that comes nearest to 40.1 °C after 5 min. */
function tune(): readonly number[] {
  let [low, high] = [lowest, highest];
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2;
    if (temperatures(middle)[0] < plateau) low = middle;
    else high = middle;
  }
  return [(low + high) / 2];
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  const [fiveMinutes, tenMinutes] = temperatures(tuned[0] ?? lowest);
  return [
    {
      quantity: "5 mm depth after 5 min [°C]",
      measured: plateau,
      computed: fiveMinutes,
      limit,
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
      measured: plateau,
      computed: temperatures(lowest)[0],
      limit: null,
      role: "predicted",
    },
    {
      quantity: "5 min, highest contact coefficient of the range [°C]",
      measured: plateau,
      computed: temperatures(highest)[0],
      limit: null,
      role: "predicted",
    },
  ];
}

function depthPanel(tuned: readonly number[]): PicturePanel {
  const points = (heatTransfer: number): readonly (readonly [number, number])[] =>
    historyFor(heatTransfer).map(([time, temperature]) => [time / 60, temperature]);
  const curve = (heatTransfer: number, color: string): PictureSeries => ({
    name: `${heatTransfer.toFixed(0)} W/(m²·K)`,
    color,
    line: points(heatTransfer),
    marks: [],
    band: [],
  });
  const half = 0.12;
  return {
    title: "5 mm below the surface",
    x: { label: "time [min]", from: 0, to: 10, ticks: [0, 2, 4, 6, 8, 10] },
    y: { label: "temperature [°C]", from: 34, to: 45, ticks: [34, 36, 38, 40, 42, 44] },
    series: [
      curve(lowest, shades[3]),
      curve(tuned[0] ?? lowest, shades[0]),
      curve(highest, shades[3]),
      {
        name: "",
        color: "#666",
        line: [
          [5, plateau],
          [10, plateau],
        ],
        isDashed: true,
        marks: [{ at: [0, depthStart] }, { at: [5, plateau] }],
        band: [5 - half, 5 + half].map((time) => [time, plateau - limit, plateau + limit]),
      },
    ],
  };
}

/** Warm gauze on skin. */
export const skinGauze: ValidationCase = {
  id: "skin-gauze",
  title: "Skin under warm wet gauze, 5 min",
  tolerance: 0.5,
  tune,
  predict,
  draw: ({ tuned }) =>
    diagramPicture({
      title: "Skin under warm wet gauze: contact tuned within its range",
      legend: "lines: engine · circles, dashes: published (no spread is given) · band: target at 5 min",
      panels: [depthPanel(tuned)],
    }),
};
