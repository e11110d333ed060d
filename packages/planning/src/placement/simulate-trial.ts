import {
  resampleField,
  type SimulationOptions,
  type SimulationProgress,
  type SimulationResult,
  sampleField,
  simulation,
} from "@isotherm/engine";
import { sampleNerve } from "../assessment/nerve-lesion.ts";
import type { RegularField } from "../geometry/regular-field.ts";
import { edgesInMeters, engineCryoprobe, metersToMm, regularGridInMeters } from "../thermal-problem.ts";
import { type FreezeHistory, freezeGoal, freezeWindow } from "./freeze-search.ts";
import { coldestOfGuard } from "./guards.ts";
import type { PlacementCase, PlacementTrial } from "./placement-case.ts";
import { placementDefaults } from "./placement-settings.ts";

/** What one trial's freeze came to. Plain data of some kilobytes. */
export interface TrialOutcome {
  readonly index: number;
  readonly history: FreezeHistory;
  /** [°C] Coldest of each guard while cold still spreads after the shortest freeze; null where that was not looked at. */
  readonly guardAfterwardsC: readonly number[] | null;
  /** Backend, version of the engine, cell. */
  readonly computedWith: string;
}

type TrialOptions = Pick<SimulationOptions, "backend" | "threads" | "signal">;

/** Fields that are kept of one freeze; between them temperatures are taken as straight lines in time. */
const keptCount = 12;
/** A guard that is warmer than its limit by more than this when the freeze ends is out of reach of what still spreads. */
const outOfReachK = 20;

/** The shared problem in the box of one trial, with its cryoprobes. */
function trialProblem(search: PlacementCase, trial: PlacementTrial): PlacementCase["problem"] {
  const edges = edgesInMeters(trial.geometry);
  const low = (axis: 0 | 1 | 2): number => edges[axis][0] ?? 0;
  const size = (axis: 0 | 1 | 2): number => (edges[axis].at(-1) ?? 0) - low(axis);
  const { longestFreezeS } = search.settings;
  return {
    ...search.problem,
    origin: [low(0), low(1), low(2)],
    size: [size(0), size(1), size(2)],
    boundary: trial.boundary,
    cryoprobes: trial.cryoprobes.map(engineCryoprobe),
    protocol: [{ kind: "freeze", duration: longestFreezeS }],
    reportTimes: Array.from({ length: keptCount }, (_, n) => (longestFreezeS * (n + 1)) / keptCount),
  };
}

function fieldOf(
  result: SimulationProgress | SimulationResult,
  values: Float32Array,
  trial: PlacementTrial,
): RegularField {
  const { geometry } = trial;
  return { geometry, values: resampleField(result.grid, values, regularGridInMeters(geometry)) };
}

/** Cold that is still on its way when the freeze ends: from the first kept field at or after it. */
function* afterwards(
  search: PlacementCase,
  trial: PlacementTrial,
  after: { readonly result: SimulationResult; readonly freezeS: number; readonly options: TrialOptions },
): Generator<SimulationProgress, readonly number[]> {
  const { result, freezeS, options } = after;
  const report = result.reports.find(({ time }) => time >= freezeS - 1e-6) ?? result.reports.at(-1);
  const field = report?.temperature ?? result.minimumTemperature;
  const pauseS = placementDefaults.pauseAfterS.value;
  const thawed = yield* simulation(
    {
      ...trialProblem(search, trial),
      protocol: [{ kind: "thaw", duration: pauseS }],
      reportTimes: [pauseS],
    },
    { ...options, accuracy: "full", initialField: (point) => sampleField(result.grid, field, point) },
  );
  const coldest = fieldOf(thawed, thawed.minimumTemperature, trial);
  return search.guards.map((guard) => coldestOfGuard(guard, coldest, search.bodyTemperatureC));
}

function historyOf(search: PlacementCase, trial: PlacementTrial, result: SimulationResult): FreezeHistory {
  const { nerve, bodyTemperatureC } = search;
  const rows = result.reports.map((report) => {
    const minimum = fieldOf(result, report.temperature, trial);
    return {
      nerve: sampleNerve({ minimum, nerve, bodyTemperatureC }),
      guardColdestC: search.guards.map((guard) => coldestOfGuard(guard, minimum, bodyTemperatureC)),
    };
  });
  return {
    timesS: result.reports.map((report) => report.time),
    alongMm: rows[0]?.nerve.map((sample) => sample.alongMm) ?? [],
    warmestOfSectionC: rows.map((row) => row.nerve.map((sample) => sample.warmestOfSectionC)),
    guardColdestC: rows.map((row) => row.guardColdestC),
  };
}

/** Whether any guard is near its limit at the first kept time at or after one. */
function isNearLimit(search: PlacementCase, history: FreezeHistory, timeS: number): boolean {
  const index = history.timesS.findIndex((time) => time >= timeS - 1e-6);
  const row = history.guardColdestC.at(index) ?? [];
  return search.guards.some(({ limitC }, n) => (row[n] ?? limitC) < limitC + outOfReachK);
}

/** Computes one trial step by step of the engine; whoever stops asking cancels. */
export function* runTrial(
  search: PlacementCase,
  trial: PlacementTrial,
  options: TrialOptions = {},
): Generator<SimulationProgress, TrialOutcome> {
  const result = yield* simulation(trialProblem(search, trial), { ...options, accuracy: "full" });
  const history = historyOf(search, trial, result);
  const { coversFromS, crosses } = freezeWindow(history, freezeGoal(search));
  const isSafe = coversFromS !== null && (crosses === null || crosses.timeS > coversFromS);
  const needsWatch = isSafe && isNearLimit(search, history, coversFromS);
  const guardAfterwardsC = needsWatch
    ? yield* afterwards(search, trial, { result, freezeS: coversFromS, options })
    : null;
  const { backend, settings } = result;
  return {
    index: trial.index,
    history,
    guardAfterwardsC,
    computedWith: `${backend}, engine ${settings.engineVersion}, full, ${metersToMm(settings.cell)} mm cells`,
  };
}

/** Computes one trial to its end. */
export function simulateTrial(
  search: PlacementCase,
  trial: PlacementTrial,
  options: TrialOptions = {},
): TrialOutcome {
  const run = runTrial(search, trial, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
