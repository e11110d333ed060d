import {
  resampleField,
  type SimulationOptions,
  type SimulationProgress,
  type SimulationResult,
  type SimulationSettings,
  simulation,
  type TensorGrid,
} from "@isotherm/engine";
import type { Volume, VolumeGeometry } from "@isotherm/imaging";
import { assessPlan } from "./assessment/assess-plan.ts";
import { measureIsotherms } from "./assessment/isotherm-measures.ts";
import { isothermsOf } from "./assessment/isotherm-temperatures.ts";
import { planFingerprint } from "./document/plan-fingerprint.ts";
import { axisAlignedGeometry } from "./geometry/regular-field.ts";
import type { IsothermMeasure, PlanOutcome, TemperatureHistory } from "./outcome.ts";
import { planningDefaults } from "./problem/planning-defaults.ts";
import { regularGridInMeters, type ThermalProblem, thermalProblem } from "./thermal-problem.ts";
import type { TreatmentPlan } from "./treatment-plan.ts";

/** How to compute; nothing here changes what the plan means. */
export interface SimulatePlanOptions
  extends Pick<SimulationOptions, "backend" | "accuracy" | "threads" | "signal"> {
  /** ISO moment that the outcome carries; the present when absent. */
  readonly computedAt?: string;
}

/** One kept field, on the display grid. */
export interface PlanFrame {
  readonly timeS: number;
  readonly temperatureC: Float32Array;
}

/** How far a simulation is, with the field that it has just kept. */
export interface PlanProgress {
  readonly timeS: number;
  readonly endTimeS: number;
  /** Grid of every frame, along LPS. */
  readonly geometry: VolumeGeometry;
  /** The newest kept field, in the step that made it; null between. */
  readonly frame: PlanFrame | null;
}

/** Regular grid on which a freeze is shown: as fine as the cell, at most 1 mm, wider where memory would not last. */
export function displayGeometry(plan: TreatmentPlan, thermal: ThermalProblem): VolumeGeometry {
  const { displayFinestMm, displayBytesLimit, coarsestLabelMm } = planningDefaults;
  const { lowestLpsMm, highestLpsMm } = thermal.box;
  const asked = Math.max(displayFinestMm.value, Math.min(coarsestLabelMm.value, plan.simulation.cellMm));
  const volumeMm3 = ([0, 1, 2] as const).reduce<number>(
    (product, axis) => product * (highestLpsMm[axis] - lowestLpsMm[axis]),
    1,
  );
  const fieldCount = thermal.problem.reportTimes.length + 1;
  const smallestMm = Math.cbrt(
    (volumeMm3 * fieldCount * Float32Array.BYTES_PER_ELEMENT) / displayBytesLimit.value,
  );
  const spacingMm = Math.max(asked, smallestMm);
  const count = (axis: 0 | 1 | 2): number =>
    Math.max(2, Math.floor((highestLpsMm[axis] - lowestLpsMm[axis]) / spacingMm));
  const dimensions = [count(0), count(1), count(2)] as const;
  // The grid is centered, so that what does not divide evenly is left over on both sides.
  const origin = (axis: 0 | 1 | 2): number =>
    (lowestLpsMm[axis] + highestLpsMm[axis] - (dimensions[axis] - 1) * spacingMm) / 2;
  return axisAlignedGeometry({ originLpsMm: [origin(0), origin(1), origin(2)], dimensions, spacingMm });
}

/** A cell field on the display grid. */
function onDisplay(grid: TensorGrid, field: Float32Array, geometry: VolumeGeometry): Float32Array {
  return resampleField(grid, field, regularGridInMeters(geometry));
}

/** The engine's settings with every number that the planner added. */
function settingsWithDefaults(settings: SimulationSettings, thermal: ThermalProblem): SimulationSettings {
  const added = Object.entries(planningDefaults).map(([name, fact]) => [
    `planning/${name}`,
    `${fact.value} ${fact.unit}`.trim(),
  ]);
  const devices = thermal.cryoprobes.map(({ placement, device }) => [
    `cryoprobe/${placement.id}`,
    `${device.id}: ${device.shaftDiameterMm} mm shaft, ${device.activeZoneLengthMm} mm active zone, ${device.tipOffsetMm} mm tip offset, coolant ${device.coolantTemperatureC} °C, ${device.heatTransferWPerM2K} W/(m²·K), at most ${device.maximumPowerW} W`,
  ]);
  return {
    ...settings,
    details: { ...settings.details, ...Object.fromEntries(added), ...Object.fromEntries(devices) },
  };
}

/** A plan being computed: what is known before the engine starts, and what it has given so far. */
export interface PlanRun {
  readonly plan: TreatmentPlan;
  readonly thermal: ThermalProblem;
  readonly geometry: VolumeGeometry;
  readonly computedAt: string;
  readonly temperaturesC: readonly number[];
  readonly timesS: number[];
  readonly framesC: Float32Array[];
  readonly isotherms: IsothermMeasure[];
}

/** Makes the engine's problem of a plan; `computedAt` is the present when absent. */
export function openPlanRun(
  plan: TreatmentPlan,
  volume: Volume,
  computedAt: string = new Date().toISOString(),
): PlanRun {
  const thermal = thermalProblem(plan, volume);
  return {
    plan,
    thermal,
    geometry: displayGeometry(plan, thermal),
    computedAt,
    temperaturesC: isothermsOf(plan, thermal.cryoprobes).map((isotherm) => isotherm.temperatureC),
    timesS: [],
    framesC: [],
    isotherms: [],
  };
}

/** Keeps the field of a step that made one, and says how far the run is. */
export function keepProgress(
  run: PlanRun,
  { time, endTime, report, grid }: SimulationProgress,
): PlanProgress {
  const { geometry, temperaturesC, thermal } = run;
  let frame: PlanFrame | null = null;
  if (report) {
    frame = { timeS: report.time, temperatureC: onDisplay(grid, report.temperature, geometry) };
    run.timesS.push(frame.timeS);
    run.framesC.push(frame.temperatureC);
    const at = { timeS: report.time, temperaturesC, cryoprobes: thermal.problem.cryoprobes };
    run.isotherms.push(...measureIsotherms(grid, report.temperature, at));
  }
  return { timeS: time, endTimeS: endTime, geometry, frame };
}

/** What a finished run means for the plan. */
export function planOutcomeOf(run: PlanRun, result: SimulationResult): PlanOutcome {
  const { plan, thermal, geometry, isotherms } = run;
  const history: TemperatureHistory = {
    geometry,
    timesS: run.timesS,
    framesC: run.framesC,
    minimumC: onDisplay(result.grid, result.minimumTemperature, geometry),
  };
  return {
    planId: plan.id,
    planFingerprint: planFingerprint(plan),
    computedAt: run.computedAt,
    backend: result.backend,
    settings: settingsWithDefaults(result.settings, thermal),
    energy: result.energy,
    wallS: result.wallTime,
    history,
    isotherms,
    ...assessPlan({ plan, thermal, history, isotherms, balanceError: result.energy.balanceError }),
  };
}

/**
 * Computes a plan on its image. Yields after every step of the engine, with each kept field as it comes, so that the
 * ice can be drawn while it grows; whoever stops asking cancels.
 */
export function* simulatePlan(
  plan: TreatmentPlan,
  volume: Volume,
  options: SimulatePlanOptions = {},
): Generator<PlanProgress, PlanOutcome> {
  const { computedAt, ...engineOptions } = options;
  const run = openPlanRun(plan, volume, computedAt);
  const steps = simulation(run.thermal.problem, engineOptions);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return planOutcomeOf(run, step.value);
      yield keepProgress(run, step.value);
    }
  } finally {
    steps.return?.(undefined as never);
  }
}
