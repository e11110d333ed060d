import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chaptersOf, filledReadme, withBlock } from "./readme-tables.ts";

describe("the tables of the README", () => {
  it("are those of the pages that the runs fill", () => {
    expect(readFileSync(join(import.meta.dirname, "../README.md"), "utf8")).toBe(filledReadme());
  });

  it("count a miss, and show the case nearest to its limit", () => {
    const table = [
      "| case | quantity | expected | computed | error | limit | within |",
      "|---|---|---|---|---|---|---|",
      "| 5.1 plane, wall | front | 1 | 1 | 0.11 % | 1.00 % | yes |",
      "| 5.1 plane, 60 s | solidus | 1 | 1 | 1.20 % | 1.00 % | no |",
    ];
    expect(chaptersOf(table).slice(2)).toEqual(["| 5.1 plane | 1 of 2 | 1.20 % of 1.00 % | solidus |"]);
  });

  it("refuse a README that has lost their place", () => {
    expect(() => withBlock("# Isotherm", "speed", [])).toThrow(/put it back/u);
  });
});
