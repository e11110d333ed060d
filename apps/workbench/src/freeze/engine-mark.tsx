import type { BackendName } from "@isotherm/engine";
import type { ReactElement } from "react";
import styles from "./engine-mark.module.css";

/** What computes: backend and threads. */
export interface EngineUse {
  readonly backend: BackendName;
  readonly threads: number;
}

const NAMES: Readonly<Record<BackendName, string>> = {
  wasm: "WebAssembly",
  webgpu: "WebGPU",
  reference: "plain kernels",
};

/** Backend and threads in a few words. */
export function engineText({ backend, threads }: EngineUse): string {
  if (backend === "webgpu") return NAMES[backend];
  return `${NAMES[backend]} · ${threads === 1 ? "1 thread" : `${threads} threads`}`;
}

/** What computes, always in sight; falling back to something slower is said, never silent. */
export function EngineMark({ use }: { readonly use: EngineUse }): ReactElement {
  const slow = use.backend === "reference";
  return (
    <span
      className={`${styles["mark"]} number`}
      data-slow={slow}
      title={slow ? SLOW : "What computes the freeze"}
      data-testid="engine-mark"
    >
      {engineText(use)}
    </span>
  );
}

const SLOW =
  "This browser cannot run the fast kernels (WebAssembly with SIMD): the plain ones give the same answer and take many times longer.";

/** The sentence about a slower backend; nothing where the fast one runs. */
export function SlowEngineNote({ use }: { readonly use: EngineUse | null }): ReactElement | null {
  if (use?.backend !== "reference") return null;
  return (
    <p className={styles["slow"]} role="status" data-testid="slow-engine">
      {SLOW} Use a current browser.
    </p>
  );
}
