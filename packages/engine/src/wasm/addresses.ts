import type { BackendSource } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import { mostFaceWords } from "./face-rows.ts";
import { memoryPlan } from "./memory-plan.ts";
import { recordBlockBytes } from "./record-block.ts";
import { controlBytes } from "./thread-pool.ts";
import { rowWords } from "./wall-rows.ts";

/** Addresses in the memory of the kernels. */
export interface Addresses {
  readonly fields: readonly [number, number, number, number];
  readonly temperature: number;
  readonly media: number;
  readonly groups: number;
  readonly plainRows: number;
  readonly flux: number;
  readonly state: number;
  readonly straightEnds: number;
  readonly axes: readonly [number, number, number];
  readonly faceRows: number;
  readonly faceStarts: number;
  readonly wallRows: number;
  readonly wallStarts: number;
  /** Fields of the records, and the block that `assembly/record.ts` reads. */
  readonly records: readonly number[];
  readonly recordBlock: number;
  readonly control: number;
  /** Of this thread; those of the workers follow. */
  readonly planes: number;
}

/** Rolling planes of a thread. */
const planeCount = 15;

/** Chunks a thread: small enough to even out, large enough that their sides cost little. */
const chunksPerThread = 2;

/** [bytes] Rolling planes of one thread, with a spare cache line so that threads do not share one. */
export function planesBytes({ grid }: Discretization): number {
  return 64 * Math.ceil((planeCount * 4 * ((grid.ny + 2) * grid.rowStride + 8)) / 64) + 64;
}

/** [1] Threads that the host lends. */
export function workersOf(source: BackendSource): number {
  return source.threads?.workers ?? 0;
}

/** [1] Most chunks that a job is shared out in. */
export function mostChunks(source: BackendSource): number {
  const workers = workersOf(source);
  return workers === 0 ? 1 : chunksPerThread * (workers + 1);
}

/** Places for everything that the kernels work on, and the bytes of all; `groups` are the marks of `mediaGroups`. */
export function planAddresses(
  source: BackendSource,
  groups: Uint16Array,
): { addresses: Addresses; bytes: number } {
  const { grid, table, map, problem } = source.discretization;
  const plan = memoryPlan();
  const field = (): number => plan.reserve(4 * grid.size);
  const axis = (cells: number): number => plan.reserve(12 * cells);
  const tableBytes = 16 * table.bins * map.media.length;
  const addresses: Addresses = {
    fields: [field(), field(), field(), field()],
    temperature: field(),
    media: plan.reserve(grid.size),
    groups: plan.reserve(grid.size / 2),
    plainRows: plan.reserve(grid.ny * grid.nz),
    flux: plan.reserve(tableBytes),
    state: plan.reserve(tableBytes),
    straightEnds: plan.reserve(8 * map.media.length),
    axes: [axis(grid.rowStride), axis(grid.ny), axis(grid.nz)],
    faceRows: plan.reserve(4 * mostFaceWords(groups)),
    faceStarts: plan.reserve(12 * (grid.nz + 1)),
    wallRows: plan.reserve(4 * rowWords * source.faces.walls.cells.length),
    wallStarts: plan.reserve(4 * (grid.nz + 1)),
    records: Array.from({ length: 5 + problem.thresholds.length }, field),
    recordBlock: plan.reserve(recordBlockBytes(source.discretization)),
    control: plan.reserve(controlBytes(mostChunks(source))),
    planes: plan.reserve((workersOf(source) + 1) * planesBytes(source.discretization)),
  };
  return { addresses, bytes: plan.total() };
}

/** Arguments of `configure` in `assembly/state.ts`; the planes come last because each thread has its own. */
export function kernelSettings(addresses: Addresses, { grid, table }: Discretization): readonly number[] {
  return [
    grid.rowStride,
    4 * Math.floor(grid.nx / 4),
    grid.ny,
    grid.nz,
    addresses.flux,
    addresses.state,
    addresses.straightEnds,
    Math.log2(table.bins),
    table.lowest,
    table.perEnthalpy,
    addresses.media,
    addresses.groups,
    addresses.plainRows,
    ...addresses.axes,
    addresses.faceRows,
    addresses.faceStarts,
    addresses.wallRows,
    addresses.wallStarts,
  ];
}
