import type { Backend, BackendSource, FieldNumber } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import { axisWeights } from "../stencil.ts";
import type { TissueTable } from "../tissue-table.ts";
import { interfaceRows, wallRows } from "./face-rows.ts";
import { type Kernels, openKernels } from "./kernels.ts";
import { memoryPlan } from "./memory-plan.ts";

/** Addresses in the memory of the kernels. */
interface Addresses {
  readonly fields: readonly [number, number, number, number];
  readonly temperature: number;
  readonly media: number;
  readonly flux: number;
  readonly state: number;
  readonly axes: readonly [number, number, number];
  readonly planes: number;
  readonly interfaces: number;
  readonly walls: number;
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
    planes: plan.reserve(6 * 4 * ((grid.ny + 2) * grid.rowStride + 8)),
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

function writeTables(buffer: ArrayBuffer, addresses: Addresses, table: TissueTable): void {
  const rows = table.conductivity.length;
  const flux = [table.kirchhoffIntercept, table.kirchhoffSlope, table.sourceIntercept, table.sourceSlope];
  const state = [table.temperatureIntercept, table.temperatureSlope, table.conductivity, null];
  new Float32Array(buffer, addresses.flux, 4 * rows).set(interleave(flux, rows));
  new Float32Array(buffer, addresses.state, 4 * rows).set(interleave(state, rows));
}

function writeAxes(buffer: ArrayBuffer, addresses: Addresses, { grid }: Discretization): void {
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

function configure(kernels: Kernels, addresses: Addresses, { grid, table }: Discretization): void {
  kernels.configure(
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
    addresses.planes,
  );
}

/** The backend of WebAssembly kernels with 128-bit SIMD, single precision; sources in `packages/engine/assembly`. */
export function wasmBackend(source: BackendSource): Backend {
  const { discretization, faces } = source;
  const { addresses, bytes } = planAddresses(source);
  const { kernels, buffer } = openKernels(bytes);
  const { size } = discretization.grid;
  writeTables(buffer, addresses, discretization.table);
  writeAxes(buffer, addresses, discretization);
  new Uint8Array(buffer, addresses.media, size).set(discretization.map.medium);
  const copy = (at: number, rows: ArrayBuffer): void => {
    new Uint8Array(buffer, at, rows.byteLength).set(new Uint8Array(rows));
  };
  copy(addresses.interfaces, interfaceRows(discretization, faces.interfaces));
  copy(addresses.walls, wallRows(discretization, faces.walls));
  configure(kernels, addresses, discretization);
  const view = (at: number): Float32Array => new Float32Array(buffer, at, size);
  const [f0, f1, f2, f3] = addresses.fields;
  const at = (name: FieldNumber): number => addresses.fields[name];
  const correct = (read: number, out: number, add: { step: number; rate: number }): number => {
    const between = faces.interfaces.first.length;
    const outer = faces.walls.cells.length;
    if (between > 0) kernels.interfaces(addresses.interfaces, between, read, out, add.step, add.rate);
    return outer > 0 ? kernels.walls(addresses.walls, outer, read, out, add.step, add.rate) : 0;
  };
  return {
    name: "wasm",
    threads: 1,
    fields: [view(f0), view(f1), view(f2), view(f3)],
    firstStage: (names, step) => {
      const [start, rate, out] = [at(names.start), at(names.rate), at(names.out)];
      const heat = kernels.stage(1, start, rate, start, start, out, 0, 0, 0, step, 0);
      return { source: heat, walls: correct(start, out, { step, rate }) };
    },
    nextStage: (names, factors) => {
      const { mu, nu, rest, step, startStep } = factors;
      const [start, rate, last] = [at(names.start), at(names.rate), at(names.last)];
      const [before, out] = [at(names.before), at(names.out)];
      const heat = kernels.stage(0, start, rate, last, before, out, mu, nu, rest, step, startStep);
      return { source: heat, walls: correct(last, out, { step, rate: 0 }) };
    },
    temperatures: (name, into) => {
      kernels.temperatures(at(name), addresses.temperature);
      into.set(view(addresses.temperature));
    },
    close: () => undefined,
  };
}
