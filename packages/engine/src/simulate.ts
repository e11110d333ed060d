import type { Backend } from "./backend.ts";
import { checkProblem } from "./check-problem.ts";
import { coupleCryoprobe } from "./cryoprobe-coupling.ts";
import { onCurve } from "./curves.ts";
import {
  engineVersion,
  enthalpyBias,
  fullResolution,
  previewResolution,
  type Resolution,
  referenceTableBins,
  wasmTableBins,
} from "./defaults.ts";
import { type Discretization, discretize } from "./discretization.ts";
import { energyBalance, energyMeter, metabolicHeat, storedHeat } from "./energy.ts";
import { EngineError } from "./errors.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";
import { type Phase, phasesOf, surfaceSpeed, switchTimes } from "./protocol.ts";
import { openRecords, type Records, recordStep, unpadded } from "./records.ts";
import { referenceBackend } from "./reference/reference-backend.ts";
import type {
  BackendName,
  EnergyBalance,
  SimulationProgress,
  SimulationResult,
  SimulationSettings,
  TemperatureReport,
  TensorGrid,
} from "./result.ts";
import { stageCount, superStep } from "./rkl2.ts";
import { recordSample, type SamplePoint, sampleHistory, samplePoint } from "./samples.ts";
import { explicitStep } from "./stability.ts";
import { advance, evaluateCouplings, flowOrder, type Stepper, startField } from "./stepper.ts";
import type { Field } from "./surface-exchange.ts";
import { coupleVessel } from "./vessel-coupling.ts";
import { specialFaces } from "./walls.ts";
import { wasmBackend } from "./wasm/wasm-backend.ts";

interface CryoprobeTrack {
  readonly times: number[];
  readonly powers: number[];
  readonly surfaces: number[];
}

interface Run {
  readonly stepper: Stepper;
  readonly resolution: Resolution;
  readonly records: Records;
  readonly samples: readonly SamplePoint[];
  readonly tracks: readonly CryoprobeTrack[];
  readonly startEnthalpy: Field;
  readonly reportTimes: readonly number[];
  readonly reports: TemperatureReport[];
  /** [s] */
  readonly endTime: number;
  /** [s] Stable explicit step. */
  readonly explicitStep: number;
  /** [J] */
  metabolism: number;
  /** [W] At the end of the last super-step. */
  metabolicPower: number;
  time: number;
  superSteps: number;
  evaluations: number;
}

function startEnthalpy(discretization: Discretization): Float64Array {
  const { initial, curves, map, reference } = discretization;
  return initial.map((temperature, cell) => {
    const curve = curves[map.medium[cell] as number];
    if (!curve) return enthalpyBias;
    const value = temperature === reference ? 0 : onCurve(curve.temperature, curve.enthalpy, temperature);
    return value + enthalpyBias;
  });
}

function openRun(problem: BioheatProblem, options: SimulationOptions): Run {
  const resolution = options.accuracy === "preview" ? previewResolution : fullResolution;
  const name: BackendName = options.backend ?? "wasm";
  const discretization = discretize(problem, {
    resolution,
    grid: options.grid ?? "graded",
    bins: name === "wasm" ? wasmTableBins : referenceTableBins,
    initialField: options.initialField,
  });
  const faces = specialFaces(discretization);
  const backend: Backend =
    name === "wasm"
      ? wasmBackend({ discretization, faces, threads: options.threads })
      : referenceBackend({ discretization, faces });
  const cryoprobes = problem.cryoprobes.map((cryoprobe) => coupleCryoprobe(discretization, cryoprobe));
  const vessels = problem.vessels.map((vessel) => coupleVessel(discretization, vessel));
  const start = startEnthalpy(discretization);
  backend.fields[0].set(start);
  const records = openRecords(discretization);
  backend.temperatures(0, records.fields[0]);
  records.minimum.set(records.fields[0]);
  const phases = phasesOf(problem.protocol);
  const endTime = phases[phases.length - 1]?.end ?? 0;
  return {
    stepper: {
      discretization,
      backend,
      cryoprobes,
      vessels,
      meter: energyMeter(cryoprobes.length + 3),
      surfaces: new Float64Array(cryoprobes.length),
    },
    resolution,
    records,
    samples: problem.samples.map((point) => samplePoint(discretization, point)),
    tracks: cryoprobes.map(() => ({ times: [], powers: [], surfaces: [] })),
    startEnthalpy: backend.fields[0].slice(),
    reportTimes: [...new Set([...problem.reportTimes, endTime])].sort((a, b) => a - b),
    reports: [],
    endTime,
    explicitStep: explicitStep(
      discretization,
      faces,
      [...cryoprobes, ...vessels].map((coupling) => coupling.exchange),
    ),
    metabolism: 0,
    metabolicPower: metabolicHeat(discretization, records.fields[0]),
    time: 0,
    superSteps: 0,
    evaluations: 0,
  };
}

/** Records samples at the present time. */
function recordSamples(run: Run): void {
  const { reference } = run.stepper.discretization;
  for (const sample of run.samples)
    recordSample(sample, { time: run.time, temperature: run.records.fields[0], reference });
}

function recordCryoprobes(run: Run, time: number): void {
  run.tracks.forEach((track, index) => {
    track.times.push(time);
    track.powers.push(0 - (run.stepper.meter.flow[index] as number));
    track.surfaces.push(run.stepper.surfaces[index] as number);
  });
}

/** Length [s] of the next super-step: short after a switch, growing to the longest, ending exactly on `target`. */
function nextLength(run: Run, phase: Phase, { since, target }: { since: number; target: number }): number {
  const { longestStep, stepShare, stepOffset, surfaceChange } = run.resolution;
  const speed = surfaceSpeed(run.stepper.discretization.problem, { phase, time: run.time });
  const wanted = Math.min(longestStep, stepShare * (run.time - since + stepOffset), surfaceChange / speed);
  const left = target - run.time;
  if (left <= wanted * 1.001) return left;
  return left < 2 * wanted ? left / 2 : wanted;
}

/** One super-step toward `target`; true lands on it. */
function takeStep(run: Run, phase: Phase, span: { since: number; target: number }): boolean {
  const { stepper, records } = run;
  const length = nextLength(run, phase, span);
  const isLanding = length >= span.target - run.time;
  const step = superStep(stageCount(length, run.explicitStep), length);
  advance(stepper, step, { phase, time: run.time, started: () => recordCryoprobes(run, run.time) });
  run.time = isLanding ? span.target : run.time + length;
  run.superSteps += 1;
  run.evaluations += step.stages;
  stepper.backend.temperatures(startField, records.fields[1]);
  recordStep(records, length, run.time);
  const power = metabolicHeat(stepper.discretization, records.fields[0]);
  run.metabolism += ((power + run.metabolicPower) / 2) * length;
  run.metabolicPower = power;
  recordSamples(run);
  return isLanding;
}

function takeReport(run: Run): TemperatureReport | null {
  if (!run.reportTimes.includes(run.time)) return null;
  const { discretization } = run.stepper;
  const fill = { shift: discretization.reference, unsolved: "medium" } as const;
  const report = { time: run.time, temperature: unpadded(discretization, run.records.fields[0], fill) };
  run.reports.push(report);
  return report;
}

function balanceOf(run: Run): EnergyBalance {
  const { meter, discretization, backend } = run.stepper;
  const probes = run.tracks.length;
  let fromCryoprobes = 0;
  for (let flow = 0; flow < probes; flow++) fromCryoprobes += meter.total[flow] as number;
  const source = meter.total[probes + flowOrder.source] as number;
  return energyBalance({
    fromCryoprobes,
    fromBlood: source - run.metabolism,
    fromMetabolism: run.metabolism,
    fromVessels: meter.total[probes + flowOrder.vessels] as number,
    throughBoundary: meter.total[probes + flowOrder.walls] as number,
    stored: storedHeat(discretization, run.startEnthalpy, backend.fields[startField]),
  });
}

function settingsOf(run: Run, options: SimulationOptions): SimulationSettings {
  const { discretization, backend, cryoprobes } = run.stepper;
  const { grid, problem } = discretization;
  const kappas = cryoprobes.map((coupling) => coupling.kappa.toPrecision(4)).join(" ");
  return {
    engineVersion,
    cell: Math.max(problem.cell, run.resolution.finestCell),
    cells: grid.nx * grid.ny * grid.nz,
    integrator: "RKL2",
    longestStep: run.resolution.longestStep,
    threads: backend.threads,
    details: {
      accuracy: options.accuracy ?? "full",
      grid: options.grid ?? "graded",
      ...run.resolution,
      cellsX: grid.nx,
      cellsY: grid.ny,
      cellsZ: grid.nz,
      explicitStep: run.explicitStep,
      superSteps: run.superSteps,
      evaluations: run.evaluations,
      tableBins: discretization.table.bins,
      cryoprobeCoupling: kappas,
    },
  };
}

function gridOf(run: Run): TensorGrid {
  const { xEdges, yEdges, zEdges } = run.stepper.discretization.grid;
  return { xEdges, yEdges, zEdges };
}

function resultOf(run: Run, options: SimulationOptions, wallTime: number): SimulationResult {
  const { discretization, backend } = run.stepper;
  const plain = { shift: 0, unsolved: 0 } as const;
  const { records, tracks } = run;
  return {
    backend: backend.name,
    settings: settingsOf(run, options),
    grid: gridOf(run),
    reports: run.reports,
    minimumTemperature: unpadded(discretization, records.minimum, {
      shift: discretization.reference,
      unsolved: "medium",
    }),
    timeBelow: discretization.problem.thresholds.map((threshold, index) => ({
      threshold,
      time: unpadded(discretization, records.below[index] as Float32Array, plain),
    })),
    coolingRate: unpadded(discretization, records.cooling, plain),
    warmingRate: unpadded(discretization, records.warming, plain),
    samples: run.samples.map(sampleHistory),
    cryoprobes: tracks.map((track) => ({
      times: Float64Array.from(track.times),
      powers: Float64Array.from(track.powers),
      surfaceTemperatures: Float64Array.from(track.surfaces),
    })),
    energy: balanceOf(run),
    wallTime,
  };
}

/**
 * Solves a problem step by step: yields after every super-step, returns the result. Whoever stops asking cancels;
 * a `signal` that is aborted ends it with ENGINE_CANCELED.
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
    yield { grid: gridOf(run), time: 0, endTime: run.endTime, report: takeReport(run) };
    let phase: Phase | undefined;
    for (phase of phasesOf(problem.protocol)) {
      let since = phase.start;
      for (const target of switchTimes(problem, phase)) {
        const landings = run.reportTimes.filter((time) => time > run.time && time < target);
        for (const landing of [...landings, target]) {
          while (run.time < landing) {
            refuseCanceled(run, options);
            takeStep(run, phase, { since, target: landing });
            yield { grid: gridOf(run), time: run.time, endTime: run.endTime, report: takeReport(run) };
          }
        }
        since = target;
      }
    }
    if (phase !== undefined) {
      evaluateCouplings(
        run.stepper,
        { start: run.stepper.backend.fields[startField], change: null },
        {
          phase,
          time: run.time,
        },
      );
      recordCryoprobes(run, run.time);
    }
    return resultOf(run, options, (now() - started) / 1000);
  } finally {
    run.stepper.backend.close();
  }
}

function refuseCanceled(run: Run, options: SimulationOptions): void {
  if (options.signal?.aborted !== true) return;
  throw new EngineError(
    "ENGINE_CANCELED",
    `The simulation was canceled at ${run.time.toFixed(1)} s of ${run.endTime.toFixed(1)} s; start it again to get a result.`,
  );
}

/** Solves a problem and returns the result. */
export function simulate(problem: BioheatProblem, options: SimulationOptions = {}): SimulationResult {
  const steps = simulation(problem, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
