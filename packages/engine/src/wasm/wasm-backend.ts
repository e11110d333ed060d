import type { Backend, BackendSource, FieldNumber } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import { axisWeights } from "../stencil.ts";
import type { TissueTable } from "../tissue-table.ts";
import { interfaceRows, wallRows } from "./face-rows.ts";
import { type KernelMemory, type Kernels, openKernels, openMemory } from "./kernels.ts";
import { memoryPlan } from "./memory-plan.ts";
import { controlBytes, threadTeam } from "./thread-pool.ts";

/** Addresses in the memory of the kernels. */
interface Addresses {
  readonly fields: readonly [number, number, number, number];
  readonly temperature: number;
  readonly media: number;
  readonly flux: number;
  readonly state: number;
  readonly axes: readonly [number, number, number];
  /** Of this thread; those of the workers follow. */
  readonly planes: number;
  readonly control: number;
  readonly interfaces: number;
  readonly walls: number;
}

/** [bytes] Rolling planes of one thread, with a spare cache line so that threads do not share one. */
function planesBytes({ grid }: Discretization): number {
  return 64 * Math.ceil((6 * 4 * ((grid.ny + 2) * grid.rowStride + 8)) / 64) + 64;
}

/** Chunks of planes that threads take in turn: small enough to even out, large enough that halos cost little. */
function chunkCount({ discretization, threads }: BackendSource): number {
  const { nz } = discretization.grid;
  return Math.max(1, Math.min(Math.floor(nz / 6), 3 * ((threads?.workers ?? 0) + 1)));
}

function planAddresses(source: BackendSource): { addresses: Addresses; bytes: number } {
  const { grid, table, map } = source.discretization;
  const plan = memoryPlan();
  const field = (): number => plan.reserve(4 * grid.size);
  const axis = (cells: number): number => plan.reserve(12 * cells);
  const tableBytes = 16 * table.bins * map.media.length;
  const addresses: Addresses = {
    fields: [field(), field(), field(), field()],
    temperature: field(),
    media: plan.reserve(grid.size),
    flux: plan.reserve(tableBytes),
    state: plan.reserve(tableBytes),
    axes: [axis(grid.rowStride), axis(grid.ny), axis(grid.nz)],
    planes: plan.reserve(((source.threads?.workers ?? 0) + 1) * planesBytes(source.discretization)),
    control: plan.reserve(controlBytes(chunkCount(source))),
    interfaces: plan.reserve(32 * source.faces.interfaces.first.length),
    walls: plan.reserve(32 * source.faces.walls.cells.length),
  };
  return { addresses, bytes: plan.total() };
}

/** Columns side by side: row n is [columns[0][n], columns[1][n], …], four to a row. */
function interleave(columns: readonly (Float64Array | null)[], rows: number): Float32Array {
  const result = new Float32Array(4 * rows);
  columns.forEach((column, offset) => {
    column?.forEach((value, row) => {
      result[4 * row + offset] = value;
    });
  });
  return result;
}

function writeTables(buffer: KernelMemory["buffer"], addresses: Addresses, table: TissueTable): void {
  const rows = table.conductivity.length;
  const flux = [table.kirchhoffIntercept, table.kirchhoffSlope, table.sourceIntercept, table.sourceSlope];
  const state = [table.temperatureIntercept, table.temperatureSlope, table.conductivity, null];
  new Float32Array(buffer, addresses.flux, 4 * rows).set(interleave(flux, rows));
  new Float32Array(buffer, addresses.state, 4 * rows).set(interleave(state, rows));
}

function writeAxes(buffer: KernelMemory["buffer"], addresses: Addresses, { grid }: Discretization): void {
  const lengths = [grid.rowStride, grid.ny, grid.nz] as const;
  for (const axis of [0, 1, 2] as const) {
    const length = lengths[axis];
    const { lower, upper } = axisWeights(grid, axis, length);
    const row = new Float32Array(buffer, addresses.axes[axis], 3 * length);
    row.set(lower, 0);
    row.set(upper, length);
    row.set(grid.widths[axis], 2 * length);
  }
}

/** Arguments of `configure` in `assembly/state.ts`; the planes come last because each thread has its own. */
function kernelSettings(addresses: Addresses, { grid, table }: Discretization): readonly number[] {
  return [
    grid.rowStride,
    grid.ny,
    grid.nz,
    addresses.flux,
    addresses.state,
    Math.log2(table.bins),
    table.lowest,
    table.perEnthalpy,
    addresses.media,
    ...addresses.axes,
  ];
}

/** Runs the stages on this thread alone, or on a team. */
interface StageRunner {
  readonly threads: number;
  readonly stage: (...settings: readonly number[]) => number;
  readonly close: () => void;
}

interface Machine {
  readonly memory: KernelMemory;
  readonly kernels: Kernels;
  readonly settings: readonly number[];
  readonly addresses: Addresses;
}

function stageRunner(source: BackendSource, machine: Machine): StageRunner {
  const { nz } = source.discretization.grid;
  const { kernels, memory, settings, addresses } = machine;
  const pool = source.threads;
  if (pool === undefined || pool.workers === 0) {
    const alone: StageRunner["stage"] = (...values) => kernels.stage(...values, 0, nz);
    return { threads: 1, stage: alone, close: () => undefined };
  }
  const chunks = chunkCount(source);
  const team = threadTeam({ memory, kernels, control: addresses.control, chunks, planes: nz });
  for (let worker = 0; worker < pool.workers; worker++) {
    const planes = addresses.planes + (worker + 1) * planesBytes(source.discretization);
    pool.post(worker, { memory, settings: [...settings, planes], control: addresses.control });
  }
  return { threads: pool.workers + 1, ...team };
}

function openMachine(source: BackendSource): Machine {
  const { discretization, faces } = source;
  const { addresses, bytes } = planAddresses(source);
  const kind = (source.threads?.workers ?? 0) > 0 ? "shared" : "single";
  const memory = openMemory(bytes, kind);
  const { buffer } = memory;
  writeTables(buffer, addresses, discretization.table);
  writeAxes(buffer, addresses, discretization);
  new Uint8Array(buffer, addresses.media, discretization.grid.size).set(discretization.map.medium);
  const copy = (at: number, rows: ArrayBuffer): void => {
    new Uint8Array(buffer, at, rows.byteLength).set(new Uint8Array(rows));
  };
  copy(addresses.interfaces, interfaceRows(discretization, faces.interfaces));
  copy(addresses.walls, wallRows(discretization, faces.walls));
  const settings = kernelSettings(addresses, discretization);
  const kernels = openKernels(memory, kind);
  kernels.configure(...settings, addresses.planes);
  return { memory, kernels, settings, addresses };
}

/** The backend of WebAssembly kernels with 128-bit SIMD, single precision; sources in `packages/engine/assembly`. */
export function wasmBackend(source: BackendSource): Backend {
  const { faces, discretization } = source;
  const machine = openMachine(source);
  const { kernels, addresses, memory } = machine;
  const runner = stageRunner(source, machine);
  const view = (at: number): Float32Array => new Float32Array(memory.buffer, at, discretization.grid.size);
  const [f0, f1, f2, f3] = addresses.fields;
  const at = (name: FieldNumber): number => addresses.fields[name];
  const correct = (
    read: readonly [number, number],
    out: number,
    add: { step: number; rate: number },
  ): number => {
    const between = faces.interfaces.first.length;
    const outer = faces.walls.cells.length;
    if (between > 0) kernels.interfaces(addresses.interfaces, between, ...read, out, add.step, add.rate);
    return outer > 0 ? kernels.walls(addresses.walls, outer, ...read, out, add.step, add.rate) : 0;
  };
  return {
    name: "wasm",
    threads: runner.threads,
    fields: [view(f0), view(f1), view(f2), view(f3)],
    firstStage: (names, step) => {
      const [start, rate, out] = [at(names.start), at(names.rate), at(names.out)];
      const heat = runner.stage(start, rate, 0, out, out, 0, 0, step, 0);
      return { source: heat, walls: correct([start, 0], out, { step, rate }) };
    },
    nextStage: (names, factors) => {
      const { mu, nu, step, startStep } = factors;
      const [start, rate, last] = [at(names.start), at(names.rate), at(names.last)];
      const [before, out] = [at(names.before), at(names.out)];
      const heat = runner.stage(start, rate, last, before, out, mu, nu, step, startStep);
      return { source: heat, walls: correct([start, last], out, { step, rate: 0 }) };
    },
    finish: (names) => kernels.finish(at(names.start), at(names.last)),
    temperatures: (name, into) => {
      kernels.temperatures(at(name), addresses.temperature);
      into.set(view(addresses.temperature));
    },
    close: runner.close,
  };
}
