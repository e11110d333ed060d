import type { Backend, FieldNumber } from "./backend.ts";
import type { CryoprobeCoupling } from "./cryoprobe-coupling.ts";
import { evaluateCryoprobe } from "./cryoprobe-coupling.ts";
import type { Discretization } from "./discretization.ts";
import { type EnergyMeter, meterFinish, meterFirstStage, meterNextStage } from "./energy.ts";
import { cryoprobeAction, type Phase } from "./protocol.ts";
import type { SuperStep } from "./rkl2.ts";
import { depositHeat, type Enthalpy, type Field } from "./surface-exchange.ts";
import { evaluateVessel, type VesselCoupling } from "./vessel-coupling.ts";

/** Everything that a super-step works on. */
export interface Stepper {
  readonly discretization: Discretization;
  readonly backend: Backend;
  readonly cryoprobes: readonly CryoprobeCoupling[];
  readonly vessels: readonly VesselCoupling[];
  /** Flows: each cryoprobe, then all vessels, walls, blood and metabolism together. */
  readonly meter: EnergyMeter;
  /** [°C] Surface of each cryoprobe at the last evaluation. */
  readonly surfaces: Float64Array;
}

/** Field of enthalpy at the start of a super-step. */
export const startField: FieldNumber = 0;
const rateField: FieldNumber = 1;

/** Places of the flows that are not cryoprobes, after them. */
export const flowOrder = { vessels: 0, walls: 1, source: 2 } as const;

/** Evaluates cryoprobes and vessels on a field; heats are left in the couplings, flows in the meter. */
export function evaluateCouplings(
  stepper: Stepper,
  enthalpy: Enthalpy,
  clock: { phase: Phase; time: number },
): void {
  const { discretization, meter } = stepper;
  stepper.cryoprobes.forEach((coupling, index) => {
    const action = cryoprobeAction(discretization.problem, index, clock);
    const state = evaluateCryoprobe(discretization, coupling, { action, enthalpy });
    meter.flow[index] = state.heat;
    stepper.surfaces[index] = state.surface;
  });
  let vessels = 0;
  for (const coupling of stepper.vessels) vessels += evaluateVessel(discretization, coupling, enthalpy);
  meter.flow[stepper.cryoprobes.length + flowOrder.vessels] = vessels;
}

function deposit(stepper: Stepper, field: Field, factor: number): void {
  for (const { exchange } of stepper.cryoprobes)
    depositHeat(stepper.discretization, exchange, { field, factor });
  for (const { exchange } of stepper.vessels)
    depositHeat(stepper.discretization, exchange, { field, factor });
}

/** Advances by one super-step from `time` [s]; `started` sees the flows at its start. */
export function advance(
  stepper: Stepper,
  step: SuperStep,
  clock: { phase: Phase; time: number; started: () => void },
): void {
  const { backend, meter } = stepper;
  const { phase, time } = clock;
  const first = stepper.cryoprobes.length;
  const start = backend.fields[startField];
  const setHeat = (heat: { source: number; walls: number }): void => {
    meter.flow[first + flowOrder.walls] = heat.walls;
    meter.flow[first + flowOrder.source] = heat.source;
  };
  let last: FieldNumber = 2;
  let out: FieldNumber = 3;
  evaluateCouplings(stepper, { start, change: null }, { phase, time });
  setHeat(backend.firstStage({ start: startField, rate: rateField, out: last }, step.firstStep));
  deposit(stepper, backend.fields[rateField], 1);
  deposit(stepper, backend.fields[last], step.firstStep);
  clock.started();
  meterFirstStage(meter, step.firstStep);
  step.factors.forEach((factors, index) => {
    const moment = { phase, time: time + (step.times[index + 1] as number) };
    evaluateCouplings(stepper, { start, change: backend.fields[last] }, moment);
    // The stage before the last is overwritten where it lies; for the second stage it is nothing, and ν is 0.
    const before = index === 0 ? last : out;
    setHeat(backend.nextStage({ start: startField, rate: rateField, last, out, before }, factors));
    deposit(stepper, backend.fields[out], factors.step);
    meterNextStage(meter, factors);
    [last, out] = [out, last];
  });
  backend.finish({ start: startField, last });
  meterFinish(meter);
}
