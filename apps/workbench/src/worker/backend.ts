import { EngineError, type ProcessorBackend } from "@isotherm/engine";

/** Runs on the processor with the fast kernels, or with the plain ones where this browser cannot run the fast ones. */
export async function withBackend<Answer>(
  run: (backend: ProcessorBackend) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await run("wasm");
  } catch (error) {
    if (error instanceof EngineError && error.code === "ENGINE_BACKEND_UNAVAILABLE") return run("reference");
    throw error;
  }
}
