import type { GpuDevice } from "@isotherm/engine";

interface GpuAdapter {
  readonly info: { readonly isFallbackAdapter?: boolean };
  readonly limits: GpuDevice["limits"];
  readonly requestDevice: (wish: {
    readonly requiredLimits: Readonly<Record<string, number>>;
  }) => Promise<GpuDevice>;
}

interface GpuOfBrowser {
  readonly requestAdapter: (wish: { readonly powerPreference: string }) => Promise<GpuAdapter | null>;
}

let opened: Promise<GpuDevice | null> | null = null;

/**
 * The GPU of this machine, asked for once; null where there is none. An adapter that is only software is slower than the
 * kernels of the processor and counts as none.
 */
export function graphicsDevice(): Promise<GpuDevice | null> {
  opened ??= openDevice().catch(() => null);
  return opened;
}

/** From now on nothing is asked of the GPU until the page is loaded again. */
export function leaveGraphicsDevice(): void {
  opened = Promise.resolve(null);
}

async function openDevice(): Promise<GpuDevice | null> {
  const { gpu } = navigator as { readonly gpu?: GpuOfBrowser };
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter || adapter.info.isFallbackAdapter === true) return null;
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredLimits: { maxStorageBufferBindingSize, maxBufferSize },
  });
  void device.lost.then(leaveGraphicsDevice);
  return device;
}
