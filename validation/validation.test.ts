import { readFileSync } from "node:fs";
import { join } from "node:path";
import { radiofrequencyMisses } from "@isotherm/planning";
import { describe, expect, test } from "vitest";
import { validationCases } from "./cases.ts";
import { type KeptNumbers, passes } from "./validation-case.ts";

const isHeavy = process.env["ISOTHERM_ALL"] !== undefined;
const quickCases = ["icesphere-dish", "skin-gauze"];
const drawnQuickly = [...quickCases, "radiofrequency", "analytic", "pig-organs", "warm-gel"];

function readOf(id: string, name: string): string {
  return readFileSync(join(import.meta.dirname, id, name), "utf8");
}

function keptOf(id: string): KeptNumbers {
  return JSON.parse(readOf(id, "expected.json"));
}

describe.each(validationCases.filter((one) => isHeavy || quickCases.includes(one.id)))("$title", (one) => {
  const kept = keptOf(one.id);

  test("predicts what its table says, hits and misses alike", { timeout: 120_000 }, () => {
    const rows = one.predict(kept.tuned);
    expect(rows.map((row) => row.quantity)).toEqual(kept.rows.map((row) => row.quantity));
    rows.forEach((row, n) => {
      expect(Math.abs(row.computed - (kept.rows[n]?.computed ?? Number.NaN)), row.quantity).toBeLessThan(
        kept.tolerance,
      );
      expect(passes(row), row.quantity).toBe(passes(kept.rows[n] ?? row));
    });
  });
});

describe.each(validationCases)("the folder of $title", ({ id, draw }) => {
  test("says where it is from, what was tuned, what predicted and how it came out, with a picture", () => {
    const readme = readOf(id, "README.md");
    for (const part of ["**Source.**", "**Tuned.**", "**Predicted", "**Outcome", "](picture.svg)"])
      expect(readme, part).toContain(part);
  });

  test("tells in its table the numbers that are kept", () => {
    const readme = readOf(id, "README.md");
    for (const { quantity, computed } of keptOf(id).rows) {
      const line = readme.split("\n").find((row) => row.startsWith(`| ${quantity} |`));
      if (line === undefined) continue;
      const told = line.split("|").map((cell) => cell.trim());
      expect([computed.toFixed(2), computed.toFixed(4)], quantity).toContain(told[id === "analytic" ? 3 : 4]);
    }
  });

  test.runIf(isHeavy || drawnQuickly.includes(id))("has the picture that its numbers give", () => {
    expect(draw(keptOf(id))).toBe(readOf(id, "picture.svg"));
  });
});

test("the misses that are told beside a radiofrequency lesion are those of its table", () => {
  const missed = keptOf("radiofrequency").rows.filter((row) => !passes(row));
  const told = missed.map(({ quantity, measured, computed, limit }) => ({
    quantity,
    measured,
    computed,
    limit,
  }));
  expect(radiofrequencyMisses).toEqual(told);
});
