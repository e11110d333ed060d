import {
  type BioheatProblem,
  isothermVolume,
  type SimulationResult,
  simulate,
  type Vec3,
} from "@isotherm/engine";
import { diagramPicture, type PicturePanel, shades } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";
import { insulatedBox, water } from "../water.ts";

/** [s] */
const times = [30, 60, 120, 180, 360];
/** [m] Thermocouples from the axis; the first is the one to tune on. */
const distances = [1.8e-3, 2.8e-3, 4.8e-3, 6.8e-3];
/** [°C] Mean of three runs, two cycles each: a row for each time, a column for each thermocouple. */
const measured = [
  [-20.3, 4, 22.8, 26.4],
  [-30.3, -8.9, 17.7, 24.8],
  [-37.7, -20.5, 9.1, 20.2],
  [-41.2, -25.4, 4.2, 17],
  [-45.6, -30, -1.4, 12.4],
];
/** [K] Standard errors of these means, in the same rows and columns. */
const spreads = [
  [3.8, 1.7, 1.5, 0.6],
  [5, 2, 2.2, 1],
  [4.6, 1.5, 2.5, 1.5],
  [4.6, 1.6, 2.1, 1.6],
  [5.4, 1, 0.8, 1.5],
];
/** [mm] Front from the surface of the cryoprobe at 60, 120, 180 s, first cycle, with the standard error. */
const fronts: readonly (readonly [number, number, number])[] = [
  [60, 2.26, 0.05],
  [120, 2.88, 0.16],
  [180, 3.49, 0.26],
];
/** [mm] Within this a front passes. */
const frontLimit = 0.5;

const radius = 0.75e-3;
const side = 60e-3;
const height = 1e-3;
const initialTemperature = 27;
const axis = { x: side / 2 + 0.12e-3, y: side / 2 - 0.07e-3 };

/** A flat box square to the cryoprobe: heat flows radially only, as in the authors' own model. */
function problemFor(surface: readonly number[]): BioheatProblem {
  const point = (r: number): Vec3 => [axis.x + r, axis.y, height / 2];
  return {
    origin: [0, 0, 0],
    size: [side, side, height],
    cell: 0.5e-3,
    boundary: insulatedBox,
    media: [water],
    background: 0,
    regions: [],
    vessels: [],
    blood: { density: 1000, heatCapacity: 4180, temperature: initialTemperature },
    initialTemperature,
    cryoprobes: [
      {
        tip: [axis.x, axis.y, height],
        direction: [0, 0, 1],
        shaftDiameter: 2 * radius,
        activeZoneLength: height,
        tipOffset: 0,
        surface: {
          kind: "temperature",
          trace: [
            [0, initialTemperature],
            ...times.map((time, n): [number, number] => [time, surface[n] ?? 0]),
          ],
        },
        shaft: "tissue",
      },
    ],
    protocol: [{ kind: "freeze", duration: 360 }],
    reportTimes: times,
    thresholds: [],
    samples: distances.map(point),
  };
}

function at(result: SimulationResult, thermocouple: number, time: number): number {
  const history = result.samples[thermocouple];
  const n = history?.times.findIndex((value) => Math.abs(value - time) < 1e-6) ?? -1;
  return history?.temperatures[n] ?? Number.NaN;
}

function solve(surface: readonly number[]): SimulationResult {
  return simulate(problemFor(surface), { grid: "uniform" });
}

/** Surface temperature at the five times, so that the innermost thermocouple reads what it read. */
function tune(): readonly number[] {
  let surface = [-50, -60, -70, -75, -85];
  for (let round = 0; round < 12; round++) {
    const result = solve(surface);
    surface = surface.map(
      (value, n) => value + 1.2 * ((measured[n]?.[0] ?? 0) - at(result, 0, times[n] ?? 0)),
    );
  }
  return surface;
}

function frontRow(result: SimulationResult, time: number, measuredMm: number): ValidationRow {
  const field = result.reports.find((report) => report.time === time)?.temperature ?? new Float32Array();
  const area = isothermVolume(result.grid, field, -0.52) / height;
  return {
    quantity: `front from the surface at ${time} s [mm]`,
    measured: measuredMm,
    computed: (Math.sqrt(area / Math.PI) - radius) * 1e3,
    limit: frontLimit,
    role: "predicted",
  };
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  const result = solve(tuned);
  const rows = distances.flatMap((distance, thermocouple) =>
    times.map(
      (time, n): ValidationRow => ({
        quantity: `${((distance - radius) * 1e3).toFixed(2)} mm from the surface, ${time} s [°C]`,
        measured: measured[n]?.[thermocouple] ?? 0,
        computed: at(result, thermocouple, time),
        limit: null,
        role: thermocouple === 0 ? "tuned" : "predicted",
      }),
    ),
  );
  const mean = (from: number, difference: (row: ValidationRow) => number): number =>
    rows.slice(from, from + times.length).reduce((sum, row) => sum + difference(row), 0) / times.length;
  const bias = (row: ValidationRow): number => row.computed - row.measured;
  return [
    ...rows,
    {
      quantity: "mean absolute error at 2.05 mm [K]",
      measured: 0,
      computed: mean(5, (row) => Math.abs(bias(row))),
      limit: 4,
      role: "predicted",
    },
    {
      quantity: "bias at 4.05 mm [K]",
      measured: 0,
      computed: mean(10, bias),
      limit: null,
      role: "predicted",
    },
    {
      quantity: "bias at 6.05 mm [K]",
      measured: 0,
      computed: mean(15, bias),
      limit: null,
      role: "predicted",
    },
    ...fronts.map(([time, measuredMm]) => frontRow(result, time, measuredMm)),
  ];
}

function temperaturePanel(result: SimulationResult): PicturePanel {
  return {
    title: "Thermocouples",
    x: { label: "time [s]", from: 0, to: 360, ticks: [0, 60, 120, 180, 240, 300, 360] },
    y: { label: "temperature [°C]", from: -60, to: 30, ticks: [-60, -40, -20, 0, 20] },
    series: distances.map((distance, thermocouple) => {
      const { times: at, temperatures } = result.samples[thermocouple] ?? { times: [], temperatures: [] };
      return {
        name: `${((distance - radius) * 1e3).toFixed(2)} mm`,
        color: shades[thermocouple] ?? shades[0],
        line: Array.from(at, (time, n): [number, number] => [time, temperatures[n] ?? Number.NaN]),
        marks: times.map((time, n) => ({
          at: [time, measured[n]?.[thermocouple] ?? Number.NaN],
          spread: spreads[n]?.[thermocouple] ?? 0,
        })),
        band: [],
      };
    }),
  };
}

function frontPanel(rows: readonly ValidationRow[]): PicturePanel {
  const computed = fronts.map(([time], n): [number, number] => [
    time,
    rows.at(n - fronts.length)?.computed ?? Number.NaN,
  ]);
  return {
    title: "Front of the first freeze",
    x: { label: "time [s]", from: 40, to: 200, ticks: [60, 120, 180] },
    y: { label: "from the surface of the cryoprobe [mm]", from: 0, to: 7, ticks: [0, 1, 2, 3, 4, 5, 6, 7] },
    series: [
      {
        name: "predicted",
        color: shades[1],
        line: computed,
        marks: fronts.map(([time, front, spread]) => ({ at: [time, front], spread })),
        band: fronts.map(([time, front]) => [time, front - frontLimit, front + frontLimit]),
      },
    ],
  };
}

/** Two freezes of an IceSphere in a dish; the first of them. */
export const icesphereDish: ValidationCase = {
  id: "icesphere-dish",
  title: "IceSphere in a cell-culture dish, 6 min",
  tolerance: 0.5,
  tune,
  predict,
  draw: ({ tuned, rows }) =>
    diagramPicture({
      title: "IceSphere in a cell-culture dish: tuned on 1.05 mm, everything else predicted",
      legend: "line: engine · circle and bar: measured, mean ± standard error · band: target for the front",
      panels: [temperaturePanel(solve(tuned)), frontPanel(rows)],
    }),
};
