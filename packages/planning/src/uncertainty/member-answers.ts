import { longestLengthBelowMm, nerveSampleSpacingMm } from "../assessment/nerve-lesion.ts";
import { withoutContactRule } from "../findings/structure-findings.ts";
import { polylineStations } from "../geometry/polyline.ts";
import type { TreatmentPlan } from "../treatment-plan.ts";
import { ensembleTemperaturesC, type MemberOutcome } from "./simulate-member.ts";

/** Numbers that a plan is judged by. */
export type AnswerId = "lesion-volume" | "nerve-length" | "nearest-clearance";

/** One number that a plan is judged by, in every member. */
export interface MemberAnswer {
  readonly id: AnswerId;
  readonly name: string;
  readonly unit: "ml" | "mm";
  /** In the order of the members; null where a member has no such number (nothing within reach, no nerve). */
  readonly values: readonly (number | null)[];
}

function lesionVolumeMl(member: MemberOutcome): number | null {
  const { lesionC } = ensembleTemperaturesC();
  return member.volumes.find((volume) => volume.temperatureC === lesionC)?.volumeMl ?? null;
}

/** Longest unbroken length of nerve whose whole section reached the lesion temperature. */
function nerveLengthMm(plan: TreatmentPlan, member: MemberOutcome): number | null {
  const { nerve } = member;
  if (!plan.target || !nerve) return null;
  const stations = polylineStations(plan.target.geometry.pointsLpsMm, nerveSampleSpacingMm);
  const samples = stations.map(({ alongMm, pointLpsMm }, index) => ({
    alongMm,
    pointLpsMm,
    warmestOfSectionC: nerve.warmestOfSectionC[index] ?? Number.POSITIVE_INFINITY,
  }));
  return longestLengthBelowMm(samples, ensembleTemperaturesC().lesionC);
}

/** Clearance of the ice edge to the nearest structure that ice must not touch; negative is overlap. */
function nearestClearanceMm(plan: TreatmentPlan, member: MemberOutcome): number | null {
  const spared = new Set(
    plan.structures.filter(({ kind }) => !withoutContactRule.has(kind)).map((structure) => structure.id),
  );
  const distances = member.structures.flatMap(({ structureId, iceClearanceMm }) =>
    spared.has(structureId) && iceClearanceMm !== null ? [iceClearanceMm] : [],
  );
  return distances.length === 0 ? null : Math.min(...distances);
}

/** The numbers that a plan is judged by, in every member. */
export function memberAnswers(
  plan: TreatmentPlan,
  members: readonly MemberOutcome[],
): readonly MemberAnswer[] {
  const { lesionC } = ensembleTemperaturesC();
  const level = `${lesionC} °C`.replace("-", "−");
  return [
    {
      id: "lesion-volume",
      name: `Volume that reached ${level}`,
      unit: "ml",
      values: members.map(lesionVolumeMl),
    },
    {
      id: "nerve-length",
      name: `Length of nerve whose whole section reached ${level}`,
      unit: "mm",
      values: members.map((member) => nerveLengthMm(plan, member)),
    },
    {
      id: "nearest-clearance",
      name: "Clearance of the ice edge to the nearest structure at risk (without bone, skin and fluid)",
      unit: "mm",
      values: members.map((member) => nearestClearanceMm(plan, member)),
    },
  ];
}
