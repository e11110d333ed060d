import type { ProcessorBackend } from "@isotherm/engine";

/** One number of the engine beside the number that it should be. */
export interface VerificationCase {
  readonly id: string;
  readonly title: string;
  /** What is compared, with its unit. */
  readonly quantity: string;
  readonly expected: number;
  readonly computed: number;
  /** As the limit: relative (dimensionless) where the limit is, otherwise in the unit of the quantity. */
  readonly error: number;
  readonly limit: number;
  readonly errorKind: "relative" | "absolute";
  readonly pass: boolean;
}

/** How the error falls with the cell. */
export interface ConvergenceRow {
  readonly id: string;
  readonly title: string;
  readonly quantity: string;
  /** [m] */
  readonly cells: readonly number[];
  /** In the unit of the quantity. */
  readonly errors: readonly number[];
  /** Observed order, from the two finest grids. */
  readonly order: number;
}

/** What to verify, and on which backend. */
export interface VerificationOptions {
  /** Fewer cases and coarser grids, a few seconds on the wasm backend. */
  readonly quick: boolean;
  readonly backend: ProcessorBackend;
}

/** All numbers of one run. */
export interface VerificationReport {
  readonly backend: ProcessorBackend;
  readonly quick: boolean;
  readonly cases: readonly VerificationCase[];
  readonly convergence: readonly ConvergenceRow[];
  readonly pass: boolean;
}

/** A case by its two numbers and the limit on their difference. */
export function verificationCase(numbers: Omit<VerificationCase, "error" | "pass">): VerificationCase {
  const difference = Math.abs(numbers.computed - numbers.expected);
  const error = numbers.errorKind === "relative" ? difference / Math.abs(numbers.expected) : difference;
  return { ...numbers, error, pass: error <= numbers.limit };
}
