import { type ActiveBox, wholeBox } from "../active-box.ts";
import type { BackendSource } from "../backend.ts";
import type { Discretization } from "../discretization.ts";
import {
  type Addresses,
  kernelSettings,
  mostChunks,
  planAddresses,
  planesBytes,
  workersOf,
} from "./addresses.ts";
import { faceRows } from "./face-rows.ts";
import { type KernelMemory, type Kernels, openKernels, openMemory } from "./kernels.ts";
import { axisRow, mediaGroups, plainRows, tableRows } from "./tables.ts";
import { type ThreadTeam, threadTeam } from "./thread-pool.ts";
import { wallRows } from "./wall-rows.ts";

/** Everything that a run of the kernels works on. */
export interface Machine {
  readonly source: BackendSource;
  /** Marks of `mediaGroups`. */
  readonly groups: Uint16Array;
  readonly memory: KernelMemory;
  readonly kernels: Kernels;
  readonly addresses: Addresses;
  readonly team: ThreadTeam;
}

/** Places in the job, as `assembly/stage.ts` reads it. */
export const jobPlace = {
  kind: 0,
  start: 1,
  rate: 2,
  last: 3,
  before: 4,
  out: 5,
  factors: 6,
  box: 10,
} as const;

/** What a job is. */
export const jobKind = { rate: 0, stage: 1, error: 2, record: 3 } as const;

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

/** Opens memory, kernels and threads for a problem; the whole grid is the box. */
export function openMachine(source: BackendSource): Machine {
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
export function writeBox(machine: Machine, box: ActiveBox): void {
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
