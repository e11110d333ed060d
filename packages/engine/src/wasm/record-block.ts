import type { Discretization } from "../discretization.ts";
import type { Records } from "../records.ts";

/** Words before the thresholds and the onsets, in the order of `assembly/record.ts`. */
const headWords = 9;

/** [bytes] What `writeRecordBlock` writes. */
export function recordBlockBytes({ problem, map }: Discretization): number {
  return 4 * (headWords + problem.thresholds.length + map.media.length);
}

/** Writes what the kernel `record` reads at an address; the fields of the records lie in the same memory. */
export function writeRecordBlock(address: number, records: Records): void {
  const { minimum, cooling, warming, below, thresholds, onsets, warmest } = records;
  const { buffer } = minimum;
  const firstBelow = below[0]?.byteOffset ?? 0;
  const belowBytes = (below[1]?.byteOffset ?? firstBelow) - firstBelow;
  const thresholdsAt = address + 4 * headWords;
  const onsetsAt = thresholdsAt + 4 * thresholds.length;
  const fields = [minimum.byteOffset, cooling.byteOffset, warming.byteOffset];
  new Int32Array(buffer, address, headWords - 1).set([
    ...fields,
    firstBelow,
    belowBytes,
    thresholds.length,
    thresholdsAt,
    onsetsAt,
  ]);
  new Float32Array(buffer, address + 4 * (headWords - 1), 1 + thresholds.length + onsets.length).set([
    warmest,
    ...thresholds,
    ...onsets,
  ]);
}
