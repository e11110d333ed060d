import { checkProblem } from "./check-problem.ts";
import { EngineError } from "./errors.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";
import { switchTimes } from "./protocol.ts";
import type { SimulationProgress, SimulationResult } from "./result.ts";
import { beginPhase, openRun, type Run, recordCryoprobes, recordSamples, takeStep } from "./run.ts";
import { gridOf, resultOf, takeReport } from "./run-result.ts";

function refuseCanceled(run: Run, options: SimulationOptions): void {
  if (options.signal?.aborted !== true) return;
  throw new EngineError(
    "ENGINE_CANCELED",
    `The simulation was canceled at ${run.time.toFixed(1)} s of ${run.endTime.toFixed(1)} s; start it again to get a result.`,
  );
}

/**
 * Solves a problem step by step: yields after every super-step, returns the result. Whoever stops asking cancels;
 * a `signal` that is aborted ends it with ENGINE_CANCELED. All numbers are SI, temperatures °C; the equations are in
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
  const progress = (): SimulationProgress => ({
    grid: gridOf(run),
    time: run.time,
    endTime: run.endTime,
    report: takeReport(run),
  });
  try {
    recordSamples(run);
    yield progress();
    for (const phase of run.phases) {
      beginPhase(run, phase);
      for (const target of switchTimes(problem, phase)) {
        const landings = run.reportTimes.filter((time) => time > run.time && time < target);
        for (const landing of [...landings, target]) {
          while (run.time < landing) {
            refuseCanceled(run, options);
            takeStep(run, landing);
            yield progress();
          }
        }
      }
    }
    recordCryoprobes(run);
    return resultOf(run, options, (now() - started) / 1000);
  } finally {
    run.stepper.backend.close();
  }
}

/** Solves a problem and returns the result; errors as `simulation`. */
export function simulate(problem: BioheatProblem, options: SimulationOptions = {}): SimulationResult {
  const steps = simulation(problem, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
