import type { Cryoprobe } from "../problem.ts";
import type { TensorGrid } from "../result.ts";
import { isothermExtents } from "../surface/isotherm-extents.ts";
import { isothermVolume } from "../surface/isotherm-volume.ts";
import type { Electrode, LesionCriterion } from "./radiofrequency-problem.ts";
import type { Lesion } from "./radiofrequency-result.ts";

/** Fields that lesions are drawn from; one value a cell without padding. */
export interface LesionFields {
  readonly grid: TensorGrid;
  /** [°C] */
  readonly maximumTemperature: Float32Array;
  /** Ω, dimensionless. */
  readonly damage: Float32Array;
  /** [s] */
  readonly equivalentTime: Float32Array;
}

/** An electrode in the words that extents are measured in. */
export function asCryoprobe(electrode: Electrode): Cryoprobe {
  const { tip, direction, diameter, activeTipLength } = electrode;
  return {
    tip,
    direction,
    shaftDiameter: diameter,
    activeZoneLength: activeTipLength,
    tipOffset: 0,
    surface: { kind: "temperature", trace: [[0, 0]] },
    shaft: "tissue",
  };
}

/** Exponential quantities are drawn by their logarithm, which is near to straight between cells; smaller ones are nothing. */
const leastLogged = 1e-12;

const logOf = (field: Float32Array): Float32Array =>
  field.map((value) => -Math.log(Math.max(value, leastLogged)));

/** Field that is lower inside the lesion, and the level of its edge. */
function levelSet(
  fields: LesionFields,
  criterion: LesionCriterion,
): { readonly field: Float32Array; readonly level: number } {
  if (criterion.kind === "temperature") {
    return { field: fields.maximumTemperature.map((value) => -value), level: -criterion.temperature };
  }
  if (criterion.kind === "damage") return { field: logOf(fields.damage), level: -Math.log(criterion.damage) };
  return { field: logOf(fields.equivalentTime), level: -Math.log(criterion.dose) };
}

/** Size of the lesion of one criterion. */
export function lesionOf(
  fields: LesionFields,
  criterion: LesionCriterion,
  electrodes: readonly Electrode[],
): Lesion {
  const { field, level } = levelSet(fields, criterion);
  return {
    criterion,
    volume: isothermVolume(fields.grid, field, level),
    extents: electrodes.map((electrode) =>
      isothermExtents(fields.grid, field, { temperature: level, cryoprobe: asCryoprobe(electrode) }),
    ),
  };
}
