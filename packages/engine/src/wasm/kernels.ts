import { EngineError } from "../errors.ts";
import { bytesOfBase64 } from "./base64.ts";
import { kernelsBase64 } from "./generated/kernels.ts";

/** The little of WebAssembly that is used; the engine has no library that declares it. */
interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** The kernels, as `assembly/` exports them; arguments are numbers because they cross into WebAssembly. */
export interface Kernels {
  readonly configure: (...settings: readonly number[]) => void;
  /** isFirst, start, rate, last, before, out, μ, ν, rest, step, startStep → [W] */
  readonly stage: (...settings: readonly number[]) => number;
  /** field, out */
  readonly temperatures: (...settings: readonly number[]) => void;
  /** rows, count, field, out, step, rate or 0 */
  readonly interfaces: (...settings: readonly number[]) => void;
  /** rows, count, field, out, step, rate or 0 → [W] */
  readonly walls: (...settings: readonly number[]) => number;
}

const pageBytes = 65536;

let compiled: object | undefined;

/** Instantiates the kernels on fresh memory of at least `bytes`. */
export function openKernels(bytes: number): { kernels: Kernels; buffer: ArrayBuffer } {
  const api = (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
  if (api === undefined) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      "This host has no WebAssembly; choose the reference backend.",
    );
  }
  try {
    compiled ??= new api.Module(bytesOfBase64(kernelsBase64));
    const memory = new api.Memory({ initial: Math.ceil(bytes / pageBytes) });
    const abort = (): never => {
      throw new Error("a kernel aborted");
    };
    const instance = new api.Instance(compiled, { env: { memory, abort } });
    return { kernels: instance.exports as Kernels, buffer: memory.buffer };
  } catch (cause) {
    throw new EngineError(
      "ENGINE_BACKEND_UNAVAILABLE",
      `The WebAssembly kernels could not be started with ${Math.ceil(bytes / 2 ** 20)} MiB; choose the reference backend or a larger cell.`,
      { cause },
    );
  }
}
