import {
  type BioheatProblem,
  isothermVolume,
  type SimulationResult,
  simulate,
  type Vec3,
} from "@isotherm/engine";
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
/** [mm] Front from the surface of the cryoprobe at 60, 120, 180 s, first cycle. */
const fronts: readonly (readonly [number, number])[] = [
  [60, 2.26],
  [120, 2.88],
  [180, 3.49],
];

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
    limit: 0.5,
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

/** Two freezes of an IceSphere in a dish; the first of them. */
export const icesphereDish: ValidationCase = {
  id: "icesphere-dish",
  title: "IceSphere in a cell-culture dish, 6 min",
  tune,
  predict,
};
