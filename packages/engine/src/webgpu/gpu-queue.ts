import { EngineError } from "../errors.ts";
import { bufferOf, type GpuBuffers, type GpuSizes, stageStride } from "./gpu-buffers.ts";
import {
  bufferUsage,
  type GpuBuffer,
  type GpuComputePass,
  type GpuDevice,
  type GpuEncoder,
  mapRead,
} from "./gpu-device.ts";
import type { GpuKernels } from "./gpu-kernels.ts";
import type { KernelName } from "./kernel-text.ts";
import type { PackedProblem } from "./packed-problem.ts";
import { groupsAcross } from "./shader-parts.ts";

/** What lies on the GPU for one run. */
export interface GpuMemory {
  readonly device: GpuDevice;
  readonly sizes: GpuSizes;
  readonly packed: PackedProblem;
  readonly buffers: GpuBuffers;
  readonly kernels: GpuKernels;
  /** Reads a copy of what a super-step left; made once, used again and again. */
  readonly staging: GpuBuffer;
}

/** One kernel to be queued. */
export interface Dispatch {
  readonly name: KernelName;
  readonly groups: number;
  readonly stage: number;
  readonly fields: "straight" | "swapped";
}

/** Queues a kernel; one of no workgroups is left out. */
export function dispatch(
  pass: GpuComputePass,
  machine: GpuMemory,
  { name, groups, stage, fields }: Dispatch,
): void {
  if (groups === 0) return;
  const kernel = machine.kernels[name];
  pass.setPipeline(kernel.pipeline);
  pass.setBindGroup(0, kernel[fields], [stage * stageStride]);
  pass.dispatchWorkgroups(Math.min(groups, groupsAcross), Math.ceil(groups / groupsAcross));
}

/** Copies buffers one behind the other into a staging buffer and reads them. */
export async function readBack(
  machine: GpuMemory,
  encoder: GpuEncoder,
  wishes: readonly { readonly number: number; readonly bytes: number }[],
): Promise<readonly Float32Array[]> {
  const { device, buffers } = machine;
  const total = wishes.reduce((sum, { bytes }) => sum + bytes, 0);
  const { mapRead: canMap, copyTarget } = bufferUsage;
  const own = total > machine.staging.size;
  const staging = own ? device.createBuffer({ size: total, usage: canMap | copyTarget }) : machine.staging;
  let at = 0;
  for (const { number, bytes } of wishes) {
    if (bytes > 0) encoder.copyBufferToBuffer(bufferOf(buffers, number), 0, staging, at, bytes);
    at += bytes;
  }
  device.queue.submit([encoder.finish()]);
  try {
    await staging.mapAsync(mapRead);
    const bytes = staging.getMappedRange().slice(0, total);
    staging.unmap();
    let from = 0;
    return wishes.map((wish) => {
      const part = new Float32Array(bytes, from, wish.bytes / 4);
      from += wish.bytes;
      return part;
    });
  } catch (cause) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      "The GPU stopped answering during the simulation; start it again, or choose the wasm backend.",
      { cause },
    );
  } finally {
    if (own) staging.destroy();
  }
}

/** Runs kernels and reads what they left. */
export function runAndRead(
  machine: GpuMemory,
  encode: (pass: GpuComputePass) => void,
  wishes: readonly { readonly number: number; readonly bytes: number }[],
): Promise<readonly Float32Array[]> {
  const encoder = machine.device.createCommandEncoder();
  encoder.clearBuffer(bufferOf(machine.buffers, 9));
  const pass = encoder.beginComputePass();
  encode(pass);
  pass.end();
  return readBack(machine, encoder, wishes);
}
