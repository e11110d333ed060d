import { expect, test } from "vitest";
import { runVerification, verificationTable } from "./run-verification.ts";

const isHeavy = process.env["ISOTHERM_ALL"] !== undefined;

test("the engine meets the exact solutions of freezing and perfusion within the printed limits", {
  timeout: 600_000,
}, () => {
  const report = runVerification({ quick: !isHeavy, backend: "wasm" });
  const table = verificationTable(report);
  const misses = report.cases
    .filter((one) => !one.pass)
    .map((one) => `${one.id}: ${one.computed} for ${one.expected}`);
  expect(misses).toEqual([]);
  expect(report.pass).toBe(true);
  expect(table).toContain("5.2 cylinder");
  for (const row of report.convergence) expect(row.order, row.title).toBeGreaterThan(1.5);
});
