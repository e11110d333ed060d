import {
  type BioheatProblem,
  type BoundaryCondition,
  type Cryoprobe,
  isothermExtents,
  type ProtocolStep,
  resampleField,
  type SimulationResult,
  simulate,
  type Tissue,
} from "@isotherm/engine";
import { tissue } from "@isotherm/knowledge";
import { targetPicture } from "../picture.ts";
import type { ValidationCase, ValidationRow } from "../validation-case.ts";

type Organ = "liver" | "kidney";

/** What the paper does not tell, and is tried at both ends: distance of both cryoprobes, share of the blood flow at rest. */
interface Assumed {
  readonly spacing: number;
  readonly flow: number;
}

const assumptions: readonly Assumed[] = [
  { spacing: 15e-3, flow: 1 },
  { spacing: 15e-3, flow: 0.5 },
  { spacing: 20e-3, flow: 1 },
  { spacing: 20e-3, flow: 0.5 },
];

/** What is tuned on the liver. */
interface Cooling {
  /** [°C] Effective temperature of the surface. */
  readonly surface: number;
  /** [m] */
  readonly activeLength: number;
}

const side = 130e-3;
const core = 37;
/** [°C] At which ice is counted. */
const iceTemperature = -0.5;
/** [cm] The lethal zone ends so far inside the ice, as measured. */
const rim = 0.1;
/** [cm] Lethal zone of the liver after 15 min: width across, length along the cryoprobes. */
const liver = { width: 4.3, length: 6.85 };
const single: readonly ProtocolStep[] = [{ kind: "freeze", duration: 900 }];
const double: readonly ProtocolStep[] = [
  { kind: "freeze", duration: 600 },
  { kind: "thaw", duration: 480 },
  { kind: "freeze", duration: 600 },
];

function mediumOf(organ: Organ, flow: number): Tissue {
  const record = tissue(organ);
  return {
    kind: "tissue",
    name: organ,
    density: record.densityKgPerM3.value,
    heatCapacityUnfrozen: record.heatCapacityUnfrozenJPerKgK.value,
    heatCapacityFrozen: record.heatCapacityFrozenJPerKgK.value,
    conductivityUnfrozen: record.conductivityUnfrozenWPerMK.value,
    conductivityFrozen: record.conductivityFrozenWPerMK.value,
    latentHeat: record.latentHeatJPerKg.value,
    freezingStart: record.freezingStartC.value,
    freezingEnd: record.freezingEndC.value,
    perfusion: flow * record.perfusionPerS.value,
    metabolicHeat: record.metabolicHeatWPerM3.value,
  };
}

function problemFor(
  organ: Organ,
  { spacing, flow }: Assumed,
  run: { readonly cooling: Cooling; readonly protocol: readonly ProtocolStep[] },
): BioheatProblem {
  const { surface, activeLength } = run.cooling;
  const wall: BoundaryCondition = { kind: "temperature", temperature: core };
  const cryoprobe = (x: number): Cryoprobe => ({
    tip: [side / 2 + x, side / 2, side / 2 + activeLength / 2],
    direction: [0, 0, 1],
    shaftDiameter: 1.5e-3,
    activeZoneLength: activeLength,
    tipOffset: 0,
    surface: { kind: "temperature", trace: [[0, surface]] },
    shaft: "tissue",
  });
  return {
    origin: [0, 0, 0],
    size: [side, side, side],
    cell: 2e-3,
    boundary: { xMin: wall, xMax: wall, yMin: wall, yMax: wall, zMin: wall, zMax: wall },
    media: [mediumOf(organ, flow)],
    background: 0,
    regions: [],
    vessels: [],
    blood: { density: 1050, heatCapacity: 3617, temperature: core },
    initialTemperature: core,
    cryoprobes: [cryoprobe(-spacing / 2), cryoprobe(spacing / 2)],
    protocol: run.protocol,
    reportTimes: [],
    thresholds: [],
    samples: [],
  };
}

interface Zone {
  /** [cm] */
  readonly width: number;
  /** [cm] */
  readonly length: number;
}

/** [cm] From the outer edge of one ball of ice to that of the other, on the line through both cryoprobes. */
function widthOf({ grid, minimumTemperature }: SimulationResult): number {
  const step = 0.1e-3;
  const count = Math.round(side / step);
  const line = resampleField(grid, minimumTemperature, {
    origin: [0, side / 2, side / 2],
    spacing: [step, step, step],
    dimensions: [count, 1, 1],
  });
  const isIce = (value: number): boolean => value <= iceTemperature;
  return (line.findLastIndex(isIce) - line.findIndex(isIce)) * step * 1e2;
}

/** The lethal zone: everything that ever was ice, less its rim. */
function zoneOf(...of: Parameters<typeof problemFor>): Zone {
  const problem = problemFor(...of);
  const result = simulate(problem);
  const [cryoprobe] = problem.cryoprobes as readonly [Cryoprobe, ...Cryoprobe[]];
  const { along } = isothermExtents(result.grid, result.minimumTemperature, {
    temperature: iceTemperature,
    cryoprobe,
  });
  return { width: widthOf(result) - 2 * rim, length: along * 1e2 - 2 * rim };
}

const rounds = 7;

/** Surface and active length with which the liver's zone has its width and its length. */
function coolingFor(assumed: Assumed): Cooling {
  let cooling: Cooling = { surface: -130, activeLength: 55e-3 };
  for (let round = 0; round < rounds; round++) {
    const zone = zoneOf("liver", assumed, { cooling, protocol: single });
    cooling = {
      surface: cooling.surface + 50 * (zone.width - liver.width),
      activeLength: cooling.activeLength + 0.9e-2 * (liver.length - zone.length),
    };
  }
  return cooling;
}

/** Surface [°C] and active length [mm] for each assumption. */
function tune(): readonly number[] {
  return assumptions.flatMap((assumed) => {
    const { surface, activeLength } = coolingFor(assumed);
    return [surface, activeLength * 1e3];
  });
}

function rowsFor(assumed: Assumed, cooling: Cooling): readonly ValidationRow[] {
  const zone = (organ: Organ, protocol: readonly ProtocolStep[]): Zone =>
    zoneOf(organ, assumed, { cooling, protocol });
  const [inLiver, inKidney] = [zone("liver", single), zone("kidney", single)];
  const [liverTwice, kidneyTwice] = [zone("liver", double), zone("kidney", double)];
  const where = `${assumed.spacing * 1e3} mm apart, flow × ${assumed.flow}`;
  const row = (
    quantity: string,
    numbers: Pick<ValidationRow, "measured" | "computed" | "limit">,
    role: ValidationRow["role"] = "predicted",
  ): ValidationRow => ({ quantity: `${where}: ${quantity}`, role, ...numbers });
  const ratio = (quantity: string, measured: number, computed: number): ValidationRow =>
    row(quantity, { measured, computed, limit: 0.1 });
  return [
    row("liver, width [cm]", { measured: liver.width, computed: inLiver.width, limit: 0.1 }, "tuned"),
    row("liver, length [cm]", { measured: liver.length, computed: inLiver.length, limit: 0.1 }, "tuned"),
    ratio("kidney over liver, width", 0.93, inKidney.width / inLiver.width),
    ratio("kidney over liver, length", 0.72, inKidney.length / inLiver.length),
    ratio("liver, 10-8-10 over 15 min, width", 1.05, liverTwice.width / inLiver.width),
    ratio("kidney, 10-8-10 over 15 min, width", 0.99, kidneyTwice.width / inKidney.width),
  ];
}

function predict(tuned: readonly number[]): readonly ValidationRow[] {
  return assumptions.flatMap((assumed, n) => {
    const [surface = Number.NaN, activeMm = Number.NaN] = tuned.slice(2 * n, 2 * n + 2);
    return rowsFor(assumed, { surface, activeLength: activeMm / 1e3 });
  });
}

/** Two cryoprobes in the liver and the kidney of a living pig. */
export const pigOrgans: ValidationCase = {
  id: "pig-organs",
  title: "Liver and kidney of a pig, two cryoprobes, 15 min and 10-8-10 min",
  tolerance: 0.03,
  tune,
  predict,
  draw: ({ rows }) => targetPicture("Two cryoprobes in a pig: tuned on the liver, kidney predicted", rows),
};
