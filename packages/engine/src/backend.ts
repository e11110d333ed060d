import type { ActiveBox } from "./active-box.ts";
import type { Discretization } from "./discretization.ts";
import type { RecordCells, RecordFields } from "./records.ts";
import type { BackendName } from "./result.ts";
import type { Field } from "./surface-exchange.ts";
import type { SpecialFaces } from "./walls.ts";
import type { ThreadPool } from "./wasm/thread-pool.ts";

/** Factors of one stage of a super-step, in the letters of `rkl2.ts`. */
export interface StageFactors {
  readonly mu: number;
  readonly nu: number;
  /** [s] μ̃·τ */
  readonly step: number;
  /** [s] γ̃·τ */
  readonly startStep: number;
}

/** Heat that entered the tissue during one evaluation of the operator. */
export interface StageHeat {
  /** [W] Blood and metabolism. */
  readonly source: number;
  /** [W] Through walls, sides of the box included. */
  readonly walls: number;
}

/** The four fields of a super-step, by number: enthalpy at its start, and three that change places (`stepper.ts`). */
export type FieldNumber = 0 | 1 | 2 | 3;

/** Fields that a rate is made from and goes to. */
export interface RateFields {
  readonly start: FieldNumber;
  /** Added to the start; null for none. */
  readonly change: FieldNumber | null;
  readonly out: FieldNumber;
}

/** Fields of one stage; `before` may be `out`, which is then overwritten in place. */
export interface StageFields {
  readonly start: FieldNumber;
  readonly rate: FieldNumber;
  readonly last: FieldNumber;
  readonly before: FieldNumber;
  readonly out: FieldNumber;
}

/** Fields that the error of a super-step is estimated from. */
export interface ErrorFields {
  readonly start: FieldNumber;
  readonly change: FieldNumber;
  readonly rate: FieldNumber;
  readonly rateEnd: FieldNumber;
}

/** What a run reads of whatever computes it. */
export interface FieldStore {
  readonly name: BackendName;
  /** [1] Threads of the host that work on it. */
  readonly threads: number;
  /** The enthalpy at the start of a super-step comes first. */
  readonly fields: readonly [Field, ...Field[]];
  /** Gives back what has to be given back. */
  readonly close: () => void;
}

/**
 * The part of a super-step that visits every cell. The operator F(H) is conduction, perfusion, metabolism and walls
 * (`reference/reference-backend.ts` says it plainly); cryoprobes and vessels are added by the caller.
 *
 * Fields are padded (`SolverGrid.rowStride`), in J/m³ or W/m³, and read and written by the caller through `fields` between
 * calls: the rate or stage that a call has just made gets the heat of the couplings there, in some hundred cells. A GPU, whose
 * fields lie elsewhere, is no such backend: it takes whole super-steps, couplings included (`webgpu/gpu-run.ts`). Stages are kept as changes D_j = Y_j − Y_0,
 * of which single precision loses a hundred times less.
 *
 * Calls come in this order: `setBox`, `rate` of the start; then for each super-step `scale` (stage 1), `stage` (stages 2 to
 * s), `rate` of the end, `error`; and `finish` and `record` unless the error was too large, after which the step is tried again
 * from the unchanged start. Cells outside the box are neither read nor written.
 */
export interface Backend extends FieldStore {
  readonly fields: readonly [Field, Field, Field, Field];
  /** Cells that take part from now on. At first all do. */
  readonly setBox: (box: ActiveBox) => void;
  /** out = F(start + change). `meanwhile` is called once while the cells are worked on; it only reads start and change. */
  readonly rate: (names: RateFields, meanwhile: () => void) => StageHeat;
  /** out = step·rate, step in s. */
  readonly scale: (names: { readonly rate: FieldNumber; readonly out: FieldNumber }, step: number) => void;
  /** out = μ·last + ν·before + step·F(start + last) + startStep·rate; `meanwhile` only reads start and last. */
  readonly stage: (names: StageFields, factors: StageFactors, meanwhile: () => void) => StageHeat;
  /** [K] Error of a super-step of `length` [s], as `step-control.ts` defines it. */
  readonly error: (names: ErrorFields, length: number) => number;
  /** start = start + change. */
  readonly finish: (names: { readonly start: FieldNumber; readonly change: FieldNumber }) => void;
  /** Fields for the records of the run, where the backend reaches them. */
  readonly recordFields: RecordFields;
  /** Records a kept step, whose end is the start field by now. */
  readonly record: RecordCells;
  /** [K] Temperature above the reference of a field of enthalpy, into a padded array. */
  readonly temperatures: (field: FieldNumber, into: Float32Array) => void;
}

/** What a backend is made from. */
export interface BackendSource {
  readonly discretization: Discretization;
  readonly faces: SpecialFaces;
  /** Lent by the host; used by the wasm backend. */
  readonly threads?: ThreadPool | undefined;
}
