import type { PlanDevice } from "../problem/plan-device.ts";
import type { LineGeometry } from "../treatment-plan.ts";
import { candidatePaths } from "./path-candidates.ts";
import type { PathField } from "./path-field.ts";
import { type SievedPath, sievePath } from "./path-sieve.ts";
import { countRejected, type RejectionTally } from "./rejection-tally.ts";

/** What the sieve leaves. */
export interface SievedPaths {
  readonly clear: readonly SievedPath[];
  readonly triedCount: number;
}

/** Paths between two turns for others. */
const turnCount = 2000;

/** Looks at every candidate path of one device; yields now and then, so that a caller can cancel. */
export function* sievePaths(
  field: PathField,
  search: {
    readonly nerve: LineGeometry;
    readonly device: PlanDevice;
    readonly longestPathMm: number;
    readonly tally: RejectionTally;
  },
): Generator<number, SievedPaths> {
  const { nerve, device, longestPathMm, tally } = search;
  const clear: SievedPath[] = [];
  let triedCount = 0;
  for (const candidate of candidatePaths(nerve, device)) {
    const path = sievePath(field, candidate, { device, longestPathMm });
    if (path.rejection) countRejected(tally, field, path);
    else clear.push(path);
    triedCount += 1;
    if (triedCount % turnCount === 0) yield triedCount;
  }
  return { clear, triedCount };
}
