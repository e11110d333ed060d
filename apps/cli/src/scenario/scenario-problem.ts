import type {
  BioheatProblem,
  Boundary,
  BoundaryCondition,
  Cryoprobe,
  ProtocolStep,
  Region,
  Tissue,
  Vec3,
} from "@isotherm/engine";
import type {
  Scenario,
  ScenarioBoundary,
  ScenarioCryoprobe,
  ScenarioRegion,
  ScenarioStep,
  ScenarioTissue,
} from "./scenario.ts";

/** Millimetres in a metre; the scenario speaks millimetres, the engine metres, and this file is the door between. */
const millimetresPerMetre = 1e3;

const metres = (lengthMm: number): number => lengthMm / millimetresPerMetre;
const point = ([x, y, z]: readonly [number, number, number]): Vec3 => [metres(x), metres(y), metres(z)];

function tissue(name: string, from: ScenarioTissue): Tissue {
  return {
    kind: "tissue",
    name,
    density: from.densityKgPerM3,
    heatCapacityUnfrozen: from.heatCapacityUnfrozenJPerKgK,
    heatCapacityFrozen: from.heatCapacityFrozenJPerKgK,
    conductivityUnfrozen: from.conductivityUnfrozenWPerMK,
    conductivityFrozen: from.conductivityFrozenWPerMK,
    latentHeat: from.latentHeatJPerKg,
    freezingStart: from.freezingStartC,
    freezingEnd: from.freezingEndC,
    perfusion: from.perfusionPerS,
    metabolicHeat: from.metabolicHeatWPerM3,
  };
}

function face(from: ScenarioBoundary): BoundaryCondition {
  if (from.kind === "insulated") return from;
  return from.kind === "temperature"
    ? { kind: "temperature", temperature: from.temperatureC }
    : { kind: "convective", heatTransfer: from.heatTransferWPerM2K, ambient: from.ambientC };
}

function boundary(from: Scenario["domain"]["boundary"]): Boundary {
  const of = (name: keyof Boundary) => face("kind" in from ? from : from[name]);
  return {
    xMin: of("xMin"),
    xMax: of("xMax"),
    yMin: of("yMin"),
    yMax: of("yMax"),
    zMin: of("zMin"),
    zMax: of("zMax"),
  };
}

function region(from: ScenarioRegion, medium: number): Region {
  if (from.shape === "sphere") {
    return { shape: "sphere", center: point(from.centerMm), radius: metres(from.radiusMm), medium };
  }
  const ends = { from: point(from.fromMm), to: point(from.toMm), medium };
  return from.shape === "box"
    ? { shape: "box", ...ends }
    : { shape: "cylinder", radius: metres(from.radiusMm), ...ends };
}

function cryoprobe(from: ScenarioCryoprobe): Cryoprobe {
  const { surface } = from;
  return {
    tip: point(from.tipMm),
    direction: from.directionUnit,
    shaftDiameter: metres(from.shaftDiameterMm),
    activeZoneLength: metres(from.activeZoneLengthMm),
    tipOffset: metres(from.tipOffsetMm),
    shaft: from.shaft,
    surface:
      surface.kind === "temperature"
        ? surface
        : {
            kind: "coolant",
            temperature: surface.temperatureC,
            heatTransfer: surface.heatTransferWPerM2K,
            maximumPower: surface.maximumPowerW,
          },
  };
}

function step(from: ScenarioStep): ProtocolStep {
  if ("thawS" in from) return { kind: "thaw", duration: from.thawS };
  const probes = from.cryoprobes ? { cryoprobes: from.cryoprobes } : {};
  return "freezeS" in from
    ? { kind: "freeze", duration: from.freezeS, dutyFraction: from.dutyFraction, ...probes }
    : { kind: "active-thaw", duration: from.activeThawS, temperature: from.temperatureC, ...probes };
}

/** Turns a scenario into the engine's problem: millimetres to metres, names to indices. */
export function scenarioProblem(scenario: Scenario): BioheatProblem {
  const names = Object.keys(scenario.tissues);
  const index = (name: string) => names.indexOf(name);
  return {
    origin: [0, 0, 0],
    size: point(scenario.domain.sizeMm),
    cell: metres(scenario.domain.cellMm),
    boundary: boundary(scenario.domain.boundary),
    media: Object.entries(scenario.tissues).map(([name, from]) => tissue(name, from)),
    background: index(scenario.background),
    regions: scenario.regions.map((from) => region(from, index(from.tissue))),
    vessels: scenario.vessels.map((vessel, number) => ({
      name: `vessel ${number}`,
      points: vessel.pointsMm.map(point),
      radius: metres(vessel.radiusMm),
      bloodTemperature: vessel.bloodTemperatureC,
      heatTransfer: vessel.heatTransferWPerM2K,
    })),
    blood: {
      density: scenario.blood.densityKgPerM3,
      heatCapacity: scenario.blood.heatCapacityJPerKgK,
      temperature: scenario.blood.temperatureC,
    },
    initialTemperature: scenario.initialTemperatureC,
    cryoprobes: scenario.cryoprobes.map(cryoprobe),
    protocol: scenario.protocol.map(step),
    reportTimes: scenario.reportTimesS,
    thresholds: scenario.isothermsC,
    samples: scenario.samplesMm.map(point),
  };
}
