import { type BioheatProblem, type SimulationResult, simulate } from "@isotherm/engine";
import { diagramPicture, type PicturePanel, shades } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";
import { diameterAtEnd, needleInWater } from "../water.ts";

const side = 80e-3;
const bath = 39;
const end = 900;
/** [mm] Measured −30 °C diameter, and ice diameter derived from an area share of 13 %. */
const coldDiameter = 12;
const iceDiameter = 33.3;
const areaShare = 13;
/** [°C] At which ice is counted. */
const iceTemperature = -0.52;
/** [mm] Within this a diameter passes. */
const diameterLimit = 3;

/** One 2.4 mm cryoprobe; 35 mm of active zone, as in the reference's own estimate for this experiment. */
function problemFor(surfaceTemperature: number): BioheatProblem {
  const needle = { side, cell: 1e-3, shaftDiameter: 2.4e-3, temperature: bath };
  const trace = [[0, bath] as const, [60, surfaceTemperature] as const];
  return needleInWater({ ...needle, trace, duration: end });
}

/** [mm] */
function diameter(result: SimulationResult, problem: BioheatProblem, temperature: number): number {
  return diameterAtEnd(problem, result, temperature) * 1e3;
}

/** Effective surface temperature from the −30 °C diameter alone, by bisection. */
function tune(): readonly number[] {
  let [cold, warm] = [-150, -60];
  for (let round = 0; round < 9; round++) {
    const middle = (cold + warm) / 2;
    const problem = problemFor(middle);
    if (diameter(simulate(problem), problem, -30) > coldDiameter) cold = middle;
    else warm = middle;
  }
  return [(cold + warm) / 2];
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  const problem = problemFor(tuned[0] ?? 0);
  const result = simulate(problem);
  const cold = diameter(result, problem, -30);
  const ice = diameter(result, problem, iceTemperature);
  return [
    { quantity: "−30 °C diameter [mm]", measured: coldDiameter, computed: cold, limit: null, role: "tuned" },
    {
      quantity: "ice diameter [mm]",
      measured: iceDiameter,
      computed: ice,
      limit: diameterLimit,
      role: "predicted",
    },
    {
      quantity: "−30 °C share of the ice area [%]",
      measured: areaShare,
      computed: 100 * (cold / ice) ** 2,
      limit: 6,
      role: "predicted",
    },
  ];
}

/** Diameter of every isotherm at the end, and the two that are published. */
function diameterPanel(tuned: readonly number[]): PicturePanel {
  const problem = problemFor(tuned[0] ?? 0);
  const result = simulate(problem);
  const temperatures = [-60, -55, -50, -45, -40, -35, -30, -25, -20, -15, -10, -5, -2, iceTemperature];
  const half = 1.2;
  return {
    title: "Isotherms after 15 min",
    x: { label: "temperature of the isotherm [°C]", from: -60, to: 4, ticks: [-60, -40, -20, 0] },
    y: { label: "diameter [mm]", from: 0, to: 40, ticks: [0, 10, 20, 30, 40] },
    series: [
      {
        name: "predicted",
        color: shades[1],
        line: temperatures.map((temperature) => [temperature, diameter(result, problem, temperature)]),
        marks: [{ at: [-30, coldDiameter] }, { at: [iceTemperature, iceDiameter] }],
        band: [-half, half].map((side) => [
          iceTemperature + side,
          iceDiameter - diameterLimit,
          iceDiameter + diameterLimit,
        ]),
      },
    ],
  };
}

/** One cryoprobe in agar at body temperature. */
export const littrupAgar: ValidationCase = {
  id: "littrup-agar",
  title: "One 2.4 mm cryoprobe in agar at 39 °C, 15 min",
  tolerance: 0.5,
  tune,
  predict,
  draw: ({ tuned }) =>
    diagramPicture({
      title: "One cryoprobe in agar: tuned on −30 °C, ice predicted",
      legend: "line: engine · circles: published (no spread is given) · band: target for ice",
      panels: [diameterPanel(tuned)],
    }),
};
