import type { Discretization } from "./discretization.ts";
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

/**
 * The four fields of a super-step, by number: enthalpy at its start, rate at its start, and two changes since the start
 * that alternate. Stages are kept as changes D_j = Y_j − Y_0, of which single precision loses a hundred times less.
 */
export type FieldNumber = 0 | 1 | 2 | 3;

/**
 * The part of a super-step that visits every cell. The operator F is conduction, perfusion, metabolism and walls;
 * cryoprobes and vessels are added by the caller, into the fields themselves.
 */
export interface Backend {
  readonly name: BackendName;
  readonly threads: number;
  /** [J/m³] and [W/m³], padded. */
  readonly fields: readonly [Field, Field, Field, Field];
  /** rate = F(start), out = step·rate. */
  readonly firstStage: (
    names: { start: FieldNumber; rate: FieldNumber; out: FieldNumber },
    step: number,
  ) => StageHeat;
  /** out = μ·last + ν·before + step·F(start + last) + startStep·rate. */
  readonly nextStage: (
    names: {
      start: FieldNumber;
      rate: FieldNumber;
      last: FieldNumber;
      out: FieldNumber;
      before: FieldNumber;
    },
    factors: StageFactors,
  ) => StageHeat;
  /** start = start + last. */
  readonly finish: (names: { start: FieldNumber; last: FieldNumber }) => void;
  /** [K] Temperature above the reference of a field of enthalpy, into a padded array. */
  readonly temperatures: (field: FieldNumber, into: Float32Array) => void;
  /** Gives back what has to be given back. */
  readonly close: () => void;
}

/** What a backend is made from. */
export interface BackendSource {
  readonly discretization: Discretization;
  readonly faces: SpecialFaces;
  /** Lent by the host; used by the wasm backend. */
  readonly threads?: ThreadPool | undefined;
}
