/*
 * The part of WebGPU that the engine uses. The engine has no dependency and no browser library, so what it needs of a
 * GPUDevice is written down here; the real device of a browser, or of Dawn in Node, fits these shapes.
 */

/** A buffer in the memory of the GPU. */
export interface GpuBuffer {
  readonly size: number;
  readonly mapAsync: (mode: number) => Promise<undefined>;
  readonly getMappedRange: () => ArrayBuffer;
  readonly unmap: () => void;
  readonly destroy: () => void;
}

/** A compiled kernel. */
export interface GpuPipeline {
  readonly getBindGroupLayout: (index: number) => object;
}

/** Kernels being queued. */
export interface GpuComputePass {
  readonly setPipeline: (pipeline: GpuPipeline) => void;
  readonly setBindGroup: (index: number, group: object, offsets?: readonly number[]) => void;
  readonly dispatchWorkgroups: (x: number, y?: number) => void;
  readonly end: () => void;
}

/** Commands being queued. */
export interface GpuEncoder {
  readonly beginComputePass: () => GpuComputePass;
  readonly clearBuffer: (buffer: GpuBuffer) => void;
  readonly copyBufferToBuffer: (...copy: readonly [GpuBuffer, number, GpuBuffer, number, number]) => void;
  readonly finish: () => object;
}

/** One binding of a kernel. */
export interface GpuBinding {
  readonly binding: number;
  readonly resource: { readonly buffer: GpuBuffer; readonly offset?: number; readonly size?: number };
}

/** A GPUDevice, as far as the engine uses one. The host makes it, lends it, and destroys it. */
export interface GpuDevice {
  readonly limits: {
    /** [bytes] */
    readonly maxStorageBufferBindingSize: number;
    /** [bytes] */
    readonly maxBufferSize: number;
  };
  readonly lost: Promise<{ readonly message: string }>;
  readonly queue: {
    readonly submit: (commands: readonly object[]) => void;
    readonly writeBuffer: (
      buffer: GpuBuffer,
      offset: number,
      data: ArrayBufferView<ArrayBuffer> | ArrayBuffer,
    ) => void;
  };
  readonly createBuffer: (wish: { readonly size: number; readonly usage: number }) => GpuBuffer;
  readonly createShaderModule: (wish: { readonly code: string }) => object;
  readonly createBindGroupLayout: (wish: { readonly entries: readonly object[] }) => object;
  readonly createPipelineLayout: (wish: { readonly bindGroupLayouts: readonly object[] }) => object;
  readonly createComputePipelineAsync: (wish: {
    readonly layout: object;
    readonly compute: { readonly module: object; readonly entryPoint: string };
  }) => Promise<GpuPipeline>;
  readonly createBindGroup: (wish: {
    readonly layout: object;
    readonly entries: readonly GpuBinding[];
  }) => object;
  readonly createCommandEncoder: () => GpuEncoder;
}

/** Flags of the WebGPU standard, which only a browser has as globals. */
export const bufferUsage = { mapRead: 1, copySource: 4, copyTarget: 8, uniform: 64, storage: 128 } as const;

/** GPUMapMode.READ */
export const mapRead = 1;

/** GPUShaderStage.COMPUTE */
export const computeStage = 4;
