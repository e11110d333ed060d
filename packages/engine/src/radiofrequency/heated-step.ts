import type { Backend, FieldNumber } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import { type EnergyMeter, meterFinish, meterFirstStage, meterNextStage, meterStart } from "../energy.ts";
import type { SuperStep } from "../rkl2.ts";
import { depositHeat, type Enthalpy, type Field } from "../surface-exchange.ts";
import { evaluateVessel, type VesselCoupling } from "../vessel-coupling.ts";
import { type ElectrodeCoupling, evaluateElectrode } from "./electrode-coupling.ts";

/*
 * The super-step of `stepper.ts` with heat of the current in place of cryoprobes: the cells' operator is the backend's
 * own, and what it does not know is added to its fields after each stage:
 *
 *     ∂H/∂t = ∇·(∇Θ) + S(H) + q,    q = V² q_1 + p
 *
 * q_1 is the heat density at 1 V and p the perfusion that damaged tissue has lost; both stand still during a step.
 */

/** Field of enthalpy at the start of a step. */
export const startField: FieldNumber = 0;
const rateField: FieldNumber = 1;

/** Places of the flows in the meter. */
export const heatedFlows = {
  current: 0,
  damagedPerfusion: 1,
  cooling: 2,
  vessels: 3,
  walls: 4,
  source: 5,
} as const;

/** Everything that a heated super-step works on. */
export interface HeatedStepper {
  readonly discretization: Discretization;
  readonly backend: Backend;
  readonly electrodes: readonly ElectrodeCoupling[];
  readonly vessels: readonly VesselCoupling[];
  readonly meter: EnergyMeter;
  /** [W/m³ per V²] q_1 of a padded field. */
  readonly unitHeat: Float64Array;
  /** [W/m³] p of a padded field. */
  readonly lostPerfusion: Float64Array;
  /** [W/m³] q of the step being taken. */
  readonly heat: Float64Array;
  /** The change that the last attempt ended on. */
  ended: FieldNumber;
}

/** What is the same in all stages of an attempt. */
export interface Drive {
  /** [V²] Mean square of the voltage, pauses included. */
  readonly squareVoltage: number;
  /** [W per V²] Joule heat of the whole box at 1 V. */
  readonly unitPower: number;
  /** [W] Of the lost perfusion. */
  readonly lostPower: number;
}

function evaluateExchanges(stepper: HeatedStepper, enthalpy: Enthalpy): void {
  const { discretization, meter } = stepper;
  let cooling = 0;
  for (const electrode of stepper.electrodes)
    cooling += evaluateElectrode(discretization, electrode, enthalpy);
  let vessels = 0;
  for (const vessel of stepper.vessels) vessels += evaluateVessel(discretization, vessel, enthalpy);
  meter.flow[heatedFlows.cooling] = cooling;
  meter.flow[heatedFlows.vessels] = vessels;
}

function deposit(stepper: HeatedStepper, field: Field, factor: number): void {
  const { heat } = stepper;
  for (let cell = 0; cell < field.length; cell++)
    field[cell] = (field[cell] as number) + factor * (heat[cell] as number);
  for (const { exchange } of stepper.electrodes) depositHeat(exchange, { field, factor });
  for (const { exchange } of stepper.vessels) depositHeat(exchange, { field, factor });
}

const nothing = (): void => undefined;

/** Tries one super-step from the start; the start stays, so that another drive can be tried. */
export function attemptStep(stepper: HeatedStepper, step: SuperStep, drive: Drive): void {
  const { backend, meter, heat, unitHeat, lostPerfusion } = stepper;
  const { squareVoltage, unitPower, lostPower } = drive;
  for (let cell = 0; cell < heat.length; cell++)
    heat[cell] = squareVoltage * (unitHeat[cell] as number) + (lostPerfusion[cell] as number);
  meter.flow[heatedFlows.current] = squareVoltage * unitPower;
  meter.flow[heatedFlows.damagedPerfusion] = lostPower;
  for (const { rod } of stepper.electrodes) rod.squareVoltage = squareVoltage;
  const start = startField;
  const rate = rateField;
  let last: FieldNumber = 2;
  let out: FieldNumber = 3;
  const enthalpy = backend.fields[start];
  const setHeat = (flows: { source: number; walls: number }): void => {
    meter.flow[heatedFlows.walls] = flows.walls;
    meter.flow[heatedFlows.source] = flows.source;
  };
  evaluateExchanges(stepper, { start: enthalpy, change: null });
  setHeat(backend.rate({ start, change: null, out: rate }, nothing));
  deposit(stepper, backend.fields[rate], 1);
  backend.scale({ rate, out: last }, step.firstStep);
  meterStart(meter);
  meterFirstStage(meter, step.firstStep);
  step.factors.forEach((factors, index) => {
    evaluateExchanges(stepper, { start: enthalpy, change: backend.fields[last] });
    // The stage before the last is overwritten where it lies; for the second stage it is nothing, and ν is 0.
    const before = index === 0 ? last : out;
    setHeat(backend.stage({ start, rate, last, out, before }, factors, nothing));
    deposit(stepper, backend.fields[out], factors.step);
    meterNextStage(meter, factors);
    [last, out] = [out, last];
  });
  stepper.ended = last;
}

/** Keeps the last attempt: its change is added to the start and its flows count. */
export function keepStep(stepper: HeatedStepper): void {
  meterFinish(stepper.meter);
  stepper.backend.finish({ start: startField, change: stepper.ended });
}
