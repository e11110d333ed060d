import { describe, expect, it } from "vitest";
import { superStep } from "../rkl2.ts";
import { kernelBindings, kernelText } from "./kernel-text.ts";
import { superStepWeights } from "./super-step-weights.ts";

describe("the text of the kernels", () => {
  it("is the one that was reviewed", async () => {
    await expect(kernelText).toMatchFileSnapshot("./kernels.golden.wgsl");
  });

  it("declares every buffer once, and no kernel binds more storage than any device allows", () => {
    const declared = [...kernelText.matchAll(/@binding\((\d+)\)/gu)].map((match) => Number(match[1]));
    expect(new Set(declared).size).toBe(declared.length);
    for (const [name, numbers] of Object.entries(kernelBindings)) {
      expect(kernelText).toContain(`fn ${name}(`);
      expect(declared).toEqual(expect.arrayContaining([...numbers]));
      expect(numbers.filter((number) => number >= 2).length).toBeLessThanOrEqual(8);
    }
  });
});

describe("the weights of a super-step", () => {
  it.each([3, 7, 51])("sum to its length and integrate flows as the stages do: %i stages", (stages) => {
    const step = superStep(stages, 12);
    const weights = superStepWeights(step);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(12, 10);
    const flows = step.times.slice(0, stages).map((time) => Math.sin(time) + 2);
    // The recursion of rkl2.ts, on the flows themselves.
    let before = 0;
    let last = step.firstStep * (flows[0] as number);
    step.factors.forEach(({ mu, nu, step: width, startStep }, index) => {
      const next =
        mu * last + nu * before + width * (flows[index + 1] as number) + startStep * (flows[0] as number);
      before = last;
      last = next;
    });
    const weighed = flows.reduce((sum, flow, stage) => sum + flow * (weights[stage] as number), 0);
    expect(weighed).toBeCloseTo(last, 9);
  });
});
