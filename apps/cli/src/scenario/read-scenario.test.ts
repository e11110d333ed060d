import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RefusedError } from "../exit-code.ts";
import { readScenario } from "./read-scenario.ts";
import { scenarioProblem } from "./scenario-problem.ts";

const benchmarkFile = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../docs/scenarios/benchmark-a.json",
);
const benchmark = readFileSync(benchmarkFile, "utf8");
type Json = Record<string, unknown>;
const changed = (change: (scenario: Json) => void): string => {
  const scenario = JSON.parse(benchmark) as Json;
  change(scenario);
  return JSON.stringify(scenario);
};
const refusal = (text: string): string => {
  try {
    readScenario(text, "x.json");
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedError);
    return (error as Error).message;
  }
  throw new Error("was not refused");
};

describe("a scenario file", () => {
  it("is turned into SI in one box with its corner at the origin", () => {
    const problem = scenarioProblem(readScenario(benchmark, "benchmark-a.json"));
    expect(problem.size).toEqual([0.064, 0.064, 0.064]);
    expect(problem.cell).toBe(0.0005);
    expect(problem.cryoprobes[0]?.shaftDiameter).toBe(0.0015);
    expect(problem.cryoprobes[0]?.shaft).toBe("tissue");
    expect(problem.protocol).toEqual([{ kind: "freeze", duration: 600, dutyFraction: 1 }]);
    expect(problem.boundary.zMax).toEqual({ kind: "insulated" });
  });

  it("is refused by the name of the key that does not fit", () => {
    expect(refusal("{")).toContain("x.json is not JSON");
    expect(refusal(changed((scenario) => delete scenario["blood"]))).toContain('has no "blood"');
    expect(refusal(changed((scenario) => Object.assign(scenario, { bloood: 1 })))).toContain(
      'unknown key "bloood"',
    );
    expect(refusal(changed((scenario) => Object.assign(scenario, { background: "bone" })))).toContain(
      'background names the tissue "bone", but tissues has only tissue',
    );
    expect(
      refusal(changed((scenario) => Object.assign(scenario["domain"] as Json, { cellMm: -1 }))),
    ).toContain("domain.cellMm must be > 0");
    expect(
      refusal(
        changed((scenario) => Object.assign(scenario, { protocol: [{ freezeS: 9, cryoprobes: [1] }] })),
      ),
    ).toContain("protocol[0].cryoprobes names cryoprobe 1, but there are 1");
  });

  it("is never accepted half, whatever is put in place of a value", () => {
    const keys = Object.keys(JSON.parse(benchmark) as Json);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.constantFrom(null, "x", -1, [], {}, [[]]), (key, value) => {
        const text = changed((scenario) => Object.assign(scenario, { [key]: value }));
        try {
          scenarioProblem(readScenario(text, "x.json"));
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
        }
      }),
      { numRuns: 60 },
    );
  });
});
