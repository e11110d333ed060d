import { EngineError } from "../errors.ts";
import { bytesOfBase64 } from "./base64.ts";
import { kernelsBase64, sharedKernelsBase64 } from "./generated/kernels.ts";

/** A memory of WebAssembly; the engine has no library that declares it. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
}

interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number; maximum?: number; shared?: boolean }) => KernelMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** The kernels, as `assembly/` exports them; arguments are numbers because they cross into WebAssembly. */
export interface Kernels {
  readonly configure: (...settings: readonly number[]) => void;
  /** Address of six f64: the box of `scale`, `finish` and `temperatures`. */
  readonly setBox: (box: number) => void;
  /** Does a job over the planes from ≤ k < to and stores its two sums. */
  readonly run: (job: number, from: number, to: number, sums: number) => void;
  readonly scale: (rate: number, change: number, step: number) => void;
  readonly finish: (start: number, change: number) => void;
  readonly temperatures: (field: number, out: number) => void;
}

const pageBytes = 65536;
/** Same as in `scripts/build-kernels.ts`. */
const sharedPages = 32768;

const compiled: { single?: object; shared?: object } = {};

function api(): WebAssemblyApi {
  const found = (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
  if (found !== undefined) return found;
  throw new EngineError(
    "ENGINE_BACKEND_UNAVAILABLE",
    "This host has no WebAssembly; choose the reference backend.",
  );
}

/** Fresh memory of at least `bytes`, shared between threads or not. */
export function openMemory(bytes: number, kind: "single" | "shared"): KernelMemory {
  const initial = Math.ceil(bytes / pageBytes);
  const { Memory } = api();
  try {
    return kind === "single"
      ? new Memory({ initial })
      : new Memory({ initial, maximum: sharedPages, shared: true });
  } catch (cause) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      `The host gave no memory of ${Math.ceil(bytes / 2 ** 20)} MiB to the kernels; take a larger cell or a smaller box.`,
      { cause },
    );
  }
}

/** The kernels on a memory. */
export function openKernels(memory: KernelMemory, kind: "single" | "shared"): Kernels {
  const { Module, Instance } = api();
  try {
    const base64 = kind === "single" ? kernelsBase64 : sharedKernelsBase64;
    compiled[kind] ??= new Module(bytesOfBase64(base64));
    const abort = (): never => {
      throw new Error("a kernel aborted");
    };
    return new Instance(compiled[kind], { env: { memory, abort } }).exports as Kernels;
  } catch (cause) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      "The WebAssembly kernels could not be started (128-bit SIMD is needed); choose the reference backend.",
      { cause },
    );
  }
}
