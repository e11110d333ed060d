import { type ActiveBox, firstBox, nextBox, wholeBox } from "./active-box.ts";
import type { Backend } from "./backend.ts";
import { coupleCryoprobe } from "./cryoprobe-coupling.ts";
import { onCurve } from "./curves.ts";
import {
  enthalpyBias,
  fullResolution,
  previewResolution,
  type Resolution,
  referenceTableBins,
  wasmTableBins,
} from "./defaults.ts";
import { type Discretization, discretize } from "./discretization.ts";
import { energyMeter, metabolicHeat } from "./energy.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";
import { type Phase, phasesOf } from "./protocol.ts";
import { openRecords, type Records, recordStep } from "./records.ts";
import { referenceBackend } from "./reference/reference-backend.ts";
import type { TemperatureReport } from "./result.ts";
import { stageCount, superStep } from "./rkl2.ts";
import { recordSample, type SamplePoint, samplePoint } from "./samples.ts";
import { explicitStep } from "./stability.ts";
import { judgeStep, landingLength } from "./step-control.ts";
import { attempt, keep, type Stepper, startField, startRate, stepperOf } from "./stepper.ts";
import type { Field } from "./surface-exchange.ts";
import { coupleVessel } from "./vessel-coupling.ts";
import { specialFaces } from "./walls.ts";
import { wasmBackend } from "./wasm/wasm-backend.ts";

/** What is kept of a cryoprobe. */
interface CryoprobeTrack {
  readonly times: number[];
  readonly powers: number[];
  readonly surfaces: number[];
}

/** Everything that changes while a problem is solved. */
export interface Run {
  readonly stepper: Stepper;
  readonly resolution: Resolution;
  readonly records: Records;
  readonly samples: readonly SamplePoint[];
  readonly tracks: readonly CryoprobeTrack[];
  readonly startEnthalpy: Field;
  /** [K] Above the reference. */
  readonly startTemperature: Float32Array;
  readonly reportTimes: readonly number[];
  readonly reports: TemperatureReport[];
  readonly phases: readonly Phase[];
  /** [s] */
  readonly endTime: number;
  /** [s] Stable explicit step. */
  readonly explicitStep: number;
  box: ActiveBox;
  /** [s] Length that the next super-step should have. */
  wanted: number;
  /** [J] */
  metabolism: number;
  /** [W] At the end of the last super-step. */
  metabolicPower: number;
  time: number;
  superSteps: number;
  refusedSteps: number;
  evaluations: number;
  /** Cells worked on, summed over all evaluations. */
  cellUpdates: number;
}

/** Enthalpy [J/m³] of the initial temperatures, into a padded field. */
function fillStart(discretization: Discretization, field: Field): void {
  const { initial, curves, map, reference } = discretization;
  for (let cell = 0; cell < field.length; cell++) {
    const temperature = initial[cell] as number;
    const curve = temperature === reference ? null : curves[map.medium[cell] as number];
    field[cell] = curve
      ? onCurve(curve.temperature, curve.enthalpy, temperature) + enthalpyBias
      : enthalpyBias;
  }
}

function openStepper(
  problem: BioheatProblem,
  options: SimulationOptions & { resolution: Resolution; phase: Phase },
): { stepper: Stepper; explicit: number } {
  const isWasm = (options.backend ?? "wasm") === "wasm";
  const discretization = discretize(problem, {
    resolution: options.resolution,
    grid: options.grid ?? "graded",
    bins: isWasm ? wasmTableBins : referenceTableBins,
    initialField: options.initialField,
  });
  const faces = specialFaces(discretization);
  const cryoprobes = problem.cryoprobes.map((cryoprobe) => coupleCryoprobe(discretization, cryoprobe));
  const vessels = problem.vessels.map((vessel) => coupleVessel(discretization, vessel));
  const exchanges = [...cryoprobes, ...vessels].map((coupling) => coupling.exchange);
  const backend: Backend = isWasm
    ? wasmBackend({ discretization, faces, threads: options.threads })
    : referenceBackend({ discretization, faces });
  const meter = energyMeter(cryoprobes.length + 3);
  return {
    stepper: stepperOf({ discretization, backend, cryoprobes, vessels, meter }, options.phase),
    explicit: explicitStep(discretization, faces, exchanges),
  };
}

/** Opens the run of a checked problem; the protocol has at least one step that lasts. */
export function openRun(problem: BioheatProblem, options: SimulationOptions): Run {
  const resolution = options.accuracy === "preview" ? previewResolution : fullResolution;
  const phases = phasesOf(problem.protocol);
  const phase: Phase = phases[0] ?? { start: 0, end: 0, step: { kind: "thaw", duration: 0 } };
  const { stepper, explicit } = openStepper(problem, { ...options, resolution, phase });
  const { discretization, backend } = stepper;
  fillStart(discretization, backend.fields[startField]);
  const records = openRecords(discretization);
  backend.temperatures(startField, records.fields[0]);
  records.fields[1].set(records.fields[0]);
  records.minimum.set(records.fields[0]);
  const endTime = phases.at(-1)?.end ?? 0;
  return {
    stepper,
    resolution,
    records,
    samples: problem.samples.map((point) => samplePoint(discretization, point)),
    tracks: problem.cryoprobes.map(() => ({ times: [], powers: [], surfaces: [] })),
    startEnthalpy: backend.fields[startField].slice(),
    startTemperature: records.fields[0].slice(),
    reportTimes: [...new Set([...problem.reportTimes, endTime])].sort((a, b) => a - b),
    reports: [],
    phases,
    endTime,
    explicitStep: explicit,
    box: wholeBox(discretization.grid),
    wanted: resolution.firstStep,
    metabolism: 0,
    metabolicPower: metabolicHeat(discretization, records.fields[0]),
    time: 0,
    superSteps: 0,
    refusedSteps: 0,
    evaluations: 0,
    cellUpdates: 0,
  };
}

function countEvaluations(run: Run, evaluations: number): void {
  const { from, to } = run.box;
  const cells = (to[0] - from[0]) * (to[1] - from[1]) * (to[2] - from[2]);
  run.evaluations += evaluations;
  run.cellUpdates += evaluations * cells;
}

/** Begins a phase of the protocol: the rate is that of what the cryoprobes do from now on, and steps are short again. */
export function beginPhase(run: Run, phase: Phase): void {
  const { stepper } = run;
  startRate(stepper, { phase, time: run.time });
  countEvaluations(run, 1);
  run.wanted = run.resolution.firstStep;
  if (run.superSteps > 0) return;
  const couplings = [...stepper.cryoprobes, ...stepper.vessels];
  const cells = couplings.map((coupling) => coupling.exchange.cells);
  setBox(run, firstBox(stepper.discretization, stepper.backend.fields[stepper.names.rate], cells));
}

function setBox(run: Run, box: ActiveBox): void {
  if (box === run.box) return;
  run.box = box;
  run.stepper.backend.setBox(box);
}

/** Records samples at the present time. */
export function recordSamples(run: Run): void {
  const { reference } = run.stepper.discretization;
  for (const sample of run.samples)
    recordSample(sample, { time: run.time, temperature: run.records.fields[0], reference });
}

/** Records what the cryoprobes draw at the start of a step, or at the end of all. */
export function recordCryoprobes(run: Run): void {
  const { meter, surfaces } = run.stepper;
  run.tracks.forEach((track, index) => {
    track.times.push(run.time);
    track.powers.push(0 - (meter.startFlow[index] as number));
    track.surfaces.push(surfaces[index] as number);
  });
}

/** One kept super-step toward `target` [s], tried again with shorter ones while its error is too large. */
export function takeStep(run: Run, target: number): void {
  const { stepper, resolution } = run;
  recordCryoprobes(run);
  const left = target - run.time;
  for (;;) {
    const length = landingLength(Math.min(run.wanted, resolution.longestStep), left);
    const step = superStep(stageCount(length, run.explicitStep), length);
    const error = attempt(stepper, step, run.time);
    countEvaluations(run, step.stages);
    const verdict = judgeStep(length, error, resolution.stepTolerance);
    // A step that was cut to land says nothing against the longer one that was wanted.
    run.wanted =
      verdict.isKept && length < run.wanted ? Math.max(verdict.wanted, run.wanted) : verdict.wanted;
    if (verdict.isKept) {
      keepStep(run, length);
      run.time = length === left ? target : run.time + length;
      break;
    }
    run.refusedSteps += 1;
  }
  recordSamples(run);
}

function keepStep(run: Run, length: number): void {
  const { stepper, records } = run;
  const { discretization, backend } = stepper;
  keep(stepper);
  run.superSteps += 1;
  backend.temperatures(startField, records.fields[1]);
  recordStep(records, { length, time: run.time + length, box: run.box, grid: discretization.grid });
  const power = metabolicHeat(discretization, records.fields[0]);
  run.metabolism += ((power + run.metabolicPower) / 2) * length;
  run.metabolicPower = power;
  const fields = { now: records.fields[0], start: run.startTemperature };
  setBox(run, nextBox(discretization.grid, run.box, fields));
}
