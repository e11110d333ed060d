import type { SuperStep } from "../rkl2.ts";
import { bufferOf, partialPlaces, stageStride } from "./gpu-buffers.ts";
import type { GpuMemory } from "./gpu-queue.ts";
import { superStepWeights } from "./super-step-weights.ts";

/** What a cryoprobe or vessel does at one stage; temperatures above the reference. */
export interface CouplingAction {
  readonly mode: "rest" | "held" | "fluid";
  /** [K] */
  readonly temperature: number;
  /** [W/(m²·K)] */
  readonly heatTransfer: number;
  /** [W] */
  readonly limit: number;
  readonly dutyFraction: number;
}

/** Shape of the fields, and how the tables are read. */
export interface GpuGrid {
  readonly rowStride: number;
  readonly ny: number;
  readonly nz: number;
  readonly bins: number;
  readonly media: number;
  /** [J/m³] */
  readonly lowest: number;
  /** [m³/J] */
  readonly perEnthalpy: number;
}

const modes = { rest: 0, held: 1, fluid: 2 } as const;

/** A stand-in for no limit: WGSL has no literal for infinity. */
const largestLimit = 1e30;

/** Writes what cryoprobes and vessels do at each evaluation. */
export function writeActions(machine: GpuMemory, actions: readonly (readonly CouplingAction[])[]): void {
  const { device, packed, buffers } = machine;
  const words = new Uint32Array(8 * Math.max(1, actions.length * packed.spans.length));
  const reals = new Float32Array(words.buffer);
  let at = 0;
  for (const stage of actions) {
    stage.forEach((action, coupling) => {
      const span = packed.spans[coupling] ?? { first: 0, count: 0 };
      words.set([modes[action.mode], span.first, span.count], at);
      const { temperature, heatTransfer, dutyFraction } = action;
      reals.set([temperature, heatTransfer, Math.min(action.limit, largestLimit), dutyFraction], at + 4);
      at += 8;
    });
  }
  device.queue.writeBuffer(bufferOf(buffers, 14), 0, words);
}

/** The uniforms of all stages, of the rate at the end, and of what follows it. */
export function writeStages(machine: GpuMemory, step: SuperStep): void {
  const { device, sizes, packed, buffers } = machine;
  const words = new Uint32Array((stageStride / 4) * (step.stages + 2));
  const reals = new Float32Array(words.buffer);
  const weights = superStepWeights(step);
  for (let stage = 0; stage < step.stages + 2; stage++) {
    const at = (stageStride / 4) * stage;
    const end = { mu: 0, nu: 0, step: 1, startStep: 0 };
    const factors = stage === 0 ? { ...end, step: step.firstStep } : (step.factors[stage - 1] ?? end);
    words.set([stage === 0 ? 1 : 0, stage * packed.spans.length, packed.spans.length, sizes.gathered], at);
    reals.set([factors.mu, factors.nu, factors.step, factors.startStep], at + 4);
    reals.set([weights[stage] ?? 0, step.length], at + 8);
  }
  device.queue.writeBuffer(bufferOf(buffers, 1), 0, words);
}

/** Writes what stays the same for all steps. */
export function writeGrid(memory: GpuMemory, grid: GpuGrid): void {
  const { device, sizes, buffers } = memory;
  const places = partialPlaces(sizes);
  const words = new Uint32Array(16);
  const reals = new Float32Array(words.buffer);
  words.set([grid.rowStride, grid.ny, grid.nz, sizes.cells]);
  words.set([grid.bins, grid.media, sizes.specialCells, sizes.thresholds], 4);
  reals.set([grid.lowest, grid.perEnthalpy], 8);
  words.set([places.walls, places.metabolism, places.check, places.squares, places.moving], 10);
  device.queue.writeBuffer(bufferOf(buffers, 0), 0, words);
}
