import { type ActiveBox, isInBox } from "./active-box.ts";
import type { Discretization } from "./discretization.ts";
import { EngineError } from "./errors.ts";
import type { SolverGrid } from "./grid.ts";

/** Fields of what is kept per cell over the whole protocol, padded. */
export interface RecordFields {
  /** [K] Coldest temperature above the reference. */
  readonly minimum: Float32Array;
  /** [s] One field for each threshold. */
  readonly below: readonly Float32Array[];
  /** [K/s] */
  readonly cooling: Float32Array;
  /** [K/s] */
  readonly warming: Float32Array;
  /** [K] Temperature above the reference at the start and at the end of the super-step; they swap. */
  readonly fields: [Float32Array, Float32Array];
}

/** What is kept per cell, and what it is held against; temperatures are above the reference. */
export interface Records extends RecordFields {
  /** [K] Freezing onset of each medium, −∞ where nothing is solved. */
  readonly onsets: Float64Array;
  /** Medium of each cell. */
  readonly medium: Uint8Array;
  /** [K] */
  readonly thresholds: readonly number[];
  /** [K] The warmest of onsets and thresholds: above it there is nothing to record but the minimum. */
  readonly warmest: number;
  /** [K] Coldest cell at the start. */
  readonly coldestStart: number;
}

/** Fresh fields for a discretization, each from `field`. */
export function recordFields({ problem }: Discretization, field: () => Float32Array): RecordFields {
  return {
    minimum: field(),
    below: problem.thresholds.map(field),
    cooling: field(),
    warming: field(),
    fields: [field(), field()],
  };
}

/** Records in given fields, opened at the temperatures above the reference of the start [K]. */
export function openRecords(
  discretization: Discretization,
  fields: RecordFields,
  start: Float32Array,
): Records {
  const { map, problem, reference, initial } = discretization;
  for (const field of [...fields.fields, fields.minimum]) field.set(start);
  const onsets = Float64Array.from(map.media, (medium) =>
    medium.kind === "tissue" ? medium.freezingStart - reference : Number.NEGATIVE_INFINITY,
  );
  const thresholds = problem.thresholds.map((threshold) => threshold - reference);
  let coldest = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < initial.length; cell++) coldest = Math.min(coldest, initial[cell] as number);
  return {
    ...fields,
    onsets,
    medium: map.medium,
    thresholds,
    warmest: Math.max(...onsets, ...thresholds),
    coldestStart: coldest - reference,
  };
}

/**
 * Leaves the temperatures at the end of a step in fields[1] and adds the step to what is kept of the cells of its box. Returns
 * the sum of the temperatures, which is finite when all are. Cells outside the box stand still.
 */
export type RecordCells = (records: Records, step: RecordedStep) => number;

/** A super-step and the cells that took part in it. */
export interface RecordedStep {
  /** [s] */
  readonly length: number;
  /** [s] At its end. */
  readonly time: number;
  readonly box: ActiveBox;
  readonly grid: SolverGrid;
}

/** Adds one super-step from fields[0] to fields[1], by a backend's way over the cells; then they swap. */
export function recordStep(records: Records, step: RecordedStep, recordCells: RecordCells): void {
  if (!Number.isFinite(recordCells(records, step))) {
    throw new EngineError(
      "ENGINE_NOT_FINITE",
      `The temperature field stopped being finite at ${step.time.toFixed(1)} s; check the tissue properties for values far outside the physical range.`,
    );
  }
  recordRest(records, step);
  records.fields.reverse();
}

/** Records the cells of the step's box, plainly; fields[1] holds the temperatures at its end. Returns their sum. */
export function recordBox(records: Records, { box, grid, length }: RecordedStep): number {
  let sum = 0;
  for (let k = box.from[2]; k < box.to[2]; k++) {
    for (let j = box.from[1]; j < box.to[1]; j++) {
      const row = grid.rowStride * (j + grid.ny * k);
      sum += recordRow(records, length, [row + box.from[0], row + box.to[0]]);
    }
  }
  return sum;
}

function recordRow(records: Records, length: number, span: readonly [number, number]): number {
  const [from, to] = records.fields;
  const { minimum, warmest } = records;
  let sum = 0;
  for (let cell = span[0]; cell < span[1]; cell++) {
    const now = to[cell] as number;
    const was = from[cell] as number;
    sum += now;
    if (now < (minimum[cell] as number)) minimum[cell] = now;
    if (now <= warmest || was <= warmest) recordCold(records, { cell, was, now, length });
  }
  return sum;
}

interface Course {
  readonly cell: number;
  /** [K] */
  readonly was: number;
  readonly now: number;
  /** [s] */
  readonly length: number;
}

/** Records a cell that is or was below the onset of freezing or a threshold. */
function recordCold(records: Records, { cell, was, now, length }: Course): void {
  const { cooling, warming, onsets, medium, thresholds, below } = records;
  for (let index = 0; index < thresholds.length; index++) {
    const share = shareBelow(was - (thresholds[index] as number), now - (thresholds[index] as number));
    const field = below[index] as Float32Array;
    if (share > 0) field[cell] = (field[cell] as number) + share * length;
  }
  const edge = onsets[medium[cell] as number] as number;
  if (was > edge === now > edge) return;
  if (now > edge) warming[cell] = (now - was) / length;
  else if (cooling[cell] === 0) cooling[cell] = (was - now) / length;
}

/** Share of a straight course from a to b that lies below zero: (a⁻ + b⁻)/(|a| + |b|), x⁻ = max(−x, 0). */
function shareBelow(a: number, b: number): number {
  if (a > 0 && b > 0) return 0;
  if (a <= 0 && b <= 0) return 1;
  return (Math.max(-a, 0) + Math.max(-b, 0)) / (Math.abs(a) + Math.abs(b));
}

/** What stands still below a threshold is below it all the time: outside the box too. */
function recordRest(records: Records, { box, grid, length }: RecordedStep): void {
  const field = records.fields[1];
  records.thresholds.forEach((threshold, index) => {
    if (threshold < records.coldestStart) return;
    const below = records.below[index] as Float32Array;
    for (let cell = 0; cell < field.length; cell++) {
      if ((field[cell] as number) <= threshold && !isInBox(grid, box, cell))
        below[cell] = (below[cell] as number) + length;
    }
  });
}

/** A padded field without its padding; `shift` is added, and cells that are not solved get `unsolved(medium)`. */
export function unpadded(
  discretization: Discretization,
  field: Float32Array,
  fill: { readonly shift: number; readonly unsolved: "medium" | 0 },
): Float32Array {
  const { grid, map } = discretization;
  const { nx, ny, nz, rowStride } = grid;
  const result = new Float32Array(nx * ny * nz);
  const fixed = Float64Array.from(map.media, (medium) => {
    if (medium.kind === "tissue") return Number.NaN;
    return fill.unsolved === "medium" ? medium.temperature : fill.unsolved;
  });
  for (let row = 0, to = 0; row < ny * nz; row++) {
    for (let cell = row * rowStride; cell < row * rowStride + nx; cell++, to++) {
      const value = fixed[map.medium[cell] as number] as number;
      result[to] = Number.isNaN(value) ? (field[cell] as number) + fill.shift : value;
    }
  }
  return result;
}
