import {
  type BioheatProblem,
  type SimulationOptions,
  type SimulationProgress,
  type SimulationResult,
  simulation,
  type TensorGrid,
} from "@isotherm/engine";
import { tissue } from "@isotherm/knowledge";
import { PlanningError } from "../errors.ts";
import { expectedIceRadiusMm, type PlacedCryoprobe, placedCryoprobes } from "../problem/freeze-box.ts";
import { knowledgeIdOfClass, planningDefaults } from "../problem/planning-defaults.ts";
import { engineCryoprobe, metersToMm, mmToMeters, reportTimesS, tissueMedium } from "../thermal-problem.ts";
import type { FreezeStep, TreatmentPlan } from "../treatment-plan.ts";

/** Cell of the preview. */
export const previewCellMm = 1;

/** Times at which a preview holds a field: few, it follows the hand and not the clock. */
export const previewTimeCount = 8;

/**
 * The freeze of one cryoprobe alone in even soft tissue, as a table over distance from the axis and depth along it.
 * Approximate by design: no anatomy, no vessel, no skin, no other cryoprobe.
 */
export interface PreviewTemplate {
  readonly key: string;
  readonly bodyTemperatureC: number;
  /** Distance between table points along both axes. */
  readonly spacingMm: number;
  readonly radialCount: number;
  readonly axialCount: number;
  /** Depth of the first row before the tip; rows run from behind the tip (negative) to beyond it (positive). */
  readonly firstAxialMm: number;
  readonly timesS: readonly number[];
  /** [°C] One table a time, radial index fastest. */
  readonly tablesC: readonly Float32Array[];
}

/** Device and protocol as one cryoprobe sees it; two cryoprobes with the same key share a template. */
export function previewKey(plan: TreatmentPlan, cryoprobeId: string): string {
  const { device } = placed(plan, cryoprobeId);
  const numbers = [
    device.shaftDiameterMm,
    device.activeZoneLengthMm,
    device.tipOffsetMm,
    device.coolantTemperatureC,
    device.heatTransferWPerM2K,
    device.maximumPowerW,
    plan.simulation.bodyTemperatureC,
  ];
  const steps = plan.protocol.steps.map((step) => stepAlone(step, cryoprobeId)).map(stepKey);
  return `${device.id}|${numbers.join("|")}|${steps.join(",")}`;
}

function placed(plan: TreatmentPlan, cryoprobeId: string): PlacedCryoprobe {
  const found = placedCryoprobes(plan).find((cryoprobe) => cryoprobe.placement.id === cryoprobeId);
  if (found) return found;
  throw new PlanningError(
    "PLANNING_NOT_IN_PLAN",
    `the plan has no cryoprobe "${cryoprobeId}" to preview; pick one of its ${plan.cryoprobes.length}`,
  );
}

type StepAlone = { readonly kind: FreezeStep["kind"]; readonly durationS: number; readonly level: number };

/** A step as this cryoprobe lives it: where it takes no part it thaws. */
function stepAlone(step: FreezeStep, cryoprobeId: string): StepAlone {
  if (step.kind === "thaw") return { kind: "thaw", durationS: step.thawS, level: 0 };
  const takesPart = step.cryoprobeIds === null || step.cryoprobeIds.includes(cryoprobeId);
  const durationS = step.kind === "freeze" ? step.freezeS : step.activeThawS;
  if (!takesPart) return { kind: "thaw", durationS, level: 0 };
  return {
    kind: step.kind,
    durationS,
    level: step.kind === "freeze" ? step.dutyFraction : step.temperatureC,
  };
}

const stepKey = (step: StepAlone): string => `${step.kind} ${step.durationS} ${step.level}`;

/** The problem whose solution becomes the template: one cryoprobe along +z, tip at the origin, in muscle. */
export function previewProblem(plan: TreatmentPlan, cryoprobeId: string): BioheatProblem {
  const cryoprobe = placed(plan, cryoprobeId);
  const { device } = cryoprobe;
  const reachMm =
    expectedIceRadiusMm({ ...plan, cryoprobes: [cryoprobe.placement] }, cryoprobe) +
    planningDefaults.thermalMarginMm.value;
  const behindMm = device.tipOffsetMm + device.activeZoneLengthMm + reachMm;
  const body = plan.simulation.bodyTemperatureC;
  const face = { kind: "temperature", temperature: body } as const;
  const steps = plan.protocol.steps.map((step) => stepAlone(step, cryoprobeId));
  const totalS = steps.reduce((sum, step) => sum + step.durationS, 0);
  const probe = engineCryoprobe(cryoprobe);
  return {
    origin: [mmToMeters(-reachMm), mmToMeters(-reachMm), mmToMeters(-behindMm)],
    size: [mmToMeters(2 * reachMm), mmToMeters(2 * reachMm), mmToMeters(behindMm + reachMm)],
    cell: mmToMeters(previewCellMm),
    boundary: { xMin: face, xMax: face, yMin: face, yMax: face, zMin: face, zMax: face },
    media: [tissueMedium(tissue(knowledgeIdOfClass.soft.id))],
    background: 0,
    regions: [],
    vessels: [],
    blood: {
      density: planningDefaults.bloodDensityKgPerM3.value,
      heatCapacity: planningDefaults.bloodHeatCapacityJPerKgK.value,
      temperature: body,
    },
    initialTemperature: body,
    cryoprobes: [{ ...probe, tip: [0, 0, 0], direction: [0, 0, 1] }],
    protocol: steps.map((step) => {
      if (step.kind === "thaw") return { kind: "thaw", duration: step.durationS };
      if (step.kind === "freeze") {
        return { kind: "freeze", duration: step.durationS, dutyFraction: step.level };
      }
      return { kind: "active-thaw", duration: step.durationS, temperature: step.level };
    }),
    reportTimes: reportTimesS(totalS, totalS / previewTimeCount),
    thresholds: [],
    samples: [],
  };
}

/** Solves for the template of one cryoprobe; yields after every step of the engine, stop asking to cancel. */
export function* computePreviewTemplate(
  plan: TreatmentPlan,
  cryoprobeId: string,
  options: Pick<SimulationOptions, "backend" | "threads" | "signal"> = {},
): Generator<SimulationProgress, PreviewTemplate> {
  const result = yield* simulation(previewProblem(plan, cryoprobeId), { ...options, accuracy: "preview" });
  return previewTemplate(plan, cryoprobeId, result);
}

/** Cell whose center is nearest to a position, along one axis. */
function centers(edges: Float64Array): Float64Array {
  return Float64Array.from(
    { length: edges.length - 1 },
    (_, n) => ((edges[n] ?? 0) + (edges[n + 1] ?? 0)) / 2,
  );
}

/** Lower neighbor and share of the upper one for linear reading; ends are held. */
function neighbors(positions: Float64Array, at: number): readonly [number, number] {
  let low = 0;
  while (low < positions.length - 2 && (positions[low + 1] ?? 0) <= at) low++;
  const [a, b] = [positions[low] ?? 0, positions[low + 1] ?? 0];
  return [low, b > a ? Math.min(1, Math.max(0, (at - a) / (b - a))) : 0];
}

/** Mean over four directions square to the axis, at one radius and depth. */
function aroundAxis(
  grid: { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array },
  field: Float32Array,
  at: { readonly radius: number; readonly depth: number },
): number {
  const [k, fz] = neighbors(grid.z, at.depth);
  const nx = grid.x.length;
  const ny = grid.y.length;
  let sum = 0;
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    const [i, fx] = neighbors(grid.x, dx * at.radius);
    const [j, fy] = neighbors(grid.y, dy * at.radius);
    const value = (a: number, b: number, c: number): number =>
      field[i + a + nx * (j + b + ny * (k + c))] ?? 0;
    const plane = (c: number): number =>
      (value(0, 0, c) * (1 - fx) + value(1, 0, c) * fx) * (1 - fy) +
      (value(0, 1, c) * (1 - fx) + value(1, 1, c) * fx) * fy;
    sum += plane(0) * (1 - fz) + plane(1) * fz;
  }
  return sum / 4;
}

function tableOf(
  grid: TensorGrid,
  field: Float32Array,
  shape: Pick<PreviewTemplate, "radialCount" | "axialCount" | "firstAxialMm" | "spacingMm">,
): Float32Array {
  const axes = { x: centers(grid.xEdges), y: centers(grid.yEdges), z: centers(grid.zEdges) };
  const table = new Float32Array(shape.radialCount * shape.axialCount);
  for (let k = 0; k < shape.axialCount; k++) {
    const depth = mmToMeters(shape.firstAxialMm + k * shape.spacingMm);
    for (let r = 0; r < shape.radialCount; r++) {
      const radius = mmToMeters(r * shape.spacingMm);
      table[r + shape.radialCount * k] = aroundAxis(axes, field, { radius, depth });
    }
  }
  return table;
}

/** The template from the solution of {@link previewProblem}. */
export function previewTemplate(
  plan: TreatmentPlan,
  cryoprobeId: string,
  result: Pick<SimulationResult, "grid" | "reports">,
): PreviewTemplate {
  const { grid } = result;
  const spacingMm = previewCellMm / 2;
  const firstAxialMm = metersToMm(grid.zEdges[0] ?? 0);
  const lastAxialMm = metersToMm(grid.zEdges.at(-1) ?? 0);
  const shape = {
    spacingMm,
    firstAxialMm,
    radialCount: Math.floor(metersToMm(grid.xEdges.at(-1) ?? 0) / spacingMm),
    axialCount: Math.floor((lastAxialMm - firstAxialMm) / spacingMm),
  };
  return {
    key: previewKey(plan, cryoprobeId),
    bodyTemperatureC: plan.simulation.bodyTemperatureC,
    ...shape,
    timesS: result.reports.map((report) => report.time),
    tablesC: result.reports.map((report) => tableOf(grid, report.temperature, shape)),
  };
}
