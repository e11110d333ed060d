export { benchmarkA, benchmarkDiametersMm, benchmarkSizes } from "./benchmark-a.ts";
export { runVerification, verificationTable } from "./run-verification.ts";
export type {
  ConvergenceRow,
  VerificationCase,
  VerificationOptions,
  VerificationReport,
} from "./verification-case.ts";
