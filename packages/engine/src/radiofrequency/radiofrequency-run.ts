import { onCurve } from "../curves.ts";
import { enthalpyBias, referenceTableBins, wasmTableBins } from "../defaults.ts";
import { type Discretization, discretize } from "../discretization.ts";
import { energyMeter } from "../energy.ts";
import type { SimulationOptions } from "../options.ts";
import { referenceBackend } from "../reference/reference-backend.ts";
import type { TemperatureReport } from "../result.ts";
import { type SamplePoint, samplePoint } from "../samples.ts";
import { explicitStep } from "../stability.ts";
import type { Field } from "../surface-exchange.ts";
import { coupleVessel } from "../vessel-coupling.ts";
import { specialFaces } from "../walls.ts";
import { wasmBackend } from "../wasm/wasm-backend.ts";
import { bioheatPart } from "./check-radiofrequency.ts";
import type { DriveMemory, DriveTarget } from "./drive-control.ts";
import { type ElectricSolution, type ElectricSolver, electricSolver } from "./electric-field.ts";
import { anchorsOf, coupleElectrode } from "./electrode-coupling.ts";
import { type HeatedStepper, heatedFlows } from "./heated-step.ts";
import { type RadiofrequencyResolution, radiofrequencyResolution } from "./radiofrequency-defaults.ts";
import type {
  ElectricalConductivity,
  RadiofrequencyControl,
  RadiofrequencyProblem,
} from "./radiofrequency-problem.ts";
import { type DamageRecords, openDamage } from "./thermal-damage.ts";
import { electricalMedia } from "./tissue-conductivity.ts";

interface Circuit {
  readonly discretization: Discretization;
  readonly electrical: readonly (ElectricalConductivity | null)[];
  readonly solver: ElectricSolver;
  /** [S/m] Of the last solution. */
  readonly conductivity: Float64Array;
  /** [S/m] Of the present temperatures. */
  readonly trial: Float64Array;
  /** At 1 V. */
  solution: ElectricSolution;
  /** [W per V²] Joule heat in solved cells. */
  tissueHeat: number;
  solutions: number;
  iterations: number;
}

interface GeneratorTrack {
  readonly times: number[];
  readonly voltages: number[];
  readonly powers: number[];
  readonly impedances: number[];
  readonly tips: readonly number[][];
}

/** Everything that changes while a lesion is computed. */
export interface Run {
  readonly problem: RadiofrequencyProblem;
  readonly resolution: RadiofrequencyResolution;
  readonly stepper: HeatedStepper;
  readonly circuit: Circuit;
  readonly damage: DamageRecords;
  /** [°C] Padded fields. */
  readonly fields: { readonly now: Float32Array; readonly before: Float32Array };
  readonly samples: readonly SamplePoint[];
  readonly track: GeneratorTrack;
  readonly memory: DriveMemory;
  /** [°C] Sensors at the end of the last attempt, and at the start of the step. */
  readonly tips: Float64Array;
  readonly tipsBefore: Float64Array;
  readonly startEnthalpy: Field;
  readonly reportTimes: readonly number[];
  readonly landings: readonly number[];
  readonly reports: TemperatureReport[];
  /** [s] */
  readonly endTime: number;
  /** [s] Stable explicit step. */
  readonly explicitStep: number;
  /** [V²] Mean square while the generator was last on. */
  lastSquareVoltage: number;
  /** [J] */
  carriedByBlood: number;
  /** dimensionless */
  currentError: number;
  time: number;
  steps: number;
  attempts: number;
  evaluations: number;
}

/** Share of the time in which current flows, dimensionless. */
export function dutyOf(control: RadiofrequencyControl): number {
  return control.kind === "pulsed" ? control.pulseDuration * control.pulseRate : 1;
}

/** [V²] Mean square of the voltage at full burst. */
function burstSquareVoltage(control: RadiofrequencyControl): number {
  const voltage = control.kind === "temperature" ? control.maximumVoltage : control.voltage;
  return dutyOf(control) * voltage * voltage;
}

/** What the step that ends at `time` [s] has to reach. */
export function targetAt(run: Run, time: number): DriveTarget {
  const { control, initialTemperature } = run.problem;
  const most = burstSquareVoltage(control);
  if (control.kind === "voltage") return { mostSquareVoltage: most, temperature: Number.POSITIVE_INFINITY };
  if (control.kind === "pulsed") return { mostSquareVoltage: most, temperature: control.temperatureLimit };
  const { heat } = run.circuit.solution;
  const share = control.rampDuration === 0 ? 1 : Math.min(1, time / control.rampDuration);
  return {
    mostSquareVoltage: heat > 0 ? Math.min(most, control.maximumPower / heat) : most,
    temperature: initialTemperature + share * (control.tipTemperature - initialTemperature),
  };
}

function startEnthalpyOf(discretization: Discretization): Float64Array {
  const { initial, curves, map, reference } = discretization;
  return initial.map((temperature, cell) => {
    const curve = curves[map.medium[cell] as number];
    if (!curve || temperature === reference) return enthalpyBias;
    return onCurve(curve.temperature, curve.enthalpy, temperature) + enthalpyBias;
  });
}

function openStepper(
  problem: RadiofrequencyProblem,
  options: SimulationOptions,
): { stepper: HeatedStepper; explicit: number } {
  const resolution = radiofrequencyResolution(options.accuracy);
  const name = options.backend ?? "wasm";
  const discretization = discretize(bioheatPart(problem), {
    resolution,
    grid: options.grid ?? "graded",
    bins: name === "wasm" ? wasmTableBins : referenceTableBins,
    initialField: options.initialField,
  });
  const faces = specialFaces(discretization);
  const backend =
    name === "wasm"
      ? wasmBackend({ discretization, faces, threads: options.threads })
      : referenceBackend({ discretization, faces });
  const electrodes = problem.electrodes.map((electrode) => coupleElectrode(discretization, electrode));
  const vessels = problem.vessels.map((vessel) => coupleVessel(discretization, vessel));
  const field = (): Float64Array => new Float64Array(discretization.grid.size);
  backend.fields[0].set(startEnthalpyOf(discretization));
  return {
    stepper: {
      discretization,
      backend,
      electrodes,
      vessels,
      meter: energyMeter(Object.keys(heatedFlows).length),
      unitHeat: field(),
      lostPerfusion: field(),
      heat: field(),
      ended: 2,
    },
    explicit: explicitStep(
      discretization,
      faces,
      [...electrodes, ...vessels].map((coupling) => coupling.exchange),
    ),
  };
}

function openCircuit(problem: RadiofrequencyProblem, stepper: HeatedStepper): Circuit {
  const { discretization, electrodes } = stepper;
  return {
    discretization,
    electrical: electricalMedia(problem, discretization),
    solver: electricSolver(discretization, anchorsOf(discretization, electrodes, problem.ground)),
    conductivity: new Float64Array(discretization.grid.size),
    trial: new Float64Array(discretization.grid.size),
    solution: { current: 0, power: 0, heat: 0, iterations: 0 },
    tissueHeat: 0,
    solutions: 0,
    iterations: 0,
  };
}

/** Times [s] that steps end on exactly. */
function landingsOf(problem: RadiofrequencyProblem, reportTimes: readonly number[]): readonly number[] {
  const { control, duration } = problem;
  const ramp = control.kind === "temperature" ? [Math.min(control.rampDuration, duration)] : [];
  return [...new Set([...reportTimes, duration, ...ramp])].filter((time) => time > 0).sort((a, b) => a - b);
}

/** Opens the run of a checked problem. */
export function openRun(problem: RadiofrequencyProblem, options: SimulationOptions): Run {
  const { stepper, explicit } = openStepper(problem, options);
  const { discretization, backend } = stepper;
  const now = new Float32Array(discretization.grid.size);
  backend.temperatures(0, now);
  for (let cell = 0; cell < now.length; cell++) now[cell] = (now[cell] as number) + discretization.reference;
  const endTime = problem.duration + problem.restDuration;
  const reportTimes = [...new Set([...problem.reportTimes, endTime])].sort((a, b) => a - b);
  return {
    problem,
    resolution: radiofrequencyResolution(options.accuracy),
    stepper,
    circuit: openCircuit(problem, stepper),
    damage: openDamage(problem.arrhenius, now),
    fields: { now, before: now.slice() },
    samples: problem.samples.map((point) => samplePoint(discretization, point)),
    track: { times: [], voltages: [], powers: [], impedances: [], tips: problem.electrodes.map(() => []) },
    tips: new Float64Array(problem.electrodes.length).fill(problem.initialTemperature),
    tipsBefore: new Float64Array(problem.electrodes.length).fill(problem.initialTemperature),
    memory: { squareVoltage: 0, slope: 0 },
    startEnthalpy: backend.fields[0].slice(),
    reportTimes,
    landings: landingsOf(problem, reportTimes),
    reports: [],
    endTime,
    explicitStep: explicit,
    lastSquareVoltage: 0,
    carriedByBlood: 0,
    currentError: 0,
    time: 0,
    steps: 0,
    attempts: 0,
    evaluations: 0,
  };
}
