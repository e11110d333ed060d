import type { SimulationResult } from "../result.ts";
import { simulate } from "../simulate.ts";
import type { GpuDevice } from "../webgpu/gpu-device.ts";
import { simulateOnGpu } from "../webgpu/simulate-on-gpu.ts";
import { agreementCases } from "./agreement-cases.ts";

/*
 * What the browser runs in `tests/browser/webgpu.test.ts`: the cases of the engine's own agreement test, once on the processor and once on the
 * adapter that the browser offers.
 */

/** How far two results lie apart, each the largest over all cells, times or cryoprobes. */
export interface GpuComparison {
  readonly name: string;
  readonly backend: string;
  /** [K] */
  readonly temperatureK: number;
  /** [K] */
  readonly minimumK: number;
  /** [s] */
  readonly timeBelowS: number;
  /** [K/s] */
  readonly rateKPerS: number;
  /** [K] */
  readonly sampleK: number;
  /** [W] */
  readonly powerW: number;
  /** [K] */
  readonly surfaceK: number;
  /** [1] */
  readonly balanceError: number;
  readonly superSteps: readonly [number, number];
}

type Numbers = Float32Array | Float64Array;

function apart(first: Numbers, second: Numbers | undefined): number {
  if (second === undefined || second.length !== first.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let index = 0; index < first.length; index++) {
    most = Math.max(most, Math.abs((first[index] as number) - (second[index] as number)));
  }
  return most;
}

function farthest<Part>(
  first: readonly Part[],
  second: readonly Part[],
  numbers: (part: Part) => Numbers,
): number {
  return Math.max(
    0,
    ...first.map((part, index) => {
      const other = second[index];
      return apart(numbers(part), other === undefined ? undefined : numbers(other));
    }),
  );
}

function compare(name: string, processor: SimulationResult, gpu: SimulationResult): GpuComparison {
  return {
    name,
    backend: gpu.backend,
    temperatureK: farthest(processor.reports, gpu.reports, (report) => report.temperature),
    minimumK: apart(processor.minimumTemperature, gpu.minimumTemperature),
    timeBelowS: farthest(processor.timeBelow, gpu.timeBelow, (below) => below.time),
    rateKPerS: Math.max(
      apart(processor.coolingRate, gpu.coolingRate),
      apart(processor.warmingRate, gpu.warmingRate),
    ),
    sampleK: farthest(processor.samples, gpu.samples, (sample) => sample.temperatures),
    powerW: farthest(processor.cryoprobes, gpu.cryoprobes, (cryoprobe) => cryoprobe.powers),
    surfaceK: farthest(processor.cryoprobes, gpu.cryoprobes, (cryoprobe) => cryoprobe.surfaceTemperatures),
    balanceError: gpu.energy.balanceError,
    superSteps: [
      Number(processor.settings.details["superSteps"]),
      Number(gpu.settings.details["superSteps"]),
    ],
  };
}

interface GpuOfBrowser {
  readonly requestAdapter: () => Promise<{ readonly requestDevice: () => Promise<GpuDevice> } | null>;
}

async function openDevice(): Promise<GpuDevice | null> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GpuOfBrowser } };
  const adapter = await navigator?.gpu?.requestAdapter();
  return adapter ? adapter.requestDevice() : null;
}

let device: Promise<GpuDevice | null> | null = null;

async function compareCase(wanted: string): Promise<GpuComparison | "no adapter"> {
  device ??= openDevice();
  const opened = await device;
  if (opened === null) return "no adapter";
  const chosen = agreementCases.find(([name]) => name === wanted);
  if (chosen === undefined) throw new Error(`there is no case named ${wanted}`);
  const [name, problem] = chosen;
  return compare(name, simulate(problem), await simulateOnGpu(problem, { device: opened }));
}

Object.assign(globalThis, { compareCase, caseNames: agreementCases.map(([name]) => name) });
