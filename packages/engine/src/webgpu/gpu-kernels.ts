import { bufferOf, type GpuBuffers, stageStride } from "./gpu-buffers.ts";
import { computeStage, type GpuBuffer, type GpuDevice, type GpuPipeline } from "./gpu-device.ts";
import { type KernelName, kernelBindings, kernelText, readOnlyBindings } from "./kernel-text.ts";

/** A kernel with its buffers; `swapped` reads field 8 and writes field 7. */
export interface GpuKernel {
  readonly pipeline: GpuPipeline;
  readonly straight: object;
  readonly swapped: object;
}

/** All kernels of a run. */
export type GpuKernels = Readonly<Record<KernelName, GpuKernel>>;

function bindingType(number: number): object {
  if (number === 0) return { type: "uniform" };
  if (number === 1) return { type: "uniform", hasDynamicOffset: true, minBindingSize: 48 };
  return { type: readOnlyBindings.includes(number) ? "read-only-storage" : "storage" };
}

const otherField: Readonly<Record<number, number>> = { 7: 8, 8: 7 };

function groupOf(
  device: GpuDevice,
  layout: object,
  bind: { readonly numbers: readonly number[]; readonly buffer: (number: number) => GpuBuffer },
): object {
  return device.createBindGroup({
    layout,
    entries: bind.numbers.map((number) => ({
      binding: number,
      resource: {
        buffer: bind.buffer(number),
        ...(number === 1 ? { size: stageStride } : {}),
      },
    })),
  });
}

async function openKernel(
  device: GpuDevice,
  code: { readonly module: object; readonly name: KernelName },
  buffers: GpuBuffers,
): Promise<GpuKernel> {
  const numbers: readonly number[] = kernelBindings[code.name];
  const layout = device.createBindGroupLayout({
    entries: numbers.map((number) => ({
      binding: number,
      visibility: computeStage,
      buffer: bindingType(number),
    })),
  });
  const pipeline = await device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: code.module, entryPoint: code.name },
  });
  const straight = (number: number): GpuBuffer => bufferOf(buffers, number);
  const swapped = (number: number): GpuBuffer => bufferOf(buffers, otherField[number] ?? number);
  return {
    pipeline,
    straight: groupOf(device, layout, { numbers, buffer: straight }),
    swapped: groupOf(device, layout, { numbers, buffer: swapped }),
  };
}

/** Compiles the kernels and binds them to the buffers of a run. */
export async function openGpuKernels(device: GpuDevice, buffers: GpuBuffers): Promise<GpuKernels> {
  const module = device.createShaderModule({ code: kernelText });
  const names = Object.keys(kernelBindings) as KernelName[];
  const kernels = await Promise.all(names.map((name) => openKernel(device, { module, name }, buffers)));
  return Object.fromEntries(names.map((name, index) => [name, kernels[index]])) as GpuKernels;
}
