import type { ProcessorBackend } from "./result.ts";
import type { Vec3 } from "./vector.ts";
import type { ThreadPool } from "./wasm/thread-pool.ts";

/** How to solve; nothing here changes what is solved. */
export interface SimulationOptions {
  /** "wasm" when absent. A GPU answers later and has a function of its own, `simulationOnGpu`. */
  readonly backend?: ProcessorBackend;
  /** "full" when absent; "preview" uses cells of at least 1.5 mm and longer steps. */
  readonly accuracy?: "preview" | "full";
  /** Threads that the host lends to the wasm backend; without them it runs on the caller's alone. */
  readonly threads?: ThreadPool;
  /** Checked after every super-step and every 30 ms within one. */
  readonly signal?: { readonly aborted: boolean };
  /** [ms] Clock for the wall time; Date.now when absent. */
  readonly now?: () => number;
  /** [°C] Initial temperature at a point [m], instead of the one of the problem. */
  readonly initialField?: (point: Vec3) => number;
  /** "graded" when absent: fine round the cryoprobes only. */
  readonly grid?: "graded" | "uniform";
}
