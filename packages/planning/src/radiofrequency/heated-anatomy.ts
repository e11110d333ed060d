import { assessClearance, prepareStructure } from "../assessment/clearance.ts";
import { indexIsotherm } from "../assessment/isotherm-distance.ts";
import { longestLengthBelowMm, nerveSampleSpacingMm } from "../assessment/nerve-lesion.ts";
import { polylineStations } from "../geometry/polyline.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { sectionPoints } from "../geometry/structure-region.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import type { HeatedNerve, HeatedNerveSample, HeatedStructure } from "./radiofrequency-outcome.ts";
import { heatThreshold } from "./radiofrequency-problem.ts";

/** Rings of a cross-section at which fields are read, as shares of the radius. */
const sectionRings = [0, 0.5, 1] as const;

/** [1] log10 of Ω; below this it is nothing. */
export const leastDamageLog10 = -12;

/** What heat left behind, on one grid. */
export interface HeatFields {
  readonly maximumC: RegularField;
  readonly damageLog10: RegularField;
}

function sampleOf(
  fields: HeatFields,
  station: { readonly alongMm: number; readonly pointLpsMm: HeatedNerveSample["pointLpsMm"] },
  at: { readonly points: readonly HeatedNerveSample["pointLpsMm"][]; readonly bodyTemperatureC: number },
): HeatedNerveSample {
  const temperatures = at.points.map(
    (point) => sampleRegularField(fields.maximumC, point) ?? at.bodyTemperatureC,
  );
  const damages = at.points.map((point) => sampleRegularField(fields.damageLog10, point) ?? leastDamageLog10);
  return {
    alongMm: station.alongMm,
    pointLpsMm: station.pointLpsMm,
    coolestOfSectionC: Math.min(...temperatures),
    hottestOfSectionC: Math.max(...temperatures),
    leastDamageLog10: Math.min(...damages),
  };
}

/** The nerve a millimeter at a time, and how much of it lies whole inside each criterion; null without a target. */
export function heatedNerve(plan: TreatmentPlan, fields: HeatFields): HeatedNerve | null {
  if (!plan.target) return null;
  const { pointsLpsMm, radiusMm } = plan.target.geometry;
  const { bodyTemperatureC } = plan.simulation;
  const samples = polylineStations(pointsLpsMm, nerveSampleSpacingMm).map((station) =>
    sampleOf(fields, station, { points: sectionPoints(station, radiusMm, sectionRings), bodyTemperatureC }),
  );
  // Lengths are measured below a level; heat counts above one, so that both change their sign.
  const lengthMm = (read: (sample: HeatedNerveSample) => number, level: number): number =>
    longestLengthBelowMm(
      samples.map((sample) => ({ alongMm: sample.alongMm, warmestOfSectionC: -read(sample) })),
      -level,
    );
  const coolest = (sample: HeatedNerveSample): number => sample.coolestOfSectionC;
  return {
    samples,
    lengths: [
      {
        id: "damage",
        lengthMm: lengthMm((sample) => sample.leastDamageLog10, Math.log10(heatThreshold("damage").value)),
      },
      { id: "nerve-sure", lengthMm: lengthMm(coolest, heatThreshold("nerve-sure").value) },
      { id: "nerve-start", lengthMm: lengthMm(coolest, heatThreshold("nerve-start").value) },
    ],
  };
}

/** How hot every structure got, hottest first. */
export function heatedStructures(plan: TreatmentPlan, { maximumC }: HeatFields): readonly HeatedStructure[] {
  // Clearances are measured from cold; a field with its sign changed is cold where it was hot.
  const minimumC = maximumC.values.map((value) => -value);
  const field = { geometry: maximumC.geometry, values: minimumC };
  const history = { geometry: maximumC.geometry, timesS: [], framesC: [], minimumC };
  const isotherms = [indexIsotherm(field, -heatThreshold("nerve-sure").value)];
  const bodyTemperatureC = -plan.simulation.bodyTemperatureC;
  return plan.structures
    .map((structure): HeatedStructure => {
      const clearance = assessClearance(prepareStructure(structure), history, {
        isotherms,
        bodyTemperatureC,
      });
      const nearestMm = clearance.distances[0]?.clearanceMm ?? null;
      return {
        structureId: structure.id,
        structureName: structure.name,
        hottestC: -clearance.coldestC,
        hottestLpsMm: clearance.coldestLpsMm,
        clearanceMm: nearestMm !== null && Number.isFinite(nearestMm) ? nearestMm : null,
      };
    })
    .sort((a, b) => b.hottestC - a.hottestC);
}
