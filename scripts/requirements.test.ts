import { describe, expect, it } from "vitest";
import { readRequirements, requirementStates, requirementTitles } from "./requirements.ts";

describe("requirements", () => {
  it("holds R1 to R145 and W1 to W19, each with a short title", () => {
    const numbers = readRequirements().map(({ number }) => number);
    const expected = [
      ...Array.from({ length: 145 }, (_entry, index) => `R${index + 1}`),
      ...Array.from({ length: 19 }, (_entry, index) => `W${index + 1}`),
    ];
    expect(numbers).toEqual(expected);
    for (const { title } of readRequirements()) expect(title.length).toBeLessThan(60);
  });

  it("reads numbers from titles, not from comments", () => {
    const number = "R24";
    const text = `// [R25] is open\nit("[${number}] offers 8 min", () => {});\nit.each([1])(\`[${number}, W4] %s\`, () => {});`;
    expect(requirementTitles(text).map((entry) => entry.number)).toEqual(["R24", "R24", "W4"]);
  });

  it("knows what the tests of this project prove", () => {
    const { states, problems } = requirementStates();
    expect(problems).toEqual([]);
    expect(states.find(({ requirement }) => requirement.number === "R26")?.tests.length).toBeGreaterThan(0);
  });
});
