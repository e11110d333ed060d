/** What this machine moves through memory. */
export interface Streaming {
  /** Bytes in both arrays. */
  readonly bytes: number;
  /** [GB/s] Read and written together, best of many copies. */
  readonly gigabytesPerS: number;
}

/** Bytes that one cell moves in one evaluation of the operator: four fields read, one written, and its mark. */
export const bytesPerUpdate: number = 5 * 4 + 0.5;

/** Copies an array again and again, on one thread. */
export function streaming(bytes: number): Streaming {
  const count = bytes / 8;
  const from = new Float32Array(count).fill(1);
  const to = new Float32Array(count);
  const repeats = Math.max(1, Math.round(2 ** 26 / bytes));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 12; round++) {
    const started = performance.now();
    for (let repeat = 0; repeat < repeats; repeat++) to.set(from);
    best = Math.min(best, (performance.now() - started) / repeats);
  }
  return { bytes, gigabytesPerS: bytes / 1e6 / best };
}
