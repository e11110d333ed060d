import { type InjurySeries, injurySeries, type SunderlandGrade } from "@isotherm/knowledge";
import { type GradeRange, gradeRange } from "../assessment/injury-grade.ts";
import { nerveSampleSpacingMm } from "../assessment/nerve-lesion.ts";
import { polylineStations } from "../geometry/polyline.ts";
import type { PointLpsMm, Target } from "../treatment-plan.ts";
import { type QuantileRange, quantileRange } from "./quantiles.ts";
import type { MemberOutcome } from "./simulate-member.ts";

/** Grades that a probability is given for; V does not come from cold. */
export const sunderlandGrades: readonly SunderlandGrade[] = [0, 1, 2, 3, 4, 5];

/**
 * Probability of one grade, between two bounds, both shares of members: `certainFraction` where the series leaves
 * nothing but this grade, `possibleFraction` where it leaves this grade open. Between them the data do not say.
 */
export interface GradeProbability {
  readonly grade: SunderlandGrade;
  readonly certainFraction: number;
  readonly possibleFraction: number;
}

/** What one series makes of the members. Series are alternatives: they are shown beside each other, never averaged. */
export interface SeriesProbability {
  readonly seriesId: string;
  readonly seriesName: string;
  /** This grade and no other. */
  readonly grades: readonly GradeProbability[];
  /** This grade or a worse one. */
  readonly atLeast: readonly GradeProbability[];
}

/** One millimeter of nerve over all members. */
export interface NerveProbability {
  readonly alongMm: number;
  readonly pointLpsMm: PointLpsMm;
  /** Share of members in which the whole section reached each temperature. */
  readonly reached: readonly { readonly temperatureC: number; readonly fraction: number }[];
  /** Coldest over the freeze at the warmest place of the section. */
  readonly warmestOfSectionC: QuantileRange;
  readonly series: readonly SeriesProbability[];
  /** Over all series: the least that any makes certain, the most that any leaves possible. */
  readonly envelope: {
    readonly grades: readonly GradeProbability[];
    readonly atLeast: readonly GradeProbability[];
  };
}

interface Section {
  readonly warmestC: number;
  readonly coldestC: number;
}

const anyGrade: GradeRange = { lowestGrade: 0, highestGrade: 5 };

/** Grades that a series leaves open for a section: the lowest at its warmest place, the highest at any (as `gradeBand`). */
function rangeOf(series: InjurySeries, section: Section): GradeRange {
  const atWarmest = gradeRange(series, section.warmestC) ?? anyGrade;
  const atColdest = gradeRange(series, section.coldestC) ?? anyGrade;
  const highestGrade = atColdest.highestGrade > atWarmest.highestGrade ? atColdest : atWarmest;
  return { lowestGrade: atWarmest.lowestGrade, highestGrade: highestGrade.highestGrade };
}

function share(ranges: readonly GradeRange[], holds: (range: GradeRange) => boolean): number {
  return ranges.filter(holds).length / ranges.length;
}

function seriesProbability(series: InjurySeries, sections: readonly Section[]): SeriesProbability {
  const ranges = sections.map((section) => rangeOf(series, section));
  return {
    seriesId: series.id,
    seriesName: series.name,
    grades: sunderlandGrades.map((grade) => ({
      grade,
      certainFraction: share(ranges, (range) => range.lowestGrade === grade && range.highestGrade === grade),
      possibleFraction: share(ranges, (range) => range.lowestGrade <= grade && grade <= range.highestGrade),
    })),
    atLeast: sunderlandGrades.map((grade) => ({
      grade,
      certainFraction: share(ranges, (range) => range.lowestGrade >= grade),
      possibleFraction: share(ranges, (range) => range.highestGrade >= grade),
    })),
  };
}

function envelopeOf(rows: readonly (readonly GradeProbability[])[]): readonly GradeProbability[] {
  return sunderlandGrades.map((grade, index) => ({
    grade,
    certainFraction: Math.min(...rows.map((row) => row[index]?.certainFraction ?? 0)),
    possibleFraction: Math.max(...rows.map((row) => row[index]?.possibleFraction ?? 1)),
  }));
}

/** Probability of cold and of each grade along the nerve. */
export function nerveProbability(
  target: Target,
  members: readonly MemberOutcome[],
  temperaturesC: readonly number[],
): readonly NerveProbability[] {
  const stations = polylineStations(target.geometry.pointsLpsMm, nerveSampleSpacingMm);
  return stations.map(({ alongMm, pointLpsMm }, index) => {
    const sections = members.flatMap(({ nerve }): Section[] => {
      const warmestC = nerve?.warmestOfSectionC[index];
      const coldestC = nerve?.coldestOfSectionC[index];
      return warmestC === undefined || coldestC === undefined ? [] : [{ warmestC, coldestC }];
    });
    const warmest = sections.map((section) => section.warmestC);
    const series = injurySeries().map((one) => seriesProbability(one, sections));
    const nowhere = { low: Number.NaN, median: Number.NaN, high: Number.NaN };
    return {
      alongMm,
      pointLpsMm,
      reached: temperaturesC.map((temperatureC) => ({
        temperatureC,
        fraction: warmest.filter((value) => value <= temperatureC).length / warmest.length,
      })),
      warmestOfSectionC: quantileRange(warmest) ?? nowhere,
      series,
      envelope: {
        grades: envelopeOf(series.map((one) => one.grades)),
        atLeast: envelopeOf(series.map((one) => one.atLeast)),
      },
    };
  });
}
