import { explanation } from "@isotherm/knowledge";
import { expect, test } from "vitest";
import { blockPlan, computed } from "../block-case.test-data.ts";
import type { PlanOutcome } from "../outcome.ts";
import { describeGrade, gradeBand } from "./injury-grade.ts";

const lengthBelow = (outcome: PlanOutcome, temperatureC: number): number =>
  outcome.lesion?.lengthBelow.find((row) => row.temperatureC === temperatureC)?.lengthMm ?? 0;

test("[R1] the injury follows distance and time, its band has a name, and the patient is told that it fades", () => {
  const base = computed(blockPlan());
  const samples = base.lesion?.samples ?? [];
  const gradeAt = (index: number): number => samples[index]?.conventionalGrade ?? -1;
  expect([gradeAt(0), gradeAt(20), gradeAt(40)]).toEqual([0, 2, 0]);
  const steps = [{ kind: "freeze", freezeS: 30, dutyFraction: 1, cryoprobeIds: null }] as const;
  const short = computed(blockPlan({ protocol: { presetId: null, steps } }));
  expect(lengthBelow(short, -20)).toBeLessThan(lengthBelow(base, -20));
  const named = [0, -40, -150].map((coldC) => describeGrade(gradeBand(coldC, coldC).conventionalGrade));
  expect(named[0]).toContain("conduction stops, the nerve is whole");
  expect(named[1]).toContain("axons lost, sheaths whole");
  expect(named[2]).toMatch(/^I[IV]+: .*(?:incomplete|poor return)/u);
  expect(explanation("how-long").text).toContain("It often lasts months.");
});
