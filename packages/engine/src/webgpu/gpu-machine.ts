import type { SuperStep } from "../rkl2.ts";
import {
  bufferOf,
  type GpuSizes,
  groupsFor,
  groupsForCells,
  openBuffers,
  partialPlaces,
} from "./gpu-buffers.ts";
import { bufferUsage, type GpuComputePass, type GpuDevice } from "./gpu-device.ts";
import { openGpuKernels } from "./gpu-kernels.ts";
import { dispatch, type GpuMemory, readBack, runAndRead } from "./gpu-queue.ts";
import { type CouplingAction, type GpuGrid, writeActions, writeGrid, writeStages } from "./gpu-uniforms.ts";
import type { PackedProblem } from "./packed-problem.ts";
import { numbersPerSum } from "./shader-parts.ts";

/** What a tried super-step gave. */
export interface GpuAttempt {
  /** [K] As `step-control.ts` defines it. */
  readonly error: number;
  /**
   * Heat [W], Σ surface·area [K·m²], Σ tissue·area [K·m²] and share of full power; couplings fastest, then stages, then the
   * end of the step.
   */
  readonly flows: Float32Array;
  /** [J] Blood and metabolism, over the super-step. */
  readonly source: number;
  /** [J] Through walls, over the super-step. */
  readonly walls: number;
}

/** What is known once a super-step was kept. */
export interface GpuEnd {
  /** [W] Heat of metabolism; NaN where the field is no longer finite. */
  readonly metabolism: number;
  /** [K] Temperatures of the cells that were asked for. */
  readonly gathered: Float32Array;
}

/** A problem in the memory of a GPU. */
export interface GpuMachine {
  /** Enthalpy at the start [J/m³]; opens the records. */
  readonly begin: (enthalpy: Float32Array<ArrayBuffer>) => void;
  /** Tries a super-step; `actions` are those of each stage and of the end. The start stays as it is. */
  readonly attempt: (step: SuperStep, actions: readonly (readonly CouplingAction[])[]) => Promise<GpuAttempt>;
  /** Keeps the step that was tried last. */
  readonly keep: (step: SuperStep) => Promise<GpuEnd>;
  /** Evaluates cryoprobes and vessels on the present field, without a step. */
  readonly evaluate: (actions: readonly CouplingAction[]) => Promise<Float32Array>;
  /** Reads a whole buffer: 5 enthalpy, 16 temperature, 17 records, 18 times below thresholds. */
  readonly read: (number: number) => Promise<Float32Array>;
  readonly close: () => void;
}

/** The change of stage s lies in field 7 for odd s and in field 8 for even s; a kernel reads it as its last. */
function fieldsAfter(stages: number): "straight" | "swapped" {
  return stages % 2 === 0 ? "swapped" : "straight";
}

/** Queues all stages, the rate at the end and the error. */
function encodeAttempt(pass: GpuComputePass, memory: GpuMemory, stages: number): void {
  const { sizes } = memory;
  const groups = groupsForCells(sizes.cells);
  const special = groupsFor(sizes.specialCells);
  for (let stage = 0; stage <= stages; stage++) {
    const fields = fieldsAfter(stage);
    dispatch(pass, memory, { name: "evaluateCouplings", groups: sizes.couplings, stage, fields });
    dispatch(pass, memory, { name: "stageOfCells", groups, stage, fields });
    dispatch(pass, memory, { name: "correctSpecialCells", groups: special, stage, fields });
  }
  dispatch(pass, memory, { name: "errorOfCells", groups, stage: stages, fields: fieldsAfter(stages) });
  addPartials(pass, memory);
}

function addPartials(pass: GpuComputePass, memory: GpuMemory): void {
  const groups = partialPlaces(memory.sizes).size / numbersPerSum;
  dispatch(pass, memory, { name: "addPartials", groups, stage: 0, fields: "straight" });
}

/** Sum of the totals of one kind; places are those of the partial sums. */
function totalOf(totals: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from / numbersPerSum; at < to / numbersPerSum; at++) sum += totals[at] as number;
  return sum;
}

const nothing = new Float32Array(0);

async function attempt(
  memory: GpuMemory,
  step: SuperStep,
  actions: readonly (readonly CouplingAction[])[],
): Promise<GpuAttempt> {
  const { sizes, packed } = memory;
  writeActions(memory, actions);
  writeStages(memory, step);
  const places = partialPlaces(sizes);
  const [totals = nothing, flows = nothing] = await runAndRead(
    memory,
    (pass) => encodeAttempt(pass, memory, step.stages),
    [
      { number: 21, bytes: (4 * places.size) / numbersPerSum },
      { number: 15, bytes: 16 * (step.stages + 1) * packed.spans.length },
    ],
  );
  const moving = totalOf(totals, places.moving, places.size);
  const squares = totalOf(totals, places.squares, places.moving);
  return {
    error: moving === 0 ? 0 : Math.sqrt(squares / moving),
    flows,
    source: totalOf(totals, 0, places.walls),
    walls: totalOf(totals, places.walls, places.metabolism),
  };
}

async function keep(memory: GpuMemory, step: SuperStep): Promise<GpuEnd> {
  const { sizes } = memory;
  const places = partialPlaces(sizes);
  const groups = groupsForCells(sizes.cells);
  const at = { stage: step.stages, fields: fieldsAfter(step.stages) } as const;
  const encode = (pass: GpuComputePass): void => {
    dispatch(pass, memory, { name: "finishCells", groups, ...at });
    dispatch(pass, memory, { name: "recordStep", groups, ...at });
    dispatch(pass, memory, { name: "gather", groups: groupsFor(sizes.gathered), ...at });
    addPartials(pass, memory);
  };
  const [totals = nothing, gathered = nothing] = await runAndRead(memory, encode, [
    { number: 21, bytes: (4 * places.size) / numbersPerSum },
    { number: 20, bytes: 4 * sizes.gathered },
  ]);
  const finite = Number.isFinite(totalOf(totals, places.check, places.squares));
  return {
    metabolism: finite ? totalOf(totals, places.metabolism, places.check) : Number.NaN,
    gathered,
  };
}

async function evaluate(memory: GpuMemory, actions: readonly CouplingAction[]): Promise<Float32Array> {
  const { sizes } = memory;
  writeActions(memory, [actions]);
  // Any step will do: only that it is the first stage matters to the couplings.
  writeStages(memory, { stages: 1, length: 1, firstStep: 1, factors: [], times: [0, 1] });
  const encode = (pass: GpuComputePass): void =>
    dispatch(pass, memory, {
      name: "evaluateCouplings",
      groups: sizes.couplings,
      stage: 0,
      fields: "straight",
    });
  const [flows = nothing] = await runAndRead(memory, encode, [{ number: 15, bytes: 16 * sizes.couplings }]);
  return flows;
}

/** What a memory is made from. */
export interface GpuMachineSource {
  readonly packed: PackedProblem;
  readonly sizes: GpuSizes;
  readonly grid: GpuGrid;
  /** Temperature of each surface entry before the first evaluation [K above the reference]. */
  readonly surfaces: Float32Array<ArrayBuffer>;
  /** Cells whose temperature is read after every super-step. */
  readonly gatherCells: Uint32Array<ArrayBuffer>;
}

function upload(memory: GpuMemory, source: GpuMachineSource): void {
  const { device, buffers } = memory;
  const { packed } = source;
  const write = (number: number, data: ArrayBufferView<ArrayBuffer>): void => {
    if (data.byteLength > 0) device.queue.writeBuffer(bufferOf(buffers, number), 0, data);
  };
  write(2, packed.tables);
  write(3, packed.media);
  write(4, packed.axes);
  write(10, packed.rows);
  write(12, packed.entries);
  write(13, packed.curves);
  write(19, source.gatherCells);
  const exchange = new Float32Array(2 * source.surfaces.length);
  source.surfaces.forEach((surface, entry) => {
    exchange[2 * entry] = surface;
  });
  write(11, exchange);
  writeGrid(memory, source.grid);
}

/** Puts a problem into the memory of a GPU. */
export async function openGpuMachine(device: GpuDevice, source: GpuMachineSource): Promise<GpuMachine> {
  const { sizes, packed } = source;
  const buffers = openBuffers(device, sizes, packed);
  const kernels = await openGpuKernels(device, buffers);
  const stagingBytes =
    (4 * partialPlaces(sizes).size) / numbersPerSum +
    16 * (sizes.stages + 1) * packed.spans.length +
    4 * sizes.gathered +
    16;
  const { mapRead: canMap, copyTarget } = bufferUsage;
  const staging = device.createBuffer({ size: stagingBytes, usage: canMap | copyTarget });
  const memory: GpuMemory = { device, sizes, packed, buffers, kernels, staging };
  upload(memory, source);
  return {
    begin: (enthalpy) => {
      device.queue.writeBuffer(bufferOf(buffers, 5), 0, enthalpy);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      const groups = groupsForCells(sizes.cells);
      dispatch(pass, memory, { name: "openRecords", groups, stage: 0, fields: "straight" });
      pass.end();
      device.queue.submit([encoder.finish()]);
    },
    attempt: (step, actions) => attempt(memory, step, actions),
    keep: (step) => keep(memory, step),
    evaluate: (actions) => evaluate(memory, actions),
    read: async (number) => {
      const { size } = bufferOf(buffers, number);
      const [field] = await readBack(memory, device.createCommandEncoder(), [{ number, bytes: size }]);
      return field ?? new Float32Array(0);
    },
    close: () => {
      for (const buffer of buffers.values()) buffer.destroy();
      staging.destroy();
    },
  };
}
