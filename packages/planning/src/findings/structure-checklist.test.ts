import { targets } from "@isotherm/knowledge";
import { describe, expect, it } from "vitest";
import { missingFromChecklist } from "./structure-checklist.ts";

const freezable = targets().filter((target) => target.cryoStatus !== "disabled");

describe("the checklist of structures", () => {
  it.each(freezable.map((target) => [target.name, target.structuresAtRisk.map(({ name }) => name)] as const))(
    "[R12] %s brings its list of structures, and each that is not marked is named",
    (_name, structures) => {
      expect(structures.length).toBeGreaterThan(0);
      expect(missingFromChecklist(structures, [])).toEqual(structures);
      expect(missingFromChecklist(structures, structures.slice(1))).toContain(structures[0]);
      expect(missingFromChecklist(structures, structures)).toEqual([]);
    },
  );

  it("takes no structure for its neighbor of a similar name", () => {
    expect(
      missingFromChecklist(["thyroid", "inferior thyroid artery"], ["Left inferior thyroid artery"]),
    ).toEqual(["thyroid"]);
    expect(missingFromChecklist(["esophagus"], ["Oesophagus"])).toEqual([]);
    expect(missingFromChecklist(["dura and nerve roots"], ["Dural sac and cord"])).toEqual([]);
  });
});
