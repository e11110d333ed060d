import type { BioheatProblem, Boundary, Cryoprobe, Property, Tissue } from "@isotherm/engine";
import type { MushyMaterial } from "./exact/mushy-freezing.ts";
import type { FreezingMaterial } from "./exact/reference-set.ts";

/** [K] Width of a jump of a property at the edge of the mushy zone. */
const jump = 1e-3;

/** Constant `inside` between solidus and liquidus, `outside` beyond the edge at which this phase begins. */
function stepped(material: MushyMaterial, outside: number, inside: number): Property {
  const { solidus, liquidus } = material;
  return [
    [solidus - jump, outside],
    [solidus, inside],
    [liquidus, inside],
    [liquidus + jump, outside],
  ];
}

/** A tissue whose properties are constant in each of three regions, exactly as section 5.5 wants them. */
export function mushyTissue(material: MushyMaterial): Tissue {
  const meanHeatCapacity = (material.solidHeatCapacity + material.liquidHeatCapacity) / 2;
  return {
    kind: "tissue",
    name: "three regions",
    density: material.density,
    heatCapacityUnfrozen: stepped(material, material.liquidHeatCapacity, meanHeatCapacity),
    heatCapacityFrozen: stepped(material, material.solidHeatCapacity, meanHeatCapacity),
    conductivityUnfrozen: stepped(material, material.liquidConductivity, material.mushConductivity),
    conductivityFrozen: stepped(material, material.solidConductivity, material.mushConductivity),
    latentHeat: material.latentHeat,
    freezingStart: material.liquidus,
    freezingEnd: material.solidus,
    perfusion: 0,
    metabolicHeat: 0,
  };
}

/** [K] Width over which the latent heat of a sharp front is released: the exact front moves by about 0.015 % with it. */
export const sharpRange = 0.05;

/** A tissue that freezes over `sharpRange` round its freezing temperature. */
export function sharpTissue(material: FreezingMaterial): Tissue {
  return {
    kind: "tissue",
    name: "sharp front",
    density: material.density,
    heatCapacityUnfrozen: material.liquidHeatCapacity,
    heatCapacityFrozen: material.solidHeatCapacity,
    conductivityUnfrozen: material.liquidConductivity,
    conductivityFrozen: material.solidConductivity,
    latentHeat: material.latentHeat,
    freezingStart: material.freezingTemperature + sharpRange / 2,
    freezingEnd: material.freezingTemperature - sharpRange / 2,
    perfusion: 0,
    metabolicHeat: 0,
  };
}

/**
 * The field as its Kirchhoff potential Θ = ∫ k dT [W/m], zero at the liquidus or the sharp front. Conductivity jumps
 * there, so temperature has a kink, and a line drawn through it from cell to cell puts the front up to 0.15 cell too
 * near; Θ has none, because the flux goes through. A property of the reading, not of what is read.
 */
export function kirchhoffField(
  material: FreezingMaterial | MushyMaterial,
  field: Float32Array,
): Float32Array {
  const potential = kirchhoffPotential(material);
  return field.map((temperature) => potential(temperature));
}

/** Θ [W/m] at a temperature [°C]; see `kirchhoffField`. */
export function kirchhoffPotential(
  material: FreezingMaterial | MushyMaterial,
): (temperature: number) => number {
  const { solidConductivity, liquidConductivity } = material;
  const zero = "liquidus" in material ? material.liquidus : material.freezingTemperature;
  const low = "solidus" in material ? material.solidus : zero;
  const mushConductivity = "mushConductivity" in material ? material.mushConductivity : solidConductivity;
  return (temperature) => {
    if (temperature >= zero) return liquidConductivity * (temperature - zero);
    if (temperature >= low) return mushConductivity * (temperature - zero);
    return mushConductivity * (low - zero) + solidConductivity * (temperature - low);
  };
}

/** Every side insulated. */
export const insulatedBox: Boundary = {
  xMin: { kind: "insulated" },
  xMax: { kind: "insulated" },
  yMin: { kind: "insulated" },
  yMax: { kind: "insulated" },
  zMin: { kind: "insulated" },
  zMax: { kind: "insulated" },
};

/** A box of one tissue without cryoprobes: what the cases start from. ρ_b c_b as in section 5.6. */
export function exactProblem(tissue: Tissue, parts: Partial<BioheatProblem>): BioheatProblem {
  return {
    origin: [0, 0, 0],
    size: [60e-3, 60e-3, 60e-3],
    cell: 0.5e-3,
    boundary: insulatedBox,
    media: [tissue],
    background: 0,
    regions: [],
    vessels: [],
    blood: { density: 1050, heatCapacity: 3617, temperature: 37 },
    initialTemperature: 37,
    cryoprobes: [],
    protocol: [],
    reportTimes: [],
    thresholds: [],
    samples: [],
    ...parts,
  };
}

/** A rod along z through the whole height of a flat box, off the cell centers. */
export function throughRod(rod: {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly radius: number;
  readonly surface: Cryoprobe["surface"];
}): Cryoprobe {
  return {
    tip: [rod.x, rod.y, rod.height],
    direction: [0, 0, 1],
    shaftDiameter: 2 * rod.radius,
    activeZoneLength: rod.height,
    tipOffset: 0,
    surface: rod.surface,
    shaft: "tissue",
  };
}

/** Steps of `step` seconds, so that super-steps stay short; they add up to `duration`. */
export function shortSteps(
  kind: "freeze" | "thaw",
  duration: number,
  step: number,
): readonly { readonly kind: "freeze" | "thaw"; readonly duration: number }[] {
  const count = Math.max(1, Math.round(duration / step));
  return Array.from({ length: count }, () => ({ kind, duration: duration / count }));
}
