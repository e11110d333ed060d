import { type ActiveBox, wholeBox } from "../active-box.ts";
import type { Backend, BackendSource, FieldNumber, StageHeat } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import { recordFields } from "../records.ts";
import { leastChange } from "../step-control.ts";
import { faceRows, mostFaceWords } from "./face-rows.ts";
import { type KernelMemory, type Kernels, openKernels, openMemory } from "./kernels.ts";
import { memoryPlan } from "./memory-plan.ts";
import { recordBlockBytes, writeRecordBlock } from "./record-block.ts";
import { axisRow, mediaGroups, plainRows, tableRows } from "./tables.ts";
import { controlBytes, type ThreadTeam, threadTeam } from "./thread-pool.ts";
import { rowWords, wallRows } from "./wall-rows.ts";

/** Addresses in the memory of the kernels. */
interface Addresses {
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

/** Everything that a run of the kernels works on. */
interface Machine {
  readonly source: BackendSource;
  /** Marks of `mediaGroups`. */
  readonly groups: Uint16Array;
  readonly memory: KernelMemory;
  readonly kernels: Kernels;
  readonly addresses: Addresses;
  readonly team: ThreadTeam;
}

/** Places in the job, as `assembly/stage.ts` reads it. */
const jobPlace = { kind: 0, start: 1, rate: 2, last: 3, before: 4, out: 5, factors: 6, box: 10 } as const;

const jobKind = { rate: 0, stage: 1, error: 2, record: 3 } as const;

/** Rolling planes of a thread. */
const planeCount = 15;

/** Chunks a thread: small enough to even out, large enough that their sides cost little. */
const chunksPerThread = 2;

/** [bytes] Rolling planes of one thread, with a spare cache line so that threads do not share one. */
function planesBytes({ grid }: Discretization): number {
  return 64 * Math.ceil((planeCount * 4 * ((grid.ny + 2) * grid.rowStride + 8)) / 64) + 64;
}

function workersOf(source: BackendSource): number {
  return source.threads?.workers ?? 0;
}

function mostChunks(source: BackendSource): number {
  const workers = workersOf(source);
  return workers === 0 ? 1 : chunksPerThread * (workers + 1);
}

function planAddresses(source: BackendSource, groups: Uint16Array): { addresses: Addresses; bytes: number } {
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
function kernelSettings(addresses: Addresses, { grid, table }: Discretization): readonly number[] {
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

function writeMaterials(
  machine: Pick<Machine, "memory" | "addresses" | "groups">,
  discretization: Discretization,
): void {
  const { addresses, groups } = machine;
  const { buffer } = machine.memory;
  const { flux, state } = tableRows(discretization.table);
  new Float32Array(buffer, addresses.flux, flux.length).set(flux);
  new Float32Array(buffer, addresses.state, state.length).set(state);
  const { straightEnds } = discretization.table;
  new Float32Array(buffer, addresses.straightEnds, straightEnds.length).set(straightEnds);
  new Uint8Array(buffer, addresses.media, discretization.grid.size).set(discretization.map.medium);
  new Uint16Array(buffer, addresses.groups, groups.length).set(groups);
  const plain = plainRows(discretization, groups);
  new Uint8Array(buffer, addresses.plainRows, plain.length).set(plain);
}

function openMachine(source: BackendSource): Machine {
  const { discretization, threads } = source;
  const groups = mediaGroups(discretization);
  const { addresses, bytes } = planAddresses(source, groups);
  const workers = workersOf(source);
  const kind = workers > 0 ? "shared" : "single";
  const memory = openMemory(bytes, kind);
  writeMaterials({ memory, addresses, groups }, discretization);
  const settings = kernelSettings(addresses, discretization);
  const kernels = openKernels(memory, kind);
  kernels.configure(...settings, addresses.planes);
  const { control } = addresses;
  const chunks = mostChunks(source);
  const team = threadTeam({ memory, kernels, control, mostChunks: chunks });
  const machine: Machine = { source, groups, memory, kernels, addresses, team };
  writeBox(machine, wholeBox(discretization.grid));
  for (let worker = 0; worker < workers; worker++) {
    const planes = addresses.planes + (worker + 1) * planesBytes(discretization);
    threads?.post(worker, { memory, settings: [...settings, planes], control, mostChunks: chunks });
  }
  return machine;
}

/** Makes a box the one of all jobs that follow. */
function writeBox(machine: Machine, box: ActiveBox): void {
  const { source, memory, kernels, addresses, team } = machine;
  const { buffer } = memory;
  const { discretization, faces } = source;
  const { grid } = discretization;
  const lengths = [grid.rowStride, grid.ny, grid.nz] as const;
  for (const axis of [0, 1, 2] as const) {
    const row = axisRow(discretization, axis, { length: lengths[axis], box });
    new Float32Array(buffer, addresses.axes[axis], row.length).set(row);
    team.job[jobPlace.box + 2 * axis] = box.from[axis];
    team.job[jobPlace.box + 2 * axis + 1] = box.to[axis];
  }
  const between = faceRows(grid, machine.groups, box);
  new Int32Array(buffer, addresses.faceRows, between.rows.length).set(between.rows);
  new Int32Array(buffer, addresses.faceStarts, between.starts.length).set(between.starts);
  const { rows, starts } = wallRows(discretization, faces.walls, box);
  new Uint8Array(buffer, addresses.wallRows, rows.byteLength).set(new Uint8Array(rows));
  new Int32Array(buffer, addresses.wallStarts, starts.length).set(starts);
  team.share(box.from[2], box.to[2]);
  kernels.setBox(team.jobAt + 8 * jobPlace.box);
}

const nothing = (): void => undefined;

/** What closes a super-step. */
function endOfStep(
  { source, addresses, team }: Machine,
  view: (at: number) => Float32Array,
): Pick<Backend, "error" | "recordFields" | "record"> {
  const { job } = team;
  const { fields, records, recordBlock } = addresses;
  const recordsAt = records.values();
  return {
    error: ({ start, change, rate, rateEnd }, length) => {
      job[jobPlace.kind] = jobKind.error;
      job[jobPlace.start] = fields[start];
      job[jobPlace.rate] = fields[rate];
      job[jobPlace.last] = fields[change];
      job[jobPlace.before] = fields[rateEnd];
      job[jobPlace.factors] = length;
      job[jobPlace.factors + 1] = leastChange;
      const { first, second } = team.run(nothing);
      return second === 0 ? 0 : Math.sqrt(first / second);
    },
    recordFields: recordFields(source.discretization, () => view(recordsAt.next().value ?? 0)),
    record: (kept, { length }) => {
      writeRecordBlock(recordBlock, kept);
      job[jobPlace.kind] = jobKind.record;
      job[jobPlace.start] = fields[0];
      job[jobPlace.rate] = kept.fields[0].byteOffset;
      job[jobPlace.last] = kept.fields[1].byteOffset;
      job[jobPlace.before] = recordBlock;
      job[jobPlace.factors] = length;
      return team.run(nothing).first;
    },
  };
}

/** The backend of WebAssembly kernels with 128-bit SIMD, single precision; sources in `packages/engine/assembly`. */
export function wasmBackend(source: BackendSource): Backend {
  const machine = openMachine(source);
  const { kernels, addresses, memory, team } = machine;
  const { job } = team;
  const { size } = source.discretization.grid;
  const view = (at: number): Float32Array => new Float32Array(memory.buffer, at, size);
  const [f0, f1, f2, f3] = addresses.fields;
  const at = (name: FieldNumber): number => addresses.fields[name];
  const temperature = view(addresses.temperature);
  const heat = { source: 0, walls: 0 };
  const runHeat = (meanwhile: () => void): StageHeat => {
    const { first, second } = team.run(meanwhile);
    heat.source = first;
    heat.walls = second;
    return heat;
  };
  return {
    name: "wasm",
    threads: workersOf(source) + 1,
    fields: [view(f0), view(f1), view(f2), view(f3)],
    setBox: (box) => writeBox(machine, box),
    rate: ({ start, change, out }, meanwhile) => {
      job[jobPlace.kind] = jobKind.rate;
      job[jobPlace.start] = at(start);
      job[jobPlace.last] = change === null ? 0 : at(change);
      job[jobPlace.out] = at(out);
      return runHeat(meanwhile);
    },
    scale: ({ rate, out }, step) => kernels.scale(at(rate), at(out), step),
    stage: ({ start, rate, last, before, out }, { mu, nu, step, startStep }, meanwhile) => {
      job[jobPlace.kind] = jobKind.stage;
      job[jobPlace.start] = at(start);
      job[jobPlace.rate] = at(rate);
      job[jobPlace.last] = at(last);
      job[jobPlace.before] = at(before);
      job[jobPlace.out] = at(out);
      job[jobPlace.factors] = mu;
      job[jobPlace.factors + 1] = nu;
      job[jobPlace.factors + 2] = step;
      job[jobPlace.factors + 3] = startStep;
      return runHeat(meanwhile);
    },
    ...endOfStep(machine, view),
    finish: ({ start, change }) => kernels.finish(at(start), at(change)),
    temperatures: (name, into) => {
      kernels.temperatures(at(name), addresses.temperature);
      into.set(temperature);
    },
    close: team.close,
  };
}
