import { parentPort } from "node:worker_threads";
import { type EnsembleCase, type PlacementCase, simulateMember, simulateTrial } from "@isotherm/planning";

/** A case that many computations share; given to each thread once. */
export type SharedCase =
  | { readonly kind: "ensemble"; readonly key: string; readonly ensemble: EnsembleCase }
  | { readonly kind: "placement"; readonly key: string; readonly search: PlacementCase };

/** What a thread is told: a case to keep, or the place of the member or trial to compute of it. */
export type ComputeMessage =
  | { readonly kind: "share"; readonly shared: SharedCase }
  | { readonly kind: "compute"; readonly index: number };

/** What it answers to each `compute`. */
export type ComputeAnswer =
  | { readonly kind: "done"; readonly outcome: unknown }
  | { readonly kind: "failed"; readonly code: string | null; readonly message: string };

function outcomeOf(shared: SharedCase | null, index: number): unknown {
  if (shared?.kind === "ensemble") {
    const member = shared.ensemble.members[index];
    if (member) return simulateMember(shared.ensemble, member);
  }
  if (shared?.kind === "placement") {
    const trial = shared.search.trials[index];
    if (trial) return simulateTrial(shared.search, trial);
  }
  throw new Error(`there is no number ${index} in what this thread was given`);
}

let kept: SharedCase | null = null;

// The whole program of a computing thread: one member or trial at a time.
parentPort?.on("message", (message: ComputeMessage) => {
  if (message.kind === "share") {
    kept = message.shared;
    return;
  }
  const answer = (value: ComputeAnswer): void => parentPort?.postMessage(value);
  try {
    answer({ kind: "done", outcome: outcomeOf(kept, message.index) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    answer({ kind: "failed", code, message: error instanceof Error ? error.message : String(error) });
  }
});
