import type { SimulationOptions } from "@isotherm/engine";
import { geometryBoundsLpsMm, type Volume, type VolumeGeometry } from "@isotherm/imaging";
import { planFingerprint } from "../document/plan-fingerprint.ts";
import { PlanningError } from "../errors.ts";
import { polylineLengthMm } from "../geometry/polyline.ts";
import { axisAlignedGeometry } from "../geometry/regular-field.ts";
import { computePreviewTemplate, type PreviewTemplate } from "../preview/preview-template.ts";
import {
  boxAround,
  expectedIceRadiusMm,
  type FreezeBox,
  freezeBox,
  placedCryoprobes,
} from "../problem/freeze-box.ts";
import { leanProblem } from "../problem/lean-problem.ts";
import { type PlanDevice, planDevice } from "../problem/plan-device.ts";
import { boundaryOf, type ThermalProblem, thermalProblemIn } from "../thermal-problem.ts";
import type { CryoprobePlacement, LineGeometry, TreatmentPlan } from "../treatment-plan.ts";
import { type ClearPath, chooseTrials, clearPath, type TrialChoice } from "./choose-trials.ts";
import { freezeGoal } from "./freeze-search.ts";
import { type Guard, guardsIn } from "./guards.ts";
import { missedStructures, pathClearances } from "./path-clearances.ts";
import { type PathField, pathField } from "./path-field.ts";
import { pathMargins } from "./path-margins.ts";
import type { PlacementCase, PlacementTrial } from "./placement-case.ts";
import { type PlacementSettings, placementSettings } from "./placement-settings.ts";
import type { PathClearance, PlacementProgress } from "./placement-suggestions.ts";
import { nerveSections, type Prediction } from "./predicted-freeze.ts";
import { countTooNear, type RejectionTally, rejectionsOf } from "./rejection-tally.ts";
import { sievePaths } from "./sieve-paths.ts";

/** What is asked for, and how the previews are computed. */
export interface PreparePlacementOptions
  extends Partial<PlacementSettings>,
    Pick<SimulationOptions, "backend" | "threads" | "signal"> {}

/** Cell of the coarse freezes, and of the tissue round the nerve. */
const coarseCellMm = 1;
/** Share of the whole search that finding the paths takes. */
const pathsShare = 0.3;

interface Search {
  readonly plan: TreatmentPlan;
  readonly volume: Volume;
  readonly nerve: LineGeometry;
  readonly settings: PlacementSettings;
  readonly devices: readonly PlanDevice[];
}

function searchOf(plan: TreatmentPlan, volume: Volume, asked: Partial<PlacementSettings>): Search {
  const nerve = plan.target?.geometry;
  if (!nerve) {
    throw new PlanningError(
      "PLANNING_PLAN_INCOMPLETE",
      "no placement can be suggested because the plan has no target; mark the nerve first",
      { field: "target" },
    );
  }
  const settings = placementSettings(plan, polylineLengthMm(nerve.pointsLpsMm), asked);
  const { longestFreezeS } = settings;
  return {
    plan: {
      ...plan,
      cryoprobes: [],
      protocol: {
        presetId: null,
        steps: [{ kind: "freeze", freezeS: longestFreezeS, dutyFraction: 1, cryoprobeIds: null }],
      },
      simulation: { ...plan.simulation, cellMm: coarseCellMm },
    },
    volume,
    nerve,
    settings,
    devices: settings.deviceIds.map((id) => planDevice(plan, id)),
  };
}

function placementOf(id: string, clear: Pick<ClearPath, "path" | "device">): CryoprobePlacement {
  const { entryLpsMm, tipLpsMm } = clear.path;
  return { id, deviceId: clear.device.id, entryLpsMm, tipLpsMm };
}

/** A box that holds the freeze of every path: the nerve, grown by what the longest active zone and its ice reach. */
function sharedBox(search: Search): FreezeBox {
  const { plan, volume, nerve, devices, settings } = search;
  const reaches = devices.map((device) => {
    const placement = {
      id: device.id,
      deviceId: device.id,
      entryLpsMm: [0, 0, 1],
      tipLpsMm: [0, 0, 0],
    } as const;
    const cryoprobes = Array.from({ length: settings.mostCryoprobes }, () => placement);
    const [placed] = placedCryoprobes({ ...plan, cryoprobes });
    return {
      zoneMm: nerve.radiusMm + device.shaftDiameterMm / 2 + device.tipOffsetMm + device.activeZoneLengthMm,
      iceMm: placed ? expectedIceRadiusMm({ ...plan, cryoprobes }, placed) : 0,
    };
  });
  const zoneMm = Math.max(...reaches.map((reach) => reach.zoneMm));
  const image = geometryBoundsLpsMm(volume.geometry);
  const end = (axis: 0 | 1 | 2, sign: -1 | 1): number => {
    const along = nerve.pointsLpsMm.map((point) => point[axis]);
    return sign < 0
      ? Math.max(image.minimumLpsMm[axis], Math.min(...along) - zoneMm)
      : Math.min(image.maximumLpsMm[axis], Math.max(...along) + zoneMm);
  };
  return boxAround(
    {
      low: [end(0, -1), end(1, -1), end(2, -1)],
      high: [end(0, 1), end(1, 1), end(2, 1)],
      expectedIceRadiusMm: Math.max(...reaches.map((reach) => reach.iceMm)),
    },
    image,
  );
}

/** The part of the shared grid that one trial's box covers. */
function gridWithin(shared: VolumeGeometry, box: FreezeBox): VolumeGeometry {
  const { originLpsMm: o, spacingMm, dimensions } = shared;
  const h = spacingMm[0];
  const first = (axis: 0 | 1 | 2): number => Math.max(0, Math.round((box.lowestLpsMm[axis] - o[axis]) / h));
  const count = (axis: 0 | 1 | 2): number =>
    Math.min(dimensions[axis] - 1, Math.round((box.highestLpsMm[axis] - o[axis]) / h)) - first(axis) + 1;
  return axisAlignedGeometry({
    originLpsMm: [o[0] + first(0) * h, o[1] + first(1) * h, o[2] + first(2) * h],
    dimensions: [count(0), count(1), count(2)],
    spacingMm: h,
  });
}

/** Distances to everything that paths must miss. */
function* measuredField({ plan, volume, nerve, settings }: Search): Generator<PlacementProgress, PathField> {
  yield { stage: "paths", fraction: 0, text: "Reading tissue from the image" };
  const run = pathField(plan, volume, { nerve, reachMm: settings.longestPathMm });
  for (let count = 1; ; count++) {
    const step = run.next();
    if (step.done) return step.value;
    const fraction = (pathsShare / 3) * (count / (count + plan.structures.length));
    yield { stage: "paths", fraction, text: `Measuring distances to ${step.value}` };
  }
}

function* templateOf(
  search: Search,
  device: PlanDevice,
  options: PreparePlacementOptions,
): Generator<PlacementProgress, PreviewTemplate> {
  const placement = {
    id: device.id,
    deviceId: device.id,
    entryLpsMm: [0, 0, -100],
    tipLpsMm: [0, 0, 0],
  } as const;
  const run = computePreviewTemplate({ ...search.plan, cryoprobes: [placement] }, device.id, options);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    const fraction = (pathsShare / 3) * (1 + step.value.time / step.value.endTime);
    yield { stage: "paths", fraction, text: `Freezing ${device.name} in even tissue` };
  }
}

/** All clear paths of all devices, with what the preview expects of each. */
function* clearPaths(
  search: Search,
  scene: { readonly field: PathField; readonly guards: readonly Guard[]; readonly tally: RejectionTally },
  options: PreparePlacementOptions,
): Generator<PlacementProgress, { readonly clear: readonly ClearPath[]; readonly triedCount: number }> {
  const { nerve, settings, plan } = search;
  const clear: ClearPath[] = [];
  let triedCount = 0;
  const sections = nerveSections(nerve);
  const { bodyTemperatureC } = plan.simulation;
  const goal = freezeGoal({ guards: scene.guards, bodyTemperatureC, settings });
  for (const device of search.devices) {
    const prediction: Prediction = { template: yield* templateOf(search, device, options), sections, goal };
    const { longestPathMm } = settings;
    const sieve = sievePaths(scene.field, { nerve, device, longestPathMm, tally: scene.tally });
    for (let step = sieve.next(); ; step = sieve.next()) {
      if (step.done) {
        triedCount += step.value.triedCount;
        clear.push(...step.value.clear.map((path) => clearPath(path, device, prediction)));
        break;
      }
      yield {
        stage: "paths",
        fraction: pathsShare * 0.8,
        text: `${triedCount + step.value} paths looked at`,
      };
    }
  }
  return { clear, triedCount };
}

/** Several shafts may pass one structure: the nearest counts. */
function nearestOfEach(clearances: readonly PathClearance[]): PathClearance[] {
  const nearest = new Map<string | null, PathClearance>();
  for (const one of clearances) {
    const before = nearest.get(one.structureId);
    if (!before || one.clearanceMm < before.clearanceMm) nearest.set(one.structureId, one);
  }
  return [...nearest.values()];
}

/** The first placements of a choice that exact distances confirm. */
function confirmedTrials(
  search: Search,
  choice: TrialChoice,
  scene: { readonly thermal: ThermalProblem; readonly field: PathField; readonly tally: RejectionTally },
): readonly PlacementTrial[] {
  const { plan, volume, settings } = search;
  const missed = missedStructures(plan.structures, pathMargins());
  const measured = (one: ClearPath): readonly PathClearance[] =>
    pathClearances(missed, { ...one.path, radiusMm: one.device.shaftDiameterMm / 2 });
  const trials: PlacementTrial[] = [];
  const take = (placement: readonly ClearPath[]): void => {
    const clearances = placement.flatMap(measured);
    const tooNear = clearances.find(({ clearanceMm, marginMm }) => clearanceMm < marginMm);
    if (tooNear) {
      for (const one of placement) countTooNear(scene.tally, one.path, tooNear);
      return;
    }
    const index = trials.length;
    const cryoprobes = placement.map((one, n) => placementOf(`trial-${index + 1}-${n + 1}`, one));
    const tried = { ...plan, cryoprobes };
    const placed = placedCryoprobes(tried);
    const box = freezeBox(tried, volume, placed);
    trials.push({
      index,
      cryoprobes: placed,
      clearances: nearestOfEach(clearances).sort(
        (a, b) => a.clearanceMm - a.marginMm - (b.clearanceMm - b.marginMm),
      ),
      pathLengthMm: Math.max(...placement.map(({ path }) => path.pathLengthMm)),
      geometry: gridWithin(scene.thermal.labels.geometry, box),
      boundary: boundaryOf(box, plan.simulation.bodyTemperatureC),
    });
  };
  const pairCount = Math.min(choice.pairs.length, Math.ceil(settings.trialCount / 2));
  for (const pair of choice.pairs) if (trials.length < pairCount) take(pair);
  for (const one of choice.singles) if (trials.length < settings.trialCount) take([one]);
  return trials;
}

/**
 * The first half of a search, without any freeze on the anatomy: paths that miss everything by its margin, and the few
 * of them that are worth computing. The case is plain data: post it to threads, which call `simulateTrial`.
 */
export function* preparePlacement(
  plan: TreatmentPlan,
  volume: Volume,
  options: PreparePlacementOptions = {},
): Generator<PlacementProgress, PlacementCase> {
  const search = searchOf(plan, volume, options);
  const { settings, nerve } = search;
  const field = yield* measuredField(search);
  const thermal = thermalProblemIn(search.plan, volume, { box: sharedBox(search), cryoprobes: [] });
  const guards = guardsIn(plan, thermal.labels);
  const tally: RejectionTally = new Map();
  const { clear, triedCount } = yield* clearPaths(search, { field, guards, tally }, options);
  yield {
    stage: "paths",
    fraction: pathsShare * 0.9,
    text: `${clear.length} of ${triedCount} paths are clear`,
  };
  const trials = confirmedTrials(search, chooseTrials(clear, guards, settings), { thermal, field, tally });
  return {
    planFingerprint: planFingerprint(plan),
    settings,
    margins: pathMargins(),
    nerve,
    bodyTemperatureC: plan.simulation.bodyTemperatureC,
    problem: leanProblem(thermal).problem,
    guards,
    trials,
    triedCount,
    clearCount: clear.length,
    rejections: rejectionsOf(tally),
  };
}
