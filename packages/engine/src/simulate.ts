import { checkProblem } from "./check-problem.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";
import type { SimulationProgress, SimulationResult } from "./result.ts";
import {
  beginPhase,
  landingTimes,
  openRun,
  type Run,
  recordCryoprobes,
  recordSamples,
  takeStep,
} from "./run.ts";
import { gridOf, progressOf, refuseCanceled, resultOf } from "./run-result.ts";

/** [ms] Between two yields, so that whoever waits can cancel. */
const longestSilence = 30;

/** A super-step toward `landing` [s]; yields in its middle too, without a report, when it takes long. */
function* step(
  run: Run,
  landing: number,
  options: SimulationOptions,
): Generator<SimulationProgress, undefined> {
  const now = options.now ?? Date.now;
  let told = now();
  const between = { grid: gridOf(run), endTime: run.endTime, report: null };
  for (const _ of takeStep(run, landing)) {
    if (now() - told < longestSilence) continue;
    yield { ...between, time: run.time };
    refuseCanceled(run, options);
    told = now();
  }
}

/**
 * Solves a problem step by step: yields after every super-step, and every 30 ms within a long one, returns the result.
 * Whoever stops asking cancels; a `signal` that is aborted ends it with ENGINE_CANCELED. All numbers are SI, times in s,
 * temperatures °C; each field is one number a cell, x fastest, on the grid of the result [m]. The equations are in
 * `docs/physics.md` §1 (Pennes 1948, in enthalpy), the method in §2.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_BACKEND_UNAVAILABLE, ENGINE_NOT_FINITE,
 * ENGINE_CANCELED
 */
export function* simulation(
  problem: BioheatProblem,
  options: SimulationOptions = {},
): Generator<SimulationProgress, SimulationResult> {
  checkProblem(problem, options);
  const now = options.now ?? Date.now;
  const started = now();
  const run = openRun(problem, options);
  try {
    recordSamples(run);
    yield progressOf(run);
    for (const phase of run.phases) {
      beginPhase(run, phase);
      for (const landing of landingTimes(run, phase)) {
        while (run.time < landing) {
          refuseCanceled(run, options);
          yield* step(run, landing, options);
          yield progressOf(run);
        }
      }
    }
    recordCryoprobes(run);
    return resultOf(run, options, (now() - started) / 1000);
  } finally {
    run.stepper.backend.close();
  }
}

/**
 * Solves a problem and returns the result, as `simulation` does without the steps between. All numbers are SI, times in
 * s, temperatures °C; each field is one number a cell, x fastest, on the grid of the result [m]. Equations and method:
 * `docs/physics.md` §1 (Pennes 1948, in enthalpy) and §2.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_BACKEND_UNAVAILABLE, ENGINE_NOT_FINITE,
 * ENGINE_CANCELED
 */
export function simulate(problem: BioheatProblem, options: SimulationOptions = {}): SimulationResult {
  const steps = simulation(problem, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
