import {
  type BioheatProblem,
  isothermExtents,
  isothermVolume,
  type SimulationOptions,
  type SimulationResult,
  simulate,
} from "@isotherm/engine";
import { benchmarkA, benchmarkDiametersMm, benchmarkSizes } from "@isotherm/verification";

/** Several runs of one case. */
export interface Timing {
  readonly result: SimulationResult;
  /** [s] Fastest and middle of the rounds. */
  readonly best: number;
  readonly middle: number;
  /** [s] Processor time of all threads, least of the rounds. */
  readonly processor: number;
}

/** Runs a case several times, one after the other. */
export function time(problem: BioheatProblem, options: SimulationOptions, rounds: number): Timing {
  const walls: number[] = [];
  let processor = Number.POSITIVE_INFINITY;
  let result: SimulationResult | undefined;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    result = simulate(problem, { ...options, now: () => performance.now() });
    const used = process.cpuUsage(before);
    walls.push(result.wallTime);
    processor = Math.min(processor, (used.user + used.system) / 1e6);
  }
  walls.sort((a, b) => a - b);
  if (result === undefined) throw new Error("no round was run");
  return { result, best: walls[0] ?? 0, middle: walls[Math.floor(rounds / 2)] ?? 0, processor };
}

/** Million cell updates of a run. */
export function updatesOf({ settings }: SimulationResult): number {
  return Number(settings.details["cellUpdates"]) / 1e6;
}

/** Largest errors of benchmark A against the independent solution, all times and isotherms. */
export interface SizeErrors {
  /** [mm] Of all directions. */
  readonly diameterMm: number;
  /** Shares. */
  readonly diameter: number;
  readonly length: number;
  readonly volume: number;
}

/** Measures a result of benchmark A. */
export function sizeErrors(result: SimulationResult): SizeErrors {
  const [cryoprobe] = benchmarkA.cryoprobes;
  if (cryoprobe === undefined) throw new Error("benchmark A has a cryoprobe");
  let [diameterMm, diameter, length, volume] = [0, 0, 0, 0];
  for (const { time: at, diametersMm } of benchmarkDiametersMm) {
    const field = result.reports.find((report) => report.time === at)?.temperature;
    const sizes = benchmarkSizes.find((row) => row.time === at);
    if (field === undefined || sizes === undefined) throw new Error(`nothing was kept at ${at} s`);
    [0, -20, -40].forEach((temperature, n) => {
      const extents = isothermExtents(result.grid, field, { temperature, cryoprobe });
      const expected = diametersMm[n] ?? 0;
      const off = Math.max(extents.across * 1e3 - expected, expected - extents.acrossLeast * 1e3);
      diameterMm = Math.max(diameterMm, off);
      diameter = Math.max(diameter, off / expected);
      length = Math.max(length, Math.abs((extents.along * 1e3) / (sizes.lengthsMm[n] ?? 1) - 1));
      const ml = isothermVolume(result.grid, field, temperature) * 1e6;
      volume = Math.max(volume, Math.abs(ml / (sizes.volumesMl[n] ?? 1) - 1));
    });
  }
  return { diameterMm, diameter, length, volume };
}
