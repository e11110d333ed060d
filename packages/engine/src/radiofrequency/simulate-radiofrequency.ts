import { engineVersion } from "../defaults.ts";
import { openMetabolism, storedHeat } from "../energy.ts";
import { EngineError } from "../errors.ts";
import type { SimulationOptions } from "../options.ts";
import { unpadded } from "../records.ts";
import type { SimulationProgress, SimulationSettings, TemperatureReport, TensorGrid } from "../result.ts";
import { stageCount, superStep } from "../rkl2.ts";
import { recordSample, sampleHistory } from "../samples.ts";
import { checkRadiofrequency } from "./check-radiofrequency.ts";
import { findDrive } from "./drive-control.ts";
import { solveElectric } from "./electric-field.ts";
import { levelOf, tipTemperature } from "./electrode-coupling.ts";
import { attemptStep, heatedFlows, keepStep, startField } from "./heated-step.ts";
import { lesionOf } from "./lesion-size.ts";
import { fillLift } from "./metal-rod.ts";
import { conductivityChange } from "./radiofrequency-defaults.ts";
import type { RadiofrequencyProblem } from "./radiofrequency-problem.ts";
import type { RadiofrequencyEnergy, RadiofrequencyResult } from "./radiofrequency-result.ts";
import { dutyOf, openRun, type Run, targetAt } from "./radiofrequency-run.ts";
import { recordDamage } from "./thermal-damage.ts";
import { fillConductivity } from "./tissue-conductivity.ts";

/** Solves the potential anew where conductivities have moved far enough since it was last solved. */
function refreshPotential(run: Run): void {
  const { fields, circuit } = run;
  circuit.trial.set(circuit.conductivity);
  const change = fillConductivity(circuit, fields.now, circuit.trial);
  if (circuit.solutions > 0 && change <= conductivityChange) return;
  circuit.conductivity.set(circuit.trial);
  circuit.solution = solveElectric(circuit.solver, circuit.conductivity, run.stepper.unitHeat);
  circuit.solutions += 1;
  circuit.iterations += circuit.solution.iterations;
  for (const { electrode, exchange, rod } of run.stepper.electrodes) {
    fillLift(
      { rod, exchange, level: levelOf(electrode) },
      {
        potential: circuit.solver.potential,
        halo: circuit.solver.matrix.strides[2],
        conductivity: circuit.conductivity,
      },
    );
  }
  keepTissueHeat(run);
  const { heat, power } = circuit.solution;
  if (power > 0) run.currentError = Math.max(run.currentError, Math.abs(heat - power) / power);
}

/** Drops the heat of cells that are not solved, the blood of vessels, and sums the rest [W per V²]. */
function keepTissueHeat(run: Run): void {
  const { unitHeat, discretization } = run.stepper;
  const { map, volume, curves } = discretization;
  let total = 0;
  for (let cell = 0; cell < unitHeat.length; cell++) {
    if (curves[map.medium[cell] as number] === null) unitHeat[cell] = 0;
    total += (unitHeat[cell] as number) * (volume[cell] as number);
  }
  run.circuit.tissueHeat = total;
}

/** p = (1 − e^(−Ω)) w ρ_b c_b (T − T_b): gives back what the backend's perfusion takes from damaged tissue. Returns [W]. */
function refreshPerfusion(run: Run): number {
  const { problem, stepper, damage, fields } = run;
  if (problem.damagedPerfusion === "constant") return 0;
  const { map, volume } = stepper.discretization;
  const { blood } = problem;
  const rates = map.media.map((medium) =>
    medium.kind === "tissue" ? medium.perfusion * blood.density * blood.heatCapacity : 0,
  );
  let power = 0;
  for (let cell = 0; cell < stepper.lostPerfusion.length; cell++) {
    const rate = rates[map.medium[cell] as number] as number;
    const lost = -Math.expm1(-(damage.damage[cell] as number));
    const value = rate * lost * ((fields.now[cell] as number) - blood.temperature);
    stepper.lostPerfusion[cell] = value;
    power += value * (volume[cell] as number);
  }
  return power;
}

/** [°C] The hottest sensor at the end of the last attempt; all are left in `run.tips`. */
function hottestTip(run: Run): number {
  const { discretization, backend, ended, electrodes } = run.stepper;
  const enthalpy = { start: backend.fields[startField], change: backend.fields[ended] };
  electrodes.forEach((coupling, index) => {
    run.tips[index] = tipTemperature(discretization, coupling, enthalpy);
  });
  return Math.max(...run.tips);
}

/** Length [s] of the next step: short after a switch, growing to the longest, ending exactly on `target`. */
function nextLength(run: Run, since: number, target: number): number {
  const { longestStep, stepShare, stepOffset } = run.resolution;
  const wanted = Math.min(longestStep, stepShare * (run.time - since + stepOffset));
  const left = target - run.time;
  if (left <= wanted * 1.001) return left;
  return left < 2 * wanted ? left / 2 : wanted;
}

function readTemperatures(run: Run): void {
  const { backend, discretization } = run.stepper;
  const { fields } = run;
  fields.before.set(fields.now);
  backend.temperatures(startField, fields.now);
  let sum = 0;
  for (let cell = 0; cell < fields.now.length; cell++) {
    fields.now[cell] = (fields.now[cell] as number) + discretization.reference;
    sum += fields.now[cell] as number;
  }
  if (Number.isFinite(sum)) return;
  throw new EngineError(
    "ENGINE_NOT_FINITE",
    `The temperature field stopped being finite at ${run.time.toFixed(1)} s; check properties and voltage for values far outside the physical range.`,
  );
}

/** What the generator's display shows at `time`, for a mean square voltage. */
function recordGenerator(run: Run, time: number, squareVoltage: number): void {
  const { track, circuit, problem } = run;
  const { current, power } = circuit.solution;
  track.times.push(time);
  track.voltages.push(Math.sqrt(squareVoltage / dutyOf(problem.control)));
  track.powers.push(squareVoltage * power);
  track.impedances.push(current > 0 ? 1 / current : Number.POSITIVE_INFINITY);
  run.tipsBefore.forEach((temperature, index) => {
    track.tips[index]?.push(temperature);
  });
}

/** One step toward `target`, with the generator on until `duration`. */
function takeStep(run: Run, since: number, target: number): void {
  const { problem, stepper, circuit, fields } = run;
  const isOn = run.time < problem.duration;
  const length = nextLength(run, since, target);
  const isLanding = length >= target - run.time;
  const step = superStep(stageCount(length, run.explicitStep), length);
  if (isOn) refreshPotential(run);
  const lostPower = refreshPerfusion(run);
  const unitPower = circuit.tissueHeat;
  const attempt = (squareVoltage: number): number => {
    attemptStep(stepper, step, { squareVoltage, unitPower, lostPower });
    run.attempts += 1;
    run.evaluations += step.stages;
    return hottestTip(run);
  };
  const drive = isOn
    ? findDrive(targetAt(run, run.time + length), { memory: run.memory, length }, attempt)
    : 0;
  if (!isOn) attempt(0);
  recordGenerator(run, run.time, drive);
  run.tipsBefore.set(run.tips);
  if (isOn) run.lastSquareVoltage = drive;
  run.carriedByBlood += drive * (circuit.solution.heat - unitPower) * length;
  keepStep(stepper);
  run.time = isLanding ? target : run.time + length;
  run.steps += 1;
  readTemperatures(run);
  recordDamage(run.damage, length, { from: fields.before, to: fields.now });
  for (const sample of run.samples)
    recordSample(sample, { time: run.time, temperature: fields.now, reference: 0 });
}

function takeReport(run: Run): TemperatureReport | null {
  if (!run.reportTimes.includes(run.time)) return null;
  const temperature = unpadded(run.stepper.discretization, run.fields.now, { shift: 0, unsolved: "medium" });
  const report = { time: run.time, temperature };
  run.reports.push(report);
  return report;
}

function balanceOf(run: Run): RadiofrequencyEnergy {
  const { stepper, startEnthalpy, currentError } = run;
  const { meter, discretization, backend } = stepper;
  const total = (place: number): number => meter.total[place] as number;
  // Metabolism falls only with freezing, which heat does not bring: it is constant.
  const metabolism = (openMetabolism(discretization)?.total ?? 0) * run.time;
  const terms = {
    fromCurrent: total(heatedFlows.current),
    fromCooling: total(heatedFlows.cooling),
    fromBlood: total(heatedFlows.source) + total(heatedFlows.damagedPerfusion) - metabolism,
    fromMetabolism: metabolism,
    fromVessels: total(heatedFlows.vessels),
    throughBoundary: total(heatedFlows.walls),
  };
  const stored = storedHeat(discretization, startEnthalpy, backend.fields[startField]);
  const flows = Object.values(terms);
  const sum = flows.reduce((all, flow) => all + flow, 0);
  const largest = Math.max(Math.abs(stored), ...flows.map(Math.abs), Number.MIN_VALUE);
  const { carriedByBlood } = run;
  return { ...terms, carriedByBlood, stored, balanceError: Math.abs(stored - sum) / largest, currentError };
}

function settingsOf(run: Run, options: SimulationOptions): SimulationSettings {
  const { stepper, resolution, problem, circuit } = run;
  const { grid } = stepper.discretization;
  return {
    engineVersion,
    cell: Math.max(problem.cell, resolution.finestCell),
    cells: grid.nx * grid.ny * grid.nz,
    integrator: "RKL2",
    longestStep: resolution.longestStep,
    threads: stepper.backend.threads,
    details: {
      accuracy: options.accuracy ?? "full",
      grid: options.grid ?? "graded",
      ...resolution,
      explicitStep: run.explicitStep,
      superSteps: run.steps,
      attempts: run.attempts,
      evaluations: run.evaluations,
      potentials: circuit.solutions,
      potentialIterations: circuit.iterations,
      conductivityChange,
      electrodeCoupling: stepper.electrodes.map((coupling) => coupling.kappa.toPrecision(4)).join(" "),
    },
  };
}

function gridOf(run: Run): TensorGrid {
  const { xEdges, yEdges, zEdges } = run.stepper.discretization.grid;
  return { xEdges, yEdges, zEdges };
}

/** [V/m] of each cell and [K] of the hottest cell in one burst, at the last voltage. */
function fieldOf(run: Run): { readonly strength: Float32Array; readonly rise: number } {
  const { stepper, circuit, problem } = run;
  const square = run.lastSquareVoltage / dutyOf(problem.control);
  const strength = new Float32Array(circuit.conductivity.length);
  let rise = 0;
  const pulse = problem.control.kind === "pulsed" ? problem.control.pulseDuration : 0;
  const { table, map, discretization } = {
    ...stepper.discretization,
    discretization: stepper.discretization,
  };
  for (let cell = 0; cell < strength.length; cell++) {
    const heat = square * (stepper.unitHeat[cell] as number);
    const sigma = circuit.conductivity[cell] as number;
    if (sigma > 0) strength[cell] = Math.sqrt(heat / sigma);
    const medium = map.medium[cell] as number;
    if (discretization.curves[medium] === null) continue;
    const perHeat = table.temperatureSlope[medium * table.bins + (table.bins >> 1)] as number;
    rise = Math.max(rise, heat * pulse * perHeat);
  }
  return { strength, rise };
}

function resultOf(run: Run, options: SimulationOptions, wallTime: number): RadiofrequencyResult {
  const { stepper, damage, track, problem } = run;
  const { discretization, backend } = stepper;
  const plain = { shift: 0, unsolved: 0 } as const;
  const maximumTemperature = unpadded(discretization, damage.maximum, { shift: 0, unsolved: "medium" });
  const { strength, rise } = fieldOf(run);
  const fields = {
    grid: gridOf(run),
    maximumTemperature,
    damage: unpadded(discretization, Float32Array.from(damage.damage), plain),
    equivalentTime: unpadded(discretization, Float32Array.from(damage.equivalentTime), plain),
  };
  return {
    backend: backend.name,
    settings: settingsOf(run, options),
    ...fields,
    reports: run.reports,
    char: Uint8Array.from(maximumTemperature, (value) => (value > problem.charTemperature ? 1 : 0)),
    electricField: unpadded(discretization, strength, plain),
    burstRise: rise,
    generator: {
      times: Float64Array.from(track.times),
      voltages: Float64Array.from(track.voltages),
      powers: Float64Array.from(track.powers),
      impedances: Float64Array.from(track.impedances),
      tipTemperatures: track.tips.map((row) => Float64Array.from(row)),
    },
    lesions: problem.lesions.map((criterion) => lesionOf(fields, criterion, problem.electrodes)),
    samples: run.samples.map(sampleHistory),
    energy: balanceOf(run),
    wallTime,
  };
}

function refuseCanceled(run: Run, options: SimulationOptions): void {
  if (options.signal?.aborted !== true) return;
  throw new EngineError(
    "ENGINE_CANCELED",
    `The simulation was canceled at ${run.time.toFixed(1)} s of ${run.endTime.toFixed(1)} s; start it again to get a result.`,
  );
}

/**
 * Solves a radiofrequency lesion step by step: yields after every step, returns the result. Whoever stops asking
 * cancels; a `signal` that is aborted ends it with ENGINE_CANCELED. All numbers are SI (m, s, V, W, S/m), temperatures
 * °C; each field is one number a cell, x fastest, on the grid of the result [m]. The equations are in
 * `docs/physics.md` §1 and §4.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_BACKEND_UNAVAILABLE, ENGINE_NOT_FINITE,
 * ENGINE_CANCELED
 */
export function* radiofrequencySimulation(
  problem: RadiofrequencyProblem,
  options: SimulationOptions = {},
): Generator<SimulationProgress, RadiofrequencyResult> {
  checkRadiofrequency(problem, options);
  const now = options.now ?? Date.now;
  const started = now();
  const run = openRun(problem, options);
  try {
    for (const sample of run.samples)
      recordSample(sample, { time: 0, temperature: run.fields.now, reference: 0 });
    yield { grid: gridOf(run), time: 0, endTime: run.endTime, report: takeReport(run) };
    for (const landing of run.landings) {
      while (run.time < landing) {
        refuseCanceled(run, options);
        takeStep(run, run.time < problem.duration ? 0 : problem.duration, landing);
        yield { grid: gridOf(run), time: run.time, endTime: run.endTime, report: takeReport(run) };
      }
    }
    recordGenerator(run, run.time, problem.restDuration > 0 ? 0 : run.lastSquareVoltage);
    return resultOf(run, options, (now() - started) / 1e3);
  } finally {
    run.stepper.backend.close();
  }
}

/**
 * Solves a radiofrequency lesion and returns the result, as `radiofrequencySimulation` does without the steps between: SI
 * units (m, s, V, W, S/m), temperatures °C, fields of one number a cell, x fastest; equations in `docs/physics.md` §1 and §4.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE, ENGINE_BACKEND_UNAVAILABLE, ENGINE_NOT_FINITE,
 * ENGINE_CANCELED
 */
export function simulateRadiofrequency(
  problem: RadiofrequencyProblem,
  options: SimulationOptions = {},
): RadiofrequencyResult {
  const steps = radiofrequencySimulation(problem, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
