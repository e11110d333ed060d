import { describe, expect, test } from "vitest";
import { mainEffects } from "./main-effects.ts";
import { sobolPoint } from "./sobol-sequence.ts";

const ids = ["straight", "bent", "weak", "idle"];

/** y = 4·u₁ + 3·u₂² + u₃ + u₁·u₃: shares of the variance 16/3, 4/5, 1/3 and, together, 1/9 by hand. */
function observed(count: number): Parameters<typeof mainEffects>[1] {
  return Array.from({ length: count }, (_, index) => {
    const draws = sobolPoint(index, { count: ids.length, seed: 3 }).map((u) => 2 * u - 1);
    const [straight = 0, bent = 0, weak = 0] = draws;
    return { draws, value: 7 + 4 * straight + 3 * bent * bent + weak + straight * weak };
  });
}

describe("main effects", () => {
  test("are the first-order Sobol indices of a known function, with the change toward either end", () => {
    const found = mainEffects(ids, observed(256));
    const variance = 16 / 3 + 4 / 5 + 1 / 3 + 1 / 9;
    expect(found?.effects.map((effect) => effect.unknownId)).toEqual(ids);
    expect(found?.degree).toBe(2);
    const [straight, bent, weak, idle] = found?.effects ?? [];
    expect(straight?.varianceFraction).toBeCloseTo(16 / 3 / variance, 2);
    expect(bent?.varianceFraction).toBeCloseTo(4 / 5 / variance, 2);
    expect(weak?.varianceFraction).toBeCloseTo(1 / 3 / variance, 2);
    expect(idle?.varianceFraction).toBeLessThan(0.002);
    expect(straight?.atHigh).toBeCloseTo(4, 1);
    expect(bent?.atLow).toBeCloseTo(3, 0);
    expect(bent?.atHigh).toBeCloseTo(3, 0);
    expect(found?.explainedFraction).toBeCloseTo(1 - 1 / 9 / variance, 2);
  });

  test("fit a straight line to few observations, nothing to fewer, and nothing to what does not change", () => {
    expect(mainEffects(ids, observed(20))?.degree).toBe(1);
    expect(mainEffects(ids, observed(14))).toBeNull();
    const same = observed(64).map(({ draws }) => ({ draws, value: 5 }));
    expect(mainEffects(ids, same)).toBeNull();
  });
});
