import { describe, expect, it } from "vitest";
import { compareSurfaces, doorsOf, exportedNames, surfaceOf } from "./check-surface.ts";

describe("check-surface", () => {
  it("reads names and types of a door", () => {
    const names = exportedNames("packages/knowledge/src/index.ts");
    expect(names).toContain("evaluateRule");
    expect(names).toContain("type Finding");
    expect(names).toEqual([...names].sort());
  });

  it("knows every door of a package", () => {
    expect(doorsOf("planning").map(({ door }) => door)).toContain("./treatment-plan");
    expect(surfaceOf("knowledge").startsWith(".\n  ")).toBe(true);
  });

  it("names what is new and what is gone", () => {
    expect(compareSurfaces("a/surface.txt", ".\n  one\n", ".\n  one\n")).toEqual([]);
    expect(compareSurfaces("a/surface.txt", ".\n  one\n", ".\n  two\n")).toEqual([
      "a/surface.txt is not what the package exports (new two; gone one): run node scripts/check-surface.ts --write",
    ]);
  });
});
