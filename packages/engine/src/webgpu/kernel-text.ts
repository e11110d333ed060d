import { couplingPart, specialPart } from "./shader-couplings.ts";
import { commonPart, stagePart } from "./shader-parts.ts";
import { recordPart } from "./shader-records.ts";

/** Name of a kernel. */
export type KernelName =
  | "stageOfCells"
  | "errorOfCells"
  | "finishCells"
  | "evaluateCouplings"
  | "correctSpecialCells"
  | "openRecords"
  | "recordStep"
  | "addPartials"
  | "gather";

/** Kernels by entry point, each with the numbers of the buffers that it binds; no kernel binds more than eight. */
export const kernelBindings: Readonly<Record<KernelName, readonly number[]>> = {
  stageOfCells: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  errorOfCells: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  finishCells: [0, 1, 5, 7],
  evaluateCouplings: [0, 1, 2, 5, 7, 11, 12, 13, 14, 15],
  correctSpecialCells: [0, 1, 2, 5, 6, 7, 8, 9, 10, 11],
  openRecords: [0, 1, 2, 3, 5, 16, 17],
  recordStep: [0, 1, 2, 3, 4, 5, 9, 16, 17, 18],
  addPartials: [0, 1, 9, 21],
  gather: [0, 1, 16, 19, 20],
};

/** Bindings 0 and 1 are uniforms, these are only read, the rest is written. */
export const readOnlyBindings: readonly number[] = [2, 3, 4, 7, 10, 12, 13, 14, 19];

/** The whole WGSL text, the same for every problem. */
export const kernelText: string = [commonPart, stagePart, couplingPart, specialPart, recordPart]
  .map((part) => part.trim())
  .join("\n\n")
  .concat("\n");
