import { evaluateRule, type Finding, rule, threshold } from "@isotherm/knowledge";
import type { NerveLesion, NerveSample } from "../outcome.ts";
import type { Target, TreatmentPlan } from "../treatment-plan.ts";
import { fired } from "./plan-findings.ts";

/** The sample that a comparison prefers. */
function extreme(
  samples: readonly NerveSample[],
  isBetter: (a: NerveSample, b: NerveSample) => boolean,
): NerveSample | null {
  let best: NerveSample | null = null;
  for (const sample of samples) if (best === null || isBetter(sample, best)) best = sample;
  return best;
}

/** What the injury of the nerve means for a neurolysis (R9, R22); a tumor ablation has other goals (R14). */
export function lesionFindings(plan: TreatmentPlan, target: Target, lesion: NerveLesion): readonly Finding[] {
  if (plan.procedureType !== "neurolysis") return [];
  const lesionC = threshold("threshold/temperature/lesion").fact.value;
  const best = extreme(lesion.samples, (a, b) => a.warmestOfSectionC < b.warmestOfSectionC);
  const coldest = extreme(lesion.samples, (a, b) => a.coldestOfSectionC < b.coldestOfSectionC);
  const worst = extreme(lesion.samples, (a, b) => a.highestGrade > b.highestGrade);
  if (!best || !coldest || !worst) return [];
  const inputs = {
    lengthAtLesionMm: lesion.lengthBelow.find((row) => row.temperatureC === lesionC)?.lengthMm ?? 0,
    nerveWarmestC: best.warmestOfSectionC,
    nerveColdestC: coldest.coldestOfSectionC,
    highestGrade: worst.highestGrade,
    worstAcceptedGrade: plan.worstAcceptedGrade,
  };
  const at = (sample: NerveSample): NonNullable<Finding["place"]> => ({
    kind: "target",
    id: target.id,
    pointLpsMm: sample.pointLpsMm,
  });
  const judged: readonly (readonly [string, NerveSample])[] = [
    ["rule/lesion/not-reached", best],
    ["rule/lesion/too-short", best],
    ["rule/lesion/short-of-aim", best],
    ["rule/lesion/series-disagree", best],
    ["rule/lesion/above-grade-two", coldest],
    ["rule/lesion/necrosis", coldest],
    ["rule/lesion/worst-grade", worst],
  ];
  return fired(judged.map(([id, sample]) => evaluateRule(rule(id), inputs, at(sample))));
}
