import { EngineError } from "../errors.ts";
import { bufferUsage, type GpuBuffer, type GpuDevice } from "./gpu-device.ts";
import type { PackedProblem } from "./packed-problem.ts";
import { cellsPerThread, groupSize, numbersPerSum } from "./shader-parts.ts";

/** [bytes] Distance of two uniforms that are chosen by a dynamic offset; what every device allows. */
export const stageStride = 256;

/** Where the sums of the threads lie, in floats; each kind begins on a multiple of what one workgroup adds up. */
export interface PartialPlaces {
  readonly walls: number;
  readonly metabolism: number;
  readonly check: number;
  readonly squares: number;
  readonly moving: number;
  readonly size: number;
}

/** Sizes that the buffers are made for. */
export interface GpuSizes {
  /** Cells of a padded field. */
  readonly cells: number;
  readonly specialCells: number;
  readonly couplings: number;
  readonly entries: number;
  readonly thresholds: number;
  /** Cells whose temperature is read after every super-step. */
  readonly gathered: number;
  /** Most stages of a super-step. */
  readonly stages: number;
}

/** Workgroups that cover a number of threads. */
export function groupsFor(threads: number): number {
  return Math.ceil(threads / groupSize);
}

/** Workgroups that cover a number of cells. */
export function groupsForCells(cells: number): number {
  return Math.ceil(cells / (groupSize * cellsPerThread));
}

/** Places of the sums of sources, walls, metabolism, of the check that all is finite, and of the error. */
export function partialPlaces(sizes: GpuSizes): PartialPlaces {
  const padded = (threads: number): number => numbersPerSum * Math.ceil(threads / numbersPerSum);
  const cells = padded(groupSize * groupsForCells(sizes.cells));
  const walls = cells;
  const metabolism = walls + padded(groupSize * groupsFor(sizes.specialCells));
  const [check, squares, moving] = [1, 2, 3].map((kinds) => metabolism + kinds * cells) as [
    number,
    number,
    number,
  ];
  return { walls, metabolism, check, squares, moving, size: moving + cells };
}

/** [bytes] By the number that the kernels know a buffer by. */
function sizesOf(sizes: GpuSizes, packed: PackedProblem): ReadonlyMap<number, number> {
  const field = 4 * sizes.cells;
  // One evaluation more than stages: the rate at the end.
  const flows = Math.max(1, (sizes.stages + 1) * sizes.couplings);
  return new Map([
    [0, 64],
    [1, stageStride * (sizes.stages + 2)],
    [2, packed.tables.byteLength],
    [3, packed.media.byteLength],
    [4, packed.axes.byteLength],
    [5, field],
    [6, field],
    [7, field],
    [8, field],
    [9, 4 * partialPlaces(sizes).size],
    [10, packed.rows.byteLength],
    [11, 8 * Math.max(1, sizes.entries)],
    [12, packed.entries.byteLength],
    [13, Math.max(16, packed.curves.byteLength)],
    [14, 32 * flows],
    [15, 16 * flows],
    [16, field],
    [17, 4 * field],
    [18, Math.max(4, sizes.thresholds * field)],
    [19, 4 * Math.max(1, sizes.gathered)],
    [20, 4 * Math.max(1, sizes.gathered)],
    [21, (4 * partialPlaces(sizes).size) / numbersPerSum],
  ]);
}

/** All buffers of a run, by number. 7 and 8 change places from stage to stage. */
export type GpuBuffers = ReadonlyMap<number, GpuBuffer>;

/** The buffer of a number. */
export function bufferOf(buffers: GpuBuffers, number: number): GpuBuffer {
  const found = buffers.get(number);
  if (found === undefined) throw new Error(`the GPU run has no buffer ${number}`);
  return found;
}

/** Makes the buffers; refuses what the device cannot hold before anything is allocated. */
export function openBuffers(device: GpuDevice, sizes: GpuSizes, packed: PackedProblem): GpuBuffers {
  const limit = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  const wished = sizesOf(sizes, packed);
  const largest = Math.max(...wished.values());
  if (largest > limit) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      `The problem needs a buffer of ${Math.ceil(largest / 2 ** 20)} MiB on the GPU, which allows ${Math.floor(limit / 2 ** 20)} MiB; take a larger cell or the wasm backend.`,
    );
  }
  const { copySource, copyTarget, uniform, storage } = bufferUsage;
  return new Map(
    [...wished].map(([number, size]) => [
      number,
      device.createBuffer({
        size: 16 * Math.ceil(size / 16),
        usage: copySource | copyTarget | (number < 2 ? uniform : storage),
      }),
    ]),
  );
}
