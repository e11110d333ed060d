import { buildPhantom } from "@isotherm/imaging";
import { phantomPlan } from "@isotherm/planning";
import { describe, expect, it } from "vitest";
import { suggestPlacement } from "./suggest-placement.ts";
import { valueAt } from "./volume-value.ts";

const phantom = buildPhantom("ankle", { spacingMm: 2 });
const plan = { ...phantomPlan(phantom, { id: "p", createdAt: "2026-11-23T08:00:00Z" }), cryoprobes: [] };

describe("a suggested cryoprobe", () => {
  it("comes from outside the skin, ends in the body and crosses no bone", () => {
    const placement = suggestPlacement(plan, phantom.volume);
    if (placement === null) throw new Error("No placement was found in the ankle.");
    const { entryLpsMm, tipLpsMm } = placement;
    expect(valueAt(phantom.volume, entryLpsMm)).toBeLessThan(-500);
    expect(valueAt(phantom.volume, tipLpsMm)).toBeGreaterThan(-500);
    for (let share = 0; share <= 1; share += 0.05) {
      const at = (axis: 0 | 1 | 2): number => entryLpsMm[axis] + share * (tipLpsMm[axis] - entryLpsMm[axis]);
      expect(valueAt(phantom.volume, [at(0), at(1), at(2)])).toBeLessThan(300);
    }
  });

  it("is not made up where there is no nerve", () => {
    expect(suggestPlacement({ ...plan, target: null }, phantom.volume)).toBeNull();
  });
});
