import type { FieldStore } from "../backend.ts";
import { wasmTableBins } from "../defaults.ts";
import { meterFinish, meterFirstStage, meterNextStage, meterStart } from "../energy.ts";
import { EngineError } from "../errors.ts";
import type { SimulationOptions } from "../options.ts";
import type { BioheatProblem } from "../problem.ts";
import { cryoprobeAction, type Phase } from "../protocol.ts";
import { recordFields } from "../records.ts";
import { type SuperStep, stageCount } from "../rkl2.ts";
import {
  fillStart,
  judgeTry,
  nextTry,
  openParts,
  passTime,
  type Run,
  type RunParts,
  recordCryoprobes,
  recordSamples,
  runOf,
} from "../run.ts";
import { flowOrder } from "../stepper.ts";
import type { GpuDevice } from "./gpu-device.ts";
import { type GpuAttempt, type GpuMachine, openGpuMachine } from "./gpu-machine.ts";
import type { CouplingAction } from "./gpu-uniforms.ts";
import { packProblem } from "./packed-problem.ts";

/** A run whose fields lie on a GPU; what the host reads of them is copied at reports and at the end. */
export interface GpuRun {
  readonly run: Run<FieldStore>;
  readonly machine: GpuMachine;
  /** Cells round the samples, which are read after every step. */
  readonly sampled: Uint32Array<ArrayBuffer>;
}

const noLimit = Number.POSITIVE_INFINITY;
const rest: CouplingAction = {
  mode: "rest",
  temperature: 0,
  heatTransfer: 0,
  limit: noLimit,
  dutyFraction: 1,
};

function cryoprobeActionOf(run: Run<FieldStore>, index: number, time: number): CouplingAction {
  const { discretization, moment } = run.stepper;
  const { problem, reference } = discretization;
  const surface = problem.cryoprobes[index]?.surface;
  const action = cryoprobeAction(problem, index, { phase: moment.phase, time });
  if (surface === undefined || action.kind === "rest") return rest;
  if (surface.kind === "temperature") {
    const held = action.kind === "hold" ? action.temperature : reference;
    return { ...rest, mode: "held", temperature: held - reference };
  }
  const fluid = { ...rest, mode: "fluid", heatTransfer: surface.heatTransfer } as const;
  if (action.kind === "hold") return { ...fluid, temperature: action.temperature - reference };
  const { dutyFraction } = action;
  return {
    ...fluid,
    temperature: surface.temperature - reference,
    limit: surface.maximumPower,
    dutyFraction,
  };
}

/** What cryoprobes, then vessels, do at a time [s] of the present phase. */
function actionsAt(run: Run<FieldStore>, time: number): readonly CouplingAction[] {
  const { problem, reference } = run.stepper.discretization;
  return [
    ...problem.cryoprobes.map((_, index) => cryoprobeActionOf(run, index, time)),
    ...problem.vessels.map(
      ({ bloodTemperature, heatTransfer }): CouplingAction => ({
        ...rest,
        mode: "fluid",
        temperature: bloodTemperature - reference,
        heatTransfer,
      }),
    ),
  ];
}

/** Takes the flows of one evaluation, four numbers a coupling, into the meter and the surfaces of the run. */
function takeFlows(run: Run<FieldStore>, flows: Float32Array, actions: readonly CouplingAction[]): void {
  const { cryoprobes, vessels, meter, surfaces, discretization } = run.stepper;
  const { reference } = discretization;
  let vesselHeat = 0;
  [...cryoprobes, ...vessels].forEach(({ exchange }, index) => {
    const [heat = 0, surfaceSum = 0, tissueSum = 0, share = 1] = flows.subarray(4 * index, 4 * index + 4);
    if (index >= cryoprobes.length) {
      vesselHeat += heat;
      return;
    }
    meter.flow[index] = heat;
    const tissue = tissueSum / exchange.area;
    const full = surfaceSum / exchange.area;
    // With less heat through it a surface stands proportionally less far from the tissue; at rest it is the tissue.
    const shown = actions[index]?.mode === "rest" ? tissue : tissue + share * (full - tissue);
    surfaces[index] = reference + shown;
  });
  meter.flow[cryoprobes.length + flowOrder.vessels] = vesselHeat;
}

/** Opens the run of a checked problem on a GPU. */
export async function openGpuRun(
  problem: BioheatProblem,
  options: SimulationOptions,
  device: GpuDevice,
): Promise<GpuRun> {
  const parts = openParts(problem, options, wasmTableBins);
  const { discretization } = parts;
  const { grid, reference } = discretization;
  const enthalpy = new Float32Array(grid.size);
  fillStart(discretization, enthalpy);
  const store: FieldStore = { name: "webgpu", threads: 1, fields: [enthalpy], close: () => undefined };
  const temperature = Float32Array.from(discretization.initial, (value) => value - reference);
  const fields = recordFields(discretization, () => new Float32Array(grid.size));
  const run = runOf(parts, store, { temperature: temperature.slice(), fields });
  const corners = run.samples.flatMap((sample) => sample.corners.map((corner) => corner.cell));
  const sampled = Uint32Array.from(new Set(corners));
  const machine = await openMachine(parts, device, sampled);
  machine.begin(enthalpy);
  return { run, machine, sampled };
}

function openMachine(
  parts: RunParts,
  device: GpuDevice,
  gatherCells: Uint32Array<ArrayBuffer>,
): Promise<GpuMachine> {
  const { discretization, faces, resolution } = parts;
  const { grid, table, map, reference, problem } = discretization;
  const exchanges = [...parts.cryoprobes, ...parts.vessels].map((coupling) => coupling.exchange);
  const packed = packProblem(discretization, faces, exchanges);
  const surfaces = exchanges.flatMap((exchange) => [...exchange.surface]);
  return openGpuMachine(device, {
    packed,
    sizes: {
      cells: grid.size,
      specialCells: packed.specialCells,
      couplings: exchanges.length,
      entries: surfaces.length,
      thresholds: problem.thresholds.length,
      gathered: gatherCells.length,
      stages: stageCount(resolution.longestStep, parts.explicitStep),
    },
    grid: {
      rowStride: grid.rowStride,
      ny: grid.ny,
      nz: grid.nz,
      bins: table.bins,
      media: map.media.length,
      lowest: table.lowest,
      perEnthalpy: table.perEnthalpy,
    },
    surfaces: Float32Array.from(surfaces, (value) => value - reference),
    gatherCells,
  });
}

/** Begins a phase of the protocol, as `beginPhase` does on the processor. */
export async function beginGpuPhase({ run, machine }: GpuRun, phase: Phase): Promise<void> {
  const { moment, meter } = run.stepper;
  moment.phase = phase;
  const actions = actionsAt(run, run.time);
  takeFlows(run, await machine.evaluate(actions), actions);
  meterStart(meter);
  run.wanted = run.resolution.firstStep;
}

/** Meters the couplings of a kept step stage by stage; the backend's own flows come summed. */
function meterStep(
  run: Run<FieldStore>,
  step: SuperStep,
  tried: { readonly attempt: GpuAttempt; readonly actions: readonly (readonly CouplingAction[])[] },
): void {
  const { meter, cryoprobes, vessels } = run.stepper;
  const { flows, source, walls } = tried.attempt;
  const width = 4 * (cryoprobes.length + vessels.length);
  for (let stage = 0; stage <= step.stages; stage++) {
    takeFlows(run, flows.subarray(stage * width, (stage + 1) * width), tried.actions[stage] ?? []);
    if (stage === 0) {
      meterStart(meter);
      meterFirstStage(meter, step.firstStep);
    }
    const factors = step.factors[stage - 1];
    if (factors !== undefined) meterNextStage(meter, factors);
  }
  meterFinish(meter);
  meterStart(meter);
  const first = cryoprobes.length;
  meter.total[first + flowOrder.source] = (meter.total[first + flowOrder.source] as number) + source;
  meter.total[first + flowOrder.walls] = (meter.total[first + flowOrder.walls] as number) + walls;
}

/** One kept super-step toward `target` [s], tried again with shorter ones while its error is too large. */
export async function takeGpuStep(gpu: GpuRun, target: number): Promise<void> {
  const { run, machine } = gpu;
  recordCryoprobes(run);
  for (;;) {
    const step = nextTry(run, target);
    const moments = [...step.times.slice(0, step.stages), step.length];
    const actions = moments.map((offset) => actionsAt(run, run.time + offset));
    const attempt = await machine.attempt(step, actions);
    if (!judgeTry(run, step, attempt.error)) continue;
    const end = await machine.keep(step);
    refuseNotFinite(end.metabolism, run.time + step.length);
    meterStep(run, step, { attempt, actions });
    passTime(run, { length: step.length, target, metabolicPower: end.metabolism });
    gpu.sampled.forEach((cell, index) => {
      run.records.fields[0][cell] = end.gathered[index] as number;
    });
    break;
  }
  if (run.reportTimes.includes(run.time)) {
    const temperature = await machine.read(16);
    run.records.fields[0].set(temperature.subarray(0, run.records.fields[0].length));
  }
  recordSamples(run);
}

function refuseNotFinite(sum: number, time: number): void {
  if (Number.isFinite(sum)) return;
  throw new EngineError(
    "ENGINE_NOT_FINITE",
    `The temperature field stopped being finite at ${time.toFixed(1)} s; check the tissue properties for values far outside the physical range.`,
  );
}

/** Copies what was kept of every cell into the records of the run. */
export async function readGpuRecords({ run, machine }: GpuRun): Promise<void> {
  const { records, stepper } = run;
  const size = records.minimum.length;
  const enthalpy = await machine.read(5);
  stepper.backend.fields[0].set(enthalpy.subarray(0, size));
  const kept = await machine.read(17);
  for (let cell = 0; cell < size; cell++) {
    records.minimum[cell] = kept[4 * cell] as number;
    records.cooling[cell] = kept[4 * cell + 1] as number;
    records.warming[cell] = kept[4 * cell + 2] as number;
  }
  if (records.below.length === 0) return;
  const below = await machine.read(18);
  records.below.forEach((field, index) => {
    field.set(below.subarray(index * size, (index + 1) * size));
  });
}
