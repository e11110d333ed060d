import type { Backend, BackendSource } from "../backend.ts";
import { EngineError } from "../errors.ts";

/** The backend of WebAssembly kernels. */
export function wasmBackend(_source: BackendSource): Backend {
  throw new EngineError(
    "ENGINE_BACKEND_UNAVAILABLE",
    "The wasm kernels are not built; choose the reference backend.",
  );
}
