import type {
  BioheatProblem,
  Boundary,
  Cryoprobe,
  Medium,
  ProtocolStep,
  RegularGrid,
  Vec3,
  Vessel,
} from "@isotherm/engine";
import type { Volume, VolumeGeometry } from "@isotherm/imaging";
import {
  convectiveMedium,
  type FactStatus,
  type Finding,
  iceFractionRows,
  type TissueRecord,
  tissue,
} from "@isotherm/knowledge";
import { PlanningError } from "./errors.ts";
import { axisAlignedGeometry } from "./geometry/regular-field.ts";
import { type FreezeBox, freezeBox, type PlacedCryoprobe, placedCryoprobes } from "./problem/freeze-box.ts";
import { weakestStatus } from "./problem/plan-device.ts";
import {
  knowledgeIdOfClass,
  mediumOfSkinProtection,
  planningDefaults,
  type TissueClass,
  tissueClasses,
} from "./problem/planning-defaults.ts";
import { type TissueLabels, tissueLabels } from "./problem/tissue-labels.ts";
import type { FreezeStep, PointLpsMm, TreatmentPlan } from "./treatment-plan.ts";

/** The only place where millimeters of the patient frame become the engine's meters, and back. */
const METERS_PER_MM = 1e-3;

/** A length in the engine's unit. */
export function mmToMeters(mm: number): number {
  return mm * METERS_PER_MM;
}

const toMeters = mmToMeters;
/** A point of the patient frame in the engine's meters. */
export function toVec3(point: PointLpsMm): Vec3 {
  return [toMeters(point[0]), toMeters(point[1]), toMeters(point[2])];
}

/** A length of the engine in millimeters. */
export function metersToMm(meters: number): number {
  return meters / METERS_PER_MM;
}

/** A volume of the engine in milliliters. */
export function cubicMetersToMl(cubicMeters: number): number {
  return cubicMeters * 1e6;
}

/** A grid along LPS as the engine reads fields on it: its points are the voxel centers. */
export function regularGridInMeters(geometry: VolumeGeometry): RegularGrid {
  const [x, y, z] = geometry.spacingMm;
  return {
    origin: toVec3(geometry.originLpsMm),
    spacing: [toMeters(x), toMeters(y), toMeters(z)],
    dimensions: geometry.dimensions,
  };
}

/** A grid along LPS in the engine's meters: cell boundaries along each axis. */
export function edgesInMeters(geometry: VolumeGeometry): readonly [Float64Array, Float64Array, Float64Array] {
  const edges = (axis: 0 | 1 | 2): Float64Array =>
    Float64Array.from({ length: geometry.dimensions[axis] + 1 }, (_, index) =>
      toMeters(geometry.originLpsMm[axis] + (index - 0.5) * geometry.spacingMm[axis]),
    );
  return [edges(0), edges(1), edges(2)];
}

/** A plan as numbers in one frame, with what was decided on the way. */
export interface ThermalProblem {
  readonly problem: BioheatProblem;
  readonly box: FreezeBox;
  readonly labels: TissueLabels;
  readonly cryoprobes: readonly PlacedCryoprobe[];
  /** Certainty of the weakest tissue number that takes part, and the sources of all. */
  readonly tissueStatus: FactStatus;
  readonly tissueSources: readonly string[];
  readonly findings: readonly Finding[];
}

/** The engine wants the curve to end on the freezing range to the last bit; rounding in between is no concern. */
function exactEnds(
  rows: readonly (readonly [number, number])[],
  record: TissueRecord,
): readonly (readonly [number, number])[] {
  return [[record.freezingEndC.value, 1], ...rows.slice(1, -1), [record.freezingStartC.value, 0]];
}

/** A tissue of `knowledge` as the engine takes it. */
export function tissueMedium(record: TissueRecord): Medium {
  return {
    kind: "tissue",
    name: record.name,
    density: record.densityKgPerM3.value,
    heatCapacityUnfrozen: record.heatCapacityUnfrozenJPerKgK.value,
    heatCapacityFrozen: record.heatCapacityFrozenJPerKgK.value,
    conductivityUnfrozen: record.conductivityUnfrozenWPerMK.value,
    conductivityFrozen: record.conductivityFrozenWPerMK.value,
    latentHeat: record.latentHeatJPerKg.value,
    freezingStart: record.freezingStartC.value,
    freezingEnd: record.freezingEndC.value,
    iceFraction: exactEnds(iceFractionRows(record), record),
    perfusion: record.perfusionPerS.value,
    metabolicHeat: record.metabolicHeatWPerM3.value,
  };
}

/** Flowing blood and enclosed air are as warm as this body; what lies on the skin keeps its own temperature. */
function convective(id: string, bodyTemperatureC: number | null): Medium {
  const record = convectiveMedium(id);
  return {
    kind: "convective",
    name: record.name,
    temperature: bodyTemperatureC ?? record.temperatureC.value,
    heatTransfer: record.heatTransferWPerM2K.value,
  };
}

function mediumOf(name: TissueClass, plan: TreatmentPlan): Medium {
  if (name === "outside") return convective(mediumOfSkinProtection[plan.skinProtection.kind], null);
  const { kind, id } = knowledgeIdOfClass[name];
  return kind === "tissue" ? tissueMedium(tissue(id)) : convective(id, plan.simulation.bodyTemperatureC);
}

/** Certainty and sources of every tissue that is present in the box. */
function tissueCertainty(labels: Uint8Array): {
  readonly status: FactStatus;
  readonly sources: readonly string[];
} {
  const present = new Set(labels);
  const records = tissueClasses.flatMap((name, index) => {
    if (name === "outside" || !present.has(index) || knowledgeIdOfClass[name].kind !== "tissue") return [];
    return [tissue(knowledgeIdOfClass[name].id)];
  });
  const facts = records.flatMap((record) => [
    record.conductivityFrozenWPerMK,
    record.heatCapacityFrozenJPerKgK,
    record.latentHeatJPerKg,
    record.freezingStartC,
    record.conductivityUnfrozenWPerMK,
    record.perfusionPerS,
  ]);
  return {
    status: weakestStatus(facts.map((fact) => fact.status)),
    sources: [...new Set(facts.flatMap((fact) => fact.sources))],
  };
}

function engineStep(step: FreezeStep, plan: TreatmentPlan): ProtocolStep {
  if (step.kind === "thaw") return { kind: "thaw", duration: step.thawS };
  const ids = step.cryoprobeIds;
  const cryoprobes = ids?.map((id) => plan.cryoprobes.findIndex((cryoprobe) => cryoprobe.id === id));
  const who = cryoprobes ? { cryoprobes } : {};
  if (step.kind === "freeze") {
    return { kind: "freeze", duration: step.freezeS, dutyFraction: step.dutyFraction, ...who };
  }
  return { kind: "active-thaw", duration: step.activeThawS, temperature: step.temperatureC, ...who };
}

/** The engine's form of a placed cryoprobe: a coolant behind a wall, cut at its power. */
export function engineCryoprobe({ device, placement, direction }: PlacedCryoprobe): Cryoprobe {
  return {
    tip: toVec3(placement.tipLpsMm),
    direction,
    shaftDiameter: toMeters(device.shaftDiameterMm),
    activeZoneLength: toMeters(device.activeZoneLengthMm),
    tipOffset: toMeters(device.tipOffsetMm),
    surface: {
      kind: "coolant",
      temperature: device.coolantTemperatureC,
      heatTransfer: device.heatTransferWPerM2K,
      maximumPower: device.maximumPowerW,
    },
    shaft: "tissue",
  };
}

function vesselsOf(plan: TreatmentPlan): readonly Vessel[] {
  const blood = convectiveMedium("vessel-blood");
  return plan.structures.flatMap((structure) => {
    if (structure.kind !== "vessel" || structure.geometry.kind !== "line") return [];
    return [
      {
        name: structure.name,
        points: structure.geometry.pointsLpsMm.map(toVec3),
        radius: toMeters(structure.geometry.radiusMm),
        bloodTemperature: plan.simulation.bodyTemperatureC,
        heatTransfer: blood.heatTransferWPerM2K.value,
      },
    ];
  });
}

/** Deep tissue stays at body temperature beyond the margin; where the image ends, no heat crosses. */
export function boundaryOf(box: Pick<FreezeBox, "clipped">, bodyTemperatureC: number): Boundary {
  const face = (index: 0 | 1 | 2 | 3 | 4 | 5): Boundary["xMin"] =>
    box.clipped[index] ? { kind: "insulated" } : { kind: "temperature", temperature: bodyTemperatureC };
  return { xMin: face(0), xMax: face(1), yMin: face(2), yMax: face(3), zMin: face(4), zMax: face(5) };
}

/** Times at which a field is kept: every `everyS`, and the end. */
export function reportTimesS(totalS: number, everyS: number): readonly number[] {
  const times = Array.from({ length: Math.floor(totalS / everyS) }, (_, index) => (index + 1) * everyS);
  if ((times.at(-1) ?? 0) < totalS - 1e-6) times.push(totalS);
  return times;
}

function refuseIncomplete(plan: TreatmentPlan): void {
  const missing: string[] = [];
  if (plan.cryoprobes.length === 0) missing.push("a cryoprobe");
  if (!plan.protocol.steps.some((step) => step.kind === "freeze"))
    missing.push("a freeze step in its protocol");
  if (missing.length === 0) return;
  throw new PlanningError(
    "PLANNING_PLAN_INCOMPLETE",
    `the plan cannot be simulated because it lacks ${missing.join(" and ")}; add ${missing.length > 1 ? "both" : "it"} first`,
  );
}

/** Label grid over a box: cubic voxels of the asked cell, between the finest and coarsest allowed. */
export function labelGeometry(
  box: Pick<FreezeBox, "lowestLpsMm" | "highestLpsMm">,
  cellMm: number,
): VolumeGeometry {
  const { finestLabelMm, coarsestLabelMm } = planningDefaults;
  const spacingMm = Math.min(coarsestLabelMm.value, Math.max(finestLabelMm.value, cellMm));
  const count = (axis: 0 | 1 | 2): number =>
    Math.max(1, Math.round((box.highestLpsMm[axis] - box.lowestLpsMm[axis]) / spacingMm));
  const origin = (axis: 0 | 1 | 2): number => box.lowestLpsMm[axis] + spacingMm / 2;
  return axisAlignedGeometry({
    originLpsMm: [origin(0), origin(1), origin(2)],
    dimensions: [count(0), count(1), count(2)],
    spacingMm,
  });
}

/** What heat finds in a box: tissue, vessels, blood, and what lies beyond its sides. Nothing yet that cools or heats. */
export function anatomyProblem(
  plan: TreatmentPlan,
  box: Pick<FreezeBox, "lowestLpsMm" | "clipped">,
  labels: TissueLabels,
): Omit<BioheatProblem, "cryoprobes" | "protocol" | "reportTimes" | "thresholds"> {
  const { geometry } = labels;
  const spacing = toMeters(geometry.spacingMm[0]);
  const size = geometry.dimensions.map((count) => count * spacing);
  const body = plan.simulation.bodyTemperatureC;
  return {
    origin: toVec3(box.lowestLpsMm),
    size: [size[0] ?? 0, size[1] ?? 0, size[2] ?? 0],
    cell: toMeters(plan.simulation.cellMm),
    boundary: boundaryOf(box, body),
    media: tissueClasses.map((name) => mediumOf(name, plan)),
    background: tissueClasses.indexOf("soft"),
    labels: {
      dimensions: geometry.dimensions,
      origin: toVec3(geometry.originLpsMm),
      spacing: [spacing, spacing, spacing],
      labels: labels.labels,
    },
    regions: [],
    vessels: vesselsOf(plan),
    blood: {
      density: planningDefaults.bloodDensityKgPerM3.value,
      heatCapacity: planningDefaults.bloodHeatCapacityJPerKgK.value,
      temperature: body,
    },
    initialTemperature: body,
    samples: [],
  };
}

/** The plan on its image as a problem of heat: the one door from anatomy to physics. */
export function thermalProblem(plan: TreatmentPlan, volume: Volume): ThermalProblem {
  refuseIncomplete(plan);
  const cryoprobes = placedCryoprobes(plan);
  return thermalProblemIn(plan, volume, { box: freezeBox(plan, volume, cryoprobes), cryoprobes });
}

/** The same in a box of the caller's, with cryoprobes of the caller's; the protocol is the plan's. */
export function thermalProblemIn(
  plan: TreatmentPlan,
  volume: Volume,
  within: { readonly box: FreezeBox; readonly cryoprobes: readonly PlacedCryoprobe[] },
): ThermalProblem {
  const { box, cryoprobes } = within;
  const labels = tissueLabels(plan, volume, labelGeometry(box, plan.simulation.cellMm));
  const { status, sources } = tissueCertainty(labels.labels);
  const steps = plan.protocol.steps.map((step) => engineStep(step, plan));
  const problem: BioheatProblem = {
    ...anatomyProblem(plan, box, labels),
    cryoprobes: cryoprobes.map(engineCryoprobe),
    protocol: steps,
    reportTimes: reportTimesS(
      steps.reduce((sum, step) => sum + step.duration, 0),
      plan.simulation.reportEveryS,
    ),
    thresholds: [0, -20, -40],
  };
  const findings = [...box.findings, ...labels.findings];
  return { problem, box, labels, cryoprobes, tissueStatus: status, tissueSources: sources, findings };
}
