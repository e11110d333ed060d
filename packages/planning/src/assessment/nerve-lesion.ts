import { threshold } from "@isotherm/knowledge";
import { polylineStations } from "../geometry/polyline.ts";
import { type RegularField, sampleRegularField } from "../geometry/regular-field.ts";
import { sectionPoints } from "../geometry/structure-region.ts";
import type { NerveLesion, NerveSample } from "../outcome.ts";
import type { LineGeometry, PointLpsMm } from "../treatment-plan.ts";
import { gradeBand } from "./injury-grade.ts";
import { indexIsotherm, signedDistanceToIsotherm } from "./isotherm-distance.ts";

/** Distance between judged cross-sections. */
export const nerveSampleSpacingMm = 1;

/** Rings of a cross-section at which the temperature is read, as shares of the radius. */
const sectionRings = [0, 0.5, 1] as const;

/** What the nerve is judged by. */
export interface NerveAssessmentInput {
  /** Coldest temperature of each place over the whole protocol. */
  readonly minimum: RegularField;
  readonly nerve: LineGeometry;
  readonly bodyTemperatureC: number;
  readonly temperaturesC: readonly number[];
}

/** Cross-sections of a nerve a millimeter apart: how cold their warmest and coldest places got, and the grades. */
export function sampleNerve(input: Omit<NerveAssessmentInput, "temperaturesC">): readonly NerveSample[] {
  const { nerve, minimum, bodyTemperatureC } = input;
  return polylineStations(nerve.pointsLpsMm, nerveSampleSpacingMm).map((station) => {
    let warmestOfSectionC = Number.NEGATIVE_INFINITY;
    let coldestOfSectionC = Number.POSITIVE_INFINITY;
    for (const point of sectionPoints(station, nerve.radiusMm, sectionRings)) {
      const temperature = sampleRegularField(minimum, point) ?? bodyTemperatureC;
      warmestOfSectionC = Math.max(warmestOfSectionC, temperature);
      coldestOfSectionC = Math.min(coldestOfSectionC, temperature);
    }
    return {
      alongMm: station.alongMm,
      pointLpsMm: station.pointLpsMm,
      warmestOfSectionC,
      coldestOfSectionC,
      ...gradeBand(warmestOfSectionC, coldestOfSectionC),
    };
  });
}

/** Longest unbroken length of nerve whose whole section reached a temperature; linear between samples. */
export function longestLengthBelowMm(
  samples: readonly Pick<NerveSample, "alongMm" | "warmestOfSectionC">[],
  temperatureC: number,
): number {
  let longest = 0;
  let start: number | null = null;
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    const isBelow = sample.warmestOfSectionC <= temperatureC;
    const crossing = before
      ? before.alongMm +
        ((temperatureC - before.warmestOfSectionC) / (sample.warmestOfSectionC - before.warmestOfSectionC)) *
          (sample.alongMm - before.alongMm)
      : sample.alongMm;
    if (isBelow && start === null) start = crossing;
    if (start === null) continue;
    longest = Math.max(longest, (isBelow ? sample.alongMm : crossing) - start);
    if (!isBelow) start = null;
  }
  return longest;
}

/** Smallest value within every window of a length; the largest of these. */
function bestWindow(
  values: readonly { readonly alongMm: number; readonly marginMm: number }[],
  windowMm: number,
): number | null {
  let best: number | null = null;
  for (const [first, from] of values.entries()) {
    let smallest = Number.POSITIVE_INFINITY;
    for (const value of values.slice(first)) {
      smallest = Math.min(smallest, value.marginMm);
      if (value.alongMm - from.alongMm >= windowMm - 1e-9) {
        best = Math.max(best ?? Number.NEGATIVE_INFINITY, smallest);
        break;
      }
    }
  }
  return best;
}

/**
 * How deep the isotherm holds the nerve: of all stretches of the shortest reliable lesion (4 mm), the one that lies
 * deepest, at its shallowest point. Negative: so much is missing. Null where the field nowhere gets that cold.
 */
function marginOf(input: NerveAssessmentInput, temperatureC: number, windowMm: number): number | null {
  const isotherm = indexIsotherm(input.minimum, temperatureC);
  if (!isotherm) return null;
  const { nerve } = input;
  const depth = (point: PointLpsMm): number =>
    -(signedDistanceToIsotherm(isotherm, point)?.distanceMm ?? Number.POSITIVE_INFINITY);
  const stations = polylineStations(nerve.pointsLpsMm, nerveSampleSpacingMm);
  const depths = stations.map((station) => ({
    alongMm: station.alongMm,
    marginMm: Math.min(...sectionPoints(station, nerve.radiusMm, [1]).map(depth)),
  }));
  const length = depths.at(-1)?.alongMm ?? 0;
  return bestWindow(depths, Math.min(windowMm, length));
}

/** Injury of a nerve along its length, with the band over all animal series (R9). */
export function assessNerve(input: NerveAssessmentInput): NerveLesion {
  const samples = sampleNerve(input);
  const windowMm = threshold("threshold/length/minimum").fact.value;
  return {
    samples,
    lengthBelow: input.temperaturesC.map((temperatureC) => ({
      temperatureC,
      lengthMm: longestLengthBelowMm(samples, temperatureC),
    })),
    margins: input.temperaturesC.flatMap((temperatureC) => {
      const marginMm = marginOf(input, temperatureC, windowMm);
      return marginMm === null ? [] : [{ temperatureC, marginMm }];
    }),
  };
}
