import { type InjurySeries, injurySeries, type SunderlandGrade } from "@isotherm/knowledge";

/** What one series allows at a temperature. */
export interface GradeRange {
  readonly lowestGrade: SunderlandGrade;
  readonly highestGrade: SunderlandGrade;
}

/** The grades that all series together allow, and the conventional one. */
export interface GradeBand extends GradeRange {
  readonly conventionalGrade: SunderlandGrade;
}

/** The band of a series that holds a temperature: `warmerThanC < T ≤ upToC`; null where the series says nothing. */
export function gradeRange(series: InjurySeries, temperatureC: number): GradeRange | null {
  const band = series.bands.find(
    ({ upToC, warmerThanC }) =>
      (upToC === null || temperatureC <= upToC) && (warmerThanC === null || temperatureC > warmerThanC),
  );
  return band ? { lowestGrade: band.lowestGrade, highestGrade: band.highestGrade } : null;
}

const lowerOf = (a: SunderlandGrade, b: SunderlandGrade): SunderlandGrade => (b < a ? b : a);
const higherOf = (a: SunderlandGrade, b: SunderlandGrade): SunderlandGrade => (b > a ? b : a);

/**
 * Grade of one cross-section with its band over all animal series: the lowest at the warmest place, since a fascicle
 * that stays warm keeps conducting; the highest at the coldest place.
 */
export function gradeBand(warmestOfSectionC: number, coldestOfSectionC: number): GradeBand {
  let lowestGrade: SunderlandGrade = 5;
  let highestGrade: SunderlandGrade = 0;
  let conventionalGrade: SunderlandGrade = 0;
  for (const series of injurySeries()) {
    const atWarmest = gradeRange(series, warmestOfSectionC);
    const atColdest = gradeRange(series, coldestOfSectionC);
    if (atWarmest) lowestGrade = lowerOf(lowestGrade, atWarmest.lowestGrade);
    if (atWarmest) highestGrade = higherOf(highestGrade, atWarmest.highestGrade);
    if (atColdest) highestGrade = higherOf(highestGrade, atColdest.highestGrade);
    if (series.id === "conventional" && atWarmest) conventionalGrade = atWarmest.lowestGrade;
  }
  return { lowestGrade: lowerOf(lowestGrade, highestGrade), conventionalGrade, highestGrade };
}

const romans = ["0", "I", "II", "III", "IV", "V"] as const;

/** Sunderland grade as it is written: I to V, 0 for none. */
export function formatGrade(grade: SunderlandGrade): string {
  return romans[grade];
}

/** Band of grades as it is written: "II", or "0–II". */
export function formatGradeBand(band: GradeRange): string {
  const [low, high] = [formatGrade(band.lowestGrade), formatGrade(band.highestGrade)];
  return low === high ? low : `${low}–${high}`;
}

const plainWords = [
  "no injury",
  "I: conduction stops, the nerve is whole; back in minutes to weeks",
  "II: axons lost, sheaths whole; they grow back over weeks to months",
  "III: axons and their inner sheath lost; return incomplete",
  "IV: only the outer sheath left; poor return",
  "V: nerve severed; not produced by freezing",
] as const;

/** A grade in plain words (R9). */
export function describeGrade(grade: SunderlandGrade): string {
  return plainWords[grade];
}
