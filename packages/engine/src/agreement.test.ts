import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";
import { agreementCases } from "./testing/agreement-cases.ts";

describe("the backends", () => {
  it.each(agreementCases)("agree to 0.05 °C: %s", (_, problem) => {
    const reference = simulate(problem, { backend: "reference" });
    const wasm = simulate(problem, { backend: "wasm" });
    expect(wasm.backend).toBe("wasm");
    let largest = 0;
    reference.reports.forEach((report, index) => {
      const other = wasm.reports[index];
      report.temperature.forEach((value, cell) => {
        largest = Math.max(largest, Math.abs(value - (other?.temperature[cell] as number)));
      });
    });
    expect(largest).toBeLessThan(0.05);
    expect(reference.energy.balanceError).toBeLessThan(1e-9);
    expect(wasm.energy.balanceError).toBeLessThan(1e-5);
  });
});
