import { readFileSync } from "node:fs";
import { join } from "node:path";
import { radiofrequencyMisses } from "@isotherm/planning";
import { describe, expect, test } from "vitest";
import { validationCases } from "./cases.ts";
import { passes, type ValidationRow } from "./validation-case.ts";

const isHeavy = process.env["ISOTHERM_ALL"] !== undefined;
const quickCases = ["icesphere-dish", "skin-gauze"];

interface Kept {
  /** In the unit of each row: as much as a change of the numerics may move a prediction without a new table. */
  readonly tolerance: number;
  readonly tuned: readonly number[];
  readonly rows: readonly ValidationRow[];
}

function keptOf(id: string): Kept {
  return JSON.parse(readFileSync(join(import.meta.dirname, id, "expected.json"), "utf8"));
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
