import { type BioheatProblem, type SimulationResult, simulate } from "@isotherm/engine";
import { targetPicture } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";
import { diameterAtEnd, needleInWater } from "../water.ts";

const side = 110e-3;
const body = 37;
/** [s] Not told; the usual lengths of one freeze in practice lie between. */
const durations = [600, 900, 1200] as const;
/** [mm] From the needle to −40 °C, tuned on; from there to the edge of the ice, predicted. */
const coreRadius = 10;
const edgeDistance = 10;
/** [mm] Within this a distance passes. */
const limit = 2;
const coreTemperature = -40;
const edgeTemperature = 0;

/** One needle of 17 G; 35 mm of active zone, as in the agar of Littrup. */
function problemFor(surface: number, duration: number): BioheatProblem {
  const needle = { side, cell: 1.5e-3, shaftDiameter: 1.5e-3, temperature: body };
  return needleInWater({ ...needle, trace: [[0, surface]], duration });
}

/** [mm] Radius of an isotherm round the needle at the end. */
function radiusOf(problem: BioheatProblem, result: SimulationResult, temperature: number): number {
  return diameterAtEnd(problem, result, temperature) * 0.5e3;
}

const rounds = 9;

/** [°C] Effective surface temperature that brings −40 °C to its radius, for each duration, by bisection. */
function tune(): readonly number[] {
  return durations.map((duration) => {
    let [cold, warm] = [-190, -60];
    for (let round = 0; round < rounds; round++) {
      const middle = (cold + warm) / 2;
      const problem = problemFor(middle, duration);
      if (radiusOf(problem, simulate(problem), coreTemperature) > coreRadius) cold = middle;
      else warm = middle;
    }
    return (cold + warm) / 2;
  });
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  return durations.flatMap((duration, n): ValidationRow[] => {
    const problem = problemFor(tuned[n] ?? Number.NaN, duration);
    const result = simulate(problem);
    const core = radiusOf(problem, result, coreTemperature);
    const edge = radiusOf(problem, result, edgeTemperature);
    const minutes = `${duration / 60} min`;
    return [
      {
        quantity: `${minutes}: needle to −40 °C [mm]`,
        measured: coreRadius,
        computed: core,
        limit,
        role: "tuned",
      },
      {
        quantity: `${minutes}: −40 °C to the edge [mm]`,
        measured: edgeDistance,
        computed: edge - core,
        limit,
        role: "predicted",
      },
    ];
  });
}

/** One needle in gel at the temperature of the body. */
export const warmGel: ValidationCase = {
  id: "warm-gel",
  title: "A needle in gel at body temperature",
  tolerance: 0.2,
  tune,
  predict,
  draw: ({ rows }) =>
    targetPicture("A needle in warm gel: tuned on −40 °C, the edge of the ice predicted", rows),
};
