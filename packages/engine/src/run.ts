import { type ActiveBox, firstBox, nextBox, wholeBox } from "./active-box.ts";
import type { Backend, FieldStore } from "./backend.ts";
import { type CryoprobeCoupling, coupleCryoprobe } from "./cryoprobe-coupling.ts";
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
import { energyMeter, type Metabolism, metabolicHeat, openMetabolism } from "./energy.ts";
import type { SimulationOptions } from "./options.ts";
import type { BioheatProblem } from "./problem.ts";
import { type Phase, phasesOf, switchTimes } from "./protocol.ts";
import { openRecords, type RecordFields, type Records, recordStep } from "./records.ts";
import { referenceBackend } from "./reference/reference-backend.ts";
import type { TemperatureReport } from "./result.ts";
import { type SuperStep, stageCount, superStep } from "./rkl2.ts";
import { recordSample, type SamplePoint, samplePoint } from "./samples.ts";
import { explicitStep } from "./stability.ts";
import { judgeStep, landingLength } from "./step-control.ts";
import { attempt, keep, type Stepper, startField, startRate, stepperOf } from "./stepper.ts";
import type { Field } from "./surface-exchange.ts";
import { coupleVessel, type VesselCoupling } from "./vessel-coupling.ts";
import { type SpecialFaces, specialFaces } from "./walls.ts";
import { wasmBackend } from "./wasm/wasm-backend.ts";

/** What is kept of a cryoprobe. */
interface CryoprobeTrack {
  readonly times: number[];
  readonly powers: number[];
  readonly surfaces: number[];
}

/** Everything that changes while a problem is solved. */
export interface Run<Store extends FieldStore = Backend> {
  readonly stepper: Stepper<Store>;
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
  readonly metabolism: Metabolism | null;
  /** [J] That metabolism brought. */
  fromMetabolism: number;
  /** [W] At the end of the last super-step. */
  metabolicPower: number;
  time: number;
  superSteps: number;
  refusedSteps: number;
  evaluations: number;
  /** Cells worked on, summed over all evaluations. */
  cellUpdates: number;
}

/** A problem cut into cells, and everything that touches them: what every run starts from. */
export interface RunParts {
  readonly discretization: Discretization;
  readonly faces: SpecialFaces;
  readonly cryoprobes: readonly CryoprobeCoupling[];
  readonly vessels: readonly VesselCoupling[];
  readonly resolution: Resolution;
  readonly phases: readonly Phase[];
  /** [s] Stable explicit step. */
  readonly explicitStep: number;
}

/** Cuts a checked problem into cells with tissue tables of so many `bins`. */
export function openParts(problem: BioheatProblem, options: SimulationOptions, bins: number): RunParts {
  const resolution = options.accuracy === "preview" ? previewResolution : fullResolution;
  const { initialField, grid = "graded" } = options;
  const discretization = discretize(problem, { resolution, grid, bins, initialField });
  const faces = specialFaces(discretization);
  const cryoprobes = problem.cryoprobes.map((cryoprobe) => coupleCryoprobe(discretization, cryoprobe));
  const vessels = problem.vessels.map((vessel) => coupleVessel(discretization, vessel));
  const exchanges = [...cryoprobes, ...vessels].map((coupling) => coupling.exchange);
  return {
    discretization,
    faces,
    cryoprobes,
    vessels,
    resolution,
    phases: phasesOf(problem.protocol),
    explicitStep: explicitStep(discretization, faces, exchanges),
  };
}

/** Enthalpy [J/m³] of the initial temperatures, into a padded field. */
export function fillStart(discretization: Discretization, field: Field): void {
  const { initial, curves, map, reference } = discretization;
  for (let cell = 0; cell < field.length; cell++) {
    const temperature = initial[cell] as number;
    const curve = temperature === reference ? null : curves[map.medium[cell] as number];
    field[cell] = curve
      ? onCurve(curve.temperature, curve.enthalpy, temperature) + enthalpyBias
      : enthalpyBias;
  }
}

/** The run of a checked problem, on a store whose first field holds the enthalpy at the start; `temperature` is that in K. */
export function runOf<Store extends FieldStore>(
  parts: RunParts,
  store: Store,
  kept: { readonly temperature: Float32Array; readonly fields: RecordFields },
): Run<Store> {
  const { temperature, fields } = kept;
  const { discretization, cryoprobes, vessels, phases, resolution } = parts;
  const { problem } = discretization;
  const phase: Phase = phases[0] ?? { start: 0, end: 0, step: { kind: "thaw", duration: 0 } };
  const meter = energyMeter(cryoprobes.length + 3);
  const records = openRecords(discretization, fields, temperature);
  const endTime = phases.at(-1)?.end ?? 0;
  const metabolism = openMetabolism(discretization);
  return {
    stepper: stepperOf({ discretization, backend: store, cryoprobes, vessels, meter }, phase),
    resolution,
    records,
    samples: problem.samples.map((point) => samplePoint(discretization, point)),
    tracks: problem.cryoprobes.map(() => ({ times: [], powers: [], surfaces: [] })),
    startEnthalpy: store.fields[0].slice(),
    startTemperature: temperature,
    reportTimes: [...new Set([...problem.reportTimes, endTime])].sort((a, b) => a - b),
    reports: [],
    phases,
    endTime,
    explicitStep: parts.explicitStep,
    box: wholeBox(discretization.grid),
    wanted: resolution.firstStep,
    metabolism,
    fromMetabolism: 0,
    metabolicPower: metabolicHeat(metabolism, temperature),
    time: 0,
    superSteps: 0,
    refusedSteps: 0,
    evaluations: 0,
    cellUpdates: 0,
  };
}

/** Opens the run of a checked problem on the processor; the protocol has at least one step that lasts. */
export function openRun(problem: BioheatProblem, options: SimulationOptions): Run {
  const isWasm = (options.backend ?? "wasm") === "wasm";
  const parts = openParts(problem, options, isWasm ? wasmTableBins : referenceTableBins);
  const { discretization, faces } = parts;
  const backend: Backend = isWasm
    ? wasmBackend({ discretization, faces, threads: options.threads })
    : referenceBackend({ discretization, faces });
  fillStart(discretization, backend.fields[startField]);
  const temperature = new Float32Array(discretization.grid.size);
  backend.temperatures(startField, temperature);
  return runOf(parts, backend, { temperature, fields: backend.recordFields });
}

/** [s] Rising times of a phase that a super-step ends on: where a cryoprobe changes, and where a report is asked for. */
export function landingTimes<Store extends FieldStore>(run: Run<Store>, phase: Phase): readonly number[] {
  const reports = run.reportTimes.filter((time) => time > phase.start && time < phase.end);
  const switches = switchTimes(run.stepper.discretization.problem, phase);
  return [...new Set([...reports, ...switches])].sort((a, b) => a - b);
}

/** Counts evaluations of the operator, and the cells that they visited. */
function countEvaluations<Store extends FieldStore>(run: Run<Store>, evaluations: number): void {
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
export function recordSamples<Store extends FieldStore>(run: Run<Store>): void {
  const { reference } = run.stepper.discretization;
  for (const sample of run.samples)
    recordSample(sample, { time: run.time, temperature: run.records.fields[0], reference });
}

/** Records what the cryoprobes draw at the start of a step, or at the end of all. */
export function recordCryoprobes<Store extends FieldStore>(run: Run<Store>): void {
  const { meter, surfaces } = run.stepper;
  run.tracks.forEach((track, index) => {
    track.times.push(run.time);
    track.powers.push(0 - (meter.startFlow[index] as number));
    track.surfaces.push(surfaces[index] as number);
  });
}

/** The next super-step to try, which ends on `target` [s] or well before it. */
export function nextTry<Store extends FieldStore>(run: Run<Store>, target: number): SuperStep {
  const length = landingLength(Math.min(run.wanted, run.resolution.longestStep), target - run.time);
  return superStep(stageCount(length, run.explicitStep), length);
}

/** Whether a tried step of an error [K] is kept; notes how long the next one should be. */
export function judgeTry<Store extends FieldStore>(run: Run<Store>, step: SuperStep, error: number): boolean {
  countEvaluations(run, step.stages);
  const { length } = step;
  const verdict = judgeStep(length, error, run.resolution.stepTolerance);
  // A step that was cut to land says nothing against the longer one that was wanted.
  run.wanted = verdict.isKept && length < run.wanted ? Math.max(verdict.wanted, run.wanted) : verdict.wanted;
  run[verdict.isKept ? "superSteps" : "refusedSteps"] += 1;
  return verdict.isKept;
}

/** Counts a kept step's metabolism, by the heat [W] at its end, and moves the clock; exactly onto the target where it lands. */
export function passTime<Store extends FieldStore>(
  run: Run<Store>,
  step: { readonly length: number; readonly target: number; readonly metabolicPower: number },
): void {
  const { length, target, metabolicPower } = step;
  run.fromMetabolism += ((metabolicPower + run.metabolicPower) / 2) * length;
  run.metabolicPower = metabolicPower;
  run.time = length === target - run.time ? target : run.time + length;
}

/**
 * One kept super-step toward `target` [s], tried again with shorter ones while its error is too large. Yields after every
 * evaluation of the operator.
 */
export function* takeStep(run: Run, target: number): Generator<undefined, void> {
  recordCryoprobes(run);
  let step = nextTry(run, target);
  while (!judgeTry(run, step, yield* attempt(run.stepper, step, run.time))) step = nextTry(run, target);
  keepStep(run, step.length, target);
  recordSamples(run);
}

function keepStep(run: Run, length: number, target: number): void {
  const { stepper, records } = run;
  const { discretization, backend } = stepper;
  keep(stepper);
  const step = { length, time: run.time + length, box: run.box, grid: discretization.grid };
  recordStep(records, step, backend.record);
  passTime(run, { length, target, metabolicPower: metabolicHeat(run.metabolism, records.fields[0]) });
  const fields = { now: records.fields[0], start: run.startTemperature };
  setBox(run, nextBox(discretization.grid, run.box, fields));
}
