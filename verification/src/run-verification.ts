import type { ProcessorBackend } from "@isotherm/engine";
import { backendCases } from "./backend-cases.ts";
import { benchmarkCases, invarianceCases } from "./benchmark-a.ts";
import { cylinderCases, discError } from "./cylinder-cases.ts";
import { perfusionCases } from "./perfusion-cases.ts";
import { barError, planeCases } from "./plane-cases.ts";
import { principleCases } from "./principle-cases.ts";
import { sphereCases } from "./sphere-cases.ts";
import type { ConvergenceRow, VerificationOptions, VerificationReport } from "./verification-case.ts";

function convergence(
  row: { readonly id: string; readonly title: string; readonly cells: readonly number[] },
  errorOn: (cell: number) => number,
): ConvergenceRow {
  const errors = row.cells.map(errorOn);
  const [coarse = 1, fine = 1] = row.cells.slice(-2);
  const [coarseError = 1, fineError = 1] = errors.slice(-2);
  const order = Math.log(coarseError / fineError) / Math.log(coarse / fine);
  return {
    ...row,
    quantity: "root mean square error of temperature away from the mushy zone [K]",
    errors,
    order,
  };
}

function convergenceRows(backend: ProcessorBackend, quick: boolean): readonly ConvergenceRow[] {
  const cells = quick ? [2e-3, 1e-3, 0.5e-3] : [2e-3, 1e-3, 0.5e-3, 0.25e-3];
  return [
    convergence({ id: "convergence/plane", title: "5.5 plane, wall −100 °C, 300 s", cells }, (cell) =>
      barError(cell, backend),
    ),
    convergence(
      { id: "convergence/cylinder", title: "5.5 cylinder, 300 W/m, 300 s", cells: cells.slice(0, 3) },
      (cell) => discError(cell, backend),
    ),
  ];
}

/**
 * Runs the engine against exact solutions and independent numbers. Misses stay in the table: nothing here is tuned.
 * Sharp fronts (5.1 to 5.3) are run with the latent heat released over `sharpRange`; the mushy cases (5.5) match the
 * engine's model exactly, because tables of properties make them constant in each region.
 */
export function runVerification({ quick, backend }: VerificationOptions): VerificationReport {
  const cases = [
    ...planeCases(backend),
    ...cylinderCases(backend),
    ...sphereCases({ backend, cell: 0.5e-3, end: quick ? 300 : 600 }),
    ...perfusionCases(backend, 0.5e-3),
    ...invarianceCases(backend, quick ? 1e-3 : 0.5e-3),
    ...benchmarkCases(backend, quick ? 1e-3 : 0.5e-3),
    ...principleCases(backend),
    ...backendCases(),
  ];
  const rows = convergenceRows(backend, quick);
  return { backend, quick, cases, convergence: rows, pass: cases.every((one) => one.pass) };
}

/** The report as two Markdown tables. */
export function verificationTable(report: VerificationReport): string {
  const number = (value: number): string =>
    Math.abs(value) >= 1e-3 || value === 0 ? value.toFixed(4) : value.toExponential(1);
  const error = (value: number, kind: "relative" | "absolute"): string =>
    kind === "relative" ? `${(100 * value).toFixed(2)} %` : number(value);
  const lines = report.cases.map(
    (one) =>
      `| ${one.title} | ${one.quantity} | ${number(one.expected)} | ${number(one.computed)} | ${error(one.error, one.errorKind)} | ${error(one.limit, one.errorKind)} | ${one.pass ? "yes" : "**no**"} |`,
  );
  const orders = report.convergence.map(
    (row) =>
      `| ${row.title} | ${row.cells.map((cell) => cell * 1e3).join(" / ")} | ${row.errors.map((value) => value.toFixed(4)).join(" / ")} | ${row.order.toFixed(2)} |`,
  );
  return [
    "| case | quantity | expected | computed | error | limit | within |",
    "|---|---|---|---|---|---|---|",
    ...lines,
    "",
    "| convergence | cells mm | error K | order |",
    "|---|---|---|---|",
    ...orders,
    "",
  ].join("\n");
}
