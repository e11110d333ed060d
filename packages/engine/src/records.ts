import type { ActiveBox } from "./active-box.ts";
import type { Discretization } from "./discretization.ts";
import { EngineError } from "./errors.ts";
import type { SolverGrid } from "./grid.ts";

/** What is kept per cell over the whole protocol, on padded fields, as temperatures above the reference. */
export interface Records {
  /** [K] */
  readonly minimum: Float32Array;
  /** [s] One field for each threshold. */
  readonly below: readonly Float32Array[];
  /** [K/s] */
  readonly cooling: Float32Array;
  /** [K/s] */
  readonly warming: Float32Array;
  /** [K] Field at the start and at the end of the super-step; they swap. */
  readonly fields: [Float32Array, Float32Array];
  /** [K] Freezing onset of each medium, −∞ where nothing is solved. */
  readonly onsets: Float64Array;
  /** Medium of each cell. */
  readonly medium: Uint8Array;
  /** [K] The warmest of them: above it nothing crosses. */
  readonly warmestOnset: number;
  /** [K] */
  readonly thresholds: readonly number[];
  /** [K] Coldest cell at the start. */
  readonly coldestStart: number;
}

/** Empty records of a discretization. */
export function openRecords(discretization: Discretization): Records {
  const { grid, map, problem, reference, initial } = discretization;
  const field = (): Float32Array => new Float32Array(grid.size);
  const onsets = Float64Array.from(map.media, (medium) =>
    medium.kind === "tissue" ? medium.freezingStart - reference : Number.NEGATIVE_INFINITY,
  );
  let coldest = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < initial.length; cell++) coldest = Math.min(coldest, initial[cell] as number);
  return {
    minimum: field(),
    below: problem.thresholds.map(field),
    cooling: field(),
    warming: field(),
    fields: [field(), field()],
    warmestOnset: Math.max(...onsets),
    onsets,
    medium: map.medium,
    thresholds: problem.thresholds.map((threshold) => threshold - reference),
    coldestStart: coldest - reference,
  };
}

/** A super-step and the cells that took part in it. */
export interface RecordedStep {
  /** [s] */
  readonly length: number;
  /** [s] At its end. */
  readonly time: number;
  readonly box: ActiveBox;
  readonly grid: SolverGrid;
}

/** Adds one super-step that went from fields[0] to fields[1], then swaps them. Cells outside the box stand still. */
export function recordStep(records: Records, step: RecordedStep): void {
  const { length } = step;
  let sum = 0;
  forEachRow(step, (span) => {
    sum += recordRow(records, length, span);
  });
  if (!Number.isFinite(sum)) {
    throw new EngineError(
      "ENGINE_NOT_FINITE",
      `The temperature field stopped being finite at ${step.time.toFixed(1)} s; check the tissue properties for values far outside the physical range.`,
    );
  }
  const [from, to] = records.fields;
  records.thresholds.forEach((threshold, index) => {
    const below = records.below[index] as Float32Array;
    const crossing = { from, to, threshold, length };
    // What stands still below a threshold is below it all the time: then every cell counts, not those of the box alone.
    if (threshold >= records.coldestStart) addTimeBelow(below, crossing, [0, to.length]);
    else forEachRow(step, (span) => addTimeBelow(below, crossing, span));
  });
  records.fields.reverse();
}

/** Calls back for the cells of every row of the step's box. */
function forEachRow({ box, grid }: RecordedStep, visit: (span: readonly [number, number]) => void): void {
  for (let k = box.from[2]; k < box.to[2]; k++) {
    for (let j = box.from[1]; j < box.to[1]; j++) {
      const row = grid.rowStride * (j + grid.ny * k);
      visit([row + box.from[0], row + box.to[0]]);
    }
  }
}

/** Minimum and rates of a row of cells; returns the sum of their temperatures, which is finite when all are. */
function recordRow(records: Records, length: number, span: readonly [number, number]): number {
  const [from, to] = records.fields;
  const { minimum, cooling, warming, onsets, medium, warmestOnset } = records;
  let sum = 0;
  for (let cell = span[0]; cell < span[1]; cell++) {
    const now = to[cell] as number;
    const was = from[cell] as number;
    sum += now;
    if (now < (minimum[cell] as number)) minimum[cell] = now;
    if (now > warmestOnset && was > warmestOnset) continue;
    const edge = onsets[medium[cell] as number] as number;
    if (was > edge === now > edge) continue;
    if (now > edge) warming[cell] = (now - was) / length;
    else if (cooling[cell] === 0) cooling[cell] = (was - now) / length;
  }
  return sum;
}

interface Crossing {
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly threshold: number;
  readonly length: number;
}

/** Share of a straight course from a to b below zero is (a⁻ + b⁻)/(|a| + |b|), x⁻ = max(−x, 0). */
function addTimeBelow(below: Float32Array, crossing: Crossing, span: readonly [number, number]): void {
  const { from, to, threshold, length } = crossing;
  for (let cell = span[0]; cell < span[1]; cell++) {
    const a = (from[cell] as number) - threshold;
    const b = (to[cell] as number) - threshold;
    if (a > 0 && b > 0) continue;
    const size = Math.abs(a) + Math.abs(b);
    const share = size === 0 ? 1 : (Math.max(-a, 0) + Math.max(-b, 0)) / size;
    below[cell] = (below[cell] as number) + share * length;
  }
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
