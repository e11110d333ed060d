/** Every refusal of the engine, by code. */
export type EngineErrorCode =
  | "ENGINE_PROBLEM_INVALID"
  | "ENGINE_GRID_TOO_LARGE"
  | "ENGINE_NOT_FINITE"
  | "ENGINE_BACKEND_UNAVAILABLE"
  | "ENGINE_CANCELED";

/** A problem that cannot be solved, in one sentence that names the thing, the value, the limit and the way out. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "EngineError";
    this.code = code;
  }
}
