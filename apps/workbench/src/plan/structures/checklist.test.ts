import { buildPhantom } from "@isotherm/imaging";
import { phantomPlan } from "@isotherm/planning";
import { describe, expect, it } from "vitest";
import { kindOf, missingStructures } from "./checklist.ts";

describe("checklist of the stellate ganglion", () => {
  const phantom = buildPhantom("neck", { spacingMm: 4 });
  const plan = phantomPlan(phantom, { id: "p", createdAt: "2026-11-23T08:00:00Z" });

  it("[R29] asks for each expected structure until it is marked", () => {
    const asked = missingStructures({ ...plan, structures: [] }).map(({ name }) => name);
    for (const name of [
      "esophagus",
      "inferior thyroid artery",
      "vertebral artery",
      "thyroid",
      "phrenic nerve",
    ]) {
      expect(asked).toContain(name);
    }
    const left = missingStructures(plan).map(({ name }) => name);
    expect(left).not.toContain("vertebral artery");
    expect(left.length).toBeLessThan(asked.length);
  });

  it("asks for nothing without a nerve of the atlas", () => {
    expect(missingStructures({ ...plan, target: null })).toEqual([]);
  });

  it("guesses the kind from the name", () => {
    expect(kindOf("Left vertebral artery")).toBe("vessel");
    expect(kindOf("dura and nerve roots")).toBe("nerve");
    expect(kindOf("lung apex and pleura")).toBe("lung");
    expect(kindOf("something else")).toBe("other");
  });
});
