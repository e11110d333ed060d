import type { Backend, FieldNumber, FieldStore, StageHeat } from "./backend.ts";
import { type CryoprobeCoupling, evaluateCryoprobe } from "./cryoprobe-coupling.ts";
import type { Discretization } from "./discretization.ts";
import { type EnergyMeter, meterFinish, meterFirstStage, meterNextStage, meterStart } from "./energy.ts";
import { cryoprobeAction, type Phase } from "./protocol.ts";
import type { SuperStep } from "./rkl2.ts";
import { depositHeat, type Field } from "./surface-exchange.ts";
import { evaluateVessel, type VesselCoupling } from "./vessel-coupling.ts";

/** Everything that a super-step works on. */
export interface Stepper<Store extends FieldStore = Backend> {
  readonly discretization: Discretization;
  readonly backend: Store;
  readonly cryoprobes: readonly CryoprobeCoupling[];
  readonly vessels: readonly VesselCoupling[];
  /** Flows: each cryoprobe, then all vessels, walls, blood and metabolism together. */
  readonly meter: EnergyMeter;
  /** [°C] Surface of each cryoprobe at the last evaluation. */
  readonly surfaces: Float64Array;
  /** Fields that change places: the rate at the start, the change so far, and a third, which ends as the rate at the end. */
  readonly names: { rate: FieldNumber; change: FieldNumber; spare: FieldNumber };
  /** Where the evaluation that goes on stands; read by the couplings. */
  readonly moment: { phase: Phase; time: number; readonly start: Field; change: Field | null };
}

/** Field of enthalpy at the start of a super-step. */
export const startField: FieldNumber = 0;

/** Places of the flows that are not cryoprobes, after them. */
export const flowOrder = { vessels: 0, walls: 1, source: 2 } as const;

/** Makes a stepper over the parts of a problem; `phase` is the first of its protocol. */
export function stepperOf<Store extends FieldStore>(
  parts: Pick<Stepper<Store>, "discretization" | "backend" | "cryoprobes" | "vessels" | "meter">,
  phase: Phase,
): Stepper<Store> {
  return {
    ...parts,
    surfaces: new Float64Array(parts.cryoprobes.length),
    names: { rate: 1, change: 2, spare: 3 },
    moment: { phase, time: 0, start: parts.backend.fields[0], change: null },
  };
}

/** Evaluates cryoprobes and vessels at the moment; heats are left in the couplings, flows in the meter. */
function evaluateCouplings(stepper: Stepper): void {
  const { discretization, meter, moment, cryoprobes } = stepper;
  for (let index = 0; index < cryoprobes.length; index++) {
    const action = cryoprobeAction(discretization.problem, index, moment);
    const coupling = cryoprobes[index] as CryoprobeCoupling;
    const state = evaluateCryoprobe(discretization, coupling, { action, enthalpy: moment });
    meter.flow[index] = state.heat;
    stepper.surfaces[index] = state.surface;
  }
  let vessels = 0;
  for (const coupling of stepper.vessels) vessels += evaluateVessel(discretization, coupling, moment);
  meter.flow[cryoprobes.length + flowOrder.vessels] = vessels;
}

/** Adds factor times the couplings' last heat to a field, and notes what the backend's own operator brought. */
function deposit(stepper: Stepper, heat: StageHeat, into: { name: FieldNumber; factor: number }): void {
  const { meter, cryoprobes, vessels } = stepper;
  const to = { field: stepper.backend.fields[into.name], factor: into.factor };
  for (const { exchange } of cryoprobes) depositHeat(exchange, to);
  for (const { exchange } of vessels) depositHeat(exchange, to);
  meter.flow[cryoprobes.length + flowOrder.walls] = heat.walls;
  meter.flow[cryoprobes.length + flowOrder.source] = heat.source;
}

/** Evaluates the rate of the start; needed at first and after every switch of the protocol. */
export function startRate(stepper: Stepper, clock: { phase: Phase; time: number }): void {
  const { backend, names, moment, meter } = stepper;
  moment.phase = clock.phase;
  moment.time = clock.time;
  moment.change = null;
  const heat = backend.rate({ start: startField, change: null, out: names.rate }, () =>
    evaluateCouplings(stepper),
  );
  deposit(stepper, heat, { name: names.rate, factor: 1 });
  meterStart(meter);
}

/**
 * Tries one super-step from `time` [s]; the start stays as it is. Yields after every evaluation, so that the caller can stop
 * in the middle. Returns the error [K] that `step-control.ts` judges.
 */
export function* attempt(stepper: Stepper, step: SuperStep, time: number): Generator<undefined, number> {
  const { backend, names, moment, meter } = stepper;
  const { rate } = names;
  const meanwhile = (): void => evaluateCouplings(stepper);
  backend.scale({ rate, out: names.change }, step.firstStep);
  meterFirstStage(meter, step.firstStep);
  for (let index = 0; index < step.factors.length; index++) {
    const factors = step.factors[index] as SuperStep["factors"][number];
    const { change: last, spare: out } = names;
    moment.time = time + (step.times[index + 1] as number);
    moment.change = backend.fields[last];
    // The stage before the last is overwritten where it lies; for the second stage it is nothing, and ν is 0.
    const fields = { start: startField, rate, last, out, before: index === 0 ? last : out };
    deposit(stepper, backend.stage(fields, factors, meanwhile), { name: out, factor: factors.step });
    meterNextStage(meter, factors);
    names.change = out;
    names.spare = last;
    yield;
  }
  const { change, spare } = names;
  moment.time = time + step.length;
  moment.change = backend.fields[change];
  const heat = backend.rate({ start: startField, change, out: spare }, meanwhile);
  deposit(stepper, heat, { name: spare, factor: 1 });
  yield;
  return backend.error({ start: startField, change, rate, rateEnd: spare }, step.length);
}

/** Keeps the step that was tried last: its end becomes the start, and the rate there is known already. */
export function keep(stepper: Stepper): void {
  const { backend, names, meter } = stepper;
  backend.finish({ start: startField, change: names.change });
  const { rate, spare } = names;
  names.rate = spare;
  names.spare = rate;
  meterFinish(meter);
  meterStart(meter);
}
