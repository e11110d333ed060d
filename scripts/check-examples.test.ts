import { describe, expect, it } from "vitest";
import { examplesIn, runExample } from "./check-examples.ts";

const text = `/**
 * Doubles.
 *
 * @example
 * const start: number = 2;
 * double(start) // => 4
 * [double(1), double(3)]; // => [2, 6]
 * @see elsewhere
 */
export function double() {}`;
const scope = { double: (value: number): number => value * 2 };

describe("check-examples", () => {
  it("reads the lines of an example up to the next tag", () => {
    expect(examplesIn("a.ts", text)).toEqual([
      {
        path: "a.ts",
        line: 4,
        lines: ["const start: number = 2;", "double(start) // => 4", "[double(1), double(3)]; // => [2, 6]"],
      },
    ]);
  });

  it("passes right values and says wrong ones, failures, and examples that show nothing", async () => {
    const example = (...lines: string[]) => ({ path: "a.ts", line: 4, lines });
    for (const found of examplesIn("a.ts", text)) expect(await runExample(found, scope)).toEqual([]);
    expect(await runExample(example("double(2) // => 5"), scope)).toEqual(["a.ts:4: double(2) is 4, not 5"]);
    expect((await runExample(example("triple(2) // => 6"), scope)).join()).toMatch(/triple is not defined/u);
    expect((await runExample(example("double(2)"), scope)).join()).toMatch(/shows no value/u);
    expect(await runExample(example("Promise.resolve(1) // => 1"), scope)).toEqual([]);
  });
});
