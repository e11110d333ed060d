import { checkProblem } from "../check-problem.ts";
import type { SimulationOptions } from "../options.ts";
import type { BioheatProblem } from "../problem.ts";
import type { SimulationProgress, SimulationResult } from "../result.ts";
import { landingTimes, recordCryoprobes, recordSamples } from "../run.ts";
import { progressOf, refuseCanceled, resultOf } from "../run-result.ts";
import type { GpuDevice } from "./gpu-device.ts";
import { beginGpuPhase, openGpuRun, readGpuRecords, takeGpuStep } from "./gpu-run.ts";

/** How to solve on a GPU; nothing here changes what is solved. */
export interface GpuSimulationOptions extends Omit<SimulationOptions, "backend" | "threads"> {
  /** Lent by the host, which keeps it and destroys it. */
  readonly device: GpuDevice;
}

/**
 * Solves a problem on a GPU through WebGPU, with the same equations, grid, steps and step control as `simulation`, in single
 * precision: yields after every super-step, returns the result. A `signal` that is aborted ends it with ENGINE_CANCELED.
 * All numbers are SI, times in s, temperatures °C; each field is one number a cell, x fastest. Equations and method:
 * `docs/physics.md` §1 (Pennes 1948, in enthalpy) and §2.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_NOT_FINITE, ENGINE_CANCELED as `simulation`;
 * ENGINE_BACKEND_UNAVAILABLE where the device is too small for the problem or stops answering: it never falls back by itself
 */
export async function* simulationOnGpu(
  problem: BioheatProblem,
  options: GpuSimulationOptions,
): AsyncGenerator<SimulationProgress, SimulationResult> {
  checkProblem(problem, options);
  const now = options.now ?? Date.now;
  const started = now();
  const gpu = await openGpuRun(problem, options, options.device);
  const { run } = gpu;
  try {
    recordSamples(run);
    yield progressOf(run);
    for (const phase of run.phases) {
      await beginGpuPhase(gpu, phase);
      for (const landing of landingTimes(run, phase)) {
        while (run.time < landing) {
          refuseCanceled(run, options);
          await takeGpuStep(gpu, landing);
          yield progressOf(run);
        }
      }
    }
    recordCryoprobes(run);
    await readGpuRecords(gpu);
    return resultOf(run, options, (now() - started) / 1000);
  } finally {
    gpu.machine.close();
  }
}

/**
 * Solves a problem on a GPU and returns the result, as `simulationOnGpu` does without the steps between: SI units, times in
 * s, temperatures °C, fields of one number a cell, x fastest; equations and method in `docs/physics.md` §1 and §2.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_NOT_FINITE, ENGINE_CANCELED as `simulation`;
 * ENGINE_BACKEND_UNAVAILABLE where the device is too small for the problem or stops answering
 */
export async function simulateOnGpu(
  problem: BioheatProblem,
  options: GpuSimulationOptions,
): Promise<SimulationResult> {
  const steps = simulationOnGpu(problem, options);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}
